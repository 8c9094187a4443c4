"""The moves for a wide page: rungs from before to now, in from the left, out to the right."""

from __future__ import annotations

from collections.abc import Mapping

from varigespor.web.pictures.canvas import Canvas, Type
from varigespor.web.pictures.ladder.counts import FIRST_AWAY, Count, Stair, Tread, count_text
from varigespor.web.pictures.letters import wrapped
from varigespor.web.pictures.moves.lanes import laid, moves_of, scale_of
from varigespor.web.pictures.moves.marks import (
    BIG,
    NAME,
    SMALL,
    Level,
    draw_fact,
    draw_level,
    draw_move,
    draw_way,
)
from varigespor.web.pictures.moves.words import READ, besides, facts, finding, follow_up, in_words

WIDTH = 760.0
_NAMES, _BEFORE, _IN, _OUT, _NOW = 156.0, 200.0, (246.0, 284.0), (640.0, 678.0), WIDTH
_STEPS = (290.0, 592.0)
_HEAD, _TOP, _PITCH = 30.0, 72.0, 84.0
_LEAST = 96.0


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
    lanes = laid(moves=moves, scale=scale, edges=(_STEPS[0] + 18, _STEPS[1]), least=_LEAST)
    levels = {tread.number: _level(stair, place) for place, tread in enumerate(stair.treads)}
    _draw_head(canvas, stair, lanes.begins)
    _draw_border(canvas, levels)
    for tread in stair.treads:
        _draw_step(canvas, tread, levels[tread.number], scale)
    for one in lanes.laid:
        ends = (levels[one.move.origin], levels[one.move.to])
        draw_move(canvas=canvas, one=one, levels=ends, scale=scale)
    bottom = _TOP + _PITCH * len(stair.treads)
    return canvas, _draw_foot(canvas, stair, besides(moves=lanes.left_over), bottom)


def _level(stair: Stair, place: int) -> float:
    return _TOP + _PITCH * (len(stair.treads) - place - 0.5)


def _draw_head(canvas: Canvas, stair: Stair, begins: tuple[float, float]) -> None:
    totals = stair.totals
    for x, count, words in (
        (_BEFORE, totals.before, "før"),
        (_IN[1], totals.entered, "kom ind"),
        (_OUT[1], totals.left, "gik ud"),
        (_NOW, totals.now, "nu"),
    ):
        size = 20 if count is not None and count > 999 else BIG.size
        css = "tr-strong" if words in ("før", "nu") else "tr-move"
        canvas.text(at=(x, _HEAD), words=count_text(count=count), type_=Type(size, css, "end"))
        canvas.text(at=(x, _HEAD + 20), words=words, type_=Type(14, "tr-ink", "end"))
    canvas.text(at=(0, _HEAD + 20), words="Trin", type_=Type(14, "tr-ink"))
    for x, count, down in zip(begins, (totals.down, totals.up), (True, False), strict=True):
        draw_way(canvas=canvas, at=(x, _HEAD), count=count, down=down)


def _draw_border(canvas: Canvas, levels: Mapping[int, float]) -> None:
    """The line between home and away from home."""
    if FIRST_AWAY not in levels:
        return
    y = levels[FIRST_AWAY] + _PITCH / 2
    canvas.line(start=(0, y), end=(WIDTH, y), css="tr-border")
    canvas.text(at=(0, y - 8), words="↑ uden for hjemmet", type_=SMALL)
    canvas.text(at=(0, y + 17), words="↓ hjemme", type_=SMALL)


def _draw_step(canvas: Canvas, tread: Tread, y: float, scale: float) -> None:
    lines = wrapped(words=f"{tread.number} {tread.name}", size=NAME.size, room=_NAMES)
    for line, words in enumerate(lines):
        canvas.text(at=(0, y + 5 - 8.5 * (len(lines) - 1) + 17 * line), words=words, type_=NAME)
    canvas.text(at=(_BEFORE, y + 6), words=count_text(count=tread.before), type_=Type(16, "tr-ink", "end"))
    canvas.line(start=(_STEPS[0], y), end=(_STEPS[1], y), css="tr-edge")
    draw_level(canvas=canvas, arrow=Level(*_IN, y, tread.entered), scale=scale)
    draw_level(canvas=canvas, arrow=Level(*_OUT, y, tread.left), scale=scale)
    zero = " tr-zero" if tread.stock == 0 else ""
    now = Type(20, f"tr-strong{zero}", "end")
    canvas.text(at=(_NOW, y + 3), words=count_text(count=tread.stock), type_=now)
    words = f"{count_text(count=tread.stayed)} blev"
    canvas.text(at=(_NOW, y + 20), words=words, type_=SMALL.towards("end"))


def _draw_foot(canvas: Canvas, stair: Stair, more: str, top: float) -> float:
    """The facts side by side, what has no room above, and how to read it; the height that is needed."""
    canvas.line(start=(0, top + 4), end=(WIDTH, top + 4), css="tr-rule")
    told = facts(stair=stair)
    column = WIDTH / len(told)
    for place, fact in enumerate(told):
        draw_fact(canvas=canvas, at=(column * place, top + 36), fact=fact, room=column - 14)
    y = top + 116
    words = f"{more} {follow_up(stair=stair)} {READ}".strip()
    for line in wrapped(words=words, size=SMALL.size, room=WIDTH, lines=40):
        canvas.text(at=(0, y), words=line, type_=SMALL)
        y += 17
    return y
