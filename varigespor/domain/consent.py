"""Samtykke: whom the law asks before help is given, and what their answers mean for who may decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from uuid import UUID

from varigespor.domain.grounds import Ground
from varigespor.domain.people import PARENTS, RelationKind, age
from varigespor.norms.book import fact

CONSENT_AGE = "national/rights/consent_age"
MOVING_AGE = "national/rights/change_of_place_consent_age"
PARTY_AGE = "national/rights/party_age"
ASKS = frozenset({"consent", "youth_consent"})
NOBODY = "Ingen er registreret med forældremyndighed"


class ConsentAnswer(StrEnum):
    """What one party said."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Capacity(StrEnum):
    """Why somebody is asked: custody, the parent of an unborn child, the young, or the child as party."""

    CUSTODY = "custody"
    EXPECTING = "expecting"
    YOUNG = "young"
    CHILD = "child"


DANISH_CAPACITIES = {
    Capacity.CUSTODY: "Forældremyndighed",
    Capacity.EXPECTING: "Ventende forælder",
    Capacity.YOUNG: "Den unges eget samtykke",
    Capacity.CHILD: "Barnet selv",
}


@dataclass(frozen=True)
class Party:
    """Somebody the law asks: the name, in what capacity, and who it is where the person is registered."""

    name: str
    capacity: str
    person: UUID | None = None


@dataclass(frozen=True)
class PartyConsent:
    """One custody holder's, young person's or child's answer, in own words."""

    party: str
    capacity: str
    answer: ConsentAnswer
    words: str = ""
    person: UUID | None = None


def consenting(*, ground: Ground, child: str, on: date) -> tuple[Party, ...]:
    """Everybody whose consent the law asks for.

    Each custody holder where a section needs consent, for an unborn child its registered parents; the young
    from the age of consent to a placement, or from the lower age of consent to a change of place. Source:
    Barnets lov §§ 32, 46 and 98.
    """
    holders = zip_longest(ground.custody_holders, ground.holder_ids) if "consent" in ground.needs else ()
    as_what = Capacity.EXPECTING if ground.unborn else Capacity.CUSTODY
    asked = "youth_consent" in ground.needs and _at_least(
        ground, MOVING_AGE if ground.moves else CONSENT_AGE, on
    )
    young = (Party(child, Capacity.YOUNG.value),) if asked else ()
    return (*(Party(name, as_what.value, person) for name, person in holders), *young)


def giving(*, unborn: bool) -> frozenset[RelationKind]:
    """What somebody is to the child who consents for it: custody holder; of the unborn, also its parent."""
    return frozenset({RelationKind.CUSTODY, *(PARENTS if unborn else ())})


def is_party(*, born_on: date | None, on: date) -> bool:
    """Whether the child is party to its own case (Barnets lov § 3); no where the age is not known."""
    limit = fact(key=PARTY_AGE, on=on)
    return born_on is not None and limit.known and age(born_on=born_on, on=on) >= limit.whole


def without_consent(*, consents: Iterable[PartyConsent], parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that have not said yes. One yes counts for one party, also where two have the same name."""
    given = [consent for consent in consents if consent.answer == ConsentAnswer.YES]
    return _left(given, parties)


def unheard(*, consents: Iterable[PartyConsent], parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that nobody has written an answer of any kind for."""
    return _left(list(consents), parties)


def has_consent(*, consents: Iterable[PartyConsent], parties: Iterable[Party]) -> bool:
    """Whether every party said yes. Nobody to ask is no consent."""
    wanted_from = tuple(parties)
    return bool(wanted_from) and not without_consent(consents=consents, parties=wanted_from)


def needs_committee(*, ground: Ground, consented: bool) -> bool:
    """A placement without consent cannot be approved here; it is prepared for the committee (§§ 46-47)."""
    return "committee" in ground.needs or (ground.placement and not consented)


def lacking(*, ground: Ground, consents: Iterable[PartyConsent], child: str, on: date) -> tuple[str, ...]:
    """Who has not consented to help that is no placement, in Danish; empty where consent is there.

    The law asks for it and does not stop here (Barnets lov § 32): it is told, and whoever prepared owns it.
    """
    if ground.placement or not ground.needs & ASKS:
        return ()
    parties = consenting(ground=ground, child=child, on=on)
    if not parties and "consent" in ground.needs:
        return (NOBODY,)
    without = without_consent(consents=consents, parties=parties)
    return tuple(f"{one.name} ({DANISH_CAPACITIES[Capacity(one.capacity)].lower()})" for one in without)


def _left(given: list[PartyConsent], parties: Iterable[Party]) -> tuple[Party, ...]:
    # A trap: the registered go first, or a namesake's answer would be taken by somebody else.
    left, rest = list(given), tuple(parties)
    for same in (_same_person, _same_name):
        rest = tuple(party for party in rest if not _taken(left, party, same))
    return rest


def _taken(left: list[PartyConsent], party: Party, same: Callable[[PartyConsent, Party], bool]) -> bool:
    found = next((one for one in left if one.capacity == party.capacity and same(one, party)), None)
    if found:
        left.remove(found)
    return found is not None


def _same_person(consent: PartyConsent, party: Party) -> bool:
    return consent.person is not None and consent.person == party.person


def _same_name(consent: PartyConsent, party: Party) -> bool:
    return consent.party == party.name and None in (consent.person, party.person)


def _at_least(ground: Ground, key: str, on: date) -> bool:
    limit = fact(key=key, on=on)
    years = age(born_on=ground.born_on, on=on) if ground.born_on else 0
    return limit.known and years >= limit.whole
