"""The moves for a phone: the same rungs, with before, now, in and out as words beside them."""

from __future__ import annotations

from collections.abc import Mapping

from varigespor.web.pictures.canvas import Canvas, Type
from varigespor.web.pictures.ladder.counts import FIRST_AWAY, Count, Stair, Tread, count_text
from varigespor.web.pictures.letters import fitted, wrapped
from varigespor.web.pictures.moves.lanes import laid, moves_of, scale_of
from varigespor.web.pictures.moves.marks import SMALL, draw_move, draw_way
from varigespor.web.pictures.moves.words import READ, besides, facts, finding, follow_up, in_words

WIDTH = 358.0
_NAMES, _STEPS = 142.0, (152.0, WIDTH)
_TOP, _PITCH, _LINE = 104.0, 122.0, 16.0
_LEAST = 84.0
_NAME = Type(13, "tr-strong")
_WORDS = Type(13, "tr-ink")


def draw(*, stair: Stair, cells: Mapping[tuple[int, int], Count], prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(stair=stair, cells=cells, prefix=prefix)
    moves = moves_of(cells=cells)
    said = in_words(stair=stair, moves=moves)
    return canvas.svg(height=height, title=finding(stair=stair, moves=moves), text=said)


def sketch(*, stair: Stair, cells: Mapping[tuple[int, int], Count], prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic tr mv", width=WIDTH)
    moves = moves_of(cells=cells)
    scale = scale_of(stair=stair, moves=moves)
    lanes = laid(moves=moves, scale=scale, edges=(_STEPS[0] + 6, _STEPS[1]), least=_LEAST)
    last = len(stair.treads) - 1
    levels = {t.number: _TOP + _PITCH * (last - place + 0.5) for place, t in enumerate(stair.treads)}
    _draw_head(canvas, stair, lanes.begins)
    _draw_border(canvas, levels)
    for tread in stair.treads:
        _draw_step(canvas, tread, levels[tread.number])
    for one in lanes.laid:
        ends = (levels[one.move.origin], levels[one.move.to])
        draw_move(canvas=canvas, one=one, levels=ends, scale=scale)
    bottom = _TOP + _PITCH * len(stair.treads)
    return canvas, _draw_foot(canvas, stair, besides(moves=lanes.left_over), bottom)


def _draw_head(canvas: Canvas, stair: Stair, begins: tuple[float, float]) -> None:
    totals = stair.totals
    lines = (
        f"{count_text(count=totals.before)} før, {count_text(count=totals.now)} nu.",
        f"{count_text(count=totals.entered)} kom ind, {count_text(count=totals.left)} gik ud.",
    )
    for line, words in enumerate(lines):
        canvas.text(at=(0, 18 + 20 * line), words=words, type_=Type(14, "tr-strong"))
    for x, count, down in zip(begins, (totals.down, totals.up), (True, False), strict=True):
        draw_way(canvas=canvas, at=(x, 78), count=count, down=down)


def _draw_border(canvas: Canvas, levels: Mapping[int, float]) -> None:
    """The line between home and away from home."""
    if FIRST_AWAY not in levels:
        return
    y = levels[FIRST_AWAY] + _PITCH / 2
    canvas.line(start=(0, y), end=(WIDTH, y), css="tr-border")
    canvas.text(at=(0, y - 6), words="↑ uden for hjemmet", type_=SMALL)
    canvas.text(at=(0, y + 15), words="↓ hjemme", type_=SMALL)


def _draw_step(canvas: Canvas, tread: Tread, y: float) -> None:
    name = wrapped(words=f"{tread.number} {tread.name}", size=_NAME.size, room=_NAMES)
    told = (
        f"{count_text(count=tread.before)} før, {count_text(count=tread.stock)} nu",
        f"{count_text(count=tread.stayed)} blev",
        f"{count_text(count=tread.entered)} ind, {count_text(count=tread.left)} ud",
    )
    top = y - 30 + _LINE / 2 * (2 - len(name))
    for line, words in enumerate((*name, *told)):
        type_ = _NAME if line < len(name) else _WORDS
        short = fitted(words=words, size=type_.size, room=_NAMES)
        canvas.text(at=(0, top + _LINE * line), words=short, type_=type_)
    canvas.line(start=(_STEPS[0], y), end=(_STEPS[1], y), css="tr-edge")


def _draw_foot(canvas: Canvas, stair: Stair, more: str, top: float) -> float:
    """The facts under each other, what has no room above, and how to read it; the height that is needed."""
    canvas.line(start=(0, top), end=(WIDTH, top), css="tr-rule")
    y = top + 26
    for count, words in facts(stair=stair):
        canvas.text(at=(52, y), words=count_text(count=count), type_=Type(18, "tr-move", "end"))
        for said in wrapped(words=words, size=13, room=WIDTH - 60, lines=3):
            canvas.text(at=(60, y), words=said, type_=_WORDS)
            y += 17
        y += 8
    words = f"{more} {follow_up(stair=stair)} {READ}".strip()
    for line in wrapped(words=words, size=SMALL.size, room=WIDTH, lines=40):
        canvas.text(at=(0, y + 6), words=line, type_=SMALL)
        y += 17
    return y + 6
