"""The network of a child in the rehearsal: who is added on which side, and where a side stays empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from varigespor.domain.access import Role
from varigespor.domain.deviations import DueKind, Explanation, Pause
from varigespor.domain.network import NetworkConsent, NewMember, Side

from . import relieving
from .agenda import at_work, day
from .events import DueExplained, DuePaused, Event, NetworkGrew
from .phrases import bank, lines, say
from .population import Someone
from .town import Course, Town


def plan(*, town: Town, course: Course, on: date) -> None:
    """Put those around the children into the agenda, the first within a few days."""
    rng, rates = course.rng, town.scenario.rates
    empty = rng.choice([Side.FAMILY, Side.PROFESSIONAL]) if rng.random() < rates["without_network"] else None
    sides = [
        Side.FAMILY,
        Side.PROFESSIONAL,
        Side.FAMILY,
        *([Side.PROFESSIONAL] if rng.random() < 0.4 else []),
    ]
    for number, side in enumerate(sides):
        if side != empty:
            when = at_work(day=on + timedelta(days=rng.randrange(2 + 2 * number, 6 + 2 * number)), rng=rng)
            town.agenda.put(at=when, action=partial(_add, town, course, side, number))
    if empty and rng.random() < 0.75:
        when = at_work(day=on + timedelta(days=rng.randrange(9, 22)), rng=rng)
        town.agenda.put(at=when, action=partial(_account, town, course))


def _account(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    """The adviser says why a side has nobody: it rests for a while, or it is explained."""
    if course.closed:
        return
    by, rng = town.hand(course=course, on=day(at)), course.rng
    # Where contact can endanger, a risk assessment comes before the pause.
    rests = rng.random() < town.scenario.rates["paused"] and course.family.theme != "violence"
    until = day(at) + timedelta(days=rng.randrange(40, 120))
    for number, child in enumerate(course.children):
        moment = at + timedelta(seconds=20 * number)
        words = {"child": child.given}
        if rests:
            pause = Pause(until, say(rng, "network.pause", **words))
            yield Event(moment, by, DuePaused(child.handle, DueKind.NETWORK, pause))
        else:
            told = Explanation(say(rng, "network.explain", **words))
            yield Event(moment, by, DueExplained(child.handle, DueKind.NETWORK, told))


def _add(town: Town, course: Course, side: Side, number: int, at: datetime) -> Iterator[Event]:
    if course.closed:
        return
    by = town.hand(course=course, on=day(at))
    for place, child in enumerate(course.children):
        if side == Side.FAMILY:
            member = _relative(course, child, number, day(at))
            relieving.perhaps(town=town, course=course, child=child, member=member, on=day(at))
        else:
            member = _professional(town, course, child, number, day(at))
        yield Event(at + timedelta(seconds=15 * place), by, NetworkGrew(child.handle, member))


def _relative(course: Course, child: Someone, number: int, on: date) -> NewMember:
    family, rng = course.family, course.rng
    new = child.handle not in family.with_father
    if number == 0 and family.father and not family.no_contact and family.apart and new:
        family.with_father.add(child.handle)
        kind, name, person = "father", family.father.name, family.father.handle
    else:
        kind = rng.choice(["grandmother", "grandfather", "aunt", "neighbour", "friend"])
        surname = family.mother.content.family_name if kind.startswith("grand") else _surname(course)
        given = rng.choice(bank("names")["old_men"]) if kind == "grandfather" else family.elders[number % 3]
        name, person = f"{given} {surname}", None
    relation = rng.choice(lines(f"network.{kind}.relation"))
    does = say(rng, f"network.{kind}.does")
    consent = rng.choices([NetworkConsent.YES, NetworkConsent.NOT_ASKED, NetworkConsent.NO], [86, 10, 4])[0]
    return NewMember(name, Side.FAMILY, relation, rng.choice([1, 1, 2]), on, does, consent, True, person)


def _professional(town: Town, course: Course, child: Someone, number: int, on: date) -> NewMember:
    rng, district = course.rng, course.family.district
    years = child.years(on=on)
    kind = "day_care" if years < 6 else "school"
    if number > 1:
        kind = rng.choice(["health_visitor" if years < 7 else "psychologist", "doctor", "club"])
    name = f"{rng.choice(bank('names')['women'] + bank('names')['men'])} {_surname(course)}"
    if kind == "health_visitor":
        visitors = town.at_work(on=on, role=Role.HEALTH_VISITOR)
        name = next((each.name for each in visitors if each.district == district), name)
    relation = rng.choice(lines(f"network.{kind}.relation"))
    does = say(rng, f"network.{kind}.does")
    return NewMember(name, Side.PROFESSIONAL, relation, rng.choice([2, 2, 3]), on, does, NetworkConsent.YES)


def _surname(course: Course) -> str:
    return str(course.rng.choice(bank("names")["families"]))
