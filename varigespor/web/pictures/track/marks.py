"""The marks of a track: diamond, square, dot, triangle, house, split bar and the arrows between steps."""

from __future__ import annotations

from datetime import timedelta

from varigespor.web.pictures.canvas import Box, Canvas, Point, path
from varigespor.web.pictures.track.frame import Frame
from varigespor.web.pictures.track.stays import Lane, Mark


def draw_riser(*, canvas: Canvas, x: float, start: float, end: float) -> None:
    """A move between two levels: the arrow's point shows the way."""
    sign = 1 if end > start else -1
    neck = end - sign * 12
    canvas.line(start=(x, start), end=(x, neck), css="sp-move")
    canvas.path(
        data=path(points=[(x - 7, neck), (x + 7, neck), (x, end - sign * 2)], closed=True), css="sp-head"
    )


def draw_house(*, canvas: Canvas, at: Point) -> None:
    """The child came home."""
    x, y = at
    roof = [
        (x - 8, y + 1),
        (x, y - 7),
        (x + 8, y + 1),
        (x + 5, y + 1),
        (x + 5, y + 8),
        (x - 5, y + 8),
        (x - 5, y + 1),
    ]
    canvas.path(data=path(points=roof, closed=True), css="sp-house")


def draw_breakdown(*, canvas: Canvas, at: Point) -> None:
    """The placement broke down: two slashes across the end of the stay."""
    x, y = at
    for shift in (-8, -3):
        canvas.line(start=(x + shift - 3, y + 8), end=(x + shift + 3, y - 8), css="sp-broken")


def draw_mark(*, canvas: Canvas, at: Point, mark: Mark, frame: Frame) -> None:
    """A mark in its lane; a late follow-up is hollow with a tail as long as it was late."""
    x, y = at
    if mark.lane is Lane.CONCERN:
        points = [(x - 6, y), (x, y - 6), (x + 6, y), (x, y + 6)]
        canvas.path(data=path(points=points, closed=True), css="sp-hollow")
    elif mark.lane is Lane.DECISION:
        canvas.rect(box=Box(x - 4.5, y - 4.5, 9, 9), css="sp-full")
    elif mark.lane is Lane.VISIT:
        canvas.path(
            data=path(points=[(x - 5, y + 5), (x + 5, y + 5), (x, y - 5)], closed=True), css="sp-full"
        )
    elif mark.days_late:
        due = frame.x(mark.day - timedelta(days=mark.days_late))
        canvas.line(start=(min(due, x - 7), y), end=(x, y), css="sp-late")
        canvas.circle(at=at, radius=4.5, css="sp-late-ring")
    else:
        canvas.circle(at=at, radius=4.5, css="sp-full")
