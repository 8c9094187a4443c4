"""What can be chosen for a child: offers of the range that fit by target group, age and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from varigespor.domain.people import age
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.norms.book import NormMissing, norms
from varigespor.norms.sections import FOLDER, Section, section


class Corner(StrEnum):
    """The three corners of the samspilstrekant."""

    AUTHORITY = "authority"
    RANGE = "range"
    UNIVERSAL = "universal"


DANISH_CORNERS = {
    Corner.AUTHORITY: "Myndighed",
    Corner.RANGE: "Tilbudsvifte",
    Corner.UNIVERSAL: "Almenområdet, netværk og civilsamfund",
}

# Støtteophold and, before 2024, aflastning.
STAYS = frozenset({"barnets_lov_32_1_7", "serviceloven_52_3_5"})


@dataclass(frozen=True)
class Entry:
    """One row of the catalogue, as the rules need it."""

    id: UUID
    name: str
    step: int
    section: str
    place_type: str
    target_groups: frozenset[str]
    age_from: int
    age_to: int
    since: date
    ended_on: date | None


@dataclass(frozen=True)
class NewPrice:
    """What one day costs, in øre, from a day, and where the number comes from."""

    since: date
    ore_per_day: int
    source: str


@dataclass(frozen=True)
class NewCapacity:
    """How many children there are places for at a time, from a day, and where the number comes from."""

    since: date
    places: int
    source: str


MOST_PLACES = 10_000
AHEAD = timedelta(days=5 * 365)
"""How far ahead a price or a number of places is agreed at most."""


@dataclass(frozen=True)
class NewNumber:
    """A price in øre, or a number of places, as somebody writes it: from a day, and where it comes from."""

    since: date | None
    number: int | None
    source: str


def check_number(*, new: NewNumber, kind: str, offered: date, today: date) -> date:
    """The day from which the number holds. Raises Refused without amount, day or source, or for a day that
    cannot be.

    `kind` is "price" or "places"; `offered` is the first day of the offer.
    """
    refuse_if(
        _amount(new.number, kind),
        _first_day(new.since, offered, today),
        wanted(field="source", text=new.source, message="Skriv, hvor tallet kommer fra."),
    )
    return new.since or offered


def _amount(number: int | None, kind: str) -> Complaint | None:
    if kind == "price":
        return Complaint("number", "Skriv prisen pr. døgn.") if number is None else None
    if number is None or not 0 <= number <= MOST_PLACES:
        return Complaint("number", "Skriv et antal pladser fra 0 til 10.000.")
    return None


def _first_day(since: date | None, offered: date, today: date) -> Complaint | None:
    if since is None:
        return Complaint("since", "Skriv den første dag, tallet gælder.")
    if since < offered:
        return Complaint("since", "Tilbuddet fandtes ikke den dag. Vælg en senere dag.")
    if since > today + AHEAD:
        return Complaint("since", "Kontrollér årstallet. Vælg en dag inden for fem år.")
    return None


@dataclass(frozen=True)
class NewEntry:
    """One kind of help: who gives it, by which section, on which step, for whom, on what knowledge."""

    key: str
    name: str
    provider: str
    provider_name: str
    corner: str
    step: int
    knowledge: str
    since: date
    section: str = ""
    place_type: str = ""
    unit: str = "døgn"
    experience_only: bool = False
    target_groups: tuple[str, ...] = ("family", "disability")
    age_from: int = 0
    age_to: int = 22
    ore_per_day: int | None = None
    price_source: str = ""
    prices: tuple[NewPrice, ...] = ()
    capacities: tuple[NewCapacity, ...] = ()


def fits(*, entry: Entry, target_group: str, born_on: date | None, on: date) -> bool:
    """Whether the entry is for this child on the day; an unborn child counts as 0 years."""
    years = age(born_on=born_on, on=on) if born_on else 0
    right_age = entry.age_from <= years <= entry.age_to
    return offered(entry=entry, on=on) and target_group in entry.target_groups and right_age


def fitting(
    *, entries: Iterable[Entry], target_group: str, born_on: date | None, on: date
) -> dict[int, list[Entry]]:
    """Step → the entries that fit the child."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        if fits(entry=entry, target_group=target_group, born_on=born_on, on=on):
            found.setdefault(entry.step, []).append(entry)
    return found


def offered(*, entry: Entry, on: date) -> bool:
    """Whether the entry can be chosen on the day."""
    return entry.since <= on and (entry.ended_on is None or on < entry.ended_on)


def law_of(*, key: str, on: date) -> Section | None:
    """The section behind help on a day; None for help without a section.

    Help keeps its kind when the law is rewritten: on a day the section does not hold, it is read as it stood
    when it began or last held. Raises NormMissing for a key that no book has.
    """
    if not key:
        return None
    try:
        return section(key=key, on=on)
    except NormMissing:
        return section(key=key, on=_nearest(key, on))


def is_placement(*, key: str, on: date) -> bool:
    """Whether the section places the child outside the home."""
    law = law_of(key=key, on=on)
    return law is not None and law.placement


def may_be_away(*, key: str, on: date) -> bool:
    """Whether help under the section may stand out of the home: a placement, or a stay that ends again.

    Respite and the help for a child with a disability are such stays; all else out of the home takes the
    decision, consent and examination that the law asks for a placement (Barnets lov §§ 43 and 46).
    """
    law = law_of(key=key, on=on)
    return law is not None and (law.placement or law.kind == "disability" or law.key in STAYS)


def needs(*, key: str, on: date) -> frozenset[str]:
    """What the section needs; a placement whose needs nobody has read asks everybody for consent."""
    law = law_of(key=key, on=on)
    if law is None:
        return frozenset()
    unread = frozenset({"decision", "consent", "youth_consent"}) if law.placement else frozenset({"decision"})
    return unread if law.needs is None else law.needs


def _nearest(key: str, on: date) -> date:
    values = [
        value for name, norm in norms().items() if _is(name, key) for value in norm.values if value.value
    ]
    if not values:
        raise NormMissing(f"Bestemmelsen »{key}« findes ikke.")
    first = min(value.since for value in values)
    last = max((value.until for value in values if value.until), default=first)
    return first if on < first else last - timedelta(days=1)


def _is(name: str, key: str) -> bool:
    return name.startswith(FOLDER) and name.rsplit("/", 1)[-1] == key
