"""Hverdage: the days that count when a deadline is given in weekdays.

Counted here are the days that the norm `national/time/weekdays` names (Monday to Friday; whether
Saturday counts is not verified), without the public holidays of Denmark.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

from varigespor.norms.book import fact

WEEKDAYS = "national/time/weekdays"
ORDER = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def holiday_name(*, day: date) -> str | None:
    """Return the Danish name of a public holiday, or None on other days."""
    return _holidays(day.year).get(day)


def is_weekday(*, day: date) -> bool:
    """Tell whether a day counts as a weekday (hverdag)."""
    counted = fact(key=WEEKDAYS, on=day).listed or ORDER[:5]
    return ORDER[day.weekday()] in counted and holiday_name(day=day) is None


def add_weekdays(*, day: date, count: int) -> date:
    """Return the weekday a number of weekdays after a day; the day itself is not counted."""
    last = day
    while count > 0:
        last += timedelta(days=1)
        count -= is_weekday(day=last)
    return last


@cache
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("DK", years=year, language="da").items())
