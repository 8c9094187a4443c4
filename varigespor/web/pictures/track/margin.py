"""What stands around a track: the next clocks, the list of numbered stays and the key to the marks."""

from __future__ import annotations

from collections.abc import Sequence

from varigespor.web.pictures.canvas import Canvas, Type
from varigespor.web.pictures.letters import fitted, width_of, wrapped
from varigespor.web.pictures.track.stays import NextClock, Stay, Track
from varigespor.web.wording import month_span, plain_date

_PHRASE = Type(16, "sp-accent")
_STRONG = Type(13, "sp-strong")
_SOFT = Type(13, "sp-soft")
_MOST_CLOCKS = 4
_CLOCK_HEIGHT = 96.0


def draw_clocks(*, canvas: Canvas, track: Track, left: float, top: float) -> float:
    """The next clocks under each other, law and programme each with its own; returns where they end."""
    room = canvas.width - left
    canvas.text(at=(left, top), words="Næste", type_=Type(13, "sp-strong"))
    y = top + 26
    for clock in track.clocks[:_MOST_CLOCKS]:
        _draw_clock(canvas, clock, (left, y), room)
        y += _CLOCK_HEIGHT
    if track.planned is not None:
        day = plain_date(day=track.planned.day, today=track.today)
        for words in wrapped(words=f"Planlagt: trin {track.planned.step}, {day}", size=13, room=room):
            canvas.text(at=(left, y), words=words, type_=_STRONG)
            y += 17
    if not track.clocks:
        canvas.text(at=(left, y), words=fitted(words="Ingen frister nu", size=13, room=room), type_=_SOFT)
        y += 20
    return y


def _draw_clock(canvas: Canvas, clock: NextClock, at: tuple[float, float], room: float) -> None:
    x, y = at
    source = wrapped(words=clock.source, size=12, room=room)
    lines = [(clock.phrase, _PHRASE), (clock.exact, _STRONG), (clock.what, _STRONG)]
    lines += [(words, Type(12, "sp-soft")) for words in source]
    for line, (words, type_) in enumerate(lines):
        canvas.text(at=(x, y + 17 * line), words=fitted(words=words, size=type_.size, room=room), type_=type_)


def draw_list(*, canvas: Canvas, stays: Sequence[Stay], top: float, columns: int) -> float:
    """The numbered stays, in columns; returns where the list ends."""
    width = canvas.width / columns
    rows = -(-len(stays) // columns)
    pitch = 24.0 if columns > 1 else 40.0
    for place, stay in enumerate(stays):
        column, row = divmod(place, rows)
        _draw_item(canvas, stay, place + 1, (column * width, top + row * pitch, width, columns > 1))
    return top + rows * pitch


def _draw_item(canvas: Canvas, stay: Stay, shown_as: int, at: tuple[float, float, float, bool]) -> None:
    x, y, width, one_line = at
    canvas.circle(at=(x + 10, y), radius=9, css="sp-ring")
    canvas.text(at=(x + 10, y + 4.3), words=str(shown_as), type_=Type(12, "sp-strong", "middle"))
    span = month_span(start=stay.start, end=stay.end)
    kept = width_of(words=span, size=12) + 40 if one_line else 28
    name = fitted(words=f"Trin {stay.step}, {stay.label}", size=13, room=width - kept)
    box = canvas.text(at=(x + 26, y + 4), words=name, type_=_STRONG)
    where = (box.x + box.width + 8, y + 4) if one_line else (x + 26, y + 20)
    canvas.text(at=where, words=span, type_=Type(12, "sp-soft"))
