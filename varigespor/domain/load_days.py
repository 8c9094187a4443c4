"""An adviser's children day by day: from when the cap was broken, and on how many days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    """From a day until (not including) another, children more (+1) or, covered by others, fewer (-1)."""

    since: date
    until: date | None
    children: int = 1


@dataclass(frozen=True)
class Broken:
    """How the cap was kept in a period: the days above it, and since when it has been kept again."""

    days: int
    under_since: date | None


def children_on(*, spans: Iterable[Span], day: date) -> int:
    """How many children count on a day."""
    held = (span for span in spans if span.since <= day and (span.until is None or day < span.until))
    return sum(span.children for span in held)


def most_children(*, spans: Iterable[Span], since: date, until: date | None = None) -> int:
    """The most children that count on any day from `since` to, not including, `until`; None is for ever."""
    rows = tuple(spans)
    begin = {span.since for span in rows if span.since > since and (until is None or span.since < until)}
    end = {span.until for span in rows if span.until and span.until > since}
    days = {since} | begin | {day for day in end if until is None or day < until}
    return max(children_on(spans=rows, day=day) for day in days)


def broken(
    *, spans: Iterable[Span], cap_on: Callable[[date], int | None], since: date, until: date
) -> Broken:
    """The days above the cap that held on each, from `since` to `until`, both counted; no cap is not broken.

    `under_since` is the first day of the days at or below the cap that `until` ends; None while above it.
    """
    rows = tuple(spans)
    days, under_since = 0, None
    for number in range((until - since).days + 1):
        day = since + timedelta(days=number)
        cap = cap_on(day)
        above = cap is not None and children_on(spans=rows, day=day) > cap
        days += above
        under_since = None if above else under_since or day
    return Broken(days, under_since)
