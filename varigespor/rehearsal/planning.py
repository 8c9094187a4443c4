"""Goals and plan in the rehearsal: in the family's words, carried on into every follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from varigespor.domain.plans import NewGoal, NewPart, NewPlan, NewScore, NewTask

from . import ending, helping
from .agenda import at_work, day
from .events import Event, GoalsScored, PlanMade
from .handles import handle
from .phrases import bank, say, spoken
from .population import Someone
from .town import PLACING, Course, Town
from .words import words


def plan(*, town: Town, course: Course, on: date) -> None:
    """The plan is made on about this day; where no help follows, the case is closed instead.

    Some placements cannot wait for it: the child's plan then comes after, now and then too late.
    """
    if not course.stages:
        ending.plan_closing(town=town, course=course, on=on + timedelta(days=8))
        return
    rng, rates = Random(f"{town.scenario.seed}/plan/{course.key}"), town.scenario.rates["plan_after"]
    urgent = course.stages[0].kind in PLACING and rng.random() < rates["share"]
    if urgent:
        helping.next_stage(town=town, course=course, on=on)
        days = rng.randrange(95, 130) if rng.random() < rates["late"] else rng.randrange(20, 80)
        on += timedelta(days=days)
    when = at_work(day=on, rng=course.rng)
    town.agenda.put(at=when, action=partial(_make, town, course, urgent))


def _make(town: Town, course: Course, helped: bool, at: datetime) -> Iterator[Event]:
    if course.closed or course.planned:
        return
    by, on = town.hand(course=course, on=day(at)), day(at)
    course.planned = True
    parts, goals = [], []
    for child in course.children:
        made = _goals(course, child, on)
        names = [handle(f"goal {course.key} {child.handle} {number}") for number in range(len(made))]
        course.goals[child.handle] = names
        goals += names
        told = words(course=course, child=child, on=on)
        parts.append(NewPart(child.handle, tuple(made), say(course.rng, "plans.normal_life", **told)))
    yield Event(at, by, PlanMade(NewPlan(tuple(parts)), tuple(goals)))
    for child in course.children:
        yield from score(town=town, course=course, child=child, at=at + timedelta(minutes=5), level=3)
    if not helped:
        helping.next_stage(town=town, course=course, on=on + timedelta(days=course.rng.randrange(1, 6)))


def score(*, town: Town, course: Course, child: Someone, at: datetime, level: float) -> Iterator[Event]:
    """Where child, mother and adviser see the first goal, around a level from 0 to 10."""
    goals: list[UUID] = course.goals.get(child.handle, [])
    if not goals:
        return
    by, rng = town.hand(course=course, on=day(at)), course.rng
    raters = [course.family.mother.given, "Rådgiver"]
    raters += [child.given] if child.years(on=day(at)) >= 6 else []
    scores = [
        NewScore(goals[0], rater, min(10, max(0, round(rng.gauss(level, 1.1)))), day(at)) for rater in raters
    ]
    yield Event(at, by, GoalsScored(child.handle, tuple(scores)))


def _goals(course: Course, child: Someone, on: date) -> list[NewGoal]:
    rng, told = course.rng, words(course=course, child=child, on=on)
    listed = bank("themes")[course.family.theme]["goals"]
    chosen = rng.sample(range(len(listed)), min(len(listed), rng.choice([1, 2, 2])))
    return [
        NewGoal(
            spoken(rng=rng, line=listed[number][0], words=told),
            rng.choice([child.given, child.given, course.family.mother.given, "Familien"]),
            spoken(rng=rng, line=listed[number][1], words=told),
            on + timedelta(days=rng.randrange(150, 400)),
            (
                NewTask(course.family.mother.given, say(rng, "plans.mother_does", **told)),
                NewTask(course.family.elders[0], say(rng, "plans.network_does", **told)),
            ),
        )
        for number in chosen
    ]
