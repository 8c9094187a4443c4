"""What the network map is drawn from, and the map said in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HIDDEN = "Person skjult"


class Closeness(StrEnum):
    """How near a person stands to the child, in the child's own judgement."""

    CLOSE = "tæt på"
    REGULAR = "jævnligt"
    SELDOM = "sjældent"


class Consent(StrEnum):
    """Whether the person may be told and asked."""

    GIVEN = "ja"
    NOT_ASKED = "ikke spurgt"
    REFUSED = "sagde nej"


@dataclass(frozen=True)
class Relation:
    """A person of the network. `hidden` leaves only that somebody is there; `contact_barred` shows it."""

    name: str
    role: str
    closeness: Closeness
    consent: Consent = Consent.NOT_ASKED
    task: str = ""
    hidden: bool = False
    contact_barred: bool = False

    @property
    def heading(self) -> str:
        """'Inger, mormor'; of a hidden person only that."""
        return HIDDEN if self.hidden else ", ".join(filter(None, (self.name, self.role)))

    @property
    def detail(self) -> str:
        """What the person does and what is special about it."""
        if self.hidden:
            return "beskyttet"
        if self.contact_barred:
            return "kontakt ikke tilladt"
        told = "" if self.consent is Consent.GIVEN else f" · {self.consent}"
        return f"{self.task or 'ingen opgave endnu'}{told}"


@dataclass(frozen=True)
class Network:
    """A child's network: the family's side and the professional side, in any order.

    `paused` is the reason why a side may be empty for now (contact can endanger).
    """

    child: str
    age: str
    family: tuple[Relation, ...]
    professionals: tuple[Relation, ...]
    paused: str = ""

    @property
    def everybody(self) -> tuple[Relation, ...]:
        """Both sides."""
        return (*self.family, *self.professionals)


def nearest_first(*, people: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Close, regular, seldom; the given order within each."""
    order = list(Closeness)
    return tuple(sorted(people, key=lambda one: order.index(one.closeness)))


def count_line(*, people: tuple[Relation, ...]) -> str:
    """'9 personer, 7 med en opgave'"""
    if not people:
        return "ingen personer endnu"
    tasks = sum(1 for one in people if one.task)
    return f"{len(people)} {'person' if len(people) == 1 else 'personer'}, {tasks} med en opgave"


def finding(*, network: Network) -> str:
    """The picture's title: what it shows in one sentence."""
    people = network.everybody
    tasks = sum(1 for one in people if one.task)
    unasked = sum(1 for one in people if one.consent is Consent.NOT_ASKED and not one.hidden)
    asked = f", {unasked} er ikke spurgt om samtykke" if unasked else ""
    missing = [
        words
        for words, side in (("familien", network.family), ("fagfolk", network.professionals))
        if not side
    ]
    lack = f". Ingen fra {' eller '.join(missing)}" if missing else ""
    return f"{network.child} har {len(people)} omkring sig. {tasks} har en opgave{asked}{lack}"


def in_words(*, network: Network) -> str:
    """Every person as a sentence, for those who do not see the picture."""
    sides = (("Familie og privat netværk", network.family), ("Fagfolk", network.professionals))
    said = [f"{name}: {_side(people)}." for name, people in sides]
    return f"{' '.join(said)} Samme oplysninger står i listen."


def _side(people: tuple[Relation, ...]) -> str:
    if not people:
        return "ingen"
    return "; ".join(f"{one.heading}, {one.closeness}, {one.detail}" for one in nearest_first(people=people))
