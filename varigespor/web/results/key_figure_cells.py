"""The key figures as a table says them, each opening its rows; what few children are behind is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np

from varigespor.analysis.key_figures import Counted, key_figures, own_cost
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.deadlines import end_of_day
from varigespor.domain.indicators import is_small
from varigespor.domain.key_figure_words import WORDS, KeyFigure, Word
from varigespor.records.queries.indicators import Found, Span, follow_ups_in

from ..wording import count_words, number_words
from .key_figure_asking import TEAMS, Column
from .sheet import HIDDEN, NOTHING, days_words, unpriced_words

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """A figure in words and as a number, the query that opens its rows, what stands under it."""

    text: str
    number: float | None = None
    query: str = ""
    beside: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Line:
    """One figure in every column."""

    figure: KeyFigure
    word: Word
    cells: tuple[Cell, ...]
    headings: tuple[str, ...] = ()

    @property
    def headed(self) -> list[tuple[str, Cell]]:
        """Each cell with its column's heading."""
        return list(zip(self.headings, self.cells, strict=True))

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """What a small picture of it draws."""
        return tuple(cell.number for cell in self.cells)


@dataclass(frozen=True)
class Asked:
    """The columns and figures to count, the moment of asking, and whether few are shown."""

    columns: Sequence[Column]
    figures: Sequence[KeyFigure]
    now: datetime
    small: bool


def lines(*, snapshot: Snapshot, asked: Asked) -> list[Line]:
    """A line per figure. One statement for the clocks of all columns, none without them."""
    columns = [_column(snapshot, column, asked) for column in asked.columns]
    if KeyFigure.FOLLOWED_UP in asked.figures:
        clocks = _clocks(asked)
        for column, cells in zip(asked.columns, columns, strict=True):
            found = clocks[column.first, column.last]
            cells[KeyFigure.FOLLOWED_UP] = _followed_up(column, found, small=asked.small)
    headings = tuple(column.heading for column in asked.columns)
    return [Line(one, WORDS[one], tuple(cells[one] for cells in columns), headings) for one in asked.figures]


def beside_each_other(*, lines: Sequence[Line]) -> list[Line]:
    """The lines with every team hidden where one is: the whole less the others would give it away."""
    return [
        replace(line, cells=(line.cells[0], *(_shut(cell) for cell in line.cells[1:])))
        if any(cell.hidden for cell in line.cells[1:])
        else line
        for line in lines
    ]


def _shut(cell: Cell) -> Cell:
    return cell if cell.text == NOTHING else Cell(HIDDEN, hidden=True)


def _column(snapshot: Snapshot, column: Column, asked: Asked) -> dict[KeyFigure, Cell]:
    chosen = column.chosen(snapshot=snapshot)
    found = key_figures(snapshot=snapshot, since=column.first, until=column.until, chosen=chosen)
    cells = {one: _cell(column, one, counted, small=asked.small) for one, counted in found.items()}
    if KeyFigure.COST in asked.figures:
        cells[KeyFigure.COST] = _cost(snapshot, column, chosen, small=asked.small)
    return cells


def _cell(column: Column, figure: KeyFigure, counted: Counted, *, small: bool) -> Cell:
    value = counted.value
    if value is None:
        return Cell(NOTHING)
    if not small and is_small(counts=_sizes(counted)):
        return Cell(HIDDEN, hidden=True)
    query = f"nr={int(figure)}&{column.query}"
    if counted.median:
        ended = count_words(number=len(counted.child), one="ophold", many="ophold")
        return Cell(days_words(days=value), value, query, f"{ended} sluttede")
    sign = "+" if value > 0 and figure == KeyFigure.PREVENTIVE_CHANGE else ""
    text = sign + number_words(number=value).replace("-", "−")
    return Cell(text, value, query if len(counted.child) else "")


def _sizes(counted: Counted) -> list[int]:
    """Every count that the figure could give away: its own, its children, those that came and that left."""
    came, left = (counted.amount > 0, counted.amount < 0)
    found = [len(np.unique(counted.child)), int(came.sum()), int(left.sum())]
    return found if counted.median else [*found, abs(counted.value or 0)]


def _cost(snapshot: Snapshot, column: Column, chosen: list[tuple[str, int]], *, small: bool) -> Cell:
    paid = own_cost(snapshot=snapshot, since=column.first, until=column.until, chosen=chosen)
    if not len(paid.days):
        return Cell(NOTHING)
    if not small and is_small(counts=[len(np.unique(paid.days.child))]):
        return Cell(HIDDEN, hidden=True)
    unpriced = unpriced_words(days=paid.unpriced, small=small)
    query = f"nr={int(KeyFigure.COST)}&{column.query}"
    return Cell(number_words(number=paid.total // 100), paid.total / 100, query, unpriced)


def _followed_up(column: Column, found: dict[str, Found], *, small: bool) -> Cell:
    """Of a team, or of all; a clock has no age and no target group."""
    if set(column.picked) - {TEAMS}:
        return Cell(NOTHING, beside="kun efter team")
    one = found.get(column.picked.get(TEAMS, ""))
    if one is None or not one.all:
        return Cell(NOTHING)
    if not small and is_small(counts=(one.held, one.all - one.held, one.all, one.children)):
        return Cell(HIDDEN, hidden=True)
    share = f"{(200 * one.held + one.all) // (2 * one.all)} %"
    words = f"{number_words(number=one.held)} af {number_words(number=one.all)}"
    return Cell(share, one.held / one.all, f"nr={int(KeyFigure.FOLLOWED_UP)}&{column.query}", words)


def _clocks(asked: Asked) -> dict[tuple[date, date], dict[str, Found]]:
    """The clocks of each period, counted once however many columns have it."""
    spans = {(column.first, column.last): _span(column, asked.now) for column in asked.columns}
    teams = any(TEAMS in column.picked for column in asked.columns)
    return dict(zip(spans, follow_ups_in(spans=spans.values(), teams=teams), strict=True))


def _span(column: Column, now: datetime) -> Span:
    began, ended = (end_of_day(day=day) for day in (_before(column.first), column.last))
    return Span(column.first, column.last, began=began, at=min(now, ended))


def _before(day: date) -> date:
    return day - ONE_DAY
