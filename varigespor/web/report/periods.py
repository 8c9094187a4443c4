"""How a report says its days."""

from __future__ import annotations

from datetime import date, timedelta

from ..wording import MONTHS, long_date

ONE_DAY = timedelta(days=1)


def period_words(*, first: date, last: date) -> str:
    """'i 2025' for a whole year, else 'fra 1. januar 2025 til 31. marts 2025'"""
    if (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return f"i {last.year}"
    return f"fra {day_words(day=first)} til {day_words(day=last)}"


def day_words(*, day: date) -> str:
    """'31. december 2025'"""
    return long_date(day=day).split(" ", 1)[1]


def month_day(*, day: date) -> str:
    """'den 31. december'"""
    return f"den {day.day}. {MONTHS[day.month - 1]}"
