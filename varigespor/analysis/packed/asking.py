"""What the one pass is asked, and the tables by which a day finds its month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from varigespor.analysis.calendar import month_starts
from varigespor.analysis.spells import Column


class Frame(NamedTuple):
    """The question in the days of a packed snapshot.

    `bins` has one place per day from the day before `since` until two after the period, each an int16: 0
    before the period, 1 + 2t on the first day of month t, 2 + 2t on its other days; what lies after the
    period's end is in the last. A stay counts if it was entered on entered ≤ day < entered_to.
    """

    bins: Column
    since: int
    days: int
    entered: int
    entered_to: int
    until: int
    cap: int


@dataclass(frozen=True)
class Asked:
    """Whole months from the first of one, the cap, and stays entered in a window and followed until a day.

    Raises ValueError where it cannot be understood.
    """

    since: date
    months: int
    cap: int
    entered: tuple[date, date]
    until: date

    def __post_init__(self) -> None:
        if self.since.day != 1 or self.months < 1:
            raise ValueError("The period is not of whole months.")
        if not self.entered[0] <= self.entered[1] <= self.until:
            raise ValueError("The stays cannot all be followed.")
        if self.cap < 0:
            raise ValueError("The cap is below nobody.")

    @cached_property
    def edges(self) -> Column:
        """The first days of the months and of the one after, as days since the period's first; int64."""
        first = self.since.toordinal()
        starts = month_starts(first=first, last=first + 31 * (self.months + 1))
        return starts[: self.months + 1].astype(np.int64) - first

    @property
    def longest(self) -> int:
        """The longest that a stay can be followed, in days."""
        return (self.until - self.entered[0]).days

    def frame(self, *, epoch: int) -> Frame:
        """The same in days since the ordinal `epoch`."""
        days = int(self.edges[-1])
        day = np.arange(-1, days + 2)
        month = np.searchsorted(self.edges, day, side="right") - 1
        bins = np.maximum(2 * month + 2 - np.isin(day, self.edges), 0).astype(np.int16)
        since, until = self.since.toordinal() - epoch, self.until.toordinal() - epoch
        entered, entered_to = (day.toordinal() - epoch for day in self.entered)
        return Frame(bins, since, days, entered, entered_to, until, self.cap)
