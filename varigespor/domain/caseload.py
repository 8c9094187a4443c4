"""Children per adviser against the cap: counted in children, scaled by hours, covers included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import floor
from uuid import UUID

from varigespor.domain.deadlines import months_after
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.norms.book import Fact, fact

CAP = "national/caseload/cap"
REMINDER = "national/caseload/reminder"
DISABILITY_CAP = "national/caseload/disability_cap"
NEW_EMPLOYEE = "national/caseload/new_employee_cap"
NEW_PERIOD = "national/caseload/new_employee_period"
FULL_TIME = Decimal(37)


class Change(StrEnum):
    """Why a case changes adviser."""

    FIRST = "first"
    FORCED = "forced"
    ORGANISATIONAL = "organisational"


DANISH_CHANGES = {
    Change.FIRST: "Første rådgiver",
    Change.FORCED: "Tvunget (opsigelse, sygdom, orlov)",
    Change.ORGANISATIONAL: "Organisatorisk (alder, flytning, omlægning)",
}


@dataclass(frozen=True)
class Allocation:
    """A case gets one fixed adviser from a day. Above the cap: a reason and an end date."""

    adviser: UUID
    since: date
    change: Change = Change.FIRST
    reason: str = ""
    over_cap_reason: str = ""
    over_cap_until: date | None = None


@dataclass(frozen=True)
class NewCover:
    """Who covers a case while its adviser is away."""

    employee: UUID
    since: date
    until: date


@dataclass(frozen=True)
class Cap:
    """The adviser's own cap and reminder in children, with the norms they come from."""

    cap: int | None
    reminder: int | None
    because: Fact

    def room_left(self, *, children: int) -> int | None:
        """How many more children; negative above the cap; None where no cap is stated."""
        return None if self.cap is None else self.cap - children

    def is_over(self, *, children: int) -> bool:
        return self.cap is not None and children > self.cap

    def reminds(self, *, children: int) -> bool:
        return self.reminder is not None and children >= self.reminder


def scaled(*, value: object | None, weekly_hours: Decimal) -> int | None:
    """A full-time number of children scaled linearly by hours, rounded down."""
    if value is None:
        return None
    return floor(Decimal(str(value)) * weekly_hours / FULL_TIME)


def cap(
    *, municipality: str, weekly_hours: Decimal, in_job_since: date, on: date, disability: bool = False
) -> Cap:
    """The cap of one adviser on a day.

    Hours scale it; in the first six months a value of its own holds where the municipality has set one.
    """
    because = fact(key=DISABILITY_CAP if disability else CAP, on=on, municipality=municipality)
    new = fact(key=NEW_EMPLOYEE, on=on, municipality=municipality)
    period = fact(key=NEW_PERIOD, on=on, municipality=municipality)
    is_new = new.known and period.known and on < months_after(day=in_job_since, months=period.whole)
    reminder = fact(key=REMINDER, on=on, municipality=municipality)
    top = scaled(value=new.value if is_new else because.value, weekly_hours=weekly_hours)
    return Cap(top, scaled(value=reminder.value, weekly_hours=weekly_hours), new if is_new else because)


def check_allocation(*, allocation: Allocation, cap: Cap, children_after: int, by_leader: bool) -> None:
    """Raise Refused above the cap without a leader, a reason and an end date."""
    if not cap.is_over(children=children_after):
        return
    full = f"Loftet er nået: rådgiveren får {children_after} af {cap.cap} børn."
    late_end = allocation.over_cap_until is not None and allocation.over_cap_until <= allocation.since
    refuse_if(
        None if by_leader else Complaint("adviser", f"{full} Kun en leder kan fordele over loftet."),
        None
        if allocation.over_cap_reason.strip()
        else Complaint("over_cap_reason", f"{full} Skriv hvorfor, eller vælg en anden."),
        None
        if allocation.over_cap_until
        else Complaint("over_cap_until", "Skriv, hvornår rådgiveren er under loftet igen."),
        Complaint("over_cap_until", "Datoen skal ligge efter den dag, sagen fordeles.") if late_end else None,
    )
