"""What birthdays bring: birth itself, the hand-over to Unge Center at 15, and coming of age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from varigespor.domain.decisions import EndReason
from varigespor.domain.people import NewPerson
from varigespor.domain.teams import Belonging, NewRoute, TargetGroup, belonging, youth_age

from . import allocating, ending, noting, reviewing
from .agenda import at_work, day, weekday_from
from .deciding import OF_AGE
from .events import Born, Event, Rerouted
from .phrases import bank
from .population import Someone, replacement_number
from .town import Course, Stage, Town


def plan(*, town: Town, course: Course, child: Someone, on: date) -> None:
    """Put the child's birthdays that matter into the agenda."""
    born, rng = child.content.born_on, course.rng
    if born is None:
        due = child.content.due_on or on
        when = at_work(day=max(due, on) + timedelta(days=rng.randrange(2, 9)), rng=rng)
        town.agenda.put(at=when, action=partial(_be_born, town, child, due))
        return
    limit = youth_age(municipality=town.scenario.municipality, on=on)
    youth = _birthday(born, limit) if limit is not None else None
    if youth and youth > on and course.target == TargetGroup.FAMILY:
        meeting = youth - timedelta(days=rng.randrange(10, 35))
        noting.later(
            town=town, course=course, about="before_hand_over", on=max(meeting, on + timedelta(days=2))
        )
        when = at_work(day=youth + timedelta(days=rng.randrange(0, 25)), rng=rng)
        town.agenda.put(at=when, action=partial(_hand_over, town, child))
    of_age = _birthday(born, OF_AGE) - timedelta(days=rng.randrange(16, 30))
    town.agenda.put(
        at=at_work(day=max(of_age, on + timedelta(days=20)), rng=rng),
        action=partial(_come_of_age, town, child),
    )


def _birthday(born: date, years: int) -> date:
    first = 1 if (born.month, born.day) == (2, 29) else born.day
    return date(born.year + years, 3 if (born.month, born.day) == (2, 29) else born.month, first)


def _be_born(town: Town, child: Someone, due: date, at: datetime) -> Iterator[Event]:
    course = town.courses.get(child.handle)
    if course is None or course.closed or child.content.born_on:
        return
    rng, born = course.rng, min(day(at) - timedelta(days=1), due)
    names, girl = bank("names"), rng.random() < 0.5
    number = replacement_number(rng=rng, born_on=born)
    content = replace(
        child.content,
        given_name=rng.choice(names["girls" if girl else "boys"]),
        born_on=born,
        sex="K" if girl else "M",
        number="" if number in town.numbers else number,
    )
    town.numbers.add(number)
    child.content = content
    birth = NewPerson(content.given_name, content.family_name, content.sex, born, None, content.number)
    yield Event(at, town.hand(course=course, on=day(at)), Born(child.handle, birth))
    plan(town=town, course=course, child=child, on=day(at))


def _hand_over(town: Town, child: Someone, at: datetime) -> Iterator[Event]:
    """The case belongs to Unge Center from today; the adviser stays until its leader has allocated it."""
    course, on = town.courses.get(child.handle), day(at)
    if course is None or course.closed:
        return
    where = belonging(
        municipality=town.scenario.municipality,
        target_group=course.target,
        born_on=child.content.born_on,
        district=course.family.district,
        on=on,
    )
    if where.team == course.team:
        return
    if course.busy or course.held or town.covered(course=course, on=on):
        again = at_work(day=on + timedelta(days=7), rng=course.rng)
        town.agenda.put(at=again, action=partial(_hand_over, town, child))
        return
    leader = town.leader(team=course.team).username
    route = NewRoute(where.team, course.family.district, course.target, where.group)
    yield Event(at, leader, Rerouted(child.handle, route))
    alone = _split(town, course, child, where, on)
    later = at_work(day=on + timedelta(days=course.rng.randrange(4, 26)), rng=course.rng)
    town.agenda.put(at=later, action=partial(_receive, town, alone))


def _receive(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    if course.closed:
        return
    if town.covered(course=course, on=day(at)) or course.busy:
        again = at_work(day=day(at) + timedelta(days=5), rng=course.rng)
        town.agenda.put(at=again, action=partial(_receive, town, course))
        return
    yield from allocating.allocate(town=town, course=course, at=at)
    noting.later(town=town, course=course, about="hand_over", on=day(at) + timedelta(days=3))


def _split(town: Town, course: Course, child: Someone, where: Belonging, on: date) -> Course:
    """The child's own course from now on, as far along as the siblings' was."""
    if len(course.children) == 1:
        course.team, course.group = where.team, where.group
        return course
    alone = replace(
        course,
        key=f"{course.key}/{child.handle.hex[:6]}",
        children=[child],
        rng=Random(f"{course.key}/{child.handle}"),
        team=where.team,
        group=where.group,
        goals={child.handle: course.goals.pop(child.handle, [])},
        running={child.handle: course.running.pop(child.handle)} if child.handle in course.running else {},
        reviews=0,
        stages=list(course.stages),
    )
    course.children = [other for other in course.children if other is not child]
    town.courses[child.handle] = alone
    _carry_on(town, alone, on)
    return alone


def _carry_past_18(town: Town, course: Course, child: Someone) -> None:
    """Some want to keep somebody to talk to: other help begins a few days after the birthday."""
    born, rng = child.content.born_on, Random(f"{course.key}/after/{child.handle}")
    if born and rng.random() < town.scenario.rates["past_18"]:
        course.stages = [*course.stages[: course.stage + 1], Stage("after", 6, 18, "planned")]
        course.after = _birthday(born, OF_AGE) + timedelta(days=rng.randrange(2, 12))


def _carry_on(town: Town, course: Course, on: date) -> None:
    when = at_work(day=on + timedelta(days=12), rng=course.rng)
    town.agenda.put(at=when, action=partial(noting.write, town, course))
    if course.helped:
        reviewing.begin(town=town, course=course, on=on)


def _come_of_age(town: Town, child: Someone, at: datetime) -> Iterator[Event]:
    """Shortly before 18 the help ends; whatever follows then is the young person's own choice."""
    course = town.courses.get(child.handle)
    if course is None or course.closed:
        return
    if course.busy or course.held or len(course.children) > 1:
        if len(course.children) > 1:
            _split(town, course, child, Belonging(course.team, course.group, ""), day(at))
        again = at_work(day=day(at) + timedelta(days=3), rng=course.rng)
        town.agenda.put(at=again, action=partial(_come_of_age, town, child))
        return
    if course.helped:
        _carry_past_18(town, course, child)
        ending.end_help(town=town, course=course, on=day(at), reason=EndReason.OF_AGE)
    else:
        ending.plan_closing(town=town, course=course, on=weekday_from(day=day(at) + timedelta(days=5)))
    yield from ()
