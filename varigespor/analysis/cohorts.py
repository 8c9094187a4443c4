"""Stays away by the year in which they began: how many, and how many still lasted after some days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .stays import Stays, time_away
from .survival import Curve


@dataclass(frozen=True, eq=False)
class Cohort:
    """The stays that began in a period of the calendar, and how long they last."""

    since: date
    until: date
    stays: Stays
    curve: Curve


def cohorts(*, stays: Stays, starts: Sequence[date], until: date) -> tuple[Cohort, ...]:
    """One cohort between each two of the days `starts`, in order; all are followed to `until`.

    Raises ValueError where the days are not in order or end after `until`.
    """
    if list(starts) != sorted(starts) or (starts and starts[-1] > until):
        raise ValueError("The cohorts are not in order, or end after they could be followed.")
    found = []
    for since, to in pairwise(starts):
        entered = stays.entered(since=since, until=to)
        found.append(Cohort(since, to, entered, time_away(stays=entered, until=until)))
    return tuple(found)
