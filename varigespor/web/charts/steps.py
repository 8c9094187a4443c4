"""Children on each step when each month began: a row per step, each on a scale of its own from 0."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from varigespor.web.wording import count_words, number_words

from .axes import month_axis, month_words, since_rule, stamp, texts
from .setting import Said, Sheet, alt, plotted, svg_of
from .theme import INK

HIDDEN = "skjult: færre end fem"
_ROW, _PLOT = 60, 30
_NAME, _BASE = 12, 54


@dataclass(frozen=True)
class Row:
    """A step and its children month by month; None where they may not be shown."""

    name: str
    counts: tuple[int, ...] | None


@dataclass(frozen=True)
class Steps:
    """The months in order, the highest step first, and the day on which the period begins."""

    months: tuple[date, ...]
    rows: tuple[Row, ...]
    since: date


def finding(*, steps: Steps) -> str:
    """The chart's title: how many stood on the ladder at the end, and a year before."""
    shown = [row.counts for row in steps.rows if row.counts is not None]
    last = steps.months[-1]
    if len(shown) < len(steps.rows) or len(steps.months) < 13:
        return f"Børn på hvert trin måned for måned til {month_words(last)}"
    now, before = (sum(counts[at] for counts in shown) for at in (-1, -13))
    told = count_words(number=now, one="barn", many="børn")
    return f"{told} på trappen 1. {month_words(last)} mod {number_words(number=before)} året før"


def in_words(*, steps: Steps) -> str:
    """Every step from the first month to the last, with its highest and lowest number."""
    first, last = month_words(steps.months[0]), month_words(steps.months[-1])
    said = [
        f"Trin {row.name}: {HIDDEN}."
        if row.counts is None
        else f"Trin {row.name}: {row.counts[0]} i {first}, {row.counts[-1]} i {last},"
        f" højst {max(row.counts)}, lavest {min(row.counts)}."
        for row in steps.rows
    ]
    return f"{' '.join(said)} Alle måneder står i tabellen."


@lru_cache(maxsize=128)
def draw(*, steps: Steps, prefix: str) -> str:
    """The chart as SVG; kept, so that the same data are drawn once."""
    sheet = Sheet(height=_ROW * len(steps.rows) + 36, left=46, right=50, top=10, bottom=26)
    width, _ = sheet.size
    layers = [
        _lines(steps),
        texts(
            at=[(-46.0, place * _ROW + _NAME, row.name) for place, row in enumerate(steps.rows)], bold=True
        ),
        texts(at=_ends(steps, 0, -7.0), align="right"),
        texts(at=_ends(steps, -1, width + 8.0), bold=True),
    ]
    if hidden := [place * _ROW + _NAME + 20 for place, row in enumerate(steps.rows) if row.counts is None]:
        layers.append(texts(at=[(-46.0, y, HIDDEN) for y in hidden], soft=True))
    if steps.since > steps.months[0]:
        feet = [place * _ROW + _BASE for place, row in enumerate(steps.rows) if row.counts]
        layers.insert(0, since_rule(since=steps.since, pieces=[(foot - _PLOT, foot) for foot in feet]))
    said = Said(finding(steps=steps), in_words(steps=steps), prefix)
    return svg_of(layers=layers, sheet=sheet, said=said)


def _lines(steps: Steps) -> Any:
    values = [
        {"m": stamp(month), "py": _level(place, count, row.counts), "row": row.name}
        for place, row in enumerate(steps.rows)
        if row.counts is not None
        for month, count in zip(steps.months, row.counts, strict=True)
    ]
    return (
        plotted(values)
        .mark_line(color=INK, strokeWidth=2)
        .encode(
            x=month_axis(months=steps.months),
            y=alt().Y(field="py", type="quantitative", scale=None, axis=None),
            detail=alt().Detail(field="row", type="nominal"),
        )
    )


def _ends(steps: Steps, at: int, x: float) -> list[tuple[float, float, str]]:
    return [
        (x, _level(place, row.counts[at], row.counts) + 4.5, number_words(number=row.counts[at]))
        for place, row in enumerate(steps.rows)
        if row.counts is not None
    ]


def _level(place: int, count: int, counts: tuple[int, ...]) -> float:
    """How far down a count stands: the row's highest number reaches its top, 0 lies on its foot."""
    return round(place * _ROW + _BASE - _PLOT * count / max(*counts, 1), 1)
