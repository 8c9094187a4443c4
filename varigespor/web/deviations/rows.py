"""A deviation as a row of a list: what, whose, since when, explained or resting, and its own page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from varigespor.records.queries.deviations import Open

from ..people.clock_pairs import shown as clock


def shown(*, row: Open, on: date, text: str = "") -> dict[str, Any]:
    """The words and addresses of one row."""
    said = clock(due=row.due) if row.due else None
    return {
        "row": row,
        "text": text,
        "deadline": said.deadline if said else None,
        "norm": said.danish if said else "",
        "norm_key": row.due.norm if row.due else "",
        "days": (on - row.since_day).days,
        "paused": row.paused(on=on),
        "url": address(row=row),
        "child_url": reverse("people:child", kwargs={"case_id": row.case}) if row.case else "",
    }


def address(*, row: Open) -> str:
    """The page on which the deviation is explained."""
    if row.due and row.case:
        return reverse("deviations:due", kwargs={"case_id": row.case, "due_id": row.due.pk})
    if row.due:
        return reverse("concerns:explain", kwargs={"concern_id": row.due.concern_id, "due_id": row.due.pk})
    if row.said and row.case:
        return reverse("deviations:one", kwargs={"case_id": row.case, "deviation_id": row.said.pk})
    if row.said and row.said.adviser_id:
        return reverse("deviations:over_cap", kwargs={"employee_id": row.said.adviser_id})
    return ""
