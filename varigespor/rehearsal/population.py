"""Invented families, each from its own corner of the seed: who they are, where they live, what worries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from varigespor.domain.people import NewPerson, age

from .handles import handle
from .phrases import bank
from .scenario import Scenario, read


@dataclass
class Someone:
    """A child or an adult, as the rehearsal knows it."""

    handle: UUID
    content: NewPerson
    disabled: bool = False
    known: bool = False

    @property
    def name(self) -> str:
        return f"{self.content.given_name} {self.content.family_name}".strip()

    @property
    def given(self) -> str:
        return self.content.given_name or "Barnet"

    def forget_number(self) -> None:
        """Somebody else has the number already: this one's is not known."""
        self.content = replace(self.content, number="")

    def years(self, *, on: date) -> int:
        """Whole years on a day; an unborn child counts as 0."""
        return age(born_on=self.content.born_on, on=on) if self.content.born_on else 0


@dataclass
class Family:
    """Children with their parents, a home, and the worry that goes through their texts."""

    key: str
    district: str
    theme: str
    children: list[Someone]
    mother: Someone
    father: Someone | None
    shared_custody: bool
    apart: bool
    no_contact: bool
    elders: tuple[str, ...]
    rng: Random
    adults_known: bool = False
    last_concern: date | None = None
    linked: set[UUID] = field(default_factory=set)
    with_father: set[UUID] = field(default_factory=set)

    @property
    def custody(self) -> list[Someone]:
        """Those who hold custody."""
        return [self.mother, self.father] if self.father and self.shared_custody else [self.mother]


def family(*, town: Scenario, number: int, on: date, disability: float) -> Family:
    """Family `number`, as it is on the day it is first heard of."""
    rng = Random(f"{town.seed}/family/{number}")
    names = bank("names")
    district = rng.choice(sorted(town.municipality.districts))
    surname, other = rng.sample(names["families"], 2)
    disabled = rng.random() < disability
    born = _births(rng, on, disabled)
    home = _home(rng, district, protected=rng.random() < town.rates["protected"])
    apart = rng.random() < 0.55
    mother = _adult(rng, f"mother {number}", names["women"], surname, "K", born, home)
    fathers_home = _home(rng, district, protected=False) if apart else home
    father = _adult(
        rng, f"father {number}", names["men"], rng.choice([surname, other]), "M", born, fathers_home
    )
    children = [_child(rng, f"child {number}-{i}", surname, day, home, town) for i, day in enumerate(born)]
    children[0].disabled = disabled
    if rng.random() < town.rates["unborn"] and not disabled:
        children.append(_unborn(rng, number, surname, on, home))
    return Family(
        key=str(number),
        district=district,
        theme=_theme(rng, children[0], on, disabled),
        children=children,
        mother=mother,
        father=father if rng.random() < 0.9 else None,
        shared_custody=rng.random() < 0.62,
        apart=apart,
        no_contact=apart and rng.random() < 0.07,
        elders=tuple(rng.sample(names["elders"], 3)),
        rng=rng,
    )


def _births(rng: Random, on: date, disabled: bool) -> list[date]:
    years = rng.choices(range(18), weights=read(name="ages")["disability" if disabled else "family"])[0]
    eldest = on - timedelta(days=years * 365 + rng.randrange(20, 350))
    found = [eldest]
    while len(found) < 4 and rng.random() < (0.55 if len(found) == 1 else 0.3):
        born = found[-1] + timedelta(days=rng.randrange(420, 1600))
        if born >= on - timedelta(days=20):
            break
        found.append(born)
    return found


def _home(rng: Random, district: str, *, protected: bool) -> NewPerson:
    names = bank("names")
    address = f"{rng.choice(names['roads'])} {rng.randrange(1, 120)}, {rng.choice(names['towns'][district])}"
    return NewPerson("", "", address=address, address_protected=protected, district=district)


def _adult(
    rng: Random, name: str, given: list[str], surname: str, sex: str, born: list[date], home: NewPerson
) -> Someone:
    day = min(born) - timedelta(days=rng.randrange(19 * 365, 40 * 365))
    content = NewPerson(
        rng.choice(given),
        surname,
        sex=sex,
        born_on=day,
        address=home.address,
        address_protected=home.address_protected,
        district=home.district,
    )
    return Someone(handle(name), content)


def _child(rng: Random, name: str, surname: str, day: date, home: NewPerson, town: Scenario) -> Someone:
    names, girl = bank("names"), rng.random() < 0.47
    number = replacement_number(rng=rng, born_on=day) if rng.random() < town.rates["number_known"] else ""
    content = NewPerson(
        rng.choice(names["girls" if girl else "boys"]),
        surname,
        sex="K" if girl else "M",
        born_on=day,
        number=number,
        address=home.address,
        address_protected=home.address_protected,
        district=home.district,
    )
    return Someone(handle(name), content)


def _unborn(rng: Random, number: int, surname: str, on: date, home: NewPerson) -> Someone:
    due = on + timedelta(days=rng.randrange(30, 150))
    content = NewPerson(
        "",
        surname,
        due_on=due,
        address=home.address,
        address_protected=home.address_protected,
        district=home.district,
    )
    return Someone(handle(f"unborn {number}"), content)


def replacement_number(*, rng: Random, born_on: date) -> str:
    """A number of the replacement kind (day + 60), which no real person's CPR number is."""
    seventh = rng.choice("5678") if born_on.year >= 2000 else rng.choice("0123")
    return f"{born_on.day + 60:02}{born_on:%m%y}-{seventh}{rng.randrange(1000):03}"


def _theme(rng: Random, eldest: Someone, on: date, disabled: bool) -> str:
    years = eldest.years(on=on)
    group = "disability" if disabled else "small" if years < 4 else "young" if years >= 13 else "school"
    themes = read(name="ages")["themes"][group]
    return str(rng.choices(list(themes), weights=list(themes.values()))[0])
