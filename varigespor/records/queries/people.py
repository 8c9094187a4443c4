"""Finding people by name, birth day or number, and the one place where addresses are masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from varigespor.domain.access import Asker, Role
from varigespor.domain.people import RelationKind, search_key

from ..models import Address, Case, Number, Person, Relation
from ..sealing import blind_index

MOST = 50
BIRTH_DAY = re.compile(r"(\d{1,2})[ ./-]{1,2}(\d{1,2})[ ./-]{1,2}(\d{4}|\d{2})|(\d{2})(\d{2})(\d{4}|\d{2})")
ISO_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
EVERYBODY = frozenset({Role.INTAKE, Role.CHIEF})


@dataclass(frozen=True)
class Home:
    """An address as it may be shown: masked where it is protected and the asker has no right to it."""

    text: str
    protected: bool
    masked: bool
    since: date | None


@dataclass(frozen=True)
class Kin:
    """Somebody linked to a child, and everything they are to it, in the order of `RelationKind`."""

    person: Person
    kinds: tuple[RelationKind, ...]


def found(*, text: str, asker: Asker, on: date) -> list[Person]:
    """Up to MOST + 1 people within the asker's scope, in Danish order.

    Intake and chief find everybody; others the children of their cases and those linked to them.
    """
    return list(within(asker=asker, on=on).filter(_matching(text)).order_by("sort_key", "id")[: MOST + 1])


def within(*, asker: Asker, on: date) -> QuerySet[Person]:
    """The people that the asker may find and name on the day; also what a posted key may point at."""
    if asker.roles & EVERYBODY:
        return Person.objects.all()
    return Person.objects.filter(_near(asker, on))


def home(*, person: Person, on: date, may_see_protected: bool) -> Home:
    """The person's address on the day. A protected one leaves this function only for those with the right."""
    row = Address.objects.on(on).filter(person=person).first()
    protected = person.address_protected or bool(row and row.protected)
    if row is None:
        return Home("", protected, protected, None)
    if protected and not may_see_protected:
        return Home("", True, True, None)
    return Home(row.text, protected, False, row.valid_from)


def kin(*, child: Person, on: date) -> list[Kin]:
    """Everybody linked to the child on the day, in one statement: parents first, then siblings."""
    links = Relation.objects.on(on).filter(person=child).select_related("other")
    held: dict[Person, set[str]] = {}
    for link in links.order_by("other__sort_key", "other_id"):
        held.setdefault(link.other, set()).add(link.kind)
    found = [Kin(one, tuple(kind for kind in RelationKind if kind in kinds)) for one, kinds in held.items()]
    return sorted(found, key=_parents_first)


def restricted(*, child: Person, on: date) -> list[str]:
    """Who must not have contact with the child on the day, each in words with what was noted about it."""
    links = Relation.objects.on(on).filter(person=child, kind=RelationKind.NO_CONTACT)
    rows = links.select_related("other").order_by("other__sort_key")
    return [f"{row.other.name}{f': {row.note}' if row.note else '.'}" for row in rows]


def number_of(*, person: Person) -> Number | None:
    """The person's number as it is now; sealed until its `number` is read."""
    number: Number | None = Number.objects.current().filter(person=person).first()
    return number


def _parents_first(one: Kin) -> tuple[bool, date]:
    return RelationKind.SIBLING in one.kinds, one.person.born_on or date.max


def _matching(text: str) -> Q:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 10:
        # A replaced number stands in letters and files for years: it still finds the one who had it.
        held = Number.objects.filter(number_index=blind_index(text=digits)).values("person")
        return Q(pk__in=held)
    day = _birth_day(text)
    if day:
        return Q(born_on__in=day)
    condition = Q()
    for word in search_key(name=text).split():
        condition &= Q(search_key__contains=word)
    return condition if condition else Q(pk__in=[])


def _birth_day(text: str) -> list[date]:
    iso = ISO_DAY.fullmatch(text.strip())
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return [exact] if (exact := _date(year, month, day)) else []
    numbers = BIRTH_DAY.fullmatch(text.strip())
    if not numbers:
        return []
    day, month, year = (int(part) for part in numbers.groups() if part)
    years = [year] if year > 99 else [1900 + year, 2000 + year]
    return [found for one in years if (found := _date(one, month, day))]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return datetime(year, month, day).date()  # noqa: DTZ001
    except ValueError:
        return None


def _near(asker: Asker, on: date) -> Q:
    mine: QuerySet[Case] = Case.objects.seen_by(asker, on=on)
    linked = Relation.objects.on(on).filter(other=OuterRef("pk"), person__in=mine.values("child"))
    return Q(pk__in=mine.values("child")) | Q(Exists(linked))
