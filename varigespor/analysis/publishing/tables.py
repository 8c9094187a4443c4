"""Tables to be published: counts, amounts that follow counts, and numbers worked out from both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from varigespor.domain.indicators import SMALL

LEAST_SHOWN = SMALL.stop
"""The smallest count that is published; 0 is published too, for nobody stands behind it."""

Place = tuple[str, str, str]
"""A cell: the keys of its table, row and column."""


@dataclass(frozen=True, order=True)
class Population:
    """Children or events that are counted: what, on which day or in which period, as known when.

    `days` is the most days that one of them can have in the period (1 on a single day).
    """

    measure: str
    period: str
    known_at: str
    days: int = 1


@dataclass(frozen=True, order=True)
class Group:
    """Those of a population that have one of the codes in each dimension named; the others do not matter.

    Codes are the finest there are (years of age, never bands) and keep their meaning from report to report.
    """

    population: Population
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def within(self, dimension: str, *codes: str) -> Group:
        """The part of the group that has one of the codes in a further dimension."""
        return group(population=self.population, where={**dict(self.where), dimension: codes})


def group(*, population: Population, where: Mapping[str, Iterable[str]]) -> Group:
    """A group with dimensions and codes in order, so that equal groups are equal."""
    return Group(
        population, tuple((name, tuple(sorted(set(codes)))) for name, codes in sorted(where.items()))
    )


@dataclass(frozen=True)
class Count:
    """How many children or events there are in a group."""

    row: str
    column: str
    value: int
    group: Group


@dataclass(frozen=True)
class Part:
    """The child-days of a part of a group, and their price: øre, or 1 where child-days are published."""

    price: int
    days: int
    group: Group


@dataclass(frozen=True)
class Amount:
    """Child-days, or øre, of a group: the sum over its parts of price × child-days.

    `children` is the count that the amount follows. Printed to the nearest `rounded_to`.
    """

    row: str
    column: str
    children: int
    group: Group
    parts: tuple[Part, ...]
    rounded_to: int = 1

    @property
    def value(self) -> int:
        """The exact sum."""
        return sum(part.price * part.days for part in self.parts)

    @property
    def printed(self) -> int:
        """What the reader sees."""
        return (self.value + self.rounded_to // 2) // self.rounded_to * self.rounded_to


@dataclass(frozen=True)
class Derived:
    """A share, mean, difference or complement: text worked out from other cells of the report alone."""

    row: str
    column: str
    text: str
    of: tuple[Place, ...]


Cell = Count | Amount | Derived


@dataclass(frozen=True)
class Table:
    """A table with its Danish title."""

    key: str
    title: str
    cells: tuple[Cell, ...]

    def place(self, cell: Cell) -> Place:
        """Where a cell stands."""
        return (self.key, cell.row, cell.column)


@dataclass(frozen=True)
class Relation:
    """What every reader knows about counts: least ≤ Σ weight × count of the group ≤ most.

    Stock before + in − out − stock now = 0; a measure found on one step alone has 0 on the others.
    """

    terms: tuple[tuple[int, Group], ...]
    least: int = 0
    most: int = 0


@dataclass(frozen=True)
class Report:
    """Tables published together; `dimensions` names every code of each, so that a total is a total."""

    dimensions: tuple[tuple[str, tuple[str, ...]], ...]
    tables: tuple[Table, ...]
    relations: tuple[Relation, ...] = ()

    @property
    def cells(self) -> dict[Place, Cell]:
        """Every cell by its place."""
        return {table.place(cell): cell for table in self.tables for cell in table.cells}
