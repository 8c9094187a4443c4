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
STEP, DAY, BEFORE, AWAY = 0, 1, 2, 3
"""What `Child.now` holds: the step, the day it last changed, the step before that day, the first day away."""
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
    """What is counted: as in `Tally`, and how the children of each day and adviser change that day."""

    turns: Column
    money: Column
    lengths: Column
    load: Column
    unpriced: Column


class Child(NamedTuple):
    """The child that is walked: `now`, the latest end on each step, and the day until which each adviser
    has been counted with the child that the adviser was last seen with."""

    now: Column
    ends: Column
    with_child: Column
    with_until: Column


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
    counts = _zeros(frame, advisers, _load_kind(rows))
    child = Child(
        np.zeros(4, np.int32),
        np.zeros(STEPS, np.int32),
        np.full(advisers, -1, np.int32),
        np.zeros(advisers, np.int32),
    )
    _walk(rows, frame, child, counts)
    above = _above(counts.load, frame.cap, np.zeros_like(counts.load, shape=advisers))
    return Tally(counts.turns, counts.money, counts.lengths, int(above), int(counts.unpriced[0]))


def _zeros(frame: Frame, advisers: int, kind: type[np.signedinteger[Any]]) -> Counts:
    size = int(frame.bins[-1]) + 1
    return Counts(
        np.zeros((size, STEPS, STEPS), np.int32),
        np.zeros((size // 2, 2), np.int64),
        np.zeros((2, frame.until - frame.entered + 1), np.int32),
        np.zeros((frame.days + 1, advisers), kind),
        np.zeros(1, np.int64),
    )


def _load_kind(rows: Rows) -> type[np.signedinteger[Any]]:
    """int16, which stays in the cache, unless an adviser could have more children than it holds."""
    room = np.iinfo(np.int16).max
    if len(rows.adviser) <= room:
        return np.int16
    most = np.bincount(rows.adviser[rows.adviser >= 0] - rows.post).max(initial=0)
    return np.int16 if most <= room else np.int32


@_compiled
def _walk(rows: Rows, frame: Frame, child: Child, counts: Counts) -> None:
    current = -1
    for row in range(len(rows.child)):
        if rows.child[row] != current:
            _leave(child, frame, counts)
            current = rows.child[row]
        step, start, end = int(rows.step[row]), int(rows.start[row]), int(rows.end[row])
        if step == 0 or end <= start:
            continue
        _pass_time(child, start, frame, counts)
        child.ends[step] = max(child.ends[step], end)
        if step > child.now[STEP]:
            _turn(child, start, step, frame, counts)
        first = min(max(start - frame.since, 0), frame.days)
        last = min(max(end - frame.since, 0), frame.days)
        _pay(rows.price[row], first, last, frame, counts)
        if rows.adviser[row] >= 0:
            _care(child, current, rows.adviser[row] - rows.post, first, last, counts)
    _leave(child, frame, counts)


@_compiled
def _leave(child: Child, frame: Frame, counts: Counts) -> None:
    """All that is left to happen to one child, and a clean slate for the next."""
    _pass_time(child, OPEN_DAY - 1, frame, counts)
    _settle(child, frame, counts)
    now = child.now
    if now[STEP] > HOME_UNTIL and frame.entered <= now[AWAY] < frame.entered_to:
        counts.lengths[1, frame.until - now[AWAY]] += 1
    now[STEP], now[DAY], now[BEFORE] = 0, NEVER, 0
    for step in range(STEPS):
        child.ends[step] = NEVER


@_compiled
def _pass_time(child: Child, day: int, frame: Frame, counts: Counts) -> None:
    """Until and with a day: where a step's last spell ends, the child comes to the highest still active.

    All spells that began are known by the latest end on each step, so no list of events is needed.
    """
    now, ends = child.now, child.ends
    while now[STEP] > 0 and ends[now[STEP]] <= day:
        over = ends[now[STEP]]
        step = now[STEP] - 1
        while step > 0 and ends[step] <= over:
            step -= 1
        _turn(child, over, step, frame, counts)


@_compiled
def _turn(child: Child, day: int, step: int, frame: Frame, counts: Counts) -> None:
    """The child's step from a day; several turns on one day are one move."""
    now = child.now
    if day != now[DAY]:
        _settle(child, frame, counts)
        now[DAY], now[BEFORE] = day, now[STEP]
    now[STEP] = step


@_compiled
def _settle(child: Child, frame: Frame, counts: Counts) -> None:
    """Count the last move, now that nothing more can happen on its day."""
    step, before, day = child.now[STEP], child.now[BEFORE], child.now[DAY]
    if step == before:
        return
    at = min(max(day - frame.since + 1, 0), len(frame.bins) - 1)
    counts.turns[frame.bins[at], before, step] += 1
    if before <= HOME_UNTIL < step:
        child.now[AWAY] = day
    elif step <= HOME_UNTIL < before and frame.entered <= child.now[AWAY] < frame.entered_to:
        watched = int(day > frame.until)
        counts.lengths[watched, min(day, frame.until) - child.now[AWAY]] += 1


@_compiled
def _pay(price: int, first: int, last: int, frame: Frame, counts: Counts) -> None:
    """A price that begins on one day and ends on another, days of the period."""
    if price < 0:
        counts.unpriced[0] += last - first
        return
    begun, over = (frame.bins[first + 1] - 1) >> 1, (frame.bins[last + 1] - 1) >> 1
    ore = np.int64(price)
    counts.money[begun, 0] += ore
    counts.money[begun, 1] += ore * first
    counts.money[over, 0] -= ore
    counts.money[over, 1] -= ore * last


@_compiled
def _care(child: Child, current: int, adviser: int, first: int, last: int, counts: Counts) -> None:
    """The days of a spell on which its adviser was not yet counted with the child."""
    if child.with_child[adviser] != current:
        child.with_child[adviser], child.with_until[adviser] = current, 0
    begins = max(first, child.with_until[adviser])
    if begins < last:
        child.with_until[adviser] = last
        counts.load[begins, adviser] += 1
        counts.load[last, adviser] -= 1


@_compiled
def _above(load: Column, cap: int, children: Column) -> int:
    """Advisers run innermost, so that many are added up at a time; `children` is room for one day."""
    above = 0
    for day in range(load.shape[0] - 1):
        over = 0
        for adviser in range(load.shape[1]):
            children[adviser] += load[day, adviser]
            over += children[adviser] > cap
        above += over
    return above
