"""The network map for a narrow column: a spine with a branch to each person."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Canvas
from varigespor.web.pictures.letters import fitted, wrapped
from varigespor.web.pictures.network.marks import DETAIL, HEAD, NAME, SOFT, draw_child, draw_mark, line_class
from varigespor.web.pictures.network.people import (
    Closeness,
    Network,
    Relation,
    count_line,
    finding,
    in_words,
    nearest_first,
)

WIDTH = 358.0
_SPINE, _WORDS, _ROW, _CHILD = 26.0, 124.0, 46.0, 24.0
_REACH = {Closeness.CLOSE: 46.0, Closeness.REGULAR: 74.0, Closeness.SELDOM: 102.0}


def draw(*, network: Network, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(network=network, prefix=prefix)
    return canvas.svg(height=height, title=finding(network=network), text=in_words(network=network))


def sketch(*, network: Network, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic nw", width=WIDTH)
    lack = network.paused or "Tilføj en fra denne side"
    y = _draw_side(canvas, network.family, ("Familie og privat netværk", f"Ingen endnu. {lack}"), 24)
    end = _draw_side(canvas, network.professionals, ("Professionelt netværk", f"Ingen endnu. {lack}"), y + 24)
    draw_child(canvas=canvas, at=(_SPINE, 28), radius=_CHILD, network=network)
    return canvas, end


def _draw_side(canvas: Canvas, people: tuple[Relation, ...], words: tuple[str, str], top: float) -> float:
    head, missing = words
    left = _SPINE + _CHILD + 14
    canvas.text(at=(left, top), words=head, type_=HEAD)
    canvas.text(at=(left, top + 19), words=count_line(people=people), type_=SOFT)
    if not people:
        for line, said in enumerate(wrapped(words=missing, size=NAME.size, room=WIDTH - left)):
            canvas.text(at=(left, top + 44 + 18 * line), words=said, type_=NAME)
        return top + 74
    rows = nearest_first(people=people)
    first = top + 48
    # The spine runs on from the child, or from the last person of the side above.
    last = first + (len(rows) - 1) * _ROW
    canvas.line(start=(_SPINE, max(top - 62, 28)), end=(_SPINE, last), css="nw-spine")
    for row, one in enumerate(rows):
        _draw_row(canvas, one, first + row * _ROW, people_are_family=head.startswith("Familie"))
    return first + len(rows) * _ROW - 8


def _draw_row(canvas: Canvas, one: Relation, y: float, *, people_are_family: bool) -> None:
    reach = _REACH[one.closeness]
    canvas.line(start=(_SPINE, y), end=(reach, y), css=line_class(one=one))
    draw_mark(canvas=canvas, at=(reach, y), one=one, family=people_are_family)
    for words, type_, down in ((one.heading, NAME, -1.0), (one.detail, DETAIL, 16.0)):
        short = fitted(words=words, size=type_.size, room=WIDTH - _WORDS)
        canvas.text(at=(_WORDS, y + down), words=short, type_=type_)
