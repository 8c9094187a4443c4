"""Samtykke: whom the law asks before help is given, and what their answers mean for who may decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from varigespor.domain.grounds import Ground
from varigespor.domain.people import age
from varigespor.norms.book import fact

CONSENT_AGE = "national/rights/consent_age"
MOVING_AGE = "national/rights/change_of_place_consent_age"
PARTY_AGE = "national/rights/party_age"


class ConsentAnswer(StrEnum):
    """What one party said."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Capacity(StrEnum):
    """Why somebody is asked: custody, the young person's own consent, or the child as party to its case."""

    CUSTODY = "custody"
    YOUNG = "young"
    CHILD = "child"


DANISH_CAPACITIES = {
    Capacity.CUSTODY: "Forældremyndighed",
    Capacity.YOUNG: "Den unges eget samtykke",
    Capacity.CHILD: "Barnet selv",
}


@dataclass(frozen=True)
class PartyConsent:
    """One custody holder's, young person's or child's answer, in own words."""

    party: str
    capacity: str
    answer: ConsentAnswer
    words: str = ""


def consenting(*, ground: Ground, child: str, on: date) -> tuple[tuple[str, str], ...]:
    """(name, capacity) of everybody whose consent the law asks for.

    Each custody holder where a section needs consent; the young from the age of consent to a placement, or
    from the lower age of consent to a change of place. Source: Barnets lov §§ 32, 46 and 98.
    """
    holders = ground.custody_holders if "consent" in ground.needs else ()
    asked = "youth_consent" in ground.needs and _at_least(
        ground, MOVING_AGE if ground.moves else CONSENT_AGE, on
    )
    young = ((child, Capacity.YOUNG.value),) if asked else ()
    return (*((name, Capacity.CUSTODY.value) for name in holders), *young)


def is_party(*, born_on: date | None, on: date) -> bool:
    """Whether the child is party to its own case (Barnets lov § 3); no where the age is not known."""
    limit = fact(key=PARTY_AGE, on=on)
    return born_on is not None and limit.known and age(born_on=born_on, on=on) >= limit.whole


def has_consent(*, consents: Iterable[PartyConsent], parties: Iterable[tuple[str, str]]) -> bool:
    """Whether every party said yes. Nobody to ask is no consent."""
    wanted_from = set(parties)
    given = {(c.party, c.capacity) for c in consents if c.answer == ConsentAnswer.YES}
    return bool(wanted_from) and wanted_from <= given


def needs_committee(*, ground: Ground, consented: bool) -> bool:
    """A placement without consent cannot be approved here; it is prepared for the committee (§§ 46-47)."""
    return "committee" in ground.needs or (ground.placement and not consented)


def _at_least(ground: Ground, key: str, on: date) -> bool:
    limit = fact(key=key, on=on)
    years = age(born_on=ground.born_on, on=on) if ground.born_on else 0
    return limit.known and years >= limit.whole
