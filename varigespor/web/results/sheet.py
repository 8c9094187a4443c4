"""The results as a table says them: a line per group, each number with what opens it; small ones hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.figures import Figures, Share, Turn, figures
from varigespor.analysis.outcomes import Group, Outcomes
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.indicators import is_small
from varigespor.domain.result_words import Result

from ..wording import count_words, number_words
from .asking import Question
from .naming import DIMENSIONS, UNKNOWN, value_of

HIDDEN = "·"
"""Below this many children, and above none, a number could point at somebody."""
NOTHING = "–"
SOME_UNPRICED = "nogle dage uden pris"


@dataclass(frozen=True)
class Cell:
    """A number and the query that opens it, a smaller one under it, and whether it is hidden.

    `counts` are what it is made of and would give away.
    """

    text: str
    beside: str = ""
    query: str = ""
    hidden: bool = False
    beside_query: str = ""
    counts: tuple[int, ...] = ()

    @property
    def shut(self) -> Cell:
        """The same hidden."""
        return Cell(HIDDEN, hidden=True, counts=self.counts)


@dataclass(frozen=True)
class Line:
    """One group: its names, its numbers, and how its children stood twelve months after the start."""

    names: tuple[str, ...]
    cells: dict[str, Cell]
    figures: Figures
    twelve: Turn | None
    total: bool = False


@dataclass(frozen=True)
class Sheet:
    """The lines of all groups, the line of everything, and how many groups are hidden whole."""

    by: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: Line
    hidden: int

    @property
    def covered(self) -> bool:
        """Whether any number of the table is hidden."""
        return any(cell.hidden for line in (*self.lines, self.whole) for cell in line.cells.values())

    @property
    def empty(self) -> bool:
        """Whether nobody had the help in the period."""
        return not self.whole.figures.children


def sheet(
    *, snapshot: Snapshot, found: Outcomes, question: Question, names: dict[str, dict[str, str]], small: bool
) -> Sheet:
    """The table; with `small` also the numbers below five."""
    lines = tuple(
        _line(snapshot, group, question, _values(snapshot, question, group), names, small)
        for group in found.groups
    )
    whole = _line(snapshot, found.whole, question, (), names, small)
    hidden = sum(line.cells[Result.CHILDREN].hidden for line in lines)
    covered = lines if small else _covered(lines)
    return Sheet(tuple(DIMENSIONS[name][1] for name in question.by), covered, whole, hidden)


def _covered(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """In each column so many more hidden, the smallest first, that all less those shown is no few."""
    for result in Result:
        cells = [line.cells[result] for line in lines]
        while _told_by_rest(cells):
            shown = [at for at, cell in enumerate(cells) if not cell.hidden and any(cell.counts)]
            if not shown:
                break
            least = min(shown, key=lambda at: cells[at].counts)
            cells[least] = cells[least].shut
        lines = tuple(_with_cell(line, result, cell) for line, cell in zip(lines, cells, strict=True))
    return lines


def _told_by_rest(cells: Sequence[Cell]) -> bool:
    """Whether the hidden ones together are one alone or few."""
    hidden = [cell.counts for cell in cells if cell.hidden and any(cell.counts)]
    sums = [sum(numbers) for numbers in zip(*hidden, strict=True)]
    return len(hidden) == 1 or is_small(counts=sums)


def _with_cell(line: Line, result: Result, cell: Cell) -> Line:
    twelve = None if result == Result.TWELVE and cell.hidden else line.twelve
    return replace(line, cells=line.cells | {result.value: cell}, twelve=twelve)


def _values(snapshot: Snapshot, question: Question, group: Group) -> tuple[str, ...]:
    """The values of a group's codes in addresses."""
    dimensions = [snapshot.dimension(name=DIMENSIONS[name][0]) for name in question.by]
    return tuple(
        UNKNOWN if code == NOWHERE else value_of(key=dimension.keys[code])
        for code, dimension in zip(group.codes, dimensions, strict=True)
    )


