"""Sagsfordeling: a fixed adviser with room, the family's own first; where none has, the leader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from varigespor.domain.access import Role
from varigespor.domain.caseload import Allocation, Change
from varigespor.domain.deviations import Explanation

from .agenda import at_work, day
from .events import Allocated, CapKeptAgain, Event, HeldByLeader
from .phrases import say
from .town import Colleague, Course, Town

METTE, METTES = "mette", 18
BROKEN, BROKEN_BY = "sofie", 2


def choose(*, town: Town, course: Course, on: date) -> Colleague | None:
    """The adviser for these children: a sibling's, else the one with most room; None without."""
    roles, lane = (Role.ADVISER, Role.COORDINATOR), town.lane(district=course.family.district)
    here = [
        each
        for role in roles
        for each in town.at_work(on=on, role=role, team=course.team, group=course.group)
        if each.away_until is None and each.username != course.adviser and each.side in {"", lane}
    ]
    known = _sibling_adviser(town, course)
    room = {each.username: _room(town, each, on) for each in here}
    fitting = [each for each in here if room[each.username] >= len(course.children)]
    if not fitting:
        return None
    return max(
        fitting,
        key=lambda each: (each.username == known, each.username == METTE, room[each.username], each.name),
    )


def allocate(*, town: Town, course: Course, at: datetime) -> Iterator[Event]:
    """The leader gives the cases to an adviser, or holds them where nobody has room, and tries again."""
    on = day(at)
    breaking = _breaking(town, course, on)
    chosen = breaking or choose(town=town, course=course, on=on)
    change = Change.ORGANISATIONAL if course.adviser else Change.FIRST
    why = say(course.rng, "allocating.organisational") if course.adviser else ""
    allocation = Allocation(chosen.handle if chosen else course.children[0].handle, on, change, why)
    if breaking and breaking.username == BROKEN:
        reason = say(course.rng, "allocating.over_cap", child=course.children[0].given)
        allocation = replace(allocation, over_cap_reason=reason, over_cap_until=on + timedelta(days=30))
    yield from give(town=town, course=course, at=at, chosen=chosen, allocation=allocation)
    if breaking and town.broken_on is None and _is_over(town, breaking, on):
        town.broken_on = on
        later = at_work(day=on + timedelta(days=27), rng=course.rng)
        town.agenda.put(at=later, action=partial(keep_cap_again, town))


def give(
    *, town: Town, course: Course, at: datetime, chosen: Colleague | None, allocation: Allocation
) -> Iterator[Event]:
    """The allocation itself, in the state and as events; without anybody chosen the leader holds."""
    on, leader = day(at), town.leader(team=course.team)
    first = not course.adviser
    before = town.colleagues.get(course.adviser)
    new = chosen or leader
    if before is new:
        _try_again(town, course, on)
        return
    for number, child in enumerate(course.children):
        town.covers.pop(child.handle, None)
        if before:
            before.own.discard(child.handle)
        new.own.add(child.handle)
        moment = at + timedelta(seconds=10 * number)
        what = (
            Allocated(child.handle, _above_only(town, new, allocation, on))
            if chosen
            else HeldByLeader(child.handle, say(course.rng, "allocating.held"))
        )
        yield Event(moment, leader.username, what)
    course.adviser, course.held = new.username, chosen is None
    course.allocated = course.allocated or on
    if chosen is None:
        _try_again(town, course, on)
    if first:
        from .courses import begin

        begin(town=town, course=course, at=at)


def _above_only(town: Town, adviser: Colleague, allocation: Allocation, on: date) -> Allocation:
    """Reason and end date above the cap only where this child does bring the adviser above it."""
    return (
        allocation
        if _is_over(town, adviser, on)
        else replace(allocation, over_cap_reason="", over_cap_until=None)
    )


def _is_over(town: Town, adviser: Colleague, on: date) -> bool:
    return town.cap(of=adviser, on=on).is_over(children=town.load(of=adviser, on=on))


def _try_again(town: Town, course: Course, on: date) -> None:
    when = at_work(day=on + timedelta(days=course.rng.randrange(6, 15)), rng=course.rng)
    town.agenda.put(at=when, action=partial(_again, town, course))


def _again(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    if course.held and not course.closed:
        yield from allocate(town=town, course=course, at=at)


def _sibling_adviser(town: Town, course: Course) -> str:
    for child in course.family.children:
        other = town.courses.get(child.handle)
        if other and other is not course and not other.closed and other.adviser:
            return other.adviser
    return ""


def _room(town: Town, adviser: Colleague, on: date) -> int:
    room = town.cap(of=adviser, on=on).room_left(children=town.load(of=adviser, on=on))
    room = 40 if room is None else room
    return room - 2 if adviser.username == METTE else room


def _breaking(town: Town, course: Course, on: date) -> Colleague | None:
    """In one month the cap of one adviser is broken: her next children come on top."""
    share = town.scenario.share(on=on)
    adviser = town.colleagues[BROKEN]
    if town.broken_on and (on - town.broken_on).days > 8:
        return None
    if not 0.86 < share < 0.95 or (course.team, course.group) != ("east", "") or len(course.children) > 2:
        return None
    if adviser.away_until or course.adviser == BROKEN:
        return None
    cap = town.cap(of=adviser, on=on).cap or 0
    after = town.load(of=adviser, on=on) + len(course.children)
    return adviser if after <= cap + BROKEN_BY else None


def keep_cap_again(town: Town, at: datetime) -> Iterator[Event]:
    """The leader moves children from the adviser above the cap to others, and the deviation ends."""
    on, adviser = day(at), town.colleagues[BROKEN]
    leader = town.leader(team="east").username
    courses = {c.key: c for c in town.courses.values() if c.adviser == BROKEN and not c.closed}
    for course in sorted(courses.values(), key=lambda each: each.opened, reverse=True):
        if not _is_over(town, adviser, on):
            break
        chosen = choose(town=town, course=course, on=on)
        if chosen and not town.covered(course=course, on=on):
            why = say(course.rng, "allocating.organisational")
            allocation = Allocation(chosen.handle, on, Change.ORGANISATIONAL, why)
            yield from give(town=town, course=course, at=at, chosen=chosen, allocation=allocation)
            at += timedelta(minutes=3)
    if _is_over(town, adviser, on):
        town.agenda.put(
            at=at_work(day=on + timedelta(days=7), rng=town.rng), action=partial(keep_cap_again, town)
        )
        return
    yield Event(at, leader, CapKeptAgain(adviser.handle, Explanation(say(town.rng, "allocating.kept_again"))))
