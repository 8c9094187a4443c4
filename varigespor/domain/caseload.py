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
from varigespor.norms.book import Fact, fact, norms

CAP = "national/caseload/cap"
REMINDER = "national/caseload/reminder"
DISABILITY_CAP = "national/caseload/disability_cap"
NEW_EMPLOYEE = "national/caseload/new_employee_cap"
NEW_PERIOD = "national/caseload/new_employee_period"
FULL_TIME = Decimal(37)
MONTHS_AHEAD = 3


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
    """A case gets one fixed adviser from a day. Above the cap: a reason and an end date.

    `version` is the case's as the form showed it; None where no form was open.
    """

    adviser: UUID
    since: date
    change: Change = Change.FIRST
    reason: str = ""
    over_cap_reason: str = ""
    over_cap_until: date | None = None
    version: int | None = None


@dataclass(frozen=True)
class Holding:
    """Why a leader holds a child; `version` is the case's as the form showed it, None without a form."""

    reason: str
    version: int | None = None


@dataclass(frozen=True)
class NewCover:
    """Who covers a case while its adviser is away; above the cap with a reason.

    `version` is the case's as the form showed it.
    """

    employee: UUID
    since: date
    until: date
    over_cap_reason: str = ""
    version: int | None = None


@dataclass(frozen=True)
class OverCap:
    """Why an adviser has more children than the cap, and when it is over."""

    reason: str
    until: date | None


@dataclass(frozen=True)
class Cap:
    """The adviser's own cap and reminder in children, with the norms they come from.

    `new_until` is the first day on which the adviser no longer counts as new; None for others.
    """

    cap: int | None
    reminder: int | None
    because: Fact
    new_until: date | None = None

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

    Hours scale it; in the first six months a value of its own holds where the municipality has set one,
    and the reminder comes down with it. The programme's reminder is not stated for the disability groups.
    """
    because = fact(key=DISABILITY_CAP if disability else CAP, on=on, municipality=municipality)
    reminder = fact(key=REMINDER, on=on, municipality=municipality).value if not disability else None
    new, until = _as_new(municipality=municipality, in_job_since=in_job_since, on=on)
    if new is None or (because.known and because.whole <= new.whole):
        top, early = (scaled(value=value, weekly_hours=weekly_hours) for value in (because.value, reminder))
        return Cap(top, early, because, until)
    if because.known and reminder is not None:
        reminder = Decimal(str(reminder)) * new.whole / because.whole
    top, early = (scaled(value=value, weekly_hours=weekly_hours) for value in (new.value, reminder))
    return Cap(top, early, new, until)


def cap_changes(*, municipality: str, in_job_since: date) -> frozenset[date]:
    """The days on which the cap of an adviser can become another, while the post is the same."""
    book = norms(municipality=municipality)
    values = [value for key in (CAP, DISABILITY_CAP, NEW_EMPLOYEE, NEW_PERIOD) for value in book[key].values]
    days = {day for value in values for day in (value.since, value.until) if day}
    periods = {value.value for value in book[NEW_PERIOD].values if type(value.value) is int}
    return frozenset(days | {months_after(day=in_job_since, months=months) for months in periods})


def check_kept_again(*, cap: Cap, children: int) -> None:
    """Raise Refused where the cap is still broken: such a deviation gets a new day, it does not end."""
    many = "1 barn" if children == 1 else f"{children} børn"
    still = (
        f"Der er stadig {many}, og loftet er {cap.cap}. Afvigelsen kan først afsluttes, "
        "når loftet er holdt. Skriv grunden og en ny dag i stedet."
    )
    refuse_if(Complaint("text", still) if cap.is_over(children=children) else None)


def check_day(*, since: date, today: date) -> None:
    """Raise Refused for a first day in the past, or so far ahead that it must be a slip of the pen."""
    last = months_after(day=today, months=MONTHS_AHEAD)
    refuse_if(
        Complaint("since", "Sagen kan ikke fordeles tilbage i tiden.") if since < today else None,
        Complaint("since", f"Datoen ligger mere end {MONTHS_AHEAD} måneder fremme. Kontrollér årstallet.")
        if since > last
        else None,
    )


def check_change(*, change: Change, has_adviser: bool) -> None:
    """Raise Refused where a child changes adviser and nobody says what kind of change it is."""
    unsaid = has_adviser and change == Change.FIRST
    refuse_if(Complaint("change", "Vælg, hvorfor barnet skifter rådgiver.") if unsaid else None)


def check_allocation(*, allocation: Allocation, cap: Cap, children_after: int, by_leader: bool) -> None:
    """Raise Refused above the cap without a leader, a reason and an end date."""
    if not cap.is_over(children=children_after):
        return
    full = f"Loftet er nået: rådgiveren får {children_after} af {cap.cap} børn."
    allowed = None if by_leader else Complaint("adviser", f"{full} Kun en leder kan fordele over loftet.")
    over = OverCap(allocation.over_cap_reason, allocation.over_cap_until)
    refuse_if(allowed, *over_cap_complaints(over=over, after=allocation.since))


def check_cover(*, cover: NewCover, cap: Cap, children_after: int, by_leader: bool) -> None:
    """Raise Refused where covering takes somebody above the cap without a leader and a reason."""
    if not cap.is_over(children=children_after):
        return
    full = f"Loftet er nået: afløseren får {children_after} af {cap.cap} børn."
    refuse_if(
        None if by_leader else Complaint("employee", f"{full} Kun en leder kan gå over loftet."),
        None
        if cover.over_cap_reason.strip()
        else Complaint("over_cap_reason", f"{full} Skriv hvorfor, eller vælg en anden."),
    )


def over_cap_complaints(*, over: OverCap, after: date) -> tuple[Complaint, ...]:
    """What is missing before somebody may be above the cap: a reason and an end after the day."""
    missing_end = Complaint("over_cap_until", "Skriv, hvornår rådgiveren er under loftet igen.")
    late_end = Complaint("over_cap_until", "Datoen skal ligge efter den dag, rådgiveren kommer over loftet.")
    complaints = [
        None if over.reason.strip() else Complaint("over_cap_reason", "Skriv hvorfor, eller vælg en anden."),
        missing_end if over.until is None else late_end if over.until <= after else None,
    ]
    return tuple(complaint for complaint in complaints if complaint)


def _as_new(*, municipality: str, in_job_since: date, on: date) -> tuple[Fact | None, date | None]:
    """The cap of somebody new in the job and until when; None and None for others."""
    new = fact(key=NEW_EMPLOYEE, on=on, municipality=municipality)
    period = fact(key=NEW_PERIOD, on=on, municipality=municipality)
    if not (new.known and period.known):
        return None, None
    until = months_after(day=in_job_since, months=period.whole)
    return (new, until) if on < until else (None, None)
