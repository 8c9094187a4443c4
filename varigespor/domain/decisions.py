"""Afgørelser: what the law requires before help is decided, and what each exception needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from varigespor.domain.ladder import WhyNotLower
from varigespor.domain.people import age
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.norms.book import fact

PURPOSE = "national/decisions/purpose_and_duration"
CONSENT = "national/decisions/consent_placement"
EXAMINATION = "national/decisions/examination_before_placement"
CHILD_VIEW = "national/decisions/child_view"
CONSENT_AGE = "national/rights/consent_age"
LEVELS = "national/decisions/approval_levels"


class DecisionKind(StrEnum):
    """Help, another help, an end, or a no."""

    SUPPORT = "support"
    CHANGE = "change"
    END = "end"
    REFUSAL = "refusal"


DANISH_KINDS = {
    DecisionKind.SUPPORT: "Afgørelse om støtte",
    DecisionKind.CHANGE: "Afgørelse om ændring",
    DecisionKind.END: "Afgørelse om ophør",
    DecisionKind.REFUSAL: "Afslag",
}


class State(StrEnum):
    """Where a decision is."""

    PREPARED = "prepared"
    FOR_COMMITTEE = "for_committee"
    DECIDED = "decided"
    SENT_BACK = "sent_back"


class ChildTalk(StrEnum):
    """The child's talk before the decision."""

    HELD = "held"
    NOT_HELD = "not_held"
    OTHER_WAY = "other_way"


DANISH_TALKS = {
    ChildTalk.HELD: "Samtalen er holdt",
    ChildTalk.NOT_HELD: "Ikke holdt, af lovens grunde",
    ChildTalk.OTHER_WAY: "Barnets syn er indhentet på en anden måde",
}


class ConsentAnswer(StrEnum):
    """What one party said."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class EndReason(StrEnum):
    """Why a measure ended; a breakdown is counted as loudly as a goal reached."""

    AS_PLANNED = "as_planned"
    HOME = "home"
    REPLACED = "replaced"
    BROKEN_DOWN = "broken_down"
    CHANGE_OF_PLACE = "change_of_place"
    OTHER_MUNICIPALITY = "other_municipality"
    OF_AGE = "of_age"
    DECLINED = "declined"


DANISH_END_REASONS = {
    EndReason.AS_PLANNED: "Målet er nået",
    EndReason.HOME: "Barnet er hjemgivet",
    EndReason.REPLACED: "Afløst af en anden indsats",
    EndReason.BROKEN_DOWN: "Sammenbrud",
    EndReason.CHANGE_OF_PLACE: "Skift af sted",
    EndReason.OTHER_MUNICIPALITY: "Flyttet til en anden kommune",
    EndReason.OF_AGE: "Fyldt år",
    EndReason.DECLINED: "Familien ønsker det ikke længere",
}


@dataclass(frozen=True)
class Start:
    """A measure to start. `step` where the adviser assigns another than the derived one."""

    entry: UUID
    on: date
    amount: str = ""
    expected_end: date | None = None
    step: int | None = None


@dataclass(frozen=True)
class End:
    """A measure to end, on the first day it no longer runs, and why."""

    measure: UUID
    on: date
    reason: EndReason


@dataclass(frozen=True)
class PartyConsent:
    """One custody holder's or young person's answer, in own words."""

    party: str
    capacity: str
    answer: ConsentAnswer
    words: str = ""


@dataclass(frozen=True)
class Perspectives:
    """The four perspectives, drawn from the case and completed only where empty."""

    normal_life: str = ""
    consensus: str = ""
    network: str = ""
    health_psychology: str = ""


@dataclass(frozen=True)
class NewDecision:
    """One decision for one child. `key` makes a repeated sending the same decision."""

    key: str
    kind: DecisionKind
    starts: tuple[Start, ...] = ()
    ends: tuple[End, ...] = ()
    purpose: str = ""
    expected_duration: str = ""
    why_not_lower: WhyNotLower = field(default_factory=WhyNotLower)
    child_talk: str = ""
    child_view: str = ""
    consents: tuple[PartyConsent, ...] = ()
    perspectives: Perspectives = field(default_factory=Perspectives)
    reason: str = ""
    emergency_reason: str = ""


@dataclass(frozen=True)
class NewOffer:
    """Help without a section, agreed with the family: no decision, no why-not-lower."""

    entry: UUID
    on: date
    agreed_with: str
    expected_end: date | None = None


@dataclass(frozen=True)
class Ground:
    """What the case holds when the decision is prepared."""

    placement: bool
    born_on: date | None
    custody_holders: tuple[str, ...]
    examination_done: bool
    examination_running: bool
    opened_on: date


def consenting(*, ground: Ground, child: str, on: date) -> tuple[tuple[str, str], ...]:
    """(name, capacity) of everybody whose consent the law asks for: custody holders, the young from 15."""
    parties = [(name, "custody") for name in ground.custody_holders]
    limit = fact(key=CONSENT_AGE, on=on).value
    years = age(born_on=ground.born_on, on=on) if ground.born_on else 0
    asked = ground.placement and limit is not None and years >= int(str(limit))
    return (*parties, (child, "young")) if asked else tuple(parties)


def has_consent(*, consents: Iterable[PartyConsent], parties: Iterable[tuple[str, str]]) -> bool:
    """Whether every party said yes. Nobody to ask is no consent."""
    wanted_from = set(parties)
    given = {(c.party, c.capacity) for c in consents if c.answer == ConsentAnswer.YES}
    return bool(wanted_from) and wanted_from <= given


def stops(*, complaint: Complaint | None, on: date) -> Complaint | None:
    """Keep a complaint in the law's name only where the norm was read and asks for it on the day."""
    if complaint is None or not complaint.norm:
        return complaint
    law = fact(key=complaint.norm, on=on)
    return complaint if law.verified and law.known else None


