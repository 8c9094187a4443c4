"""Where the words of a track can stand without touching anything: a free place, else a numbered ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from varigespor.web.pictures.canvas import Box, Point
from varigespor.web.pictures.letters import width_of

NAME_SIZE, SPAN_SIZE, RING = 13.0, 12.0, 9.0
_LABEL_HEIGHT = 30.0
_GAP = 6.0
_CLEAR = 9.0


@dataclass(frozen=True)
class Segment:
    """A level stretch of the track with the two lines of words that belong to it."""

    start: float
    end: float
    level: float
    name: str
    span: str


@dataclass(frozen=True)
class Label:
    """Words with a free place."""

    box: Box


@dataclass(frozen=True)
class Ring:
    """A numbered ring; its words stand in the list. `leader` when it is not beside its stretch."""

    at: Point
    leader: bool


Placement = Label | Ring | None


def place_all(
    *, segments: Sequence[Segment], obstacles: Sequence[Box], bounds: Box, all_numbered: bool
) -> list[Placement]:
    """A place for each segment, in order; the latest choose first. None: only the list names it."""
    taken = list(obstacles)
    placed: list[Placement] = [None] * len(segments)
    words: list[int] = []
    for index in reversed(range(len(segments))):
        box = None if all_numbered else _first_free(_label_boxes(segments[index]), taken, bounds)
        if box is None:
            words.append(index)
        else:
            placed[index] = Label(box)
            taken.append(box)
    for index in words:
        ring = next(
            (r for r in _rings(segments[index]) if _ring_is_free(r, segments[index], taken, bounds)), None
        )
        placed[index] = ring
        if ring is not None:
            taken += _ring_boxes(ring, segments[index])
    return placed


def _label_boxes(segment: Segment) -> Iterator[Box]:
    width = max(width_of(words=segment.name, size=NAME_SIZE), width_of(words=segment.span, size=SPAN_SIZE))
    lefts = (segment.start + _CLEAR, segment.end - width - _CLEAR)
    tops = (segment.level - _GAP - _LABEL_HEIGHT, segment.level + _GAP)
    for left in lefts:
        for top in tops:
            yield Box(left, top, width, _LABEL_HEIGHT)


def _rings(segment: Segment) -> Iterator[Ring]:
    middle = (segment.start + segment.end) / 2
    for away in (18.0, 40.0, 62.0, 84.0):
        for level in (segment.level - away, segment.level + away):
            for x in (middle, segment.start + 10, segment.end - 10, middle - 24, middle + 24):
                yield Ring((x, level), leader=away > 18 or not segment.start <= x <= segment.end)


def _ring_boxes(ring: Ring, segment: Segment) -> list[Box]:
    x, y = ring.at
    circle = Box(x - RING - 1, y - RING - 1, 2 * RING + 2, 2 * RING + 2)
    if not ring.leader:
        return [circle]
    foot = min(max(x, segment.start), segment.end)
    low, high = sorted((y, segment.level))
    return [circle, Box(min(x, foot) - 1, low, abs(x - foot) + 2, max(high - low - _GAP, 1))]


def _ring_is_free(ring: Ring, segment: Segment, taken: Sequence[Box], bounds: Box) -> bool:
    return all(_is_free(box, taken, bounds) for box in _ring_boxes(ring, segment))


def _first_free(boxes: Iterator[Box], taken: Sequence[Box], bounds: Box) -> Box | None:
    return next((box for box in boxes if _is_free(box, taken, bounds)), None)


def _is_free(box: Box, taken: Sequence[Box], bounds: Box) -> bool:
    inside = Box(box.x - bounds.x, box.y - bounds.y, box.width, box.height)
    return inside.within(width=bounds.width, height=bounds.height) and not any(box.meets(b) for b in taken)
