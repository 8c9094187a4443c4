"""Families that move to another road in their school district; some to an address that nobody may know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from .agenda import at_work, day, in_order
from .events import Event, MovedHome
from .phrases import bank
from .population import Family, Someone
from .town import Town

PROTECTED = 0.15


def plan(*, town: Town) -> None:
    """Some moves a year."""
    days = (town.scenario.until - town.scenario.since).days
    rng = Random(f"{town.scenario.seed}/moving")
    for _ in range(max(1, round(town.scenario.rates["moves_per_year"] * days / 365))):
        on = town.scenario.since + timedelta(days=rng.randrange(50, max(days - 5, 51)))
        town.agenda.put(at=at_work(day=on, rng=rng), action=partial(_move, town, rng))


def _move(town: Town, rng: Random, at: datetime) -> Iterator[Event]:
    running = {
        course.key: course
        for course in town.courses.values()
        if not course.closed and course.allocated and course.family.adults_known and not course.placed
    }
    if not running:
        return
    course = rng.choice(list(running.values()))
    town.agenda.lane = town.lane(district=course.family.district)
    who, names = _household(course.family), bank("names")
    town_name = rng.choice(names["towns"][course.family.district])
    address = f"{rng.choice(names['roads'])} {rng.randrange(1, 120)}, {town_name}"
    protected = rng.random() < PROTECTED
    for person in who:
        person.content = replace(person.content, address=address, address_protected=protected)
    by = town.hand(course=course, on=day(at))
    moves = [MovedHome(person.handle, person.content, day(at)) for person in who]
    yield from in_order(at=at, by=by, happenings=moves)


def _household(family: Family) -> list[Someone]:
    """The mother and the children that are known and born."""
    children = [child for child in family.children if child.known and child.content.born_on]
    return [family.mother, *children]
