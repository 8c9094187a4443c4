"""The chain for a phone: the stages under each other, and under each box what it leads to."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Box as Room
from varigespor.web.pictures.canvas import Canvas, Type, path
from varigespor.web.pictures.chain.links import Box, ChainPicture, Link, between, finding, in_words
from varigespor.web.pictures.letters import fitted, width_of, wrapped

WIDTH = 358.0
_LINE, _PAD, _ROW = 18.0, 9.0, 22.0
_WORDS = Type(14, "ch-ink")
_HEADING = Type(14, "ch-strong")
_TARGET = Type(13, "ch-soft")
_VALUE = Type(13, "ch-value", "end")
_SHAFT, _HEAD, _NAME = 12.0, 36.0, 50.0


def draw(*, chain: ChainPicture, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(chain=chain, prefix=prefix)
    return canvas.svg(height=height, title=finding(chain=chain), text=in_words(chain=chain))


def sketch(*, chain: ChainPicture, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic ch", width=WIDTH)
    top = 0.0
    for column in chain.columns:
        canvas.text(at=(0, top + 16), words=column.heading, type_=_HEADING)
        top += 28
        for box in column.boxes:
            top = _box(canvas, chain, box, top)
        top += 8
    return canvas, top


def _box(canvas: Canvas, chain: ChainPicture, box: Box, top: float) -> float:
    """One box and its arrows; returns where the next may begin."""
    lines = wrapped(words=box.words, size=_WORDS.size, room=WIDTH - 2 * _PAD, lines=3)
    height = len(lines) * _LINE + 2 * _PAD - 2
    canvas.rect(box=Room(1, top, WIDTH - 2, height), css="ch-box", radius=5)
    for line, words in enumerate(lines):
        canvas.text(at=(_PAD, top + _PAD + 12 + _LINE * line), words=words, type_=_WORDS)
    top += height + 4
    for link in between(links=chain.links, key=box.key, outgoing=True):
        _arrow(canvas, chain, link, top)
        top += _ROW
    return top + 8


def _arrow(canvas: Canvas, chain: ChainPicture, link: Link, top: float) -> None:
    css, y = "" if link.value else " none", top + 11
    canvas.line(start=(_SHAFT, y), end=(_HEAD, y), css=f"ch-line{css}")
    head = [(_HEAD, y - 5), (_HEAD + 8, y), (_HEAD, y + 5)]
    canvas.path(data=path(points=head, closed=True), css=f"ch-head{css}")
    value = fitted(words=link.value, size=_VALUE.size, room=140)
    left = width_of(words=value, size=_VALUE.size) + 10 if value else 0
    name = fitted(words=chain.name(link.end), size=_TARGET.size, room=WIDTH - _NAME - left)
    canvas.text(at=(_NAME, y + 4.5), words=name, type_=_TARGET)
    canvas.text(at=(WIDTH, y + 4.5), words=value, type_=_VALUE)
