"""Filling an empty database with a rehearsed town."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import UTC, date, datetime, time

from django.conf import settings

from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import Note, Person, Rehearsal, Trace
from varigespor.rehearsal.days import events
from varigespor.rehearsal.scenario import Scenario, scenario

from .. import catalogue, catalogue_files, staff
from .books import Books
from .lanes import play_lanes
from .results_acts import discuss

Say = Callable[[str], None]
SEED = "varige-spor"


def fill(*, until: date, say: Say, seed: str = SEED, months: int = 48, name: str = "full") -> dict[str, int]:
    """Fill the database with the town of a scenario, up to (not including) a day; what was done, counted.

    Raises Refused in production and where somebody lives here already, Unplanned where an act refuses.
    """
    town = scenario(name=name, seed=seed, until=until, months=months)
    refuse_unless_empty()
    say(f"Byen lever fra {town.since:%d.%m.%Y} til {until:%d.%m.%Y} …")
    counts = play_town(town=town, say=say, together=True)
    say(f"Øvet: {counts['acts']} handlinger, heraf {counts['contacts']} kontakter.")
    return counts


def refuse_unless_empty() -> None:
    """Raise Refused in production, and where somebody lives here already."""
    refuse_if(
        Complaint("", "I drift øves der ikke.") if settings.MODE == "production" else None,
        Complaint("", "Databasen er ikke tom. Der øves kun i en tom.") if Person.objects.exists() else None,
    )


def play_town(*, town: Scenario, say: Say, together: bool) -> dict[str, int]:
    """Play all of a town, its lanes at the same time or one after another, and note that it was.

    Raises Unplanned where an act refuses what the rehearsal holds for right.
    """
    books = Books(municipality=town.municipality)
    folder = catalogue_files.shipped(municipality=town.municipality.key)
    if folder:
        begin = datetime.combine(town.since, time(4), UTC)
        catalogue.load(by=staff.COMMAND_LINE, at=begin, folder=folder)
    books.keep_range()
    # A trap: while the list grows, and while it is played, every round of the collector walks through it.
    gc.disable()
    stream = list(events(scenario=town))
    gc.freeze()
    gc.enable()
    counts = play_lanes(stream=stream, books=books, say=say, together=together)
    gc.unfreeze()
    discuss(town=town, books=books)
    done = {"acts": Trace.objects.filter(outcome="done").count(), "contacts": Note.objects.count()}
    Rehearsal.objects.create(seed=town.seed, until=town.until, filled_at=town.end, **done)
    return {**done, **counts}
