"""The family's and the professional network: people on both sides in every case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from varigespor.domain.deadlines import Deadline, end_of_day
from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_early
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.norms.book import fact

BOTH_SIDES = "national/network/both_sides_due"


class Side(StrEnum):
    """Which of the two networks somebody belongs to."""

    FAMILY = "family"
    PROFESSIONAL = "professional"


DANISH_SIDES = {Side.FAMILY: "Familie og privat netværk", Side.PROFESSIONAL: "Det professionelle netværk"}


class NetworkConsent(StrEnum):
    """Whether the family said yes to involving this person."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


DANISH_CONSENTS = {
    NetworkConsent.YES: "Ja",
    NetworkConsent.NO: "Nej",
    NetworkConsent.NOT_ASKED: "Ikke spurgt",
}
CLOSENESS = {1: "Tæt på", 2: "Jævnligt", 3: "Sjældent"}
MOST = {"name": 120, "relation": 60, "does": 300}


@dataclass(frozen=True)
class NewMember:
    """Somebody around the child, and what they do. Closeness 1 (near) to 3, in the child's own judgement.

    `person` where the books know them; `line` makes a repeated sending the same member.
    """

    name: str
    side: Side
    relation: str
    closeness: int
    since: date
    does: str = ""
    consent: NetworkConsent = NetworkConsent.NOT_ASKED
    contact_allowed: bool = True
    person: UUID | None = None
    line: UUID | None = None


@dataclass(frozen=True)
class RiskAssessment:
    """Whether parents and network may be contacted without danger to the child, and why."""

    text: str
    safe: bool | None
    key: str = ""


def both_sides_due(*, allocated_on: date, municipality: str) -> Deadline | None:
    """The end of the day from which a side without people is a deviation; None where no days are set.

    `allocated_on` is day 1: the day of allocation, or later the day on which the last person of a side left.
    """
    because = fact(key=BOTH_SIDES, on=allocated_on, municipality=municipality)
    if because.value is None:
        return None
    return Deadline(end_of_day(day=allocated_on + timedelta(days=because.whole - 1)), because)


def missing_sides(*, sides: Iterable[str]) -> tuple[Side, ...]:
    """The sides on which nobody stands."""
    present = set(sides)
    return tuple(side for side in Side if side not in present)


def is_hidden(*, child_protected: bool, person_protected: bool, may_see_protected: bool) -> bool:
    """Whether a member's name and place in the child's life are kept from the reader.

    A name can give a hidden place away, so around a protected child everybody is hidden.
    """
    return (child_protected or person_protected) and not may_see_protected


def check_member(*, member: NewMember, today: date, life: Lifetime = UNKNOWN) -> None:
    """Raise Refused for a person who is not whole: name, side, relation, closeness 1–3.

    The day lies neither ahead nor before the child whose network it is.
    """
    refuse_if(
        wanted(field="name", text=member.name, message="Skriv navnet."),
        Complaint("side", "Vælg, hvilken side personen hører til.") if member.side not in set(Side) else None,
        wanted(field="relation", text=member.relation, message="Skriv, hvem det er for barnet."),
        None if member.closeness in CLOSENESS else Complaint("closeness", "Vælg, hvor tæt på personen er."),
        Complaint("consent", "Vælg, hvad familien har svaret.")
        if member.consent not in set(NetworkConsent)
        else None,
        Complaint("since", "Datoen ligger i fremtiden.") if member.since > today else None,
        too_early(field="since", day=member.since, life=life, today=today),
        *_lengths(member),
    )


def check_risk_first(*, safety_first: bool, assessed: bool) -> None:
    """Raise Refused where contact can endanger and nobody has assessed the risk, which precedes a pause."""
    words = "Skriv risikovurderingen først. Kontakt kan være farlig, og så kommer den før pausen."
    refuse_if(Complaint("reason", words) if safety_first and not assessed else None)


def check_risk(*, risk: RiskAssessment) -> None:
    """Raise Refused for a risk assessment without words or without an answer."""
    refuse_if(
        wanted(field="text", text=risk.text, message="Skriv, hvad du har lagt vægt på."),
        Complaint("safe", "Vælg, om netværket kan kontaktes.") if risk.safe is None else None,
    )


def _lengths(member: NewMember) -> list[Complaint | None]:
    typed = {"name": member.name, "relation": member.relation, "does": member.does}
    return [
        Complaint(field, f"Skriv højst {MOST[field]} tegn.") if len(text.strip()) > MOST[field] else None
        for field, text in typed.items()
    ]