def check_decision(*, decision: NewDecision, ground: Ground, on: date) -> None:
    """Raise Refused where the law stops: purpose and duration, the child's view, the examination.

    Source: Barnets lov §§ 5, 32(3) and 46, as the norms named in the complaints cite them. Missing consent
    does not stop the preparation: the decision goes to the committee (see `needs_committee`).
    """
    complaints = [*_whole(decision), *_dates(decision, ground)]
    if decision.kind in {DecisionKind.SUPPORT, DecisionKind.CHANGE}:
        complaints += [*_purpose(decision), *_child_view(decision)]
    if ground.placement:
        complaints.append(_examination(decision, ground))
    refuse_if(*(stops(complaint=complaint, on=on) for complaint in complaints))


def _whole(decision: NewDecision) -> list[Complaint | None]:
    does_nothing = decision.kind != DecisionKind.REFUSAL and not (decision.starts or decision.ends)
    needs_reason = decision.kind in {DecisionKind.REFUSAL, DecisionKind.END}
    return [
        Complaint("entry", "Vælg den indsats, afgørelsen handler om.") if does_nothing else None,
        wanted(field="reason", text=decision.reason, message="Skriv begrundelsen.") if needs_reason else None,
    ]


def _dates(decision: NewDecision, ground: Ground) -> list[Complaint | None]:
    early = any(start.on < ground.opened_on for start in decision.starts)
    backwards = any(start.expected_end and start.expected_end <= start.on for start in decision.starts)
    return [
        Complaint("on", "Indsatsen kan ikke starte, før sagen er åbnet.") if early else None,
        Complaint("expected_end", "Slutdatoen ligger før startdatoen.") if backwards else None,
    ]


def _purpose(decision: NewDecision) -> list[Complaint | None]:
    ends = all(start.expected_end for start in decision.starts)
    duration = decision.expected_duration.strip() or (ends and decision.starts)
    purpose = decision.purpose.strip()
    return [
        None if purpose else Complaint("purpose", "Skriv formålet. Loven kræver det.", PURPOSE),
        None
        if duration
        else Complaint(
            "expected_duration", "Skriv, hvor længe indsatsen ventes at vare. Loven kræver det.", PURPOSE
        ),
    ]


def _child_view(decision: NewDecision) -> list[Complaint | None]:
    told = decision.child_talk in set(ChildTalk)
    words = decision.child_view.strip()
    asks = "Skriv grunden." if decision.child_talk == ChildTalk.NOT_HELD else "Skriv barnets syn."
    return [
        None if told else Complaint("child_talk", "Vælg, hvordan barnets syn er indhentet.", CHILD_VIEW),
        None if words or not told else Complaint("child_view", asks, CHILD_VIEW),
    ]


def _examination(decision: NewDecision, ground: Ground) -> Complaint | None:
    urgent = ground.examination_running and decision.emergency_reason.strip()
    if ground.examination_done or urgent:
        return None
    return Complaint(
        "emergency_reason",
        "En anbringelse bygger på en afsluttet børnefaglig undersøgelse. Haster det: start undersøgelsen, og "
        "skriv de særlige grunde til at anbringe sideløbende.",
        EXAMINATION,
    )


def needs_committee(*, ground: Ground, consented: bool) -> bool:
    """A placement without consent cannot be approved here; it is prepared for the committee."""
    return ground.placement and not consented


def level(*, step: int, on: date, municipality: str) -> str:
    """Who approves a step: "leader" or "chief"; the leader where the municipality has said nothing."""
    stated = fact(key=LEVELS, on=on, municipality=municipality)
    lines: Any = stated.listed if stated.known else ()
    return next((str(line["level"]) for line in lines if line["step"] == step), "leader")
