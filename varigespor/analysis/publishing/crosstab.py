"""Tables from columns: counts, child-days and money by lines down and across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..spells import Column
from .grid import Mask
from .tables import Amount, Count, Derived, Part, Place, Population, Table, group


@dataclass(frozen=True)
class Line:
    """A row or column of a table: its key, and the codes it holds in each dimension (none: everybody)."""

    key: str
    where: Mapping[str, tuple[str, ...]]


ALL = Line("I alt", {})


@dataclass(frozen=True, eq=False)
class Counted:
    """Children or events, one an entry: a code in every dimension, and child-days where they have any."""

    population: Population
    codes: Mapping[str, Column]
    days: Column | None = None

    def within(self, where: Mapping[str, tuple[str, ...]]) -> Mask:
        """Who has one of the codes in each dimension."""
        held = np.ones(len(next(iter(self.codes.values()))), np.bool_)
        for name, codes in where.items():
            held &= np.isin(self.codes[name], codes)
        return held


def crosstab(
    *, key: str, title: str, counted: Counted, down: Sequence[Line], across: Sequence[Line]
) -> Table:
    """Counts for every line down and across."""
    cells = [
        Count(
            one.key,
            other.key,
            int(counted.within(where).sum()),
            group(population=counted.population, where=where),
        )
        for one, other, where in _crossed(down, across)
    ]
    return Table(key, title, tuple(cells))


@dataclass(frozen=True)
class Prices:
    """Øre per child-day for each code of a dimension, and what sums are rounded to (øre)."""

    dimension: str
    per_day: Mapping[str, int]
    rounded_to: int = 1


def money(*, table: Table, counted: Counted, prices: Prices, key: str, title: str) -> Table:
    """What the children of each count of a table cost. Raises ValueError where a population has no days."""
    if counted.days is None:
        raise ValueError("Money needs child-days.")
    cells = [_cost(cell, counted, prices, counted.days) for cell in table.cells if isinstance(cell, Count)]
    return Table(key, title, tuple(cells))


def shares(*, table: Table, of: Mapping[str, str], key: str, title: str) -> Table:
    """Whole percentages of a table: each column in the column it is a share of."""
    values = {table.place(cell): cell.value for cell in table.cells if isinstance(cell, Count)}
    cells = []
    for _, row, column in values:
        if column in of:
            pair = ((table.key, row, column), (table.key, row, of[column]))
            cells.append(Derived(row, column, percentage(part=values[pair[0]], whole=values[pair[1]]), pair))
    return Table(key, title, tuple(cells))


def percentage(*, part: int, whole: int) -> str:
    """A whole percentage, rounded half up; nothing of nobody has none."""
    return f"{(200 * part + whole) // (2 * whole)} %" if whole else "–"


def difference(*, row: str, column: str, now: tuple[Place, int], before: tuple[Place, int]) -> Derived:
    """How much a number has changed."""
    return Derived(row, column, f"{now[1] - before[1]:+d}", (now[0], before[0]))


def _crossed(
    down: Sequence[Line], across: Sequence[Line]
) -> Iterator[tuple[Line, Line, dict[str, tuple[str, ...]]]]:
    """Every crossing, with the codes that both lines hold."""
    for one in down:
        for other in across:
            where = {**one.where, **other.where}
            for name in one.where.keys() & other.where.keys():
                where[name] = tuple(code for code in one.where[name] if code in other.where[name])
            yield one, other, where


def _cost(cell: Count, counted: Counted, prices: Prices, days: Column) -> Amount:
    where = dict(cell.group.where)
    parts = []
    for code in where.get(prices.dimension, tuple(prices.per_day)):
        part = {**where, prices.dimension: (code,)}
        held = int(days[counted.within(part)].sum())
        parts.append(Part(prices.per_day[code], held, group(population=counted.population, where=part)))
    return Amount(cell.row, cell.column, cell.value, cell.group, tuple(parts), prices.rounded_to)
