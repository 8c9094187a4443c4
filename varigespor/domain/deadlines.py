"""Frister: when something is due, and the norm it is due by.

All moments are aware and returned in UTC. A deadline in hours counts clock hours. A deadline in days,
weekdays or months is kept until the end of its last day in Denmark: its moment is the midnight that
follows, and what is done before that moment is in time.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from varigespor.domain.working_days import add_weekdays
from varigespor.norms.book import Fact

TOWN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Deadline:
    """A moment in UTC at which something must be done, and the norm that says so."""

    at: datetime
    because: Fact

    @property
    def by_the_clock(self) -> bool:
        """Whether it runs in clock hours; otherwise it lasts to the end of `last_day`."""
        return self.because.norm.unit == "hours"

    @property
    def last_day(self) -> date:
        """The last day, in Denmark, on which it can still be kept."""
        moment = self.at if self.by_the_clock else self.at - timedelta(microseconds=1)
        return moment.astimezone(TOWN).date()


def stamp(*, moment: datetime, year: bool = True) -> str:
    """Return '25.11.2026 kl. 14.05', the town's time, as a refusal says when something was done."""
    return f"{moment.astimezone(TOWN):{'%d.%m.%Y' if year else '%d.%m.'} kl. %H.%M}"


def hours_after(*, moment: datetime, hours: int) -> datetime:
    """Return the moment a number of clock hours later, in UTC."""
    # A trap: added in local time, a night when the clocks change would make 24 hours 23 or 25.
    return moment.astimezone(UTC) + timedelta(hours=hours)


def months_after(*, day: date, months: int) -> date:
    """Return the same day a number of months later; a month too short gives its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_day(*, day: date) -> datetime:
    """Return the midnight that ends a day in Denmark, in UTC; the day's last moment lies before it."""
    return datetime.combine(day + timedelta(days=1), time(), TOWN).astimezone(UTC)


def day_of(*, moment: datetime) -> date:
    """Return the day in Denmark on which a moment falls."""
    return moment.astimezone(TOWN).date()


def deadline_after(*, moment: datetime, because: Fact) -> Deadline | None:
    """Return the deadline that a fact starts at a moment; an unknown value starts no clock.

    The fact's unit must be hours, days, weekdays or months; ValueError otherwise.
    """
    if not because.known:
        return None
    if because.norm.unit == "hours":
        return Deadline(hours_after(moment=moment, hours=because.whole), because)
    last = _last_day(day=day_of(moment=moment), count=because.whole, unit=because.norm.unit)
    return Deadline(end_of_day(day=last), because)


def kept(*, deadline: Deadline, done_at: datetime) -> bool:
    """Tell whether something done at a moment was in time."""
    done = done_at.astimezone(UTC)
    return done <= deadline.at if deadline.by_the_clock else done < deadline.at


def _last_day(*, day: date, count: int, unit: str) -> date:
    if unit == "days":
        return day + timedelta(days=count)
    if unit == "weekdays":
        return add_weekdays(day=day, count=count)
    if unit == "months":
        return months_after(day=day, months=count)
    raise ValueError(f"A deadline cannot be counted in {unit}.")
