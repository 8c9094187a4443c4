"""Afgørelser: what a decision or an offer says, as the acts take it. What it must hold: `requirements`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from varigespor.domain.approval import State as State
from varigespor.domain.consent import ConsentAnswer as ConsentAnswer
from varigespor.domain.consent import PartyConsent as PartyConsent
from varigespor.domain.grounds import Ground as Ground
from varigespor.domain.ladder import WhyNotLower
from varigespor.domain.support_person import NOTHING, SupportAnswer


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
    CHANGED = "changed"


DANISH_END_REASONS = {
    EndReason.AS_PLANNED: "Målet er nået",
    EndReason.HOME: "Barnet er hjemgivet",
    EndReason.REPLACED: "Afløst af en anden indsats",
    EndReason.BROKEN_DOWN: "Sammenbrud",
    EndReason.CHANGE_OF_PLACE: "Skift af sted",
    EndReason.OTHER_MUNICIPALITY: "Flyttet til en anden kommune",
    EndReason.OF_AGE: "Fyldt 18 år",
    EndReason.DECLINED: "Familien ønsker det ikke længere",
    EndReason.CHANGED: "Fortsætter ændret",
}

PLACEMENTS_END = frozenset({EndReason.HOME, EndReason.BROKEN_DOWN})


@dataclass(frozen=True)
class Tailored:
    """Help made for one child, which the catalogue does not have.

    `ore_per_day` is what it costs, in the catalogue's unit; None where nobody has said. The approver sees it.
    """

    name: str
    section: str
    step: int
    knowledge: str
    place_type: str = ""
    experience_only: bool = False
    ore_per_day: int | None = None


@dataclass(frozen=True)
class Start:
    """A measure to start. `step` where the adviser assigns another than the derived one.

    `entry` is the catalogue's id, or, with `tailored`, the new id that the tailored help will have.
    """

    entry: UUID
    on: date
    amount: str = ""
    expected_end: date | None = None
    step: int | None = None
    tailored: Tailored | None = None


@dataclass(frozen=True)
class End:
    """A measure to end, on the first day it no longer runs, and why.

    `shown` is the measure's period as the form showed it, where a form did.
    """

    measure: UUID
    on: date
    reason: EndReason
    shown: UUID | None = None


@dataclass(frozen=True)
class Change:
    """A running measure that goes on with another amount or expected end from a day."""

    measure: UUID
    on: date
    amount: str = ""
    expected_end: date | None = None


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
    changes: tuple[Change, ...] = ()
    support_person: SupportAnswer = NOTHING


@dataclass(frozen=True)
class NewOffer:
    """Help that needs no decision, agreed with the family. `key` makes a repeated sending the same offer."""

    entry: UUID
    on: date
    agreed_with: str
    expected_end: date | None = None
    key: str = ""
