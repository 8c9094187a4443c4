"""The network map for a wide page: family left, professionals right, nearest in the middle."""

from __future__ import annotations

from dataclasses import dataclass

from varigespor.web.pictures.canvas import Canvas, Point, number
from varigespor.web.pictures.letters import fitted, wrapped
from varigespor.web.pictures.network.marks import (
    DETAIL,
    HEAD,
    NAME,
    RADIUS,
    SOFT,
    draw_child,
    draw_mark,
    line_class,
)
from varigespor.web.pictures.network.people import (
    Closeness,
    Network,
    Relation,
    count_line,
    finding,
    in_words,
    nearest_first,
)

WIDTH = 1080.0
_MIDDLE = WIDTH / 2
_DISTANCE = {Closeness.CLOSE: 136.0, Closeness.REGULAR: 212.0, Closeness.SELDOM: 288.0}
_TOP = 84.0
_CHILD = 36.0


@dataclass(frozen=True)
class _Side:
    people: tuple[Relation, ...]
    sign: int
    family: bool
    head: str
    missing: str


def draw(*, network: Network, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(network=network, prefix=prefix)
    return canvas.svg(height=height, title=finding(network=network), text=in_words(network=network))


def sketch(*, network: Network, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic nw", width=WIDTH)
    sides = _sides(network)
    rows = max(*(len(side.people) for side in sides), 3)
    pitch = 44.0 if rows > 10 else 52.0
    height = _TOP + rows * pitch + 12
    centre = (_MIDDLE, _TOP + rows * pitch / 2)
    for side in sides:
        _draw_ground(canvas, side, height)
    for side in sides:
        _draw_side(canvas, side, centre, pitch)
    draw_child(canvas=canvas, at=centre, radius=_CHILD, network=network)
    return canvas, height


def _sides(network: Network) -> tuple[_Side, _Side]:
    lack = network.paused or "Tilføj en fra denne side"
    return (
        _Side(network.family, -1, True, "Familie og privat netværk", f"Ingen fra familien endnu. {lack}"),
        _Side(network.professionals, 1, False, "Det professionelle netværk", f"Ingen fagfolk endnu. {lack}"),
    )


def _draw_ground(canvas: Canvas, side: _Side, height: float) -> None:
    edge = 0.0 if side.sign < 0 else WIDTH
    anchor = "start" if side.sign < 0 else "end"
    canvas.text(at=(edge, 18), words=side.head, type_=HEAD.towards(anchor))
    canvas.text(at=(edge, 37), words=count_line(people=side.people), type_=SOFT.towards(anchor))
    for closeness, distance in _DISTANCE.items():
        x = _MIDDLE + side.sign * distance
        canvas.line(start=(x, _TOP - 12), end=(x, height - 4), css="nw-ring")
        canvas.text(at=(x, _TOP - 20), words=closeness, type_=SOFT.towards("middle"))


def _draw_side(canvas: Canvas, side: _Side, centre: Point, pitch: float) -> None:
    rows = _from_the_middle(nearest_first(people=side.people))
    first = centre[1] - len(rows) * pitch / 2 + pitch / 2
    for row, one in enumerate(rows):
        _draw_person(canvas, side, one, (centre, first + row * pitch))
    if not rows:
        _draw_missing(canvas, side, centre[1])


def _draw_missing(canvas: Canvas, side: _Side, y: float) -> None:
    edge, anchor = (0.0, "start") if side.sign < 0 else (WIDTH, "end")
    room = _MIDDLE - _DISTANCE[Closeness.CLOSE] - 20
    for line, words in enumerate(wrapped(words=side.missing, size=NAME.size, room=room)):
        canvas.text(at=(edge, y + 20 * line), words=words, type_=NAME.towards(anchor))


def _from_the_middle(people: tuple[Relation, ...]) -> list[Relation]:
    """The nearest in the middle row, the others alternately above and below."""
    rows: list[Relation] = []
    for place, one in enumerate(people):
        rows.insert(0 if place % 2 else len(rows), one)
    return rows


def _draw_person(canvas: Canvas, side: _Side, one: Relation, place: tuple[Point, float]) -> None:
    (middle, level), y = place
    x = middle + side.sign * _DISTANCE[one.closeness]
    start, turn, bend = (middle + side.sign * away for away in (_CHILD - 10, 62, 104))
    curve = (
        f"M{number(start)} {number(level)}C{number(turn)} {number(level)}"
        f" {number(turn)} {number(y)} {number(bend)} {number(y)}H{number(x)}"
    )
    canvas.path(data=curve, css=line_class(one=one))
    draw_mark(canvas=canvas, at=(x, y), one=one, family=side.family)
    anchor = "end" if side.sign < 0 else "start"
    edge = x + side.sign * (RADIUS + 9)
    room = edge if side.sign < 0 else WIDTH - edge
    for words, type_, down in ((one.heading, NAME, -1.0), (one.detail, DETAIL, 15.0)):
        short = fitted(words=words, size=type_.size, room=room)
        canvas.text(at=(edge, y + down), words=short, type_=type_.towards(anchor))
