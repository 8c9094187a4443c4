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
    lines, words = list(obstacles), list[Box]()
    placed: list[Placement] = [None] * len(segments)
    left: list[int] = []
    for index in reversed(range(len(segments))):
        boxes = iter(()) if all_numbered else _label_boxes(segments[index])
        box = next((box for box in boxes if _is_free(box, [*lines, *words], bounds)), None)
        if box is None:
            left.append(index)
        else:
            placed[index] = Label(box)
            words.append(box)
    for index in left:
        one = segments[index]
        ring = next((ring for ring in _rings(one) if _ring_is_free(ring, one, (lines, words), bounds)), None)
        if ring is not None:
            placed[index] = ring
            words += [_circle(ring), *_leader(ring, one)]
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
    beside = [middle + shift for shift in (-24, 24, -46, 46)]
    across = [middle, segment.start + 10, segment.end - 10, *beside]
    for away in (18.0, 40.0, 62.0, 84.0, 106.0):
        for level in (segment.level - away, segment.level + away):
            for x in across:
                yield Ring((x, level), leader=away > 18 or not segment.start <= x <= segment.end)


def _circle(ring: Ring) -> Box:
    x, y = ring.at
    return Box(x - RING - 1, y - RING - 1, 2 * RING + 2, 2 * RING + 2)


def _leader(ring: Ring, segment: Segment) -> list[Box]:
    if not ring.leader:
        return []
    x, y = ring.at
    foot = min(max(x, segment.start), segment.end)
    low, high = sorted((y, segment.level))
    return [Box(min(x, foot) - 1, low, abs(x - foot) + 2, high - low)]


def _ring_is_free(ring: Ring, segment: Segment, taken: tuple[list[Box], list[Box]], bounds: Box) -> bool:
    """A ring touches neither lines nor words; its leader may cross lines, never words."""
    lines, words = taken
    led = not any(box.meets(other) for box in _leader(ring, segment) for other in words)
    return led and _is_free(_circle(ring), [*lines, *words], bounds)


def _is_free(box: Box, taken: Sequence[Box], bounds: Box) -> bool:
    inside = Box(box.x - bounds.x, box.y - bounds.y, box.width, box.height)
    return inside.within(width=bounds.width, height=bounds.height) and not any(box.meets(b) for b in taken)
