"""The family's and the professional network: people on both sides in every case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from varigespor.domain.deadlines import Deadline, end_of_day
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
    NetworkConsent.YES: "Samtykke",
    NetworkConsent.NO: "Nej",
    NetworkConsent.NOT_ASKED: "Ikke spurgt",
}
CLOSENESS = {1: "Tæt på", 2: "Med i hverdagen", 3: "Længere væk"}


@dataclass(frozen=True)
class NewMember:
    """Somebody around the child, and what they do. Closeness 1 (near) to 3."""

    name: str
    side: Side
    relation: str
    closeness: int
    since: date
    does: str = ""
    consent: NetworkConsent = NetworkConsent.NOT_ASKED
    contact_allowed: bool = True
    person: UUID | None = None


def both_sides_due(*, allocated_on: date, municipality: str) -> Deadline | None:
    """The end of the day from which a side without people is a deviation; None where no days are set."""
    because = fact(key=BOTH_SIDES, on=allocated_on, municipality=municipality)
    if because.value is None:
        return None
    return Deadline(end_of_day(day=allocated_on + timedelta(days=because.whole - 1)), because)


def missing_sides(*, sides: Iterable[str]) -> tuple[Side, ...]:
    """The sides on which nobody stands."""
    present = set(sides)
    return tuple(side for side in Side if side not in present)


def check_member(*, member: NewMember) -> None:
    """Raise Refused for a person without name, relation or a closeness from 1 to 3."""
    refuse_if(
        wanted(field="name", text=member.name, message="Skriv navnet."),
        wanted(field="relation", text=member.relation, message="Skriv, hvem det er for barnet."),
        None if member.closeness in CLOSENESS else Complaint("closeness", "Vælg, hvor tæt på personen er."),
    )
