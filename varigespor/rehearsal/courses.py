"""A case from its first day with an adviser: what is put on the agenda once the children have one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from varigespor.domain.access import Role
from varigespor.domain.people import NewRelation, RelationKind

from . import ageing, examining, learning, noting, surrounding
from .agenda import at_work, day, in_order
from .events import Event, Registered, Related, Shared
from .phrases import say
from .population import Family, Someone
from .town import Course, Town


def begin(*, town: Town, course: Course, at: datetime) -> None:
    """Everything that follows from the first allocation."""
    on, rng = day(at), course.rng
    town.agenda.put(at=at + timedelta(minutes=rng.randrange(20, 90)), action=partial(_meet, town, course))
    surrounding.plan(town=town, course=course, on=on)
    examining.plan(town=town, course=course, on=on)
    first = at_work(day=on + timedelta(days=rng.randrange(1, 9)), rng=rng)
    town.agenda.put(at=first, action=partial(noting.write, town, course))
    for child in course.children:
        ageing.plan(town=town, course=course, child=child, on=on)
        learning.plan(town=town, course=course, child=child, on=on)
        if child.years(on=on) < 16 and rng.random() < _share_of(town, child, on):
            when = at_work(day=on + timedelta(days=rng.randrange(3, 40)), rng=rng)
            town.agenda.put(at=when, action=partial(_share, town, course, child))


def _share_of(town: Town, child: Someone, on: date) -> float:
    shared: dict[str, float] = town.scenario.rates["shared"]
    return shared["small" if child.years(on=on) < 6 else "large"]


def _share(town: Town, course: Course, child: Someone, at: datetime) -> Iterator[Event]:
    visitors = town.at_work(on=day(at), role=Role.HEALTH_VISITOR)
    nearest = [each for each in visitors if each.district == course.family.district]
    if course.closed or town.courses.get(child.handle) is not course or not nearest:
        return
    purpose = say(course.rng, "courses.sharing", child=child.given)
    who = town.hand(course=course, on=day(at))
    yield Event(at, who, Shared(child.handle, nearest[0].handle, purpose))


def _meet(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    """The adviser registers the parents and how everybody belongs together, as far as it is not known."""
    if course.closed:
        return
    by = town.hand(course=course, on=day(at))
    links = tuple(_links(course, day(at)))
    happenings = [*_adults(course.family), *([Related(links)] if links else [])]
    yield from in_order(at=at, by=by, happenings=happenings)


def _adults(family: Family) -> list[Registered]:
    found = [] if family.adults_known else [family.mother, *([family.father] if family.father else [])]
    family.adults_known = True
    for adult in found:
        adult.known = True
    return [Registered(adult.handle, adult.content) for adult in found]


def _links(course: Course, on: date) -> list[NewRelation]:
    family = course.family
    found: list[NewRelation] = []
    for child in course.children:
        if child.handle not in family.linked:
            found += _parents(family, child, on) + _siblings(family, child, on)
            family.linked.add(child.handle)
    return found


def _parents(family: Family, child: Someone, on: date) -> list[NewRelation]:
    since = child.content.born_on or on
    links = [(family.mother, RelationKind.MOTHER)]
    if family.father:
        links.append((family.father, RelationKind.FATHER))
        if family.no_contact:
            links.append((family.father, RelationKind.NO_CONTACT))
    links += [(holder, RelationKind.CUSTODY) for holder in family.custody]
    return [
        NewRelation(child.handle, adult.handle, kind, on if kind == RelationKind.NO_CONTACT else since)
        for adult, kind in links
    ]


def _siblings(family: Family, child: Someone, on: date) -> list[NewRelation]:
    others = [other for other in family.children if other.handle in family.linked]
    born = child.content.born_on or on
    return [
        NewRelation(child.handle, other.handle, RelationKind.SIBLING, max(born, other.content.born_on or on))
        for other in others
    ]
