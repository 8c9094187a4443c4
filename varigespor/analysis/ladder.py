"""The ladder's arithmetic: how many stand on each step, and who moved.

A child's step on a day is the highest step active that day, 0 if none. A move on a day is a difference
between the steps of the day before and of the day itself. Intervals are half-open.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from .spells import DAY_BITS, OPEN, Column, Spells, moments

Turns = tuple[Column, Column, Column]
"""Moments on which a child's step may change, the step before, the step after; by child, then day."""


class Kind(StrEnum):
    """What a row of `Moves` is."""

    DOWN = "down"
    UP = "up"
    IN = "in"
    OUT = "out"
    CHANGE_OF_PLACE = "change_of_place"


@dataclass(frozen=True, eq=False)
class Stock:
    """The children on a step above 0 on one day: `child` codes and `step`, one row per child."""

    on: date
    child: Column
    step: Column

    def __len__(self) -> int:
        return len(self.child)

    def steps(self) -> dict[int, int]:
        """Children per step, lowest step first, no zeros."""
        return dict(sorted(Counter(self.step.tolist()).items()))

    def where(self, mask: Column) -> Stock:
        """The rows of a mask."""
        return Stock(self.on, self.child[mask], self.step[mask])


@dataclass(frozen=True, eq=False)
class Moves:
    """One row per child and day on which the step changed, or on which only the place did (before == after).

    `child` codes, `day` numbers (`date.toordinal`), steps `before` and `after`.
    """

    child: Column
    day: Column
    before: Column
    after: Column

    def __len__(self) -> int:
        return len(self.child)

    def where(self, mask: Column) -> Moves:
        """The rows of a mask."""
        return Moves(self.child[mask], self.day[mask], self.before[mask], self.after[mask])

    def of(self, kind: Kind) -> Moves:
        """The rows of one kind; every row is of exactly one."""
        before, after = self.before, self.after
        both = (before > 0) & (after > 0)
        masks = {
            Kind.DOWN: both & (after < before),
            Kind.UP: both & (after > before),
            Kind.IN: (before == 0) & (after > 0),
            Kind.OUT: (before > 0) & (after == 0),
            Kind.CHANGE_OF_PLACE: before == after,
        }
        return self.where(masks[kind])

    def cells(self) -> dict[tuple[int, int], int]:
        """Moves counted by (from, to), in order, without changes of place."""
        moved = self.where(self.before != self.after)
        return dict(sorted(Counter(zip(moved.before.tolist(), moved.after.tolist(), strict=True)).items()))


@dataclass(frozen=True)
class Segment:
    """A stretch of a child's track: the step from a day until (not including) another; None = still."""

    start: date
    end: date | None
    step: int


def stock(*, spells: Spells, on: date) -> Stock:
    """The children on each step on a day."""
    day = on.toordinal()
    active = (spells.step > 0) & (spells.start <= day) & (day < spells.end)
    child, step = spells.child[active], spells.step[active]
    if not len(child):
        return Stock(on, child, step)
    first = np.flatnonzero(np.diff(child, prepend=-1))
    return Stock(on, child[first], np.maximum.reduceat(step, first))


def moves(*, spells: Spells, since: date, until: date) -> Moves:
    """Moves and changes of place on the days since ≤ day < until. Raises ValueError where until < since."""
    if until < since:
        raise ValueError("The period ends before it starts.")
    spells = spells.where((spells.end >= since.toordinal()) & (spells.start < until.toordinal()))
    moment, before, after = turning_days(spells=spells)
    day = (moment & OPEN).astype(np.int32)
    changed = before != after
    changed |= _place_changed(spells=spells, moment=moment, before=before, after=after)
    rows = np.flatnonzero(changed & (day >= since.toordinal()) & (day < until.toordinal()))
    return Moves((moment[rows] >> DAY_BITS).astype(np.int32), day[rows], before[rows], after[rows])


def track(*, spells: Spells, child: int = 0) -> list[Segment]:
    """The steps that one child has walked, in order, gaps as step 0; nothing after the last step."""
    moment, before, after = turning_days(spells=spells.where(spells.child == child))
    changed = before != after
    days, steps = (moment[changed] & OPEN).tolist(), after[changed].tolist()
    return [
        Segment(date.fromordinal(start), None if end == OPEN else date.fromordinal(end), step)
        for start, end, step in zip(days, days[1:], steps, strict=False)
    ]


def steps_on(*, turns: Turns, child: Column, day: Column) -> Column:
    """The step of each child on its day, 0 for none. `child` codes and `day` are of equal length."""
    moment, _, after = turns
    if not len(moment):
        return np.zeros(len(child), np.int8)
    at = np.searchsorted(moment, moments(child=child, day=day), side="right") - 1
    held = (at >= 0) & (moment[at] >> DAY_BITS == child)
    return np.where(held, after[at], 0).astype(np.int8)


def turning_days(*, spells: Spells) -> Turns:
    """Every child-day on which a spell on a step begins or ends: its moment, the step before, the step after.

    Event differences: +1 at the start and −1 at the end of each spell, one cumulative sum per step. Every
    spell ends at the latest at OPEN, so each child's sums return to zero before the next child begins.
    """
    events = _events(spells=spells)
    moment, low = events >> 8, events.astype(np.uint8)
    step, change = (low >> 1).astype(np.int8), 1 - 2 * (low & 1).astype(np.int8)
    highest = np.zeros(len(events), np.int8)
    for level in np.unique(step):
        running = np.cumsum(change * (step == level), dtype=np.int32)
        highest[running > 0] = level
    last = np.ones(len(events), np.bool_)
    last[:-1] = moment[1:] != moment[:-1]
    after = highest[last]
    before = np.zeros_like(after)
    before[1:] = after[:-1]
    return moment[last], before, after


def _events(*, spells: Spells) -> Column:
    """Starts and ends packed as moment, step and sign in one int64 each, sorted."""
    counting = spells.counting
    child, step = spells.child[counting], spells.step[counting].astype(np.int64) << 1
    starts = moments(child=child, day=spells.start[counting]) << 8 | step
    ends = moments(child=child, day=spells.end[counting]) << 8 | step | 1
    return np.sort(np.concatenate([starts, ends]))


def _place_changed(*, spells: Spells, moment: Column, before: Column, after: Column) -> Column:
    """Mask of the turning days on which a new place begins on the step where the child stays."""
    new = spells.counting & ~spells.same_place
    at = np.searchsorted(moment, moments(child=spells.child[new], day=spells.start[new]))
    step = spells.step[new]
    changed = np.zeros(len(moment), np.bool_)
    changed[at[(before[at] == step) & (after[at] == step)]] = True
    return changed
