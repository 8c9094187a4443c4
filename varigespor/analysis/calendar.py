"""Calendar months on day numbers."""

from __future__ import annotations

import numpy as np

from .spells import OPEN, Column

EPOCH = 719163
"""`date.toordinal` of 1 January 1970."""


def months_on(*, day: Column, months: int) -> Column:
    """The same day of the month so many months later, or the month's last; OPEN stays OPEN."""
    known = day != OPEN
    moment = (np.where(known, day, EPOCH).astype(np.int64) - EPOCH).astype("datetime64[D]")
    month = moment.astype("datetime64[M]")
    later = month + np.timedelta64(months, "M")
    last = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    found = np.minimum(later.astype("datetime64[D]") + (moment - month.astype("datetime64[D]")), last)
    reached: Column = np.where(known, found.astype(np.int64) + EPOCH, OPEN).astype(np.int32)
    return reached


def month_starts(*, first: int, last: int) -> Column:
    """The day numbers of all first days of a month on first ≤ day < last, int32."""
    months = np.arange(
        np.datetime64(first - EPOCH, "D").astype("datetime64[M]"),
        np.datetime64(last - EPOCH, "D").astype("datetime64[M]") + np.timedelta64(1, "M"),
    )
    days: Column = (months.astype("datetime64[D]").astype(np.int64) + EPOCH).astype(np.int32)
    return days[(days >= first) & (days < last)]
