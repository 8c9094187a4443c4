"""A comparison in words and as dots: the teams beside each other, and whether chance could have given it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, log10

from varigespor.analysis.variation import Comparison, Value
from varigespor.domain.indicators import is_small
from varigespor.domain.result_words import Word
from varigespor.domain.variation_words import MORE_THAN_CHANCE, WORDS, Compared, said

from ..pictures.dots.rows import Dot, DotPicture, Row
from ..wording import number_words
from .sheet import days_words, percent_words

NOTHING = "Ingen"


@dataclass(frozen=True)
class Cell:
    """One team's figure: in words, its uncertainty, what it is counted from, and where its rows are."""

    team: str
    text: str
    between: str = ""
    behind: str = ""
    link: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Line:
    """One figure of all teams."""

    figure: Compared
    word: Word
    cells: tuple[Cell, ...]
    values: tuple[Value, ...]
    verdict: str

    @property
    def hidden(self) -> bool:
        return any(cell.hidden for cell in self.cells)

    @property
    def stands_out(self) -> bool:
        """Whether chance alone would seldom give the difference."""
        return self.verdict == MORE_THAN_CHANCE and not self.hidden


def line(*, found: Comparison, teams: Mapping[str, str], small: bool, links: Mapping[str, str]) -> Line:
    """The figure in words. Where few children are behind one team's, all are hidden for who sees no few."""
    shut = not small and any(is_small(counts=value.counts) for value in found.values)
    cells = tuple(
        Cell(name, "Skjult", hidden=True) if shut else _cell(found.figure, name, value, links[key])
        for (key, name), value in zip(teams.items(), found.values, strict=True)
    )
    alike = len({value.number for value in found.values}) == 1
    verdict = said(chance=found.chance, alike=alike)
    return Line(found.figure, WORDS[found.figure], cells, found.values, verdict)


def picture(*, lines: Sequence[Line]) -> DotPicture:
    """All figures that can be shown, the ones that stand out named first in words."""
    more = [one.word.heading for one in lines if one.stands_out]
    finding = f"{MORE_THAN_CHANCE}: {', '.join(more)}" if more else "Alle forskelle kan være tilfældige"
    return DotPicture(finding, tuple(row for one in lines if not one.hidden and (row := _row(one)).dots))


def _cell(figure: Compared, team: str, value: Value, link: str) -> Cell:
    if value.number is None:
        return Cell(team, NOTHING)
    ends = "" if value.low is None else f"{_words(figure, value.low)} til {_words(figure, value.high)}"
    if value.count is None:
        unit = {Compared.ACTUAL: "forløb", Compared.PRICE: "børn med pris"}.get(figure, "ophold")
        return Cell(team, _words(figure, value.number), ends, f"{number_words(number=value.of)} {unit}", link)
    behind = f"{number_words(number=value.count)} af {number_words(number=value.of)}"
    return Cell(team, _words(figure, value.number), ends, behind, link)


def _words(figure: Compared, number: float | None) -> str:
    if number is None:
        return NOTHING
    if figure == Compared.ACTUAL:
        return days_words(days=round(number))
    if figure == Compared.PRICE:
        return f"{number_words(number=Decimal(round(number / 100_000)))}.000 kr."
    return percent_words(share=number)


def _row(one: Line) -> Row:
    dots = tuple(
        Dot(cell.team, value.number, _beside(cell), value.low, value.high)
        for cell, value in zip(one.cells, one.values, strict=True)
        if value.number is not None
    )
    if one.figure not in (Compared.ACTUAL, Compared.PRICE):
        return Row(one.word.heading, dots, 0, 1, ("0 %", "100 %"), note=one.verdict)
    highest = _round(max((dot.high or dot.value for dot in dots), default=1))
    return Row(one.word.heading, dots, 0, highest, ("0", _words(one.figure, highest)), note=one.verdict)


def _beside(cell: Cell) -> str:
    between = f" ({cell.between})" if cell.between else ""
    return f"{cell.text}{between}"


def _round(value: float) -> float:
    """The next number with one digit that is not nought: a scale's end."""
    if value <= 0:
        return 1.0
    unit = float(10 ** int(log10(value)))
    return ceil(value / unit) * unit
