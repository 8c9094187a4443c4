"""Plain columns for the ladder's arithmetic: of an imported population."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from typing import TypedDict

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


def _columns(rows: Iterable[tuple[Hashable, int, date, date | None, bool]]) -> Columns:
    columns = Columns(child=[], step=[], start=[], end=[], same_place=[])
    for child, step, start, end, same_place in rows:
        columns["child"].append(child)
        columns["step"].append(step)
        columns["start"].append(start)
        columns["end"].append(end)
        columns["same_place"].append(same_place)
    return columns
