"""The ladder for a wide page: steps with children on its treads and arrows at its risers."""

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
    footnote,
    in_words,
)
from varigespor.web.pictures.ladder.marks import (
    BIG,
    MOVE,
    NUMBER,
    SOFT,
    STRONG,
    WORDS,
    Arrow,
    Dots,
    draw_arrow,
    draw_dots,
)
from varigespor.web.pictures.letters import fitted, width_of, wrapped

WIDTH = 1184.0
_LEFT, _TREAD, _RISE, _LOWEST = 22.0, 190.0, 70.0, 462.0
_GROUND, _HEIGHT = 584.0, 672.0
_DOTS = Dots(radius=3.5, pitch=8.6, columns=13, upwards=True)
_MOST_DOTS = 130
_WIDEST_ARROW = 22.0
_ROOM = _TREAD - 24
_ARROWS_APART = 32


def draw(*, stair: Stair, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(stair=stair, prefix=prefix)
    return canvas.svg(height=height, title=finding(stair=stair), text=in_words(stair=stair))


def sketch(*, stair: Stair, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic tr", width=WIDTH)
    unit = dot_unit(stair=stair, room=_MOST_DOTS)
    scale = arrow_scale(stair=stair, widest=_WIDEST_ARROW)
    _draw_body(canvas, len(stair.treads))
    _draw_totals(canvas, stair)
    _draw_border(canvas, stair)
    dearest = max((tread.price or 0 for tread in stair.treads), default=0)
    for place, tread in enumerate(stair.treads):
        x, y = _left(place), _level(place)
        draw_dots(canvas=canvas, at=(x + 12, y - 3), count=tread.stock, unit=unit, dots=_DOTS)
        _draw_label(canvas, tread, (x + 12, y))
        _draw_price(canvas, tread, (x + 12, y), dearest)
        _draw_ground(canvas, tread, x, scale)
    for place, (lower, upper) in enumerate(zip(stair.treads, stair.treads[1:], strict=False)):
        _draw_moves(canvas, (lower, upper), (_left(place), _level(place)), scale)
    canvas.text(at=(_LEFT, _HEIGHT - 8), words=footnote(stair=stair, unit=unit), type_=SOFT)
    return canvas, _HEIGHT


def _left(place: int) -> float:
    return _LEFT + _TREAD * place


def _level(place: int) -> float:
    return _LOWEST - _RISE * place


def _draw_body(canvas: Canvas, steps: int) -> None:
    stairs = [(x, _level(place)) for place in range(steps) for x in (_left(place), _left(place + 1))]
    right = _left(steps)
    canvas.path(data=path(points=[(_LEFT, _GROUND), *stairs, (right, _GROUND)], closed=True), css="tr-body")
    canvas.path(data=path(points=stairs), css="tr-edge")
    canvas.line(start=(_LEFT, _GROUND), end=(right, _GROUND), css="tr-edge")


def _draw_totals(canvas: Canvas, stair: Stair) -> None:
    totals = stair.totals
    canvas.path(data="M32 14h16v30h8l-16 18l-16 -18h8Z", css="tr-arrow")
    canvas.path(data="M252 62h16v-30h8l-16 -18l-16 18h8Z", css="tr-arrow")
    for x, count, words in (
        (66, totals.down, "gange ned ad trappen"),
        (286, totals.up, "gange op ad trappen"),
    ):
        canvas.text(at=(x, 44), words=count_text(count=count), type_=BIG)
        canvas.text(at=(x, 64), words=words, type_=STRONG)
    for line, words in enumerate(aside(stair=stair)):
        canvas.text(at=(_LEFT, 100 + 22 * line), words=words, type_=WORDS)


def _draw_border(canvas: Canvas, stair: Stair) -> None:
    """The line between home and away from home, with those who crossed it."""
    x = _left(FIRST_AWAY - 1)
    canvas.line(start=(x, 0), end=(x, _GROUND), css="tr-border")
    canvas.text(at=(x - 12, 16), words="Bor hjemme", type_=Type(14, "tr-soft", "end"))
    canvas.text(at=(x + 12, 16), words="Bor uden for hjemmet", type_=Type(14, "tr-soft"))
    home, placed = count_text(count=stair.totals.home), count_text(count=stair.totals.placed)
    canvas.path(data=f"M{x - 12} 39h-30", css="tr-thin")
    canvas.path(data=f"M{x - 42} 34l-9 5l9 5Z", css="tr-arrow")
    canvas.text(at=(x - 60, 45), words=f"{home} hjem", type_=MOVE.towards("end"))
    canvas.path(data=f"M{x + 12} 39h30", css="tr-thin")
    canvas.path(data=f"M{x + 42} 34l9 5l-9 5Z", css="tr-arrow")
    canvas.text(at=(x + 60, 45), words=f"{placed} anbragt", type_=MOVE)


def _draw_label(canvas: Canvas, tread: Tread, at: tuple[float, float]) -> None:
    x, y = at
    stock = count_text(count=tread.stock)
    before = f"før {count_text(count=tread.before)}"
    size, unit = _number_size(stock, children(count=tread.stock).split()[-1], before)
    empty = " tr-zero" if tread.stock == 0 else ""
    box = canvas.text(at=(x, y + 36), words=stock, type_=Type(size, f"tr-strong{empty}"))
    canvas.text(at=(x + box.width + 8, y + 36), words=unit, type_=WORDS)
    canvas.text(at=(x + _ROOM, y + 36), words=before, type_=Type(13, "tr-soft", "end"))
    name = f"{tread.number} {tread.name}"
    for line, words in enumerate(wrapped(words=name, size=STRONG.size, room=_ROOM)):
        canvas.text(at=(x, y + 58 + 17 * line), words=words, type_=STRONG)


def _number_size(stock: str, unit: str, before: str) -> tuple[float, str]:
    """The largest type in which number, unit and 'før' share the line; the unit goes before the size does."""
    tail = width_of(words=before, size=13) + 12
    for size, words in ((NUMBER.size, unit), (NUMBER.size, ""), (24.0, ""), (18.0, "")):
        needed = width_of(words=stock, size=size) + 8 + width_of(words=words, size=WORDS.size) + tail
        if needed <= _ROOM:
            return size, words
    return 14.0, ""


def _draw_price(canvas: Canvas, tread: Tread, at: tuple[float, float], dearest: int) -> None:
    if tread.price is None or dearest == 0:
        return
    x, y = at
    lines = len(wrapped(words=f"{tread.number} {tread.name}", size=STRONG.size, room=_ROOM))
    top = y + 58 + 17 * lines
    words = fitted(words=f"{count_text(count=tread.price)} kr. pr. år", size=SOFT.size, room=_ROOM)
    canvas.text(at=(x, top), words=words, type_=SOFT)
    canvas.rect(box=Box(x, top + 6, max(160 * tread.price / dearest, 1), 4), css="tr-price")


def _draw_moves(canvas: Canvas, treads: tuple[Tread, Tread], at: tuple[float, float], scale: float) -> None:
    lower, upper = treads
    x, y = at
    arrows = (
        Arrow(x + 141, y - 3, y - _RISE + 4, lower.up),
        Arrow(x + 141 + _ARROWS_APART, y - _RISE + 4, y - 3, upper.down),
    )
    sizes = [
        MOVE.size if width_of(words=count_text(count=arrow.count), size=MOVE.size) < 30 else 12.0
        for arrow in arrows
    ]
    room = sum(
        width_of(words=count_text(count=arrow.count), size=size)
        for arrow, size in zip(arrows, sizes, strict=True)
    )
    # Two counts of four figures do not share a line: the left one is lifted.
    lifts = (15.0 if room / 2 > _ARROWS_APART - 3 else 0.0, 0.0)
    for arrow, size, lift in zip(arrows, sizes, lifts, strict=True):
        draw_arrow(canvas=canvas, arrow=arrow, scale=scale)
        zero = "tr-soft" if arrow.count == 0 else MOVE.css
        at = (arrow.x, y - _RISE - 4 - lift)
        canvas.text(at=at, words=count_text(count=arrow.count), type_=Type(size, zero, "middle"))


def _draw_ground(canvas: Canvas, tread: Tread, x: float, scale: float) -> None:
    out = Arrow(x + 26, _GROUND + 6, _GROUND + 46, tread.left)
    into = Arrow(x + 118, _GROUND + 46, _GROUND + 6, tread.entered)
    for arrow, word in ((out, "ud"), (into, "ind")):
        draw_arrow(canvas=canvas, arrow=arrow, scale=scale)
        css = "tr-soft" if arrow.count == 0 else "tr-move"
        words = f"{count_text(count=arrow.count)} {word}"
        canvas.text(at=(arrow.x + 17, _GROUND + 32), words=words, type_=Type(13, css))
