"""The marks of the moves: arrows between rungs, arrows in and out, and the facts beneath."""

from __future__ import annotations

from dataclasses import dataclass

from varigespor.web.pictures.canvas import Canvas, Point, Type, path
from varigespor.web.pictures.ladder.counts import Count, count_text
from varigespor.web.pictures.ladder.marks import HEAD_EXTRA, HIDDEN_WIDTH, LEAST, Arrow, draw_arrow
from varigespor.web.pictures.letters import wrapped
from varigespor.web.pictures.moves.lanes import COUNT_SIZE, Laid

NAME = Type(14, "tr-strong")
SMALL = Type(12, "tr-soft")
COUNT = Type(COUNT_SIZE, "tr-move", "middle")
BIG = Type(26, "tr-move")
_CLEAR = 5.0
_ROOM = 18.0


@dataclass(frozen=True)
class Level:
    """A level arrow: where it begins and ends, and how many it stands for."""

    start: float
    end: float
    y: float
    count: Count


def draw_move(*, canvas: Canvas, one: Laid, levels: tuple[float, float], scale: float) -> None:
    """An arrow from rung to rung: the number where it begins, then the shaft and its head."""
    start, end = levels
    sign = 1 if end > start else -1
    baseline = start + (_ROOM if sign > 0 else -_ROOM + COUNT_SIZE * 0.8)
    words = count_text(count=one.move.count)
    canvas.text(at=(one.x, baseline), words=words, type_=COUNT)
    shaft = Arrow(one.x, start + sign * (_ROOM + _CLEAR), end - sign * _CLEAR, one.move.count)
    draw_arrow(canvas=canvas, arrow=shaft, scale=scale)


def draw_level(*, canvas: Canvas, arrow: Level, scale: float) -> None:
    """An arrow from left to right with its number before it; at 0 only the number, hollow where hidden."""
    css = "tr-soft" if arrow.count == 0 else "tr-move"
    type_ = Type(COUNT_SIZE, css, "end")
    canvas.text(at=(arrow.start - 6, arrow.y + 5), words=count_text(count=arrow.count), type_=type_)
    if arrow.count == 0:
        return
    half = (HIDDEN_WIDTH if arrow.count is None else max(arrow.count * scale, LEAST)) / 2
    neck = arrow.end - min(half + HEAD_EXTRA, (arrow.end - arrow.start) * 0.5)
    head, y = half + HEAD_EXTRA / 2, arrow.y
    points = [
        (arrow.start, y - half),
        (neck, y - half),
        (neck, y - head),
        (arrow.end, y),
        (neck, y + head),
        (neck, y + half),
        (arrow.start, y + half),
    ]
    css = "tr-arrow hollow" if arrow.count is None else "tr-arrow"
    canvas.path(data=path(points=points, closed=True), css=css)


def draw_way(*, canvas: Canvas, at: Point, count: Count, down: bool) -> None:
    """The sum of one direction: a block arrow and how many times, the words under it."""
    x, y = at
    shape = "h8v14h5l-9 12l-9 -12h5Z" if down else "h8v-14h5l-9 -12l-9 12h5Z"
    canvas.path(data=f"M{x + 5:.1f} {y - 25 if down else y + 1:.1f}{shape}", css="tr-arrow")
    canvas.text(at=(x + 24, y), words=count_text(count=count), type_=BIG)
    words = f"{'gang' if count == 1 else 'gange'} {'ned' if down else 'op'}"
    canvas.text(at=(x, y + 20), words=words, type_=NAME)


def draw_fact(*, canvas: Canvas, at: Point, fact: tuple[Count, str], room: float) -> None:
    """A number with its words on the lines under it."""
    count, words = fact
    canvas.text(at=at, words=count_text(count=count), type_=Type(22, "tr-move"))
    for line, said in enumerate(wrapped(words=words, size=13, room=room, lines=4)):
        canvas.text(at=(at[0], at[1] + 19 + 16 * line), words=said, type_=Type(13, "tr-ink"))
