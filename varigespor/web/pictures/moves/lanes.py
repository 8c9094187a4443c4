"""The arrows between the rungs: which share a lane, how wide they are, and which there is no room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from varigespor.web.pictures.ladder.counts import Count, Stair, count_text
from varigespor.web.pictures.ladder.marks import HEAD_EXTRA, HIDDEN_WIDTH, LEAST
from varigespor.web.pictures.letters import width_of

OFF = 0
COUNT_SIZE = 14.0
_APART, _FAR_APART = 8.0, 22.0
_HIDDEN_AS = 4
_WIDEST, _THICKEST, _MOST = 24.0, 40.0, 1.15


@dataclass(frozen=True)
class Move:
    """So many went from one step to another."""

    origin: int
    to: int
    count: Count

    @property
    def down(self) -> bool:
        """Whether the step is lower afterwards."""
        return self.to < self.origin

    @property
    def low(self) -> int:
        """The lower of the two steps."""
        return min(self.origin, self.to)

    @property
    def high(self) -> int:
        """The higher of the two steps."""
        return max(self.origin, self.to)

    @property
    def size(self) -> int:
        """What it weighs beside others; a hidden one as much as it can at most be."""
        return _HIDDEN_AS if self.count is None else self.count


@dataclass(frozen=True)
class Laid:
    """An arrow and the middle of its lane."""

    move: Move
    x: float


@dataclass(frozen=True)
class Lanes:
    """All that fit between two edges, where the downs and the ups begin, and the moves without room."""

    laid: tuple[Laid, ...]
    begins: tuple[float, float]
    left_over: tuple[Move, ...]


def moves_of(*, cells: Mapping[tuple[int, int], Count]) -> tuple[Move, ...]:
    """The moves between steps that happened; changes of place, in and out are not among them."""
    found = (Move(origin, to, count) for (origin, to), count in cells.items() if count != 0)
    return tuple(move for move in sorted(found, key=_order) if move.origin != move.to and move.low != OFF)


def scale_of(*, stair: Stair, moves: Sequence[Move]) -> float:
    """Pixels of width for one child, the same for every arrow of the picture."""
    up_and_down = max((move.count or 0 for move in moves), default=0)
    in_and_out = max((count or 0 for t in stair.treads for count in (t.entered, t.left)), default=0)
    return min(_MOST, _WIDEST / max(up_and_down, 1), _THICKEST / max(in_and_out, 1))


def laid(*, moves: Sequence[Move], scale: float, edges: tuple[float, float], least: float) -> Lanes:
    """Downs to the left, ups to the right, each at least `least` wide; the smallest give way first."""
    kept, left_over = list(moves), []
    while True:
        groups = [_packed([move for move in kept if move.down == down]) for down in (True, False)]
        widths = [[_width(column, scale) for column in group] for group in groups]
        needed = [max(sum(group) + _APART * len(group), least) for group in widths]
        if sum(needed) <= edges[1] - edges[0] or not kept:
            break
        smallest = min(kept, key=lambda move: (move.size, -(move.high - move.low), _order(move)))
        kept.remove(smallest)
        left_over.append(smallest)
    slack = max(edges[1] - edges[0] - sum(needed), 0)
    apart = min(_FAR_APART, _APART + slack / max(sum(len(group) for group in groups), 1))
    begins = (edges[0], edges[0] + needed[0] + slack / 2)
    placed = [
        one
        for group, own, x in zip(groups, widths, begins, strict=True)
        for one in _placed(group, own, x, apart)
    ]
    return Lanes(tuple(placed), begins, tuple(sorted(left_over, key=_order)))


def _order(move: Move) -> tuple[bool, int, int]:
    return (not move.down, move.high - move.low, -move.high)


def _packed(moves: Sequence[Move]) -> list[list[Move]]:
    """Lanes from left to right; those that share one do not pass the same two rungs."""
    columns: list[list[Move]] = []
    for move in moves:
        for column in columns:
            if all(move.high <= other.low or other.high <= move.low for other in column):
                column.append(move)
                break
        else:
            columns.append([move])
    return columns


def _width(column: Sequence[Move], scale: float) -> float:
    words = (width_of(words=count_text(count=move.count), size=COUNT_SIZE) for move in column)
    shafts = (HIDDEN_WIDTH if m.count is None else max(m.count * scale, LEAST) for m in column)
    return max(*words, *(shaft + HEAD_EXTRA for shaft in shafts))


def _placed(columns: Sequence[Sequence[Move]], widths: Sequence[float], x: float, apart: float) -> list[Laid]:
    found = []
    for column, width in zip(columns, widths, strict=True):
        found += [Laid(move, x + width / 2) for move in column]
        x += width + apart
    return found
