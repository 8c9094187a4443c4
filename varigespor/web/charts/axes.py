"""The parts that charts share: a row of months, even marks on a scale, and labels that do not touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from varigespor.web.wording import month_short

from .setting import alt, plotted
from .theme import SMALL, SOFT_INK, WORDS

HALF_YEARS_UP_TO = 30
_EVEN = (1, 2, 5)


def stamp(day: date) -> str:
    """A day as Vega reads it, the same in every time zone."""
    return f"{day.isoformat()}T00:00:00Z"


def month_words(day: date) -> str:
    """'jan. 2025'"""
    return f"{month_short(day=day)} {day.year}"


def month_axis(*, months: Sequence[date]) -> Any:
    """An axis that names every January by its year and, up to two and a half years, July."""
    long = len(months) > HALF_YEARS_UP_TO
    named = [stamp(day) for day in months if day.month == 1 or (day.month == 7 and not long)]
    ends = [stamp(months[0]), stamp(months[-1])]
    return alt().X(
        field="m",
        type="temporal",
        scale=alt().Scale(type="utc", domain=ends, nice=False),
        axis=alt().Axis(values=named, labelOverlap=False, labelFlush=False),
    )


def even_marks(*, most: float) -> list[float]:
    """Three to six even marks from 0 to at least the most."""
    size = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 0.1
    while size * 10 < most * 2:
        size *= 10
    step = next(k * size / 10 for k in (*_EVEN, 10, 20, 50, 100) if k * size / 10 * 5 >= most)
    marks = [0.0]
    while marks[-1] < most:
        marks.append(round(marks[-1] + step, 6))
    return marks if len(marks) > 1 else [0.0, step]


def apart(*, wanted: Sequence[float], least: float, room: tuple[float, float]) -> list[float]:
    """The places nearest to those wanted that are `least` apart and within the room, in the given order."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    places = [0.0] * len(wanted)
    floor = room[0]
    for at in order:
        places[at] = floor = max(wanted[at], floor)
        floor += least
    highest = room[1]
    for at in reversed(order):
        places[at] = highest = min(places[at], highest)
        highest -= least
    return places


def texts(
    *, at: Iterable[tuple[float, float, str]], align: str = "left", bold: bool = False, soft: bool = False
) -> Any:
    """Words at places in the plot's own pixels, baseline at the place."""
    values = [{"px": round(x, 1), "py": round(y, 1), "words": words} for x, y, words in at]
    mark = {
        "align": align,
        "baseline": "alphabetic",
        "fontSize": SMALL if soft else WORDS,
        "fontWeight": 600 if bold else 400,
    }
    if soft:
        mark["color"] = SOFT_INK
    return (
        plotted(values)
        .mark_text(**mark)
        .encode(
            x=alt().X(field="px", type="quantitative", scale=None, axis=None),
            y=alt().Y(field="py", type="quantitative", scale=None, axis=None),
            text=alt().Text(field="words", type="nominal"),
        )
    )


def since_rule(*, since: date, pieces: Iterable[tuple[float, float]]) -> Any:
    """The dotted line where the period begins, in pieces from a height to another."""
    values = [{"m": stamp(since), "top": top, "end": end} for top, end in pieces]
    return (
        plotted(values)
        .mark_rule(color=SOFT_INK, strokeDash=[2, 4])
        .encode(
            x=alt().X(field="m", type="temporal"),
            y=alt().Y(field="top", type="quantitative", scale=None, axis=None),
            y2=alt().Y2(field="end"),
        )
    )
