"""The small drawings of lists: a step as six bars, and two years of steps as one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape

from varigespor.web.pictures.canvas import number

STEPS = 6
_WIDTH, _HEIGHT, _BASE, _RISE = 132.0, 30.0, 28.0, 4.4
_MONTHS = 24


@dataclass(frozen=True)
class StepFrom:
    """From this day the child stands on this step; 0 is off the ladder."""

    day: date
    step: int


@cache
def step_glyph(*, step: int) -> str:
    """Six rising bars, the child's step filled and those under it in the lighter accent. Decorative."""
    bars = []
    for bar in range(1, STEPS + 1):
        css = "on" if bar == step else "under" if bar < step else "over"
        top = 14.0 - 2.35 * bar
        bars.append(
            f'<rect class="{css}" x="{number((bar - 1) * 4.7)}" y="{number(top)}"'
            f' width="3.7" height="{number(16 - top)}" rx=".6"/>'
        )
    return (
        f'<svg class="glyph" viewBox="0 0 28 16" aria-hidden="true" focusable="false">{"".join(bars)}</svg>'
    )


def tiny_track(*, steps: Sequence[StepFrom], today: date, spoken: str) -> str:
    """The last 24 months as a stepped line; a dot marks today. `spoken` is its label in words."""
    points = _points(steps, today)
    line = _stepped(points)
    area = f"{line}V{number(_BASE)}H{number(points[0][0])}Z" if points else ""
    dot = (
        f'<circle class="dot" cx="{number(_WIDTH)}" cy="{number(points[-1][1])}" r="3.2"/>' if points else ""
    )
    drawn = f'<path class="area" d="{area}"/><path class="ln" d="{line}"/>{dot}' if points else ""
    return (
        f'<svg class="track" viewBox="0 0 {number(_WIDTH + 4)} {number(_HEIGHT)}" role="img"'
        f' aria-label="{escape(spoken)}"><line class="base" x1="0" x2="{number(_WIDTH)}"'
        f' y1="{number(_BASE)}" y2="{number(_BASE)}"/>{drawn}</svg>'
    )


def _points(steps: Sequence[StepFrom], today: date) -> list[tuple[float, float]]:
    first = _month(today) - _MONTHS
    points: list[tuple[float, float]] = []
    for one in sorted(steps, key=lambda one: one.day):
        x = max((_month(one.day) - first) / _MONTHS, 0.0) * _WIDTH
        if one.day <= today and points and points[-1][0] == x:
            points.pop()
        if one.day <= today and (one.step > 0 or points):
            points.append((x, _BASE - _RISE * one.step))
    return points


def _month(day: date) -> float:
    return day.year * 12 + day.month + day.day / 31


def _stepped(points: Sequence[tuple[float, float]]) -> str:
    if not points:
        return ""
    (x, y), *rest = points
    moves = "".join(f"H{number(to)}V{number(level)}" for to, level in rest)
    return f"M{number(x)} {number(y)}{moves}H{number(_WIDTH)}"
