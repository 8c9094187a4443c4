"""The parents' support person: what holds for one child, and plain columns for the figures."""

from __future__ import annotations

from datetime import date
from typing import TypedDict
from uuid import UUID

from ..models import Case, MeasurePeriod, SupportPerson


class Answers(TypedDict):
    """Lists of equal length, one place per dated answer; `end` None = still, intervals half-open."""

    child: list[UUID]
    state: list[str]
    start: list[date]
    end: list[date | None]


class Placements(TypedDict):
    """Lists of equal length, one place per period of a placement; `end` None = still, half-open."""

    child: list[UUID]
    start: list[date]
    end: list[date | None]


def answers() -> Answers:
    """Every current answer, by child and start. One statement."""
    columns = Answers(child=[], state=[], start=[], end=[])
    rows = SupportPerson.objects.current().order_by("case__child_id", "valid_from")
    for row in rows.values_list("case__child_id", "state", "valid_from", "valid_to"):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def placements() -> Placements:
    """Every current period of a placement, by child and start. One statement."""
    columns = Placements(child=[], start=[], end=[])
    rows = MeasurePeriod.objects.current().filter(placement=True).order_by("case__child_id", "valid_from")
    for row in rows.values_list("case__child_id", "valid_from", "valid_to"):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def of_case(*, case: Case) -> list[SupportPerson]:
    """The case's current answers, the oldest first. One statement."""
    return list(SupportPerson.objects.current().filter(case=case).order_by("valid_from"))


def stays(*, case: Case) -> list[tuple[date, date | None]]:
    """The case's periods of placement as (first day, first day after), the oldest first. One statement."""
    rows = MeasurePeriod.objects.current().filter(case=case, placement=True).order_by("valid_from")
    return list(rows.values_list("valid_from", "valid_to"))