def _line(
    snapshot: Snapshot,
    group: Group,
    question: Question,
    values: Sequence[str],
    names: dict[str, dict[str, str]],
    small: bool,
) -> Line:
    found = figures(snapshot=snapshot, group=group)
    query = question.query(**dict(zip(question.by, values, strict=True)) if values else {})
    titles = tuple(names[name].get(value, value) for name, value in zip(question.by, values, strict=False))
    shut = not small and is_small(counts=[found.children])
    cells = {
        result.value: cell.shut if shut else cell
        for result, cell in cells_of(found=found, small=small, query=query).items()
    }
    turn = found.twelve if found.twelve.of and not shut and (small or _open(found.twelve)) else None
    return Line(titles or ("I alt",), cells, found, turn, total=not values)


def cells_of(*, found: Figures, small: bool, query: str) -> dict[Result, Cell]:
    """Every number of a group in words."""

    def cell(result: Result, text: str, beside: str, counts: tuple[int, ...]) -> Cell:
        made = Cell(text, beside, f"{query}&hvad={result}" if text != NOTHING else "", counts=counts)
        return made.shut if not small and is_small(counts=counts) else made

    def share(result: Result, value: Share) -> Cell:
        if value.share is None:
            return Cell(NOTHING)
        counts = (value.of, value.count, value.of - value.count)
        return cell(
            result, f"{_tal(value.count)} af {_tal(value.of)}", percent_words(share=value.share), counts
        )

    ended = (found.ended,)
    actual = cell(Result.ACTUAL, days_words(days=found.actual), "", ended)
    planned = cell(Result.PLANNED, days_words(days=found.planned), "", (found.planned_known, *ended))
    return {
        Result.CHILDREN: cell(Result.CHILDREN, _tal(found.children), "", (found.children,)),
        Result.CHILD_YEARS: cell(
            Result.CHILD_YEARS, number_words(number=_decimal(found.child_years), decimals=1), "", ()
        ),
        Result.PRICE: cell(
            Result.PRICE, _price(found), unpriced_words(days=found.unpriced_days, small=small), ()
        ),
        Result.ENDED: cell(Result.ENDED, _tal(found.ended), "", ended),
        Result.ACTUAL: actual if planned.hidden or not planned.query else _with(actual, planned),
        Result.PLANNED: planned,
        Result.AS_PLANNED: share(Result.AS_PLANNED, found.as_planned),
        Result.BROKEN: share(Result.BROKEN, found.broken_down),
        Result.GOALS: share(Result.GOALS, found.goals),
        Result.PROFITS: share(Result.PROFITS, found.profits),
        Result.SIX: cell(Result.SIX, turn_words(turn=found.six), "", _counts(found.six)),
        Result.TWELVE: cell(Result.TWELVE, turn_words(turn=found.twelve), "", _counts(found.twelve)),
    }


def _with(cell: Cell, planned: Cell) -> Cell:
    return replace(cell, beside=f"planlagt {planned.text}", beside_query=planned.query)


def percent_words(*, share: float) -> str:
    """'67 %', whole per cent: the counts beside it are exact."""
    return f"{number_words(number=_decimal(100 * share))} %"


def days_words(*, days: int | None) -> str:
    """'8 mdr.' from two months on, else days; an average month is 30.4 days."""
    if days is None:
        return NOTHING
    return f"{days} dage" if days < 61 else f"{round(days / 30.4375)} mdr."


def turn_words(*, turn: Turn) -> str:
    """'7 lavere, 3 samme, 1 højere'"""
    if not turn.of:
        return NOTHING
    return f"{_tal(turn.lower)} lavere, {_tal(turn.same)} samme, {_tal(turn.higher)} højere"


def _price(found: Figures) -> str:
    if found.ore_per_year is None:
        return NOTHING
    return number_words(number=_decimal(found.ore_per_year / 100))


def unpriced_words(*, days: int, small: bool) -> str:
    """'365 dage uden pris'; the days may be one child's, so who sees no few is told that there are some."""
    if not days:
        return ""
    return count_words(number=days, one="dag uden pris", many="dage uden pris") if small else SOME_UNPRICED


def _counts(turn: Turn) -> tuple[int, ...]:
    return (turn.of, turn.lower, turn.same, turn.higher)


def _open(turn: Turn) -> bool:
    return not is_small(counts=_counts(turn))


def _tal(number: int) -> str:
    return number_words(number=number)


def _decimal(number: float) -> Decimal:
    return Decimal(repr(number))
