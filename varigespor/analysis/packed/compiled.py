"""The same tally compiled: one walk over the sorted rows, everything counted on the way.

Needs numba, which nothing else imports. Compiled once on a machine and kept beside the source.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np

from varigespor.analysis.spells import Column
from varigespor.domain.ladder import HOME_UNTIL

from .answers import Tally
from .asking import Frame
from .columns import OPEN_DAY, STEPS, Packed

Function = TypeVar("Function", bound=Callable[..., Any])
NARROW = (np.int8, np.int16)
"""The kinds of a day's change in an adviser's children, and of the children: small, to stay in the cache."""
WIDE = (np.int32, np.int32)
HIGHEST = np.array([max(number.bit_length() - 1, 0) for number in range(1 << STEPS)], np.int64)
"""The highest bit of a number."""
LOWEST = -128
NEVER = -100_000
"""A day before all days."""


class Rows(NamedTuple):
    """One municipality's rows, and its first adviser code."""

    child: Column
    adviser: Column
    step: Column
    start: Column
    end: Column
    price: Column
    post: int


class Counts(NamedTuple):
    """What is counted: as in `Tally`, with a last cell of `lengths` for what does not count.

    `load` is how the children of each day and adviser change that day. `noted` holds the days without a
    price, and whether a number grew too large for its kind.
    """

    turns: Column
    money: Column
    lengths: Column
    longest: int
    load: Column
    noted: Column


class Room(NamedTuple):
    """The latest end of the child's spells on each step; the child that each adviser was last seen with, and
    the day until which it is counted; each adviser's children on a day."""

    ends: Column
    with_child: Column
    with_until: Column
    children: Column


class Child(NamedTuple):
    """Where a child is: its step, the day on which it last changed, the step before that day, the first day
    of the stay away, and a bit for each step on which a spell began and may last."""

    step: int
    day: int
    before: int
    away: int
    begun: int


def _compiled(function: Function) -> Function:
    """The function as machine code that lets other threads run.

    A trap: with numba's own memory every array would be counted up and down each time it is named, which
    takes four times as long as the work. So no compiled function may make an array.
    """
    options: Any = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}
    return cast(Function, numba.njit(**options)(function))


def tally(*, packed: Packed, frame: Frame, municipality: int) -> Tally:
    """The raw counts of one municipality, the same integers as in NumPy."""
    mine, advisers = packed.rows(municipality=municipality), packed.advisers(municipality=municipality)
    columns = (packed.child, packed.adviser, packed.step, packed.start, packed.end, packed.price)
    rows = Rows._make([*(column[mine] for column in columns), int(packed.posts[municipality])])
    found, fits = _counted(rows, frame, advisers, NARROW)
    return found if fits else _counted(rows, frame, advisers, WIDE)[0]


