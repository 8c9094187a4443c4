"""Where a child belongs on a day, and how old it is: what the ladder's numbers are divided by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .calendar import EPOCH
from .spells import OPEN, Column, moments

NOWHERE = -1
"""The code, and the age, of what is not known."""


@dataclass(frozen=True, eq=False)
class Belongings:
    """Dated codes (a team, a district, a target group) of children, never two on one day.

    `child` codes as in `Spells`, `code` int32, `start` and `end` day numbers, half-open; by child and start.
    """

    child: Column
    code: Column
    start: Column
    end: Column


def belongings_of(*, child: Column, code: Column, start: Column, end: Column) -> Belongings:
    """Belongings from columns in any order; those without a day fall away.

    Raises ValueError where a child belongs to two on one day.
    """
    lasting = np.flatnonzero(end > start)
    order = lasting[np.argsort(moments(child=child[lasting], day=start[lasting]))]
    child, code, start, end = child[order], code[order], start[order], end[order]
    if ((child[1:] == child[:-1]) & (start[1:] < end[:-1])).any():
        raise ValueError("A child belongs to two on one day.")
    return Belongings(child, code, start, end)


def code_on(*, belongings: Belongings, child: Column, day: Column | int) -> Column:
    """The code of each child on its day (or on one day for all); NOWHERE where it belongs to none."""
    if not len(belongings.child):
        return np.full(len(child), NOWHERE, np.int32)
    days = np.broadcast_to(np.asarray(day, np.int32), child.shape)
    starts = moments(child=belongings.child, day=belongings.start)
    at = np.searchsorted(starts, moments(child=child, day=days), side="right") - 1
    held = (at >= 0) & (belongings.child[at] == child) & (days < belongings.end[at])
    return np.where(held, belongings.code[at], NOWHERE).astype(np.int32)


def age_on(*, born: Column, day: Column | int) -> Column:
    """Whole years of age on a day; `born` holds day numbers, OPEN where the birth date is not known.

    Born on 29 February, one is a year older on 1 March of other years. NOWHERE where unknown or unborn.
    """
    days = np.broadcast_to(np.asarray(day, np.int32), born.shape)
    unborn = (born == OPEN) | (born > days)
    birth, now = _calendar(np.where(unborn, days, born)), _calendar(days)
    years = now[0] - birth[0] - (now[1] < birth[1])
    return np.where(unborn, NOWHERE, years).astype(np.int32)


def anniversary(*, born: Column, years: int) -> Column:
    """The day number on which each turns so many years; 1 March for 29 February in other years."""
    birth = (born.astype(np.int64) - EPOCH).astype("datetime64[D]")
    month = birth.astype("datetime64[M]")
    reached = (month + np.timedelta64(12 * years, "M")).astype("datetime64[D]") + (
        birth - month.astype("datetime64[D]")
    )
    days: Column = (reached.astype(np.int64) + EPOCH).astype(np.int32)
    return days


def _calendar(days: Column) -> tuple[Column, Column]:
    """The year of each day, and its place in the year as month × 100 + day."""
    moment = (days.astype(np.int64) - EPOCH).astype("datetime64[D]")
    month = moment.astype("datetime64[M]")
    year = month.astype("datetime64[Y]")
    months = (month - year.astype("datetime64[M]")).astype(np.int64) + 1
    return year.astype(np.int64) + 1970, months * 100 + (moment - month.astype("datetime64[D]")).astype(
        np.int64
    ) + 1
