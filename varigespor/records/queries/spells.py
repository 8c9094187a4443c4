"""Plain columns for the ladder's arithmetic: of an imported population, or of the municipality's children."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from typing import TypedDict

from django.db.models import Q

from ..models.measure import MeasurePeriod
from ..models.spell import Population, Spell


class Columns(TypedDict):
    """Lists of equal length, one place per spell; `end` None = still open, intervals half-open."""

    child: list[Hashable]
    step: list[int]
    start: list[date]
    end: list[date | None]
    same_place: list[bool]


def population(*, name: str) -> Population | None:
    """The imported population of a name."""
    return Population.objects.filter(name=name).first()


def names() -> list[str]:
    """The names of all imported populations."""
    return list(Population.objects.order_by("name").values_list("name", flat=True))


def population_columns(*, population: Population) -> Columns:
    """The spells of a population; children are named by the extract's own keys."""
    rows = Spell.objects.filter(child__population=population).order_by("child__key", "start")
    return _columns(rows.values_list("child__key", "step", "start", "end", "same_place"))


def municipality_columns(*, since: date | None = None, until: date | None = None) -> Columns:
    """The current periods of the municipality's own measures; children are named by their person's id.

    Only a placement is a place: a measure beside it is none, and the next period of the same measure
    goes on in the same place. With `since` and `until` only what is needed for the days since ≤ day < until
    and the day before them. One statement.
    """
    rows = MeasurePeriod.objects.current().order_by("measure_id", "valid_from")
    if since is not None:
        # A trap: what ended on the first day stood on the day before it, and a place may go on from it.
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=since))
    if until is not None:
        rows = rows.filter(valid_from__lt=until)
    fields = ("case__child_id", "step", "valid_from", "valid_to", "placement", "measure_id")
    columns, before = [], (None, None)
    for child, step, start, end, placement, measure in rows.values_list(*fields):
        columns.append((child, step, start, end, not placement or before == (measure, start)))
        before = (measure, end)
    return _columns(columns)


def _columns(rows: Iterable[tuple[Hashable, int, date, date | None, bool]]) -> Columns:
    columns = Columns(child=[], step=[], start=[], end=[], same_place=[])
    for child, step, start, end, same_place in rows:
        columns["child"].append(child)
        columns["step"].append(step)
        columns["start"].append(start)
        columns["end"].append(end)
        columns["same_place"].append(same_place)
    return columns
