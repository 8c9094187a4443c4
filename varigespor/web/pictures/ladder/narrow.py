"""The ladder for a phone: six indented rows, the highest step on top, moves in two columns."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Box, Canvas, Type, path
from varigespor.web.pictures.ladder.counts import (
    FIRST_AWAY,
    Stair,
    Tread,
    arrow_scale,
    aside,
    children,
    count_text,
    dot_unit,
    finding,
    in_words,
    times,
)
from varigespor.web.pictures.ladder.marks import MOVE, SOFT, STRONG, Arrow, Dots, draw_arrow, draw_dots
from varigespor.web.pictures.letters import fitted, width_of, wrapped

WIDTH = 358.0
_ROW, _PRICE_LINE, _INDENT, _TOP = 108.0, 14.0, 17.0, 190.0
_DOWN, _UP = 268.0, 324.0
_DOTS = Dots(radius=2.1, pitch=5.2, columns=26, upwards=False)
_MOST_DOTS = 130
_EDGE = 238.0


def draw(*, stair: Stair, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(stair=stair, prefix=prefix)
    return canvas.svg(height=height, title=finding(stair=stair), text=in_words(stair=stair))


def sketch(*, stair: Stair, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic tr", width=WIDTH)
    unit = dot_unit(stair=stair, room=_MOST_DOTS)
    scale = arrow_scale(stair=stair, widest=22) * 0.85
    rows = list(reversed(stair.treads))
    pitch = _ROW + (_PRICE_LINE if any(tread.price for tread in rows) else 0)
    ground = _TOP + pitch * len(rows)
    _draw_totals(canvas, stair)
    _draw_body(canvas, rows, pitch)
    for row, tread in enumerate(rows):
        top = _TOP + pitch * row
        _draw_row(canvas, tread, (_INDENT * (len(rows) - 1 - row) + 12, top), unit)
        _draw_moves(canvas, tread, top, scale)
    _draw_ground(canvas, stair, ground + 24)
    notes = (
        f"1 prik = {children(count=unit)} {stair.day}.",
        "Stiplet linje: over den bor barnet uden for hjemmet.",
    )
    for line, words in enumerate(notes):
        short = fitted(words=words, size=12, room=WIDTH)
        canvas.text(at=(0, ground + 122 + 17 * line), words=short, type_=Type(12, "tr-soft"))
    return canvas, ground + 148


def _draw_totals(canvas: Canvas, stair: Stair) -> None:
    totals = stair.totals
    canvas.path(data="M6 8h12v22h6l-12 14l-12 -14h6Z", css="tr-arrow")
    canvas.path(data="M186 44h12v-22h6l-12 -14l-12 14h6Z", css="tr-arrow")
    for x, count, words in ((34, totals.down, "ned"), (214, totals.up, "op")):
        canvas.text(at=(x, 28), words=count_text(count=count), type_=Type(28, "tr-move"))
        canvas.text(at=(x, 46), words=f"{times(count=count).split()[-1]} {words}", type_=STRONG)
    home, placed = count_text(count=totals.home), count_text(count=totals.placed)
    canvas.text(at=(0, 76), words=f"← {home} hjem", type_=MOVE)
    canvas.text(at=(180, 76), words=f"→ {placed} anbragt", type_=MOVE)
    for line, words in enumerate(aside(stair=stair)):
        short = fitted(words=words, size=13, room=WIDTH)
        canvas.text(at=(0, 104 + 20 * line), words=short, type_=Type(13, "tr-ink"))
    canvas.text(at=(_DOWN, _TOP - 14), words="ned", type_=Type(13, "tr-move", "middle"))
    canvas.text(at=(_UP, _TOP - 14), words="op", type_=Type(13, "tr-move", "middle"))


def _draw_body(canvas: Canvas, rows: list[Tread], pitch: float) -> None:
    edge, ground = [], _TOP + pitch * len(rows)
    for row in range(len(rows)):
        x = _INDENT * (len(rows) - 1 - row) + 1
        edge += [(x, _TOP + pitch * row), (x, _TOP + pitch * (row + 1))]
    canvas.path(data=path(points=[(WIDTH, _TOP), *edge, (WIDTH, ground)], closed=True), css="tr-body")
    for row, tread in enumerate(rows[1:], start=1):
        css = "tr-border" if tread.number == FIRST_AWAY - 1 else "tr-rule"
        y = _TOP + pitch * row
        canvas.line(start=(_INDENT * (len(rows) - row), y), end=(WIDTH, y), css=css)
    canvas.path(data=path(points=[(WIDTH, _TOP), *edge, (WIDTH, ground)]), css="tr-edge")


def _draw_row(canvas: Canvas, tread: Tread, at: tuple[float, float], unit: int) -> None:
    x, y = at
    room = _EDGE - x
    for line, words in enumerate(wrapped(words=f"{tread.number} {tread.name}", size=14, room=room)):
        canvas.text(at=(x, y + 19 + 17 * line), words=words, type_=STRONG)
    down = y + 65
    if tread.price is not None:
        down += _PRICE_LINE
        words = fitted(words=f"{count_text(count=tread.price)} kr. pr. år", size=12, room=WIDTH - x)
        canvas.text(at=(x, y + 51), words=words, type_=Type(12, "tr-soft"))
    stock = count_text(count=tread.stock)
    size = 26 if width_of(words=stock, size=26) < 76 else 18
    css = "tr-strong tr-zero" if tread.stock == 0 else "tr-strong"
    box = canvas.text(at=(x, down), words=stock, type_=Type(size, css))
    before = f"{children(count=tread.stock).split()[-1]}, før {count_text(count=tread.before)}"
    short = fitted(words=before, size=13, room=_EDGE - x - box.width - 6)
    canvas.text(at=(x + box.width + 6, down), words=short, type_=SOFT)
    dots = Dots(_DOTS.radius, _DOTS.pitch, int(room // _DOTS.pitch), upwards=False)
    draw_dots(canvas=canvas, at=(x, down + 8), count=tread.stock, unit=unit, dots=dots)


def _draw_moves(canvas: Canvas, tread: Tread, top: float, scale: float) -> None:
    arrows = (
        Arrow(_DOWN, top + 28, top + 76, tread.down),
        Arrow(_UP, top + 76, top + 28, tread.up),
    )
    for arrow in arrows:
        draw_arrow(canvas=canvas, arrow=arrow, scale=scale)
        css = "tr-soft" if arrow.count == 0 else "tr-move"
        size = 16 if width_of(words=count_text(count=arrow.count), size=16) < 44 else 12
        at = (arrow.x, top + 97)
        canvas.text(at=at, words=count_text(count=arrow.count), type_=Type(size, css, "middle"))


def _draw_ground(canvas: Canvas, stair: Stair, top: float) -> None:
    canvas.text(at=(0, top), words="Kom ind og gik ud, trin for trin", type_=STRONG)
    column = WIDTH / max(len(stair.treads), 1)
    for place, tread in enumerate(stair.treads):
        x = place * column
        lines = (
            (f"Trin {tread.number}", "tr-strong"),
            (f"{count_text(count=tread.entered)} ind", "tr-move"),
            (f"{count_text(count=tread.left)} ud", "tr-move"),
        )
        for line, (words, css) in enumerate(lines):
            short = fitted(words=words, size=12, room=column - 3)
            canvas.text(at=(x, top + 24 + 18 * line), words=short, type_=Type(12, css))
    canvas.rect(box=Box(0, top + 72, WIDTH, 1), css="tr-ruler")
