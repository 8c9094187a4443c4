"""The period that the promises are counted over: in the address, with the usual ones as links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from varigespor.domain.deadlines import end_of_day, months_after
from varigespor.records.queries.indicators import Span

from ..days import check_period, day_field

ONE_DAY = timedelta(days=1)
FIRST = date(2010, 1, 1)


@dataclass(frozen=True)
class Period:
    """The days first to last, both in it."""

    first: date
    last: date

    @property
    def until(self) -> date:
        """The day after the last."""
        return self.last + ONE_DAY

    @property
    def query(self) -> str:
        """The period as the query of an address."""
        return urlencode({"start": self.first.isoformat(), "slut": self.last.isoformat()})

    def span(self, *, now: datetime, today: date) -> Span:
        """What is counted: until now where the period reaches today, else until the end of its last day."""
        at = now if self.last >= today else end_of_day(day=self.last)
        return Span(self.first, self.last, began=end_of_day(day=self.first - ONE_DAY), at=at)


class PeriodForm(forms.Form):
    """Two days. What is left out is the twelve months that end today."""

    start = day_field("Fra og med")
    slut = day_field("Til og med")
    use_required_attribute = False

    def __init__(self, data: QueryDict, *, today: date) -> None:
        usual = _year(today)
        asked = {"start": usual.first.isoformat(), "slut": usual.last.isoformat()}
        super().__init__(asked | {name: value for name, value in data.items() if value})
        self.today = today

    def clean(self) -> dict[str, Any]:
        """The period ends after it begins, and not after today."""
        check_period(self, today=self.today, shows="Her står, hvad der er sket.", early=_too_early)
        return self.cleaned_data

    def period(self) -> Period:
        """The period of a valid form."""
        return Period(self.cleaned_data["start"], self.cleaned_data["slut"])


def usual_periods(*, today: date) -> list[tuple[str, Period]]:
    """The periods that stand as links."""
    years = [
        (str(year), Period(date(year, 1, 1), date(year, 12, 31))) for year in (today.year - 1, today.year - 2)
    ]
    return [
        ("Seneste 12 måneder", _year(today)),
        ("I år til i dag", Period(date(today.year, 1, 1), today)),
        *years,
    ]


def last_year(*, today: date) -> Period:
    """The calendar year before this one."""
    return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _too_early(day: date) -> str:
    return f"Vælg en dag fra {FIRST.year} eller senere." if day < FIRST else ""


def _year(today: date) -> Period:
    return Period(months_after(day=today, months=-12) + ONE_DAY, today)
