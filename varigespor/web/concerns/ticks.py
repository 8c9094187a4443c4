"""The children to tick in a concern: those chosen, those found, and the siblings of the chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from varigespor.norms.configuration import Municipality
from varigespor.records.models import Person
from varigespor.records.queries import concerns, people

from ..asked import Asked, municipality
from .forms import RegistrationForm

OLDEST = 23


@dataclass(frozen=True)
class Tick:
    """One child to tick, and what tells it from others of the same name."""

    person: Person
    checked: bool
    district: str
    adviser: str


def ticks(request: Asked, *, form: RegistrationForm) -> dict[str, Any]:
    """`chosen`, `found` and `siblings` as ticks, and the chosen people themselves."""
    chosen = concerns.nameable(children=form.chosen, asker=request.asker, on=request.today)
    siblings = concerns.siblings(children=[child.pk for child in chosen], on=request.today)
    found = [person for person in _found(request, form) if person not in [*chosen, *siblings]]
    everyone = [*chosen, *found, *siblings]
    request.entry.children += [person.pk for person in everyone]
    ids = [person.pk for person in everyone]
    advisers = concerns.held_by(children=ids, on=request.today)
    where = concerns.open_districts_of(children=ids, on=request.today)
    town = municipality()

    def tick(person: Person) -> Tick:
        adviser = advisers.get(person.pk)
        district = _name(town, where.get(person.pk, ""))
        return Tick(person, person in chosen, district, adviser.name if adviser else "")

    groups: dict[str, Sequence[Person]] = {"chosen": chosen, "found": found, "siblings": siblings}
    return {"people": chosen} | {name: [tick(one) for one in group] for name, group in groups.items()}


def _found(request: Asked, form: RegistrationForm) -> list[Person]:
    words = str(form["q"].value() or "").strip()
    if not words:
        return []
    rows = people.found(text=words, asker=request.asker, on=request.today)
    year = request.today.year
    return [person for person in rows if person.born_on is None or year - person.born_on.year <= OLDEST]


def _name(town: Municipality, district: str) -> str:
    return town.district_name(district) if district in town.districts else ""
