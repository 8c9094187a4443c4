"""Draws dots with their lines: the words beside them where there is room, above them on a phone."""

from __future__ import annotations

from dataclasses import dataclass

from varigespor.web.pictures.canvas import Canvas, Type, path
from varigespor.web.pictures.dots.rows import Dot, DotPicture, Row
from varigespor.web.pictures.letters import fitted, wrapped

_HEADING, _INK = Type(15, "dt-strong"), Type(14, "dt-ink")
_SOFT = Type(13, "dt-soft")
_LINE, _GAP, _UNDER = 26.0, 22.0, 18.0
_RADIUS, _TRIANGLE = 5.5, 6.0


@dataclass(frozen=True)
class Layout:
    """Where the scale begins and ends, and whether the words of a dot stand above it."""

    width: float
    left: float
    right: float
    above: bool

    def x(self, row: Row, value: float) -> float:
        """The place of a value of the row."""
        return self.left + row.share(value) * (self.right - self.left)


WIDE = Layout(width=1000, left=190, right=650, above=False)
PRINT = Layout(width=840, left=165, right=490, above=False)
"""The width of a page of paper."""
NARROW = Layout(width=358, left=8, right=350, above=True)


def draw(*, picture: DotPicture, layout: Layout, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(picture=picture, layout=layout, prefix=prefix)
    return canvas.svg(height=height, title=picture.finding, text=picture.in_words)


def sketch(*, picture: DotPicture, layout: Layout, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas, top = Canvas(prefix=prefix, css="pic dt", width=layout.width), 0.0
    for row in picture.rows:
        top = _row(canvas, layout, row, top) + _GAP
    return canvas, max(top - _GAP + 4, 1)


def _row(canvas: Canvas, layout: Layout, row: Row, top: float) -> float:
    """One row from `top`; returns where it ends."""
    top = _headed(canvas, layout, row, top)
    for dot in row.dots:
        top = _dot(canvas, layout, row, (dot, top))
    _marks(canvas, layout, row, top)
    return _scale(canvas, layout, row, top)


def _headed(canvas: Canvas, layout: Layout, row: Row, top: float) -> float:
    room = layout.width if layout.above else layout.right
    canvas.text(at=(0, top + 15), words=fitted(words=row.heading, size=15, room=room), type_=_HEADING)
    if not row.note:
        return top + _LINE
    if not layout.above:
        canvas.text(at=(layout.right + 20, top + 15), words=row.note, type_=_SOFT)
        return top + _LINE
    for number, words in enumerate(wrapped(words=row.note, size=13, room=layout.width, lines=3)):
        canvas.text(at=(0, top + 34 + 17 * number), words=words, type_=_SOFT)
        last = top + 34 + 17 * number
    return last + 8


def _dot(canvas: Canvas, layout: Layout, row: Row, placed: tuple[Dot, float]) -> float:
    dot, top = placed
    if layout.above:
        canvas.text(at=(0, top + 16), words=dot.label, type_=_INK)
        canvas.text(at=(layout.width, top + 16), words=dot.words, type_=_INK.towards("end"))
        top += 20
    y = top + _LINE / 2
    if not layout.above:
        label = fitted(words=dot.label, size=14, room=layout.left - 16)
        canvas.text(at=(layout.left - 16, y + 5), words=label, type_=_INK.towards("end"))
        canvas.text(at=(layout.right + 20, y + 5), words=dot.words, type_=_INK)
    canvas.line(start=(layout.left, y), end=(layout.right, y), css="dt-rule")
    for tick in row.ticks:
        x = layout.x(row, tick.value)
        canvas.line(start=(x, y - 8), end=(x, y + 8), css="dt-tick")
    if dot.low is not None and dot.high is not None:
        ends = layout.x(row, dot.low), layout.x(row, dot.high)
        canvas.line(start=(ends[0], y), end=(ends[1], y), css="dt-line")
        for x in ends:
            canvas.line(start=(x, y - 5), end=(x, y + 5), css="dt-end")
    canvas.circle(at=(layout.x(row, dot.value), y), radius=_RADIUS, css="dt-dot")
    return top + _LINE


def _marks(canvas: Canvas, layout: Layout, row: Row, top: float) -> None:
    """A triangle under the lines of each published number."""
    for tick in row.ticks:
        x = layout.x(row, tick.value)
        head = [(x - _TRIANGLE, top + _TRIANGLE), (x + _TRIANGLE, top + _TRIANGLE), (x, top - 4)]
        canvas.path(data=path(points=head, closed=True), css="dt-mark")


def _scale(canvas: Canvas, layout: Layout, row: Row, top: float) -> float:
    y = top + (20 if row.ticks else 12)
    canvas.text(at=(layout.left, y), words=row.ends[0], type_=_SOFT)
    canvas.text(at=(layout.right, y), words=row.ends[1], type_=_SOFT.towards("end"))
    if not row.published:
        return y
    if not layout.above:
        canvas.text(at=(layout.right + 20, y), words=row.published, type_=_SOFT)
        return y
    lines = wrapped(words=row.published, size=13, room=layout.width, lines=3)
    for number, words in enumerate(lines):
        canvas.text(at=(0, y + _UNDER * (number + 1)), words=words, type_=_SOFT)
    return y + _UNDER * len(lines)
