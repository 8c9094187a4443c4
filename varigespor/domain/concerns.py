"""Underretninger: what is registered, assessed and screened, and when each is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from varigespor.domain.deadlines import TOWN, Deadline, end_of_day, hours_after
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.domain.working_days import add_weekdays
from varigespor.norms.book import fact


class Notifier(StrEnum):
    """Who is worried."""

    SCHOOL = "school"
    DAY_CARE = "day_care"
    HEALTH_VISITOR = "health_visitor"
    DOCTOR = "doctor"
    HOSPITAL = "hospital"
    POLICE = "police"
    MUNICIPALITY = "municipality"
    FAMILY = "family"
    CHILD = "child"
    CITIZEN = "citizen"
    ANONYMOUS = "anonymous"


DANISH_NOTIFIERS = {
    Notifier.SCHOOL: "Skole",
    Notifier.DAY_CARE: "Dagtilbud",
    Notifier.HEALTH_VISITOR: "Sundhedspleje",
    Notifier.DOCTOR: "Læge eller tandlæge",
    Notifier.HOSPITAL: "Sygehus",
    Notifier.POLICE: "Politi",
    Notifier.MUNICIPALITY: "Anden kommune",
    Notifier.FAMILY: "Familie",
    Notifier.CHILD: "Barnet selv",
    Notifier.CITIZEN: "Anden borger",
    Notifier.ANONYMOUS: "Anonym",
}


class Outcome(StrEnum):
    """What the screening of a concern leads to."""

    NOTHING_MORE = "nothing_more"
    UNIVERSAL = "universal"
    LIMITED = "limited"
    EXAMINATION = "examination"
    IN_RUNNING_CASE = "in_running_case"


DANISH_OUTCOMES = {
    Outcome.NOTHING_MORE: "Ikke mere nu",
    Outcome.UNIVERSAL: "Hjælp i almenområdet eller netværket",
    Outcome.LIMITED: "Afdækning",
    Outcome.EXAMINATION: "Børnefaglig undersøgelse",
    Outcome.IN_RUNNING_CASE: "Indgår i den sag, der kører",
}
OPENS_CASE = frozenset({Outcome.UNIVERSAL, Outcome.LIMITED, Outcome.EXAMINATION})


@dataclass(frozen=True)
class Registration:
    """What intake writes while on the phone. `key` makes a repeated sending the same concern."""

    key: str
    children: tuple[UUID, ...]
    received_at: datetime
    notifier: Notifier
    seen: str
    notifier_name: str = ""
    notifier_contact: str = ""


@dataclass(frozen=True)
class Assessment:
    """24-timersvurdering of one child in a concern."""

    acute: bool
    text: str
    together_with: UUID | None = None


@dataclass(frozen=True)
class Screening:
    """What the concern leads to for one child, and where the case then belongs."""

    outcome: Outcome
    reason: str
    target_group: str = ""
    district: str = ""
    risk_first: bool = False


ASSESSMENT = "national/concerns/assessment_deadline"
RECEIPT = "national/concerns/receipt_deadline"


def assessment_due(*, received_at: datetime) -> Deadline:
    """24 clock hours after receipt, counted in UTC."""
    because = fact(key=ASSESSMENT, on=received_at.astimezone(TOWN).date())
    return Deadline(hours_after(moment=received_at, hours=because.whole), because)


def receipt_due(*, received_at: datetime, anonymous: bool) -> Deadline | None:
    """The end of the sixth weekday after receipt; nobody to answer, no clock."""
    if anonymous:
        return None
    day: date = received_at.astimezone(TOWN).date()
    because = fact(key=RECEIPT, on=day)
    return Deadline(end_of_day(day=add_weekdays(day=day, count=because.whole)), because)


def check_registration(*, registration: Registration, at: datetime) -> None:
    """Raise Refused with every complaint about a registration made at a moment."""
    late = registration.received_at > at
    local = registration.received_at.astimezone(TOWN)
    refuse_if(
        None if registration.children else Complaint("children", "Vælg mindst ét barn."),
        wanted(field="seen", text=registration.seen, message="Skriv, hvad der er set eller hørt."),
        Complaint(
            "received_at",
            f"Kl. {local:%H.%M} den {local:%d.%m.%Y} ligger i fremtiden. Skriv, hvornår den kom ind.",
        )
        if late
        else None,
    )


def check_assessment(
    *, assessment: Assessment, by: UUID, running_case: bool, has_worked_on_case: frozenset[UUID]
) -> None:
    """Raise Refused: a concern in a running case is assessed with somebody new to it."""
    colleague = assessment.together_with
    alone = running_case and (colleague is None or colleague == by)
    involved = running_case and colleague in has_worked_on_case and by in has_worked_on_case
    refuse_if(
        wanted(field="text", text=assessment.text, message="Skriv, hvad vurderingen bygger på."),
        Complaint(
            "together_with", "Barnet har en sag, der kører. Vælg en kollega, der vurderer sammen med dig."
        )
        if alone
        else None,
        Complaint("together_with", "Vælg en kollega, der ikke har arbejdet med sagen.")
        if involved and not alone
        else None,
    )


def check_screening(*, screening: Screening, assessed: bool, running_case: bool) -> None:
    """Raise Refused where the screening comes before the assessment or does not say enough."""
    opens = screening.outcome in OPENS_CASE and not running_case
    in_none = screening.outcome == Outcome.IN_RUNNING_CASE and not running_case
    refuse_if(
        None if assessed else Complaint("outcome", "Lav 24-timersvurderingen først."),
        wanted(field="reason", text=screening.reason, message="Skriv hvorfor."),
        Complaint("outcome", "Barnet har ingen sag, der kører. Vælg et andet udfald.") if in_none else None,
        wanted(field="target_group", text=screening.target_group, message="Vælg målgruppe.")
        if opens
        else None,
        wanted(field="district", text=screening.district, message="Vælg skoledistrikt.") if opens else None,
    )
