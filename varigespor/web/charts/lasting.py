"""How long stays away from home last: Kaplan–Meier with its 95 % interval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from varigespor.web.pictures.letters import width_of
from varigespor.web.wording import count_words, number_words

from .axes import texts
from .setting import Said, Sheet, alt, plotted, svg_of
from .theme import INK, RULE, SMALL, SOFT_INK, WORDS

DAYS_A_MONTH = 30.4375
YEAR = 365
_MARKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Point:
    """From this day on so large a share is still away; the interval is None where there is none."""

    day: int
    share: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Lasting:
    """So many stays were followed, at most `longest` days; the curve begins at 1, points are its steps.

    A coarse one has only the steps that may be shown; between them nothing is said of it.
    """

    number: int
    longest: int
    points: tuple[Point, ...]
    coarse: bool = False

    @property
    def named(self) -> Point | None:
        """The point that is said: after a year, of a coarse one its last; None where it is not so long."""
        if self.coarse:
            return self.points[-1] if self.points else None
        return replace(self.at(YEAR), day=YEAR) if self.longest >= YEAR else None

    def at(self, day: int) -> Point:
        """The curve on a day."""
        held = [point for point in self.points if point.day <= day]
        return held[-1] if held else Point(0, 1.0, None, None)


def percent(*, share: float) -> str:
    """'82 %'"""
    return f"{number_words(number=Decimal(repr(100 * share)))} %"


def finding(*, lasting: Lasting) -> str:
    """The chart's title: what share is still away after a year, with its interval."""
    stays = count_words(number=lasting.number, one="anbringelse", many="anbringelser")
    point = lasting.named
    if point is None and lasting.coarse:
        return f"For få af {stays} er sluttet til at vise, hvor længe de varer"
    if point is None:
        return f"{stays} er endnu fulgt i mindre end 12 måneder"
    between = "" if point.low is None or point.high is None else f" (usikkerhed {_between(point)})"
    after = f"{_after(point.day)}{between}"
    return f"Af {stays} er {percent(share=point.share)} stadig i gang efter {after}"


def in_words(*, lasting: Lasting) -> str:
    """The share that is left after half a year and every year; of a coarse curve after each of its steps."""
    days = [day for day in (182, YEAR, 2 * YEAR, 3 * YEAR) if day <= lasting.longest]
    if lasting.coarse:
        days = [point.day for point in lasting.points]
    said = [f"Efter {_after(day)} er {percent(share=lasting.at(day).share)} stadig anbragt." for day in days]
    still = "De, der endnu er anbragt, tæller med, så længe de er fulgt."
    return " ".join([*said, still, "Tallene står i tabellen."])


@lru_cache(maxsize=128)
def draw(*, lasting: Lasting, prefix: str) -> str:
    """The chart as SVG; kept, so that the same data are drawn once."""
    sheet = Sheet(height=340, left=48, right=18, top=34, bottom=44)
    width, height = sheet.size
    layers = [_band(lasting), _curve(lasting)] if _has_band(lasting) else [_curve(lasting)]
    layers += [
        texts(at=[(-48.0, -18.0, "stadig anbragt")], soft=True),
        texts(at=[(width, height + 36.0, "måneder efter begyndelsen")], align="right", soft=True),
    ]
    if lasting.named is not None:
        layers += _named(lasting, lasting.named, sheet)
    said = Said(finding(lasting=lasting), in_words(lasting=lasting), prefix)
    return svg_of(layers=layers, sheet=sheet, said=said)


def _has_band(lasting: Lasting) -> bool:
    return any(point.low is not None for point in lasting.points)


def _named(lasting: Lasting, point: Point, sheet: Sheet) -> list[Any]:
    """The share that is said, under the band where there is room, else above it, and a line to the curve."""
    width, height = sheet.size
    x = width * point.day / lasting.longest
    words = f"{percent(share=point.share)} efter {_after(point.day).replace('måneder', 'mdr.')}"
    side = "left" if x + width_of(words=words, size=WORDS) < width else "right"
    lows = [one.share if one.low is None else one.low for one in lasting.points]
    y = height * (1 - min([*lows, 1.0])) + 24
    if y > height - 8:
        y = max(height * (1 - (point.high or point.share)) - 10, 12.0)
    curve = height * (1 - point.share)
    foot = y - 14 if y > curve else y + 4
    leader = (
        plotted([{"px": x, "top": curve, "end": foot}])
        .mark_rule(color=SOFT_INK)
        .encode(
            x=alt().X(field="px", type="quantitative", scale=None, axis=None),
            y=alt().Y(field="top", type="quantitative", scale=None, axis=None),
            y2=alt().Y2(field="end"),
        )
    )
    return [leader, texts(at=[(x, y, words)], align=side, bold=True)]


def _after(days: int) -> str:
    if days in (182, YEAR, 2 * YEAR, 3 * YEAR):
        return f"{round(days / DAYS_A_MONTH)} måneder"
    return count_words(number=days, one="dag", many="dage")


def _curve(lasting: Lasting) -> Any:
    steps = [Point(0, 1.0, None, None), *lasting.points]
    values = [{"x": _months(point.day), "s": round(100 * point.share, 2)} for point in steps]
    values.append({"x": _months(lasting.longest), "s": values[-1]["s"]})
    return (
        plotted(values)
        .mark_line(color=INK, strokeWidth=2.5, interpolate="step-after")
        .encode(x=_across(lasting), y=_up("s"))
    )


def _band(lasting: Lasting) -> Any:
    known = [point for point in lasting.points if point.low is not None and point.high is not None]
    values = [
        {
            "x": _months(point.day),
            "l": round(100 * (point.low or 0), 2),
            "h": round(100 * (point.high or 0), 2),
        }
        for point in known
    ]
    values.append(values[-1] | {"x": _months(lasting.longest)})
    return (
        plotted(values)
        .mark_area(color=RULE, interpolate="step-after")
        .encode(x=_across(lasting), y=_up("h"), y2=alt().Y2(field="l"))
    )


def _across(lasting: Lasting) -> Any:
    most = _months(lasting.longest)
    every = 3 if most <= 15 else 6 if most <= 40 else 12
    axis = alt().Axis(values=list(range(0, int(most) + 1, every)), format=",d", labelOverlap=False)
    return alt().X(field="x", type="quantitative", scale=alt().Scale(domain=[0, most], nice=False), axis=axis)


def _up(field: str) -> Any:
    axis = alt().Axis(values=list(_MARKS), labelExpr="datum.value + ' %'", labelFontSize=SMALL)
    return alt().Y(
        field=field, type="quantitative", scale=alt().Scale(domain=[0, 100], nice=False), axis=axis
    )


def _between(point: Point) -> str:
    low, high = (percent(share=share or 0).removesuffix(" %") for share in (point.low, point.high))
    return f"{low}–{high} %"


def _months(days: int) -> float:
    return round(days / DAYS_A_MONTH, 3)
