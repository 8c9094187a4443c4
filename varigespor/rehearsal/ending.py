"""How a case ends in the rehearsal: help ends by a decision or by agreement, goals get their outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from varigespor.domain.decisions import End, EndReason
from varigespor.domain.plans import GoalOutcome

from . import deciding
from .agenda import at_clock, at_work, day, weekday_from
from .events import Closed, DecisionMade, DecisionPrepared, Event, GoalEnded, OfferEnded
from .handles import handle
from .phrases import say
from .population import Someone
from .town import Course, Town


def end_help(*, town: Town, course: Course, on: date, reason: EndReason) -> None:
    """The children's help ends shortly after a day, and the case with it."""
    course.busy = True
    when = at_work(day=on + timedelta(days=1), rng=course.rng)
    town.agenda.put(at=when, action=partial(_end, town, course, reason))


def plan_closing(*, town: Town, course: Course, on: date) -> None:
    """The case is closed at the end of a weekday, when nothing runs any more."""
    when = at_clock(day=weekday_from(day=on), hour=16, minute=course.rng.randrange(50))
    town.agenda.put(at=when, action=partial(_close, town, course))


def _end(town: Town, course: Course, reason: EndReason, at: datetime) -> Iterator[Event]:
    if course.closed:
        return
    by = town.hand(course=course, on=day(at))
    begun = max((run.since for run in course.running.values()), default=day(at))
    on = max(day(at) + timedelta(days=course.rng.randrange(3, 12)), begun + timedelta(days=1))
    for number, child in enumerate(course.children):
        running = course.running.get(child.handle)
        moment = at + timedelta(minutes=3 * number)
        if running and running.decided:
            yield from _decide(town, course, child, running.measure, on, reason, moment)
        elif running:
            yield Event(moment, by, OfferEnded(End(running.measure, on, reason)))
            del course.running[child.handle]
    closes = on + timedelta(days=course.rng.randrange(6, 20))
    if course.after and course.after > on:
        from .helping import next_stage

        next_stage(town=town, course=course, on=course.after)
        course.after = None
        return
    plan_closing(town=town, course=course, on=closes)


def _decide(
    town: Town, course: Course, child: Someone, measure: UUID, on: date, reason: EndReason, at: datetime
) -> Iterator[Event]:
    decision = handle(f"decision {course.key} {course.count()}")
    content = deciding.ending(
        course=course, child=child, key=str(decision), measure=measure, on=on, reason=reason
    )
    by = town.hand(course=course, on=day(at))
    yield Event(at, by, DecisionPrepared(decision, child.handle, content))
    when = at_work(day=day(at) + timedelta(days=course.rng.randrange(1, 4)), rng=course.rng)
    town.agenda.put(at=when, action=partial(_approve, town, course, child, decision))


def _approve(town: Town, course: Course, child: Someone, decision: UUID, at: datetime) -> Iterator[Event]:
    if course.closed:
        return
    from .helping import approver

    ended = course.running.pop(child.handle, None)
    by = approver(town=town, course=course, step=ended.step if ended else 0, on=day(at))
    yield Event(at, by, DecisionMade(decision))


def _close(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    on = day(at)
    if course.closed or course.helped or town.covered(course=course, on=on):
        if not course.closed:
            plan_closing(town=town, course=course, on=on + timedelta(days=9))
        return
    by = town.hand(course=course, on=on)
    for child in course.children:
        for number, goal in enumerate(course.goals.get(child.handle, [])):
            outcome = course.rng.choices(list(GoalOutcome), [6, 3, 1])[0]
            yield Event(at + timedelta(seconds=number), by, GoalEnded(goal, outcome))
    for number, child in enumerate(course.children):
        reason = say(course.rng, "courses.closing", child=child.given)[:40]
        yield Event(at + timedelta(minutes=1, seconds=number), by, Closed(child.handle, on, reason))
        town.colleagues[course.adviser].own.discard(child.handle)
    course.closed = True
