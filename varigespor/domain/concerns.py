"""Underretninger: what is registered, assessed and screened, and when each is due."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from varigespor.domain.deadlines import TOWN, Deadline, day_of, end_of_day, hours_after
from varigespor.domain.lifetime import Lifetime, too_early
from varigespor.domain.people import NewPerson
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.domain.teams import TargetGroup
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


class ReceiptWay(StrEnum):
    """How the notifier was told that the concern has arrived."""

    DIGITAL_POST = "digital_post"
    LETTER = "letter"
    PHONE = "phone"
    IN_PERSON = "in_person"


DANISH_WAYS = {
    ReceiptWay.DIGITAL_POST: "Digital Post",
    ReceiptWay.LETTER: "Brev",
    ReceiptWay.PHONE: "Telefon",
    ReceiptWay.IN_PERSON: "Sagt direkte",
}


@dataclass(frozen=True)
class Registration:
    """What intake writes while on the phone. `key` makes a repeated sending the same concern.

    `children` are known people; `newcomers` are registered together with the concern.
    """

    key: str
    children: tuple[UUID, ...]
    received_at: datetime
    notifier: Notifier | None
    seen: str
    notifier_name: str = ""
    notifier_contact: str = ""
    newcomers: tuple[NewPerson, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """24-timersvurdering of one child in a concern; `alone_because` where no new colleague took part."""

    acute: bool | None
    text: str
    together_with: UUID | None = None
    alone_because: str = ""


@dataclass(frozen=True)
class Screening:
    """What the concern leads to for one child, and where the case then belongs."""

    outcome: Outcome | None
    reason: str
    target_group: str = ""
    district: str = ""
    risk_first: bool = False


ASSESSMENT = "national/concerns/assessment_deadline"
RECEIPT = "national/concerns/receipt_deadline"
FRESH_EYES = "national/concerns/fresh_eyes"
KEY_LENGTH = 80


def assessment_due(*, received_at: datetime) -> Deadline:
    """24 clock hours after receipt, counted in UTC. Barnets lov § 136."""
    because = fact(key=ASSESSMENT, on=day_of(moment=received_at))
    return Deadline(hours_after(moment=received_at, hours=because.whole), because)


def receipt_due(*, received_at: datetime, anonymous: bool) -> Deadline | None:
    """The end of the sixth weekday after receipt; nobody to answer, no clock. Barnets lov § 138."""
    if anonymous:
        return None
    day: date = day_of(moment=received_at)
    because = fact(key=RECEIPT, on=day)
    return Deadline(end_of_day(day=add_weekdays(day=day, count=because.whole)), because)


def wants_fresh_eyes(*, running_case: bool, received_at: datetime) -> bool:
    """Whether a concern received then is assessed with somebody who has not worked on the case."""
    return running_case and fact(key=FRESH_EYES, on=day_of(moment=received_at)).value is True


def has_fresh_eyes(*, by: UUID, together_with: UUID | None, has_worked_on_case: Collection[UUID]) -> bool:
    """Two different people, and at least one of them is new to the case."""
    if together_with is None or together_with == by:
        return False
    return by not in has_worked_on_case or together_with not in has_worked_on_case


def check_registration(*, registration: Registration, at: datetime, lives: Collection[Lifetime] = ()) -> None:
    """Raise Refused with every complaint about a registration made at a moment.

    `lives` are those of the children who are known already; it was not received before any of them.
    """
    nobody = not registration.children and not registration.newcomers
    key, received = registration.key.strip(), registration.received_at
    day, today = day_of(moment=received), day_of(moment=at)
    early = (too_early(field="received_at", day=day, life=life, today=today) for life in lives)
    refuse_if(
        Complaint("", "Siden er for gammel. Åbn den igen.") if not key or len(key) > KEY_LENGTH else None,
        Complaint("children", "Vælg mindst ét barn.") if nobody else None,
        wanted(field="seen", text=registration.seen, message="Skriv, hvad der er set eller sagt."),
        None
        if registration.notifier in set(Notifier)
        else Complaint("notifier", "Vælg, hvem der er bekymret."),
        impossible_receipt(received_at=received, at=at) or next(filter(None, early), None),
    )


def check_assessment(
    *, assessment: Assessment, by: UUID, fresh_eyes: bool, has_worked_on_case: Collection[UUID]
) -> None:
    """Raise Refused where it does not say enough, or is made alone in a running case without a reason.

    The law's text is not read (norm `fresh_eyes`), so a reason is enough; the act makes it a deviation.
    """
    colleague = assessment.together_with
    new = has_fresh_eyes(by=by, together_with=colleague, has_worked_on_case=has_worked_on_case)
    lacking = fresh_eyes and not new and not assessment.alone_because.strip()
    refuse_if(
        Complaint("acute", "Vælg, om barnet har brug for akut hjælp.") if assessment.acute is None else None,
        wanted(field="text", text=assessment.text, message="Skriv, hvad vurderingen bygger på."),
        Complaint("together_with", _fresh_eyes_text(by, colleague)) if lacking else None,
    )


def check_screening(
    *, screening: Screening, assessed: bool, running_case: bool, districts: Collection[str]
) -> None:
    """Raise Refused where the screening comes before the assessment or does not say enough."""
    opens = screening.outcome in OPENS_CASE and not running_case
    in_none = screening.outcome == Outcome.IN_RUNNING_CASE and not running_case
    no_group = opens and screening.target_group not in set(TargetGroup)
    no_district = opens and screening.district not in districts
    refuse_if(
        None if assessed else Complaint("outcome", "Lav 24-timersvurderingen først."),
        None if screening.outcome in set(Outcome) else Complaint("outcome", "Vælg, hvad der skal ske."),
        wanted(field="reason", text=screening.reason, message="Skriv hvorfor."),
        Complaint("outcome", "Barnet har ingen sag, der kører. Vælg et andet udfald.") if in_none else None,
        Complaint("target_group", "Vælg målgruppe.") if no_group else None,
        Complaint("district", "Vælg skoledistrikt.") if no_district else None,
    )


def check_receipt(*, anonymous: bool, how: str) -> None:
    """Raise Refused: nobody to answer, or not said how."""
    nobody = Complaint("", "Underretningen er anonym. Der er ingen at kvittere til.")
    refuse_if(
        nobody if anonymous else None,
        wanted(field="how", text=how, message="Vælg, hvordan der er kvitteret."),
    )


def impossible_receipt(*, received_at: datetime, at: datetime) -> Complaint | None:
    """A complaint about a receipt that lies ahead, or before the book of norms begins."""
    local, now = received_at.astimezone(TOWN), at.astimezone(TOWN)
    if received_at > at:
        day = "" if local.date() == now.date() else f" den {local:%d.%m.%Y}"
        ahead = f"Kl. {local:%H.%M}{day} ligger i fremtiden. Klokken er {now:%H.%M}."
        return Complaint("received_at", ahead)
    if not fact(key=ASSESSMENT, on=local.date()).known:
        return Complaint("received_at", f"År {local.year} er for længe siden. Kontrollér datoen.")
    return None


def _fresh_eyes_text(by: UUID, colleague: UUID | None) -> str:
    if colleague is None or colleague == by:
        start = "Barnet har en sag, der kører. Vælg en kollega, der vurderer sammen med dig"
    else:
        start = "I har begge arbejdet med sagen. Vælg en kollega, der ikke har"
    return f"{start}, eller skriv, hvorfor det ikke kan vente."
