"""Those who work in the town: hired before it begins, leaving, away, covered for and replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from varigespor.domain.access import Role
from varigespor.domain.caseload import Allocation, Change, NewCover

from .agenda import at_clock, day, weekday_from
from .allocating import choose, give
from .cast import CAST
from .events import Absent, CoveredFor, Event, Hired, Left
from .phrases import say
from .scenario import read
from .town import Colleague, Course, Covering, Town

STAYING = frozenset(member.username for member in CAST) | {"sofie", "pia"}


def hire_all(*, town: Town, at: datetime) -> Iterator[Event]:
    """Everybody who works here when the rehearsal begins."""
    for part in town.scenario.rates["staff"]:
        for username, facts in read(name="staff")[part].items():
            yield hire(town=town, at=at, username=username, facts=facts)


def hire(*, town: Town, at: datetime, username: str, facts: list[Any]) -> Event:
    """One new colleague."""
    name, role, team, group, district, hours, since = facts
    side = next((key for key, names in read(name="staff")["sides"].items() if username in names), "")
    town.colleagues[username] = Colleague(
        username, name, Role(role), team, group, district, Decimal(str(hours)), since, side
    )
    return Event(at, "", Hired(username, name, Role(role), since, team, group, district, Decimal(str(hours))))


def plan_changes(*, town: Town) -> None:
    """Put leavings and absences into the agenda for the whole time."""
    rates, days = town.scenario.rates, (town.scenario.until - town.scenario.since).days
    rng = Random(f"{town.scenario.seed}/staff")
    for _ in range(round(rates["leaving_per_year"] * days / 365)):
        on = weekday_from(day=town.scenario.since + timedelta(days=rng.randrange(30, max(days - 60, 31))))
        town.agenda.put(at=at_clock(day=on, hour=7, minute=30), action=partial(_leave, town, rng))
    for _ in range(round(rates["absences_per_year"] * days / 365)):
        on = weekday_from(day=town.scenario.since + timedelta(days=rng.randrange(20, max(days - 5, 21))))
        town.agenda.put(at=at_clock(day=on, hour=7, minute=40), action=partial(_be_away, town, rng))


def _leave(town: Town, rng: Random, at: datetime) -> Iterator[Event]:
    on = day(at)
    leaving = _somebody(town, rng, on)
    if leaving is None:
        return
    names = read(name="staff")["coming"]
    name = names[town.newcomers % len(names)]
    town.newcomers += 1
    username = f"{name.split()[0].lower()}{town.newcomers}"
    facts = [name, leaving.role.value, leaving.team, leaving.group, leaving.district, leaving.hours, on]
    yield hire(town=town, at=at, username=username, facts=facts)
    town.colleagues[username].side = leaving.side
    leaving.away_until = date.max
    moment = at
    for course in _courses(town, leaving.username):
        moment += timedelta(minutes=1)
        town.agenda.lane = town.lane(district=course.family.district)
        chosen = choose(town=town, course=course, on=on)
        allocation = Allocation(
            chosen.handle if chosen else leaving.handle,
            on,
            Change.FORCED,
            say(rng, "allocating.forced", name=leaving.name),
        )
        yield from give(town=town, course=course, at=moment, chosen=chosen, allocation=allocation)
    town.agenda.lane, leaving.until = "", on + timedelta(days=1)
    yield Event(
        at_clock(day=on, hour=15, minute=50), town.chief().username, Left(leaving.username, leaving.until)
    )


def _somebody(town: Town, rng: Random, on: date) -> Colleague | None:
    covering = {cover.employee for cover in town.covers.values() if cover.holds(on=on)}
    here = [
        each
        for each in town.at_work(on=on, role=Role.ADVISER)
        if each.username not in STAYING | covering
        and each.away_until is None
        and (on - each.since).days > 200
    ]
    return rng.choice(here) if here else None


def _courses(town: Town, adviser: str) -> list[Course]:
    found = [course for course in town.courses.values() if course.adviser == adviser and not course.closed]
    return list({course.key: course for course in found}.values())


def _be_away(town: Town, rng: Random, at: datetime) -> Iterator[Event]:
    on = day(at)
    away = _somebody(town, rng, on)
    if away is None:
        return
    town.covers = {child: cover for child, cover in town.covers.items() if cover.until > on}
    until = on + timedelta(days=rng.choice([14, 21, 28, 42, 70]))
    away.away_until = until
    yield Event(at, town.chief().username, Absent(away.username, on, until))
    for number, course in enumerate(_courses(town, away.username), start=1):
        town.agenda.lane = town.lane(district=course.family.district)
        yield from _cover(town, course, away, until, at + timedelta(minutes=number))
    town.agenda.lane = ""
    town.agenda.put(at=at_clock(day=until, hour=7, minute=0), action=partial(_come_back, away))


def _come_back(away: Colleague, at: datetime) -> Iterator[Event]:
    if away.away_until and away.away_until <= day(at):
        away.away_until = None
    yield from ()


def _cover(town: Town, course: Course, away: Colleague, until: date, at: datetime) -> Iterator[Event]:
    on = day(at)
    chosen = choose(town=town, course=course, on=on)
    if chosen is None or town.covered(course=course, on=on):
        return
    leader = town.leader(team=course.team).username
    for number, child in enumerate(course.children):
        town.covers[child.handle] = Covering(chosen.username, away.username, on, until)
        content = NewCover(chosen.handle, on, until)
        yield Event(at + timedelta(seconds=number), leader, CoveredFor(child.handle, content))
