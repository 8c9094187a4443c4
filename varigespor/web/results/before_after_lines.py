"""Before and after in words, side by side; what few children are behind is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from varigespor.analysis.before_after import EVENTS, UPPER, Side
from varigespor.domain.indicators import is_small
from varigespor.domain.ladder_words import WORDS, Number

from ..wording import number_words

NOTHING = "–"


@dataclass(frozen=True)
class Column:
    """Some of the children, and both sides of the day: before and after."""

    heading: str
    sides: Sequence[Side]


@dataclass(frozen=True)
class Cell:
    """A number with its uncertainty."""

    text: str
    between: str = ""


@dataclass(frozen=True)
class Pair:
    """Before and after of one column."""

    heading: str
    before: Cell
    after: Cell
    hidden: bool = False


@dataclass(frozen=True)
class Line:
    """One kind of number, in every column; the steps one by one are defined with all of them."""

    heading: str
    definition: str
    pairs: tuple[Pair, ...]


MEAN = "Børn på trinnene på en gennemsnitlig dag: dagene på hvert trin, delt med periodens dage."


def lines(*, columns: Sequence[Column], small: bool) -> list[Line]:
    """The upper steps one by one and together, then what happened in a year, good and bad together."""
    found = [_standing((f"Trin {step}", ""), (step,), columns, small=small) for step in UPPER]
    found.append(_standing(("Trin 4–6 i alt", MEAN), UPPER, columns, small=small))
    return found + [_yearly(number, columns, small=small) for number in EVENTS]


def _standing(
    words: tuple[str, str], steps: tuple[int, ...], columns: Sequence[Column], *, small: bool
) -> Line:
    def cell(side: Side) -> Cell:
        mean = side.standing(steps=steps)
        return Cell(NOTHING if mean is None else _words(mean))

    def counts(side: Side) -> list[int]:
        mean = side.standing(steps=steps) or 0
        return [max(1, round(mean)) if mean else 0]

    return Line(*words, _pairs(columns, cell, None if small else counts))


def _yearly(number: Number, columns: Sequence[Column], *, small: bool) -> Line:
    def cell(side: Side) -> Cell:
        rate, between = side.yearly(number=number), side.between(number=number)
        if rate is None or between is None:
            return Cell(NOTHING)
        return Cell(_words(rate), f"{_words(between.low)}–{_words(between.high)}")

    def counts(side: Side) -> list[int]:
        return [side.events[number]]

    word = WORDS[number]
    return Line(f"{word.heading}, pr. år", word.definition, _pairs(columns, cell, None if small else counts))


def _pairs(
    columns: Sequence[Column], cell: Callable[[Side], Cell], counts: Callable[[Side], list[int]] | None
) -> tuple[Pair, ...]:
    """Both sides of each column. Where one of the parts is small, all the parts are hidden."""
    few = [counts is not None and any(is_small(counts=counts(side)) for side in one.sides) for one in columns]
    parts = any(few[1:])
    return tuple(
        Pair(one.heading, Cell(NOTHING), Cell(NOTHING), hidden=True)
        if few[at] or (at and parts)
        else Pair(one.heading, cell(one.sides[0]), cell(one.sides[1]))
        for at, one in enumerate(columns)
    )


def _words(number: float) -> str:
    return number_words(number=Decimal(repr(number)), decimals=1)
