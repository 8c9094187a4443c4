"""A sheet to draw on: collects SVG elements and remembers where every label lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from varigespor.web.pictures.letters import width_of

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle in the picture's own pixels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        apart_x = self.x + self.width <= other.x or other.x + other.width <= self.x
        apart_y = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not (apart_x or apart_y)

    def within(self, *, width: float, height: float) -> bool:
        """Whether it lies wholly on a sheet of that size."""
        return self.x >= 0 and self.y >= 0 and self.x + self.width <= width and self.y + self.height <= height


@dataclass(frozen=True)
class Type:
    """A way of setting words: size in pixels (never under 12), CSS class of `pictures.css`, anchor."""

    size: float
    css: str = ""
    anchor: str = "start"

    def towards(self, anchor: str) -> Type:
        """The same type, aligned to 'start', 'middle' or 'end'."""
        return Type(self.size, self.css, anchor)


def label_box(*, at: Point, words: str, type_: Type) -> Box:
    """The room that words take when their baseline begins, is centred or ends at a point."""
    width = width_of(words=words, size=type_.size)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[type_.anchor]
    return Box(at[0] - shift, at[1] - type_.size * 0.8, width, type_.size)


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def path(*, points: Sequence[Point], closed: bool = False) -> str:
    """Path data through points, with straight lines."""
    body = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{body}{'Z' if closed else ''}"


class Canvas:
    """A drawing under way. `labels` holds the box of every label, for checks against collisions."""

    def __init__(self, *, prefix: str, css: str, width: float) -> None:
        self.prefix = prefix
        self.css = css
        self.width = width
        self.labels: list[Box] = []
        self._parts: list[str] = []

    def text(self, *, at: Point, words: str, type_: Type) -> Box:
        """Set words with their baseline at a point; returns the room they took."""
        box = label_box(at=at, words=words, type_=type_)
        if words:
            self.labels.append(box)
            anchor = "" if type_.anchor == "start" else f' text-anchor="{type_.anchor}"'
            css = f' class="{type_.css}"' if type_.css else ""
            size = f' font-size="{number(type_.size)}"'
            place = f' x="{number(at[0])}" y="{number(at[1])}"'
            self._parts.append(f"<text{css}{place}{size}{anchor}>{escape(words)}</text>")
        return box

    def rect(self, *, box: Box, css: str, radius: float = 0) -> None:
        """A rectangle."""
        round_ = f' rx="{number(radius)}"' if radius else ""
        self._parts.append(
            f'<rect class="{css}" x="{number(box.x)}" y="{number(box.y)}"'
            f' width="{number(box.width)}" height="{number(box.height)}"{round_}/>'
        )

    def line(self, *, start: Point, end: Point, css: str) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        self._parts.append(f'<line class="{css}" {ends}/>')

    def circle(self, *, at: Point, radius: float, css: str) -> None:
        """A circle."""
        centre = f'cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}"'
        self._parts.append(f'<circle class="{css}" {centre}/>')

    def path(self, *, data: str, css: str) -> None:
        """A path from ready path data."""
        self._parts.append(f'<path class="{css}" d="{data}"/>')

    def svg(self, *, height: float, title: str, text: str) -> str:
        """The finished picture: its title is the finding, `text` says every value in sentences."""
        size = f"0 0 {number(self.width)} {number(height)}"
        return (
            f'<svg class="{self.css}" viewBox="{size}" role="img"'
            f' aria-labelledby="{self.prefix}-t {self.prefix}-d">'
            f'<title id="{self.prefix}-t">{escape(title)}</title>'
            f'<desc id="{self.prefix}-d">{escape(text)}</desc>{"".join(self._parts)}</svg>'
        )
