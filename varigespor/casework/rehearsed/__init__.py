"""The rehearsed town in the database: plain events, played through the acts of casework."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.db import connection

from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import Note, Person, Rehearsal, Trace
from varigespor.rehearsal.days import events
from varigespor.rehearsal.events import Event
from varigespor.rehearsal.scenario import Scenario, scenario

from .. import catalogue, catalogue_files, staff
from .books import Books
from .playing import play

Say = Callable[[str], None]
SEED = "varige-spor"
MONTHS = 48


def fill(
    *, until: date, say: Say, seed: str = SEED, months: int = MONTHS, name: str = "full"
) -> dict[str, int]:
    """Fill the database with the town of a scenario, up to (not including) a day; what was done, counted.

    Raises Refused where somebody lives here already or this is no practice, Unplanned where an act refuses.
    """
    refuse_if(
        Complaint("", "I drift øves der ikke.") if settings.MODE == "production" else None,
        Complaint("", "Databasen er ikke tom. Der øves kun i en tom.") if Person.objects.exists() else None,
    )
    town = scenario(name=name, seed=seed, until=until, months=months)
    _hurry()
    books = Books(municipality=town.municipality)
    begin = datetime.combine(town.since, time(5), UTC)
    folder = catalogue_files.shipped(municipality=town.municipality.key)
    if folder:
        catalogue.load(by=staff.COMMAND_LINE, at=begin, folder=folder)
    books.keep_range()
    counts = play(stream=events(scenario=town), books=books, seen=_progress(town, say))
    done = {"acts": Trace.objects.filter(outcome="done").count(), "contacts": Note.objects.count()}
    Rehearsal.objects.create(seed=seed, until=until, filled_at=town.end, **done)
    say(f"Byen er øvet til {until:%d.%m.%Y}: {done['acts']} handlinger, heraf {done['contacts']} kontakter.")
    return {**done, **counts}


def _hurry() -> None:
    # A trap: waiting for the disk after every act doubles the time; a town that is lost is filled again.
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _progress(town: Scenario, say: Say) -> Callable[[Event, int], None]:
    months: set[tuple[int, int]] = set()

    def seen(event: Event, number: int) -> None:
        month = (event.at.year, event.at.month)
        if month not in months:
            months.add(month)
            say(f"{event.at:%m.%Y}  {town.share(on=event.at.date()):4.0%}  {number} hændelser")

    return seen
