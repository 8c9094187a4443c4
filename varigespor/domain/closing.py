"""Lukning: when and why a case is closed, and what must be over first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.domain.refusals import Complaint, refuse_if, wanted

LONGEST = 40


@dataclass(frozen=True)
class Closing:
    """The first day on which the case is closed, and why; `version` is the case's as the form showed it."""

    on: date
    reason: str
    version: int | None = None


def check_closing(*, closing: Closing, since: date, today: date) -> None:
    """Raise Refused without a reason, or for a day ahead or before the period began."""
    long = len(closing.reason.strip()) > LONGEST
    refuse_if(
        wanted(field="reason", text=closing.reason, message="Skriv, hvorfor sagen lukkes."),
        Complaint("reason", f"Skriv grunden kort, højst {LONGEST} tegn.") if long else None,
        Complaint("on", "Sagen kan ikke lukkes i fremtiden.") if closing.on > today else None,
        Complaint("on", "Datoen ligger før sagens første dag.") if closing.on < since else None,
    )
