"""The marks of the ladder: block arrows and rows of dots."""

from __future__ import annotations

from dataclasses import dataclass

from varigespor.web.pictures.canvas import Box, Canvas, Point, Type, path
from varigespor.web.pictures.ladder.counts import Count

BIG = Type(38, "tr-move")
NUMBER = Type(30, "tr-strong")
MOVE = Type(16, "tr-move")
STRONG = Type(14, "tr-strong")
WORDS = Type(14, "tr-ink")
SOFT = Type(13, "tr-soft")
HEAD_EXTRA = 8.0
LEAST = 2.0
HIDDEN_WIDTH = 5.0


@dataclass(frozen=True)
class Arrow:
    """A vertical arrow: where its shaft begins and where its point is, and how many it stands for."""

    x: float
    start: float
    end: float
    count: Count


@dataclass(frozen=True)
class Dots:
    """How dots are laid: radius, pitch and columns; rows grow upwards or downwards from a point."""

    radius: float
    pitch: float
    columns: int
    upwards: bool


def draw_arrow(*, canvas: Canvas, arrow: Arrow, scale: float) -> None:
    """A block arrow; nothing for 0, hollow and of fixed width for a hidden count."""
    if arrow.count == 0:
        return
    half = (HIDDEN_WIDTH if arrow.count is None else max(arrow.count * scale, LEAST)) / 2
    sign = 1 if arrow.end > arrow.start else -1
    neck = arrow.end - sign * min(half + HEAD_EXTRA, abs(arrow.end - arrow.start) * 0.5)
    head = half + HEAD_EXTRA / 2
    x = arrow.x
    points = [
        (x - half, arrow.start),
        (x + half, arrow.start),
        (x + half, neck),
        (x + head, neck),
        (x, arrow.end),
        (x - head, neck),
        (x - half, neck),
    ]
    css = "tr-arrow hollow" if arrow.count is None else "tr-arrow"
    canvas.path(data=path(points=points, closed=True), css=css)


def draw_dots(*, canvas: Canvas, at: Point, count: Count, unit: int, dots: Dots) -> None:
    """One dot for each `unit` children, the last one for what is left; a dashed box for a hidden count."""
    x, y = at
    if count is None:
        top = y - dots.pitch - 2 if dots.upwards else y
        canvas.rect(box=Box(x, top, dots.pitch * 5, dots.pitch + 2), css="tr-hidden")
        return
    sign = -1 if dots.upwards else 1
    for place in range(-(-count // unit)):
        row, column = divmod(place, dots.columns)
        across = x + dots.radius + column * dots.pitch
        canvas.circle(
            at=(across, y + sign * (dots.radius + 1 + row * dots.pitch)), radius=dots.radius, css="tr-dot"
        )
