"""Genåbning: a closed case opens again with a reason and a new allocation, never before it was closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.domain.caseload import Allocation
from varigespor.domain.refusals import Complaint, refuse_if, wanted

LONGEST = 300


@dataclass(frozen=True)
class Reopening:
    """Why the case opens again, and who is its fixed adviser from which day."""

    reason: str
    allocation: Allocation


def check_reopening(*, reopening: Reopening, closed_on: date | None) -> None:
    """Raise Refused where the case is open (no closing day), nobody says why, or the day lies before it."""
    since = reopening.allocation.since
    early = closed_on is not None and since < closed_on
    refuse_if(
        Complaint("", "Sagen er allerede åben.") if closed_on is None else None,
        wanted(field="opening_reason", text=reopening.reason, message="Skriv, hvorfor sagen genåbnes."),
        Complaint("opening_reason", f"Skriv grunden kort, højst {LONGEST} tegn.")
        if len(reopening.reason.strip()) > LONGEST
        else None,
        Complaint("since", f"Sagen blev lukket den {closed_on:%d.%m.%Y}. Vælg den dag eller en senere.")
        if early
        else None,
    )
