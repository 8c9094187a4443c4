"""The rows from which all results are counted, as known now or at a moment: one query a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from ..models import (
    Assignment,
    Capacity,
    CatalogueEntry,
    Cover,
    FollowUp,
    GoalAnswer,
    MeasurePeriod,
    Person,
    Price,
    Route,
)

# A trap: rows of decided things are only added or superseded, never changed, so these are equal only where
# the content is. Persons are changed in place, and count their own changes.
DECIDED = ("measureperiod", "route", "price", "capacity", "assignment", "cover")
HELD = "select count(*), count(superseded_at), max(known_at), max(superseded_at) from records_{table}"
ADDED = (
    "select count(*), sum(version), max(known_at), null from records_person",
    "select count(*), null, max(written_at), null from records_followup",
    "select count(*), null, null, null from records_goalanswer",
    "select count(*), null, null, null from records_catalogueentry",
)
VERSION = " union all ".join([*(HELD.format(table=table) for table in DECIDED), *ADDED])

Version = tuple[tuple[object, ...], ...]


class Period(NamedTuple):
    """One period of a measure, and what kind of help it is."""

    child: UUID
    measure: UUID
    entry: UUID
    step: int
    start: date
    end: date | None
    placement: bool
    planned: date | None
    reason: str


class Entry(NamedTuple):
    """One kind of help of the catalogue, by its key for all time."""

    id: UUID
    key: str
    name: str
    provider: str
    provider_name: str
    place_type: str
    section: str
    tailored: bool


class Belonging(NamedTuple):
    """Where a child belongs."""

    child: UUID
    team: str
    district: str
    target_group: str
    start: date
    end: date | None


class Priced(NamedTuple):
    """What a day of an entry costs, in øre."""

    entry: UUID
    start: date
    end: date | None
    ore: int


class Placed(NamedTuple):
    """How many children an entry has places for at a time."""

    entry: UUID
    start: date
    end: date | None
    places: int


class Assigned(NamedTuple):
    """The responsible adviser of a child, and what kind of change brought it."""

    adviser: UUID
    child: UUID
    start: date
    end: date | None
    change: str


class Covered(NamedTuple):
    """A child whose adviser is away, and who covers."""

    employee: UUID
    covered: UUID
    child: UUID
    start: date
    end: date | None


class Born(NamedTuple):
    """A child with a case."""

    child: UUID
    born: date | None
    sex: str


class Reviewed(NamedTuple):
    """One follow-up."""

    child: UUID
    day: date
    profits: str


class Answered(NamedTuple):
    """One goal at one follow-up."""

    child: UUID
    day: date
    goal: UUID
    state: str


@dataclass(frozen=True)
class Facts:
    """All of them, in no order but that of the periods: by measure and start."""

    periods: list[Period]
    entries: list[Entry]
    belongings: list[Belonging]
    prices: list[Priced]
    capacities: list[Placed]
    children: list[Born]
    reviews: list[Reviewed]
    answers: list[Answered]
    assigned: list[Assigned]
    covered: list[Covered]


CHILD, SPAN = "case__child_id", ("valid_from", "valid_to")
PERIOD = (CHILD, "measure_id", "measure__entry_id", "step", *SPAN, "placement", "expected_end", "end_reason")
ENTRY = ("id", "key", "name", "provider__key", "provider__name", "place_type", "section", "tailored")
BELONGING = (CHILD, "team", "district", "target_group", *SPAN)
PRICED = ("entry_id", *SPAN, "ore_per_day")
PLACED = ("entry_id", *SPAN, "places")
REVIEWED = (CHILD, "held_on", "child_profits")
ANSWERED = ("follow_up__case__child_id", "follow_up__held_on", "goal_id", "state")
ASSIGNED = ("adviser_id", CHILD, *SPAN, "change")
COVERED = ("employee_id", "covered_id", CHILD, *SPAN)


def version() -> Version:
    """Equal as long as the facts are. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return tuple(cursor.fetchall())


def facts(*, known_at: datetime | None = None) -> Facts:
    """The facts as they are known now, or as they were known at a moment.

    Of decided things (help, belonging, price, places, adviser) an earlier moment sees what held then;
    follow-ups written later are left out. A person's birth and sex are as they are known now. Ten statements.
    """
    written = {"written_at__lte": known_at} if known_at else {}
    answered = {f"follow_up__{name}": moment for name, moment in written.items()}
    return Facts(
        periods=_rows(Period, _held(MeasurePeriod, known_at).order_by("measure_id", "valid_from"), PERIOD),
        entries=_rows(Entry, CatalogueEntry.objects.order_by("step", "name", "id"), ENTRY),
        belongings=_rows(Belonging, _held(Route, known_at), BELONGING),
        prices=_rows(Priced, _held(Price, known_at), PRICED),
        capacities=_rows(Placed, _held(Capacity, known_at), PLACED),
        children=_rows(Born, Person.objects.filter(case__isnull=False), ("id", "born_on", "sex")),
        reviews=_rows(Reviewed, FollowUp.objects.filter(**written), REVIEWED),
        answers=_rows(Answered, GoalAnswer.objects.filter(**answered), ANSWERED),
        assigned=_rows(Assigned, _held(Assignment, known_at), ASSIGNED),
        covered=_rows(Covered, _held(Cover, known_at), COVERED),
    )


def _held(model: Any, known_at: datetime | None) -> Any:
    rows = model.objects.as_known(known_at) if known_at else model.objects.current()
    return rows.order_by()


def _rows(kind: Any, rows: Any, fields: tuple[str, ...]) -> list[Any]:
    return [kind(*row) for row in rows.values_list(*fields)]
