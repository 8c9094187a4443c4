"""A table of published cells, and what everybody may read in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from varigespor.analysis.outcomes import DAYS_A_YEAR

from .counts import TOTAL
from .definitions import Definition, counted, left_out
from .document import HIDDEN, Column, Table, Value, Words
from .durations import ACTUAL, PLANNED
from .material import Material

NOTHING = "–"
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Grid:
    """A table to be: the words each row begins with and its key, their headings, and the columns by place."""

    key: str
    title: str
    rows: Sequence[tuple[tuple[str, ...], str]]
    first: tuple[str, ...]
    columns: Mapping[tuple[str, str], Column]
    defined: Sequence[Definition]


def drawn_up(*, material: Material, grid: Grid) -> Table | Words:
    """The table; a sentence instead where one that its cells lie in may not be published."""
    for withheld in material.published.withheld:
        if withheld.key in {table for table, _ in grid.columns}:
            return Words((withheld.sentence,))
    return Table(
        grid.key,
        grid.title,
        (*(Column(heading, number=False) for heading in grid.first), *grid.columns.values()),
        tuple(
            (*words, *(read(material=material, place=(table, row, column)) for table, column in grid.columns))
            for words, row in grid.rows
        ),
        counted(found=grid.defined),
        left_out(found=grid.defined),
        children=read(material=material, place=("helped", TOTAL, "children")),
        totals=grid.rows[-1][1] == TOTAL,
    )


def read(*, material: Material, place: Place) -> Value:
    """What everybody may read in a cell; nothing where no such number exists."""
    table, row, column = place
    if (row, column) == (TOTAL, "children"):  # a child with help on two steps is one child of all
        place = ("children", TOTAL, TOTAL)
    if column == "price":
        return _following(material, (table, row, "children"), material.prices.get(row))
    if column in (ACTUAL, PLANNED):
        helped = read(material=material, place=("helped", row, "children"))
        median = HIDDEN if helped == HIDDEN else material.durations.get((row, column))
        return _following(material, (table, row, TOTAL), median)
    if column == "years":
        days = read(material=material, place=(table, row, "days"))
        return round(days / DAYS_A_YEAR, 1) if isinstance(days, int) else days
    return material.published.printed(place) if place in material.published.by_place else NOTHING


def _following(material: Material, of: Place, number: Value | None) -> Value:
    """A number about those of a count: hidden with the count, nothing of nobody."""
    shown = read(material=material, place=of)
    if shown == HIDDEN:
        return HIDDEN
    return NOTHING if not shown or number is None else number
