"""Kaplan–Meier: how many still wait for an event after so many days, some followed shorter than others."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, nan, sqrt

import numpy as np

from .intervals import Z95, Interval
from .spells import Column


@dataclass(frozen=True, eq=False)
class Curve:
    """A step function of days since the beginning.

    `day` are the days with an event in order, `at_risk` and `events` whole numbers, `share` what is left
    after the events of the day, `spread` Greenwood's sum up to it (NaN where nothing is left). `number` were
    followed and `ended` of them had the event; `longest` is the longest that anybody was followed, in days.
    """

    number: int
    ended: int
    longest: int
    day: Column
    at_risk: Column
    events: Column
    share: Column
    spread: Column

    def at(self, *, day: int) -> float | None:
        """The share left after the events of a day; None of nobody."""
        if not self.number:
            return None
        place = int(np.searchsorted(self.day, day, side="right"))
        return float(self.share[place - 1]) if place else 1.0

    def interval(self, *, day: int) -> Interval | None:
        """95 % interval of the share on the log(−log) scale, which stays within 0 and 1; None of nobody.

        Where nobody or everybody has had the event, the scale gives none: the whole of 0 to 1 is said.
        """
        share = self.at(day=day)
        if share is None:
            return None
        place = int(np.searchsorted(self.day, day, side="right"))
        if not place or not 0 < share < 1:
            return Interval(0.0, 1.0)
        width = Z95 * sqrt(float(self.spread[place - 1])) / log(share)
        low, high = sorted((share ** exp(width), share ** exp(-width)))
        return Interval(low, high)

    def days_of(self, *, least: int) -> Column:
        """The days with an event on which at least `least` more have had it since the last such day, and as
        many are still followed: no step between two of them is of fewer."""
        shown, since = [], 0
        for day, events, at_risk in zip(
            self.day.tolist(), self.events.tolist(), self.at_risk.tolist(), strict=True
        ):
            since += events
            if since >= least and at_risk - events >= least:
                shown.append(day)
                since = 0
        return np.array(shown, np.int64)

    def median(self) -> int | None:
        """The first day on which at most half are left; None where it is not reached."""
        half = np.flatnonzero(self.share <= 0.5)
        return int(self.day[half[0]]) if len(half) else None


def curve(*, days: Column, ended: Column) -> Curve:
    """The curve of durations in whole days ≥ 1; `ended` masks those with the event, the others were watched.

    An event and somebody watched equally long: the event comes first.
    """
    day, events = np.unique(days[ended], return_counts=True)
    at_risk = len(days) - np.searchsorted(np.sort(days), day, side="left")
    share = np.cumprod(1 - events / at_risk)
    with np.errstate(divide="ignore"):
        terms = np.where(events < at_risk, events / (at_risk * (at_risk - events).astype(float)), nan)
    longest = int(days.max()) if len(days) else 0
    return Curve(len(days), int(ended.sum()), longest, day, at_risk, events, share, np.cumsum(terms))
