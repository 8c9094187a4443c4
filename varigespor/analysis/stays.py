"""Stays away from home: maximal runs of days on step 4, 5 or 6, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from varigespor.domain.ladder import HOME_UNTIL

from .ladder import Turns
from .spells import DAY_BITS, OPEN, Column, moments
from .survival import Curve, curve


@dataclass(frozen=True, eq=False)
class Stays:
    """One row per stay, by child and start: `child` codes, days `start` and `end`, OPEN while it lasts.

    `step` is the one that the stay began on.
    """

    child: Column
    start: Column
    end: Column
    step: Column

    def __len__(self) -> int:
        return len(self.child)

    def where(self, mask: Column) -> Stays:
        """The rows of a mask."""
        return Stays(self.child[mask], self.start[mask], self.end[mask], self.step[mask])

    def entered(self, *, since: date, until: date) -> Stays:
        """Those that began on the days since ≤ day < until."""
        return self.where((self.start >= since.toordinal()) & (self.start < until.toordinal()))

    def ended(self, *, since: date, until: date) -> Stays:
        """Those whose first day at home lies on since ≤ day < until."""
        return self.where((self.end >= since.toordinal()) & (self.end < until.toordinal()))


@dataclass(frozen=True, eq=False)
class Returns:
    """Stays that ended and could be followed, and the mask of those who were placed again in time."""

    stays: Stays
    again: Column

    @property
    def share(self) -> float | None:
        """Placed again ÷ ended; None where none ended."""
        return float(self.again.sum() / len(self.stays)) if len(self.stays) else None


def stays_away(*, turns: Turns) -> Stays:
    """All stays of all children."""
    moment, before, after = turns
    was, away = before > HOME_UNTIL, after > HOME_UNTIL
    # By child and day a stay's beginning and its end alternate, so the n-th belongs to the n-th.
    begun, over = moment[away & ~was], moment[was & ~away]
    child = (begun >> DAY_BITS).astype(np.int32)
    start, end = ((moment & OPEN).astype(np.int32) for moment in (begun, over))
    return Stays(child, start, end, after[away & ~was])


def time_away(*, stays: Stays, until: date) -> Curve:
    """How long stays last: one that has not ended by `until` (end ≤ until) was watched that long.

    Raises ValueError where a stay began on `until` or later.
    """
    last = until.toordinal()
    watched = np.minimum(stays.end, last) - stays.start
    if len(watched) and watched.min() < 1:
        raise ValueError("A stay began after the last day.")
    return curve(days=watched, ended=stays.end <= last)


def placed_again(*, stays: Stays, ended: Stays, within: int) -> Returns:
    """Which of the ended stays were followed by a new one at most `within` days after their end.

    `stays` are all stays, so that the next can be found.
    """
    starts = moments(child=stays.child, day=stays.start)
    at = np.searchsorted(starts, moments(child=ended.child, day=ended.end), side="left")
    following = np.minimum(at, len(starts) - 1) if len(starts) else at
    if not len(starts):
        return Returns(ended, np.zeros(0, np.bool_))
    same = (at < len(starts)) & (stays.child[following] == ended.child)
    return Returns(ended, same & (stays.start[following] - ended.end <= within))
