"""Respite in the network in the rehearsal: a father or a grandmother takes the nights of a hired family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from varigespor.domain.network import NetworkConsent, NewMember, Side
from varigespor.domain.network_respite import NewRespite

from .agenda import at_work, day
from .events import Event, NetworkGrew, RespiteEnded, RespiteTaken
from .help import range_of_help
from .phrases import lines, say
from .population import Someone
from .town import Course, Town

HIRED = "stoetteophold_pleje"
WEEKENDS = 4


def perhaps(*, town: Town, course: Course, child: Someone, member: NewMember, on: date) -> None:
    """Now and then somebody who has just come on the map takes some nights a month a while later."""
    rng = Random(f"{course.key}/respite/{child.handle}/{member.name}")
    if child.handle in course.relieved or rng.random() >= town.scenario.rates["network_respite"]:
        return
    course.relieved.add(child.handle)
    when = at_work(day=on + timedelta(days=rng.randrange(20, 90)), rng=rng)
    town.agenda.put(at=when, action=partial(_begin, town, course, child, member.name, rng))


def father(*, town: Town, course: Course, child: Someone, at: datetime) -> Iterator[Event]:
    """The father has the child every other weekend from now on; he stands on the map, or comes on it."""
    family, rng = course.family, Random(f"{course.key}/father/{child.handle}")
    if family.father is None or child.handle in course.relieved:
        return
    by = town.hand(course=course, on=day(at))
    course.relieved.add(child.handle)
    if child.handle not in family.with_father:
        family.with_father.add(child.handle)
        relation, does = lines("network.father.relation")[0], say(rng, "network.father.does")
        yes, person = NetworkConsent.YES, family.father.handle
        new = NewMember(family.father.name, Side.FAMILY, relation, 1, day(at), does, yes, True, person)
        yield Event(at, by, NetworkGrew(child.handle, new))
    taken = NewRespite(day(at), WEEKENDS, range_of_help()[HIRED].handle)
    yield Event(at + timedelta(seconds=5), by, RespiteTaken(child.handle, family.father.name, taken))


def _begin(
    town: Town, course: Course, child: Someone, giver: str, rng: Random, at: datetime
) -> Iterator[Event]:
    if _gone(town, course, child):
        return
    running = course.running.get(child.handle)
    if running is None or running.since > day(at):
        when = at_work(day=day(at) + timedelta(days=45), rng=rng)
        town.agenda.put(at=when, action=partial(_begin, town, course, child, giver, rng))
        return
    instead = range_of_help()[HIRED].handle if rng.random() < 0.8 else None
    taken = NewRespite(day(at), rng.choice([2, 2, 4, 4, 6]), instead)
    yield Event(at, town.hand(course=course, on=day(at)), RespiteTaken(child.handle, giver, taken))
    if rng.random() < 0.4:
        when = at_work(day=day(at) + timedelta(days=rng.randrange(90, 400)), rng=rng)
        town.agenda.put(at=when, action=partial(_end, town, course, child))


def _end(town: Town, course: Course, child: Someone, at: datetime) -> Iterator[Event]:
    if not _gone(town, course, child):
        by = town.hand(course=course, on=day(at))
        yield Event(at, by, RespiteEnded(child.handle, day(at)))


def _gone(town: Town, course: Course, child: Someone) -> bool:
    """Whether the case is closed, or the child's is another course now."""
    return course.closed or town.courses.get(child.handle) is not course
