"""The chain for a wide page: five columns, curved arrows between neighbours, values on the arrows."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Box as Room
from varigespor.web.pictures.canvas import Canvas, Point, Type, label_box, number, path
from varigespor.web.pictures.chain.links import ChainPicture, Column, Link, between, finding, in_words
from varigespor.web.pictures.letters import width_of, wrapped

WIDTH = 1184.0
_BOX, _LINE, _PAD, _APART, _TOP = 150.0, 18.0, 9.0, 26.0, 38.0
_MOST_LINES = 6
_EDGE = 1.0
_WORDS = Type(14, "ch-ink")
_HEADING = Type(14, "ch-strong")
_VALUE = Type(14, "ch-value", "middle")
_HEAD = 8.0
# Where along an arrow its value may stand, and whether over (-) or under (+) the line.
_TRIES = [(along, side) for along in (0.5, 0.35, 0.65, 0.25, 0.75) for side in (-5.0, 16.0)]
Ends = tuple[Point, Point]


def draw(*, chain: ChainPicture, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(chain=chain, prefix=prefix)
    return canvas.svg(height=height, title=finding(chain=chain), text=in_words(chain=chain))


def sketch(*, chain: ChainPicture, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic ch", width=WIDTH)
    tallest = max(_tall(column) for column in chain.columns)
    rooms: dict[str, Room] = {}
    step = (WIDTH - 2 * _EDGE - _BOX) / max(len(chain.columns) - 1, 1)
    for place, column in enumerate(chain.columns):
        canvas.text(at=(step * place, 14), words=column.heading, type_=_HEADING)
        rooms |= _rooms(column, _EDGE + step * place, _TOP + (tallest - _tall(column)) / 2)
    ends = {link: _ends(link, chain, rooms) for link in chain.links}
    for link in chain.links:
        _arrow(canvas, link, ends[link])
    for column in chain.columns:
        for box in column.boxes:
            _box(canvas, rooms[box.key], box.words)
    for link in chain.links:
        _value(canvas, link, ends[link])
    return canvas, _TOP + tallest + 6


def _lines(words: str) -> list[str]:
    return wrapped(words=words, size=_WORDS.size, room=_BOX - 2 * _PAD, lines=_MOST_LINES)


def _high(words: str) -> float:
    return len(_lines(words)) * _LINE + 2 * _PAD - 2


def _tall(column: Column) -> float:
    return sum(_high(box.words) + _APART for box in column.boxes) - _APART if column.boxes else 0.0


def _rooms(column: Column, x: float, top: float) -> dict[str, Room]:
    found = {}
    for box in column.boxes:
        found[box.key] = Room(x, top, _BOX, _high(box.words))
        top += _high(box.words) + _APART
    return found


def _ends(link: Link, chain: ChainPicture, rooms: dict[str, Room]) -> Ends:
    """Where an arrow leaves and arrives: shared edges are divided in the order of the other ends."""
    start, end = rooms[link.start], rooms[link.end]
    leaving = sorted(between(links=chain.links, key=link.start, outgoing=True), key=lambda o: rooms[o.end].y)
    coming = sorted(between(links=chain.links, key=link.end, outgoing=False), key=lambda o: rooms[o.start].y)
    out = start.y + start.height * (leaving.index(link) + 1) / (len(leaving) + 1)
    into = end.y + end.height * (coming.index(link) + 1) / (len(coming) + 1)
    return (start.x + start.width, out), (end.x, into)


def _arrow(canvas: Canvas, link: Link, ends: Ends) -> None:
    (x1, y1), (x2, y2) = ends
    middle, stop = number((x1 + x2) / 2), x2 - _HEAD
    css = "" if link.value else " none"
    curve = (
        f"M{number(x1)} {number(y1)}C{middle} {number(y1)} {middle} {number(y2)} {number(stop)} {number(y2)}"
    )
    canvas.path(data=curve, css=f"ch-line{css}")
    head = [(stop, y2 - 5), (x2 - 1, y2), (stop, y2 + 5)]
    canvas.path(data=path(points=head, closed=True), css=f"ch-head{css}")


def _box(canvas: Canvas, room: Room, words: str) -> None:
    canvas.rect(box=room, css="ch-box", radius=5)
    for line, part in enumerate(_lines(words)):
        canvas.text(at=(room.x + _PAD, room.y + _PAD + 12 + _LINE * line), words=part, type_=_WORDS)


def _value(canvas: Canvas, link: Link, ends: Ends) -> None:
    """The value beside its arrow, where it touches no other words; else it stands in the table alone."""
    lines = _value_lines(link.value, ends[1][0] - ends[0][0] - 2)
    for along, side in _TRIES if lines else ():
        x, y = _point(ends, along)
        offsets = (side,) if len(lines) == 1 else (-5.0, 16.0)
        placed = [((x, y + off), words) for off, words in zip(offsets, lines, strict=False)]
        rooms = [label_box(at=at, words=words, type_=_VALUE) for at, words in placed]
        if not any(room.meets(other) for room in rooms for other in canvas.labels):
            for at, words in placed:
                canvas.text(at=at, words=words, type_=_VALUE)
            return


def _value_lines(value: str, room: float) -> list[str]:
    """A value on one line, on two where it is two counts or too wide; nothing where even that is too wide."""
    lines = value.split(", ")
    if len(lines) == 1 and width_of(words=value, size=_VALUE.size) > room:
        lines = value.split(" ", 1)
    fits = all(width_of(words=line, size=_VALUE.size) <= room for line in lines)
    return lines if value and fits and len(lines) <= 2 else []


def _point(ends: Ends, along: float) -> Point:
    """A point of the arrow's curve."""
    (x1, y1), (x2, y2) = ends
    middle, rest = (x1 + x2) / 2, 1 - along
    weights = (rest**3, 3 * rest**2 * along, 3 * rest * along**2, along**3)
    xs, ys = (x1, middle, middle, x2), (y1, y1, y2, y2)
    return (
        sum(weight * x for weight, x in zip(weights, xs, strict=True)),
        sum(weight * y for weight, y in zip(weights, ys, strict=True)),
    )
