"""Filters that say dates, clocks, ages and numbers in Danish: `{% load danish %}`.

Filters that need to know today take it as their argument, usually `shell.now`:
`{{ visit.day|dato:shell.now }}`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django import template

from varigespor.web import wording

register = template.Library()


@register.filter
def dato(day: date | datetime | None, now: date | datetime) -> str:
    """'tors. 26. nov.', the year only when it is another; empty when there is no day."""
    return "" if day is None else wording.date_words(day=wording.day_of(day), today=wording.day_of(now))


@register.filter
def tidspunkt(at: datetime | None, now: datetime) -> str:
    """'i dag kl. 14.10'; empty when there is no moment."""
    return "" if at is None else wording.moment_words(at=at, now=now)


@register.filter
def klokken(at: datetime | None) -> str:
    """'14.10'; empty when there is no moment."""
    return "" if at is None else wording.time_words(at=at)


@register.filter
def lang_dato(day: date | datetime) -> str:
    """'tirsdag 24. november 2026'"""
    return wording.long_date(day=wording.day_of(day))


@register.filter
def uge(day: date | datetime) -> int:
    """The ISO week: 48"""
    return wording.day_of(day).isocalendar().week


@register.filter
def siden(day: date | datetime | None, now: date | datetime) -> str:
    """'siden jul.'; empty when there is no day."""
    return "" if day is None else wording.since_words(day=wording.day_of(day), today=wording.day_of(now))


@register.filter
def dage_siden(day: date | datetime | None, now: date | datetime) -> str:
    """'6 dage siden'; empty when there is no day."""
    return "" if day is None else wording.ago_words(day=wording.day_of(day), today=wording.day_of(now))


@register.filter
def alder(born: date | None, now: date | datetime) -> str:
    """'8 år'; 'alder ikke oplyst' when the birthday is unknown."""
    return "alder ikke oplyst" if born is None else wording.age_words(born=born, on=wording.day_of(now))


@register.filter
def foedt(born: date) -> str:
    """'14. marts 2018'"""
    return wording.birth_words(born=born)


@register.filter
def tal(number: int | Decimal, decimals: int = 0) -> str:
    """'1.000'; `{{ share|tal:1 }}` gives '1,6'."""
    return wording.number_words(number=number, decimals=decimals)


@register.filter
def timer(hours: Decimal) -> str:
    """'37', '32,5': the hours of a week, with a decimal only where there is one."""
    return wording.number_words(number=hours, decimals=0 if hours == int(hours) else 1)


@register.filter
def ejefald(name: str) -> str:
    """'Almas', 'Lucas''."""
    return wording.owner_words(name=name)


@register.filter
def kr(amount: int | Decimal | None) -> str:
    """'127.400 kr.'; 'ikke oplyst' when nobody knows."""
    return "ikke oplyst" if amount is None else wording.kroner(amount=amount)


@register.filter
def antal(number: int, forms: str) -> str:
    """`{{ n|antal:"barn,børn" }}` gives '1 barn' or '3 børn'."""
    one, many = forms.split(",")
    return wording.count_words(number=number, one=one, many=many)


@register.filter
def og(parts: Sequence[object]) -> str:
    """'Alma, Storm og Ida'"""
    return wording.list_words(parts=[str(part) for part in parts])
