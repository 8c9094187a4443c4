"""What a report is about: its days, and the day whose evening it is known at."""

from __future__ import annotations

from datetime import date
from typing import Any

from varigespor.domain.publication import check_period
from varigespor.domain.refusals import Refused

from ..days import day_field
from ..typed import TypedForm
from .municipal import Period


class ReportForm(TypedForm):
    """The period and the day of knowledge; the rules judge them, today is the request's."""

    since = day_field("Fra og med")
    until = day_field("Til og med")
    known = day_field("Som kendt den", help_text="Rettelser, der er skrevet senere, er ikke med.")

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """The rule's complaints at their fields."""
        found = self.cleaned_data
        try:
            check_period(
                since=found.get("since"), until=found.get("until"), known=found.get("known"), today=self.today
            )
        except Refused as refused:
            for complaint in refused.complaints:
                if complaint.field not in self.errors:
                    self.add_error(complaint.field, complaint.text)
        return found

    def period(self) -> Period:
        """The period of a valid form."""
        found = self.cleaned_data
        return Period(found["since"], found["until"], found["known"])
