"""What help costs month by month, at home and away from home, on one scale from 0."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from varigespor.web.wording import number_words

from .axes import apart, even_marks, month_axis, month_words, since_rule, stamp, texts
from .setting import Said, Sheet, alt, plotted, svg_of
from .theme import ACCENT, INK, PAPER

_MILLION, _THOUSAND = 100_000_000, 100_000
"""Øre in a million and in a thousand kroner."""
_STYLES: tuple[dict[str, Any], ...] = (
    {"color": INK, "strokeWidth": 2.5},
    {
        "color": ACCENT,
        "strokeWidth": 2,
        "point": {"filled": False, "fill": PAPER, "size": 26, "color": ACCENT},
    },
)
"""How the lines are told apart without colour: the second carries rings."""


@dataclass(frozen=True)
class Line:
    """A group of steps and its øre month by month; None where they may not be shown."""

    name: str
    ore: tuple[int, ...] | None


@dataclass(frozen=True)
class Money:
    """The months in order, at most two groups of steps, and the day on which the period begins."""

    months: tuple[date, ...]
    lines: tuple[Line, ...]
    since: date

    @property
    def unit(self) -> tuple[int, str]:
        """Øre in what the scale counts, and what it is called."""
        most = max((max(line.ore) for line in self.lines if line.ore), default=0)
        return (_MILLION, "mio. kr.") if most >= _MILLION else (_THOUSAND, "t.kr.")


def amount(*, ore: int, unit: int) -> str:
    """'6,1'"""
    return number_words(number=Decimal(ore) / unit, decimals=1)


def finding(*, money: Money) -> str:
    """The chart's title: the cost of the last month, and of the same month a year before."""
    shown = [line.ore for line in money.lines if line.ore is not None]
    unit, called = money.unit
    last = month_words(money.months[-1])
    if len(shown) < len(money.lines) or len(money.months) < 13:
        return f"Hjælpens pris måned for måned til {last}"
    now, before = (amount(ore=sum(ore[at] for ore in shown), unit=unit) for at in (-1, -13))
    return f"Hjælpen kostede {now} {called} i {last} mod {before} året før"


def in_words(*, money: Money) -> str:
    """Each group in the first and the last month."""
    unit, called = money.unit
    first, last = month_words(money.months[0]), month_words(money.months[-1])
    said = [
        f"{line.name}: skjult, færre end fem børn."
        if line.ore is None
        else f"{line.name}: {amount(ore=line.ore[0], unit=unit)} {called} i {first},"
        f" {amount(ore=line.ore[-1], unit=unit)} i {last}."
        for line in money.lines
    ]
    return f"{' '.join(said)} Alle måneder står i tabellen."


@lru_cache(maxsize=128)
def draw(*, money: Money, prefix: str) -> str:
    """The chart as SVG; kept, so that the same data are drawn once."""
    sheet = Sheet(height=340, left=34, right=100, top=34, bottom=26)
    width, height = sheet.size
    unit, called = money.unit
    marks = even_marks(most=max((max(line.ore) for line in money.lines if line.ore), default=0) / unit)
    shown = [(line, style) for line, style in zip(money.lines, _STYLES, strict=False) if line.ore is not None]
    layers = [_line(money, line.ore or (), marks, style) for line, style in shown]
    levels = [height * (1 - (line.ore or (0,))[-1] / unit / marks[-1]) for line, _ in shown]
    places = apart(wanted=levels, least=36, room=(8, height - 16))
    ends = [
        (width + 10.0, y + 3, amount(ore=(line.ore or (0,))[-1], unit=unit))
        for (line, _), y in zip(shown, places, strict=True)
    ]
    layers += [
        texts(at=ends, bold=True),
        texts(at=[(x, y + 16, line.name) for (line, _), (x, y, _) in zip(shown, ends, strict=True)]),
        texts(at=[(-34.0, -18.0, f"{called} pr. måned")], soft=True),
    ]
    if money.since > money.months[0]:
        layers.insert(0, since_rule(since=money.since, pieces=[(0, height)]))
    said = Said(finding(money=money), in_words(money=money), prefix)
    return svg_of(layers=layers, sheet=sheet, said=said)


def _line(money: Money, ore: tuple[int, ...], marks: list[float], style: dict[str, Any]) -> Any:
    unit, _ = money.unit
    values = [
        {"m": stamp(month), "v": round(one / unit, 4)} for month, one in zip(money.months, ore, strict=True)
    ]
    whole = all(mark == int(mark) for mark in marks)
    axis = alt().Axis(values=marks, format=",d" if whole else ",.1f", labelOverlap=False)
    return (
        plotted(values)
        .mark_line(**style)
        .encode(
            x=month_axis(months=money.months),
            y=alt().Y(
                field="v",
                type="quantitative",
                scale=alt().Scale(domain=[0, marks[-1]], nice=False),
                axis=axis,
            ),
        )
    )
