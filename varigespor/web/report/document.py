"""A report as plain data: sections of words, tables and pictures, before any of it is set or written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

HIDDEN = "·"
"""A number that is not published; why stands in the report."""

Value = int | float | str
"""What stands in a cell: a whole number, a number with decimals, words, or HIDDEN."""


@dataclass(frozen=True)
class Column:
    """The heading of a column, its unit, and whether its cells are numbers."""

    heading: str
    unit: str = ""
    number: bool = True


@dataclass(frozen=True)
class Table:
    """A tidy table: one row a line, one kind of number a column.

    `definition` says how it is counted, `left_out` whom it does not count, `children` how many it is about
    (or HIDDEN). `broad` tables take the width of the page turned sideways.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    definition: str
    left_out: str = ""
    source: str = "Sagernes egne rækker i Varige Spor"
    children: Value = ""
    totals: bool = False

    @property
    def lines(self) -> list[list[tuple[Value, bool]]]:
        """The rows, each cell with whether its column is of numbers."""
        return [
            [(value, column.number) for value, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]


@dataclass(frozen=True)
class Picture:
    """A drawing of the pages, what it says in words, and how the classes of its rules begin."""

    svg: str
    title: str
    text: str
    css: str = ""


@dataclass(frozen=True)
class Words:
    """Paragraphs."""

    paragraphs: tuple[str, ...]


Block = Words | Table | Picture


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """The whole report. `as_of` is its date everywhere; `known` says in words as known when; `made_of` what
    bytes it was made of: data, register, code."""

    title: str
    subtitle: str
    town: str
    as_of: date
    known: str
    made_of: str
    sections: tuple[Section, ...]
    definitions: tuple[tuple[str, str], ...] = field(default=())

    def tables(self) -> Iterator[Table]:
        """All tables, in order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    yield block