def _counted(rows: Rows, frame: Frame, advisers: int, kinds: tuple[type, type]) -> tuple[Tally, bool]:
    """The tally, and whether narrow kinds were wide enough for it."""
    size, longest = int(frame.bins[-1]) + 1, frame.until - frame.entered + 1
    counts = Counts(
        np.zeros((size, STEPS, STEPS), np.int32),
        np.zeros((size // 2, 2), np.int64),
        np.zeros(2 * longest + 1, np.int32),
        longest,
        np.zeros((frame.days + 1, advisers), kinds[0]),
        np.zeros(2, np.int64),
    )
    room = Room(
        np.zeros(STEPS, np.int64),
        np.full(advisers, -1, np.int32),
        np.zeros(advisers, np.int32),
        np.zeros(advisers, kinds[1]),
    )
    _walk(rows, frame, room, counts)
    above = _above(counts, room.children, frame.cap)
    found = Tally(counts.turns, counts.money, counts.lengths[:-1], int(above), int(counts.noted[0]))
    return found, not counts.noted[1]


@_compiled
def _whole(number: Any) -> Any:
    """A number of a narrow column as one that the arithmetic does not outgrow."""
    return np.int64(number)


@_compiled
def _walk(rows: Rows, frame: Frame, room: Room, counts: Counts) -> None:
    current, child = -1, Child(0, NEVER, 0, NEVER, 0)
    for row in range(len(rows.child)):
        if rows.child[row] != current:
            _leave(child, room, frame, counts)
            current, child = rows.child[row], Child(0, NEVER, 0, NEVER, 0)
        step, start, end = _whole(rows.step[row]), _whole(rows.start[row]), _whole(rows.end[row])
        if step == 0 or end <= start:
            continue
        child = _pass_time(child, start, room, frame, counts)
        child = _begin(child, (step, start, end), room, frame, counts)
        first = min(max(start - frame.since, 0), frame.days)
        last = min(max(end - frame.since, 0), frame.days)
        _pay(_whole(rows.price[row]), first, last, frame, counts)
        if rows.adviser[row] >= 0:
            _care(room, current, rows.adviser[row] - rows.post, first, last, counts)
    _leave(child, room, frame, counts)


@_compiled
def _leave(child: Child, room: Room, frame: Frame, counts: Counts) -> None:
    """All that is left to happen to one child."""
    child = _pass_time(child, OPEN_DAY, room, frame, counts)
    away = _settle(child, frame, counts)
    if child.step > HOME_UNTIL and frame.entered <= away < frame.entered_to:
        counts.lengths[counts.longest + frame.until - away] += 1


@_compiled
def _pass_time(child: Child, day: int, room: Room, frame: Frame, counts: Counts) -> Child:
    """Before a day: where a step's last spell ends, the child comes to the highest still active."""
    while child.step > 0 and room.ends[child.step] < day:
        over = room.ends[child.step]
        step, begun = _highest(child.begun, over, room)
        child = _turn(child, over, (step, begun), frame, counts)
    return child


@_compiled
def _begin(child: Child, spell: tuple[int, int, int], room: Room, frame: Frame, counts: Counts) -> Child:
    """On the day on which a spell begins: the child comes to the highest active, the new one among them."""
    step, start, end = spell
    lasting = room.ends[step] if (child.begun >> step) & 1 else NEVER
    room.ends[step] = max(end, lasting)
    over = int(room.ends[child.step] <= start) << child.step
    step, begun = _highest((child.begun & ~over) | (1 << step), start, room)
    if step != child.step:
        return _turn(child, start, (step, begun), frame, counts)
    return Child(child.step, child.day, child.before, child.away, begun)


@_compiled
def _highest(begun: int, day: int, room: Room) -> tuple[int, int]:
    """The highest step with a spell that lasts beyond a day, and the steps that may, without those above.

    All spells that began are known by the latest end on each step, so no list of events is needed.
    """
    step = HIGHEST[begun]
    while step > 0 and room.ends[step] <= day:
        begun ^= 1 << step
        step = HIGHEST[begun]
    return step, begun


@_compiled
def _turn(child: Child, day: int, to: tuple[int, int], frame: Frame, counts: Counts) -> Child:
    """The child on another step from a day; several turns on one day are one move."""
    if day == child.day:
        return Child(to[0], day, child.before, child.away, to[1])
    away = _settle(child, frame, counts)
    return Child(to[0], day, child.step, away, to[1])


@_compiled
def _settle(child: Child, frame: Frame, counts: Counts) -> int:
    """Count the last move, now that nothing more can happen on its day; the first day of the stay away.

    A trap: whether a child leaves home or comes back cannot be foreseen, and a branch would be guessed wrong
    half of the time; so what does not count is counted in the last cell instead.
    """
    step, before, day, since = child.step, child.before, child.day, child.away
    if step == before:
        return since
    at = min(max(day - frame.since + 1, 0), len(frame.bins) - 1)
    counts.turns[frame.bins[at], before, step] += 1
    back = (
        (step <= HOME_UNTIL) & (before > HOME_UNTIL) & (since >= frame.entered) & (since < frame.entered_to)
    )
    lasted = min(day, frame.until) - since + int(day > frame.until) * counts.longest
    counts.lengths[lasted if back else 2 * counts.longest] += 1
    return day if (step > HOME_UNTIL) & (before <= HOME_UNTIL) else since


@_compiled
def _pay(price: int, first: int, last: int, frame: Frame, counts: Counts) -> None:
    """A price that begins on one day and ends on another, days of the period."""
    if price < 0:
        counts.noted[0] += last - first
        return
    begun, over = (frame.bins[first + 1] - 1) >> 1, (frame.bins[last + 1] - 1) >> 1
    counts.money[begun, 0] += price
    counts.money[begun, 1] += price * first
    counts.money[over, 0] -= price
    counts.money[over, 1] -= price * last


@_compiled
def _care(room: Room, current: int, adviser: int, first: int, last: int, counts: Counts) -> None:
    """The days of a spell on which its adviser was not yet counted with the child.

    A change goes one up or down at a time, so one that grows too large for int8 comes by its lowest number.
    """
    until = room.with_until[adviser]
    begins = max(first, until if room.with_child[adviser] == current else 0)
    if begins < last:
        counts.load[begins, adviser] += 1
        counts.load[last, adviser] -= 1
        room.with_child[adviser], room.with_until[adviser] = current, last
        counts.noted[1] |= (counts.load[begins, adviser] == LOWEST) | (counts.load[last, adviser] == LOWEST)


@_compiled
def _above(counts: Counts, children: Column, cap: int) -> int:
    """Advisers run innermost, so that many are added up at a time.

    Nobody has fewer than no children: where the number grew too large for its kind, it shows below zero.
    """
    above, below = 0, 0
    for day in range(counts.load.shape[0] - 1):
        for adviser in range(counts.load.shape[1]):
            children[adviser] += counts.load[day, adviser]
            above += children[adviser] > cap
            below += children[adviser] < 0
    counts.noted[1] |= below
    return above
