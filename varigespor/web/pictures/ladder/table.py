"""The ladder as tables: the numbers behind the drawing, and every move from step to step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from varigespor.web.pictures.ladder.counts import Count, Stair, children, count_text

OFF = 0


@dataclass(frozen=True)
class Cell:
    """A number, what it says aloud, the query that opens its children ('' when there is nothing to open)."""

    text: str
    spoken: str
    query: str
    stays: bool = False


@dataclass(frozen=True)
class Row:
    """A line of a table: its heading and its numbers."""

    heading: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Column:
    """A kind of number: heading, a small word under it, the address of its definition, how it is said of
    'n børn', and the query that opens it."""

    heading: str
    under: str
    definition: str
    said: str
    query: str


@dataclass(frozen=True)
class Grid:
    """A table of numbers: what it is, the heading of its first column, its columns and rows."""

    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Line:
    """A row as it is counted: heading, how it is said after the number, its query, a count per column."""

    heading: str
    said: str
    query: str
    counts: tuple[Count, ...]
    total: bool = False


def filled(*, columns: tuple[Column, ...], line: Line) -> Row:
    """The row with its numbers as they stand, as they are said, and with what opens them."""
    cells = tuple(
        _cell(count, f"{children(count=count)} {column.said}{line.said}", _query(column.query, line.query))
        for column, count in zip(columns, line.counts, strict=True)
    )
    return Row(line.heading, cells, line.total)


def move_rows(*, stair: Stair, moves: Mapping[tuple[int, int], Count]) -> list[Row]:
    """From each step (and from off the ladder, 0) to each: the columns are out, then the steps from 1.

    `moves` holds what happened; a pair left out is none. The diagonal is changes of place.
    """
    steps = [tread.number for tread in stair.treads]
    names = {tread.number: f"{tread.number} {tread.name}" for tread in stair.treads} | {OFF: "Ind"}
    rows = []
    for start in [*reversed(steps), OFF]:
        cells = tuple(_move_cell(start, end, moves.get((start, end), 0)) for end in [OFF, *steps])
        rows.append(Row(names[start], cells))
    return rows


def _move_cell(start: int, end: int, count: Count) -> Cell:
    query = f"fra={start}&til={end}"
    if start == end:
        spoken = f"{children(count=count)} skiftede sted på trin {start}"
        return Cell(count_text(count=count) if count != 0 else "", spoken, query if count else "", stays=True)
    way = f"{'ned' if end < start else 'op'} fra trin {start} til trin {end}"
    if OFF in (start, end):
        way = f"ind på trin {end}" if start == OFF else f"ud fra trin {start}"
    mark = "" if OFF in (start, end) or count == 0 else " ▼" if end < start else " ▲"
    cell = _cell(count, f"{children(count=count)} {way}", query)
    return Cell("·" if count == 0 else cell.text + mark, cell.spoken, cell.query)


def _cell(count: Count, spoken: str, query: str) -> Cell:
    """A number that can be opened; nothing to open at 0, and a hidden count stays shut."""
    return Cell(count_text(count=count), spoken, query if count else "")


def _query(*parts: str) -> str:
    return "&".join(part for part in parts if part)
