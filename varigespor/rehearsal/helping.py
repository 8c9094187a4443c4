"""Stages of help in the rehearsal: prepared and approved decisions, or offers that need none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from varigespor.domain import approval
from varigespor.domain.access import Role
from varigespor.domain.committee import CommitteeAnswer, Outcome
from varigespor.domain.decisions import End, EndReason, NewOffer

from . import deciding, ending, noting, relieving, reviewing
from .agenda import at_work, day, weekday_from
from .deciding import Step
from .events import (
    CommitteeAnswered,
    DecisionMade,
    DecisionPrepared,
    DecisionSentBack,
    Event,
    Offered,
    OfferEnded,
)
from .handles import handle
from .help import TAILORED, Help, fitting, range_of_help
from .phrases import say
from .population import Someone
from .scenario import read
from .town import Course, Running, Town
from .words import words

ENDS = {
    "down": EndReason.REPLACED,
    "up": EndReason.REPLACED,
    "father": EndReason.REPLACED,
    "home": EndReason.HOME,
    "broken": EndReason.BROKEN_DOWN,
    "moved": EndReason.CHANGE_OF_PLACE,
    "planned": EndReason.AS_PLANNED,
    "lasting": EndReason.OF_AGE,
}


def next_stage(*, town: Town, course: Course, on: date) -> None:
    """The next help is decided or offered on about this day; after the last the help ends."""
    course.busy = True
    when = at_work(day=on, rng=course.rng)
    town.agenda.put(at=when, action=partial(_step, town, course))


def _step(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    if course.closed:
        return
    ended = course.stages[course.stage].ends if course.stage >= 0 else ""
    course.stage += 1
    if course.stage >= len(course.stages):
        ending.end_help(town=town, course=course, on=day(at), reason=ENDS[ended])
        return
    stage, steps = course.stages[course.stage], []
    for child in course.children:
        chosen = _choose(course, child, stage.kind, day(at))
        if chosen is None:
            ending.end_help(town=town, course=course, on=day(at), reason=EndReason.AS_PLANNED)
            return
        steps.append(Step(child, chosen, ENDS.get(ended), ended))
    months = course.rng.randrange(stage.least, stage.most + 1)
    course.stage_until = day(at) + timedelta(days=round(months * 30.4))
    for number, step in enumerate(steps):
        yield from _start(town, course, step, at + timedelta(minutes=4 * number))


def _choose(course: Course, child: Someone, kind: str, on: date) -> Help | None:
    keys = read(name="paths")["help"][kind]
    if keys == [TAILORED]:
        return deciding.fathers_weekends(course=course)
    fit = fitting(kind=keys, years=child.years(on=on), target_group=course.target.value)
    if not fit and kind == "institution":
        fit = [range_of_help()["plejefamilie_specialiseret"]]
    if not fit and kind in {"talks", "light"}:
        fit = [range_of_help()["ugentlige_samtaler"]]
    # Siblings get the same help where it fits them all.
    return Random(f"{course.key}/{course.stage}").choice(fit) if fit else None


def _start(town: Town, course: Course, step: Step, at: datetime) -> Iterator[Event]:
    old = course.running.get(step.child.handle)
    if (
        step.help.key != TAILORED
        and not step.help.needs_decision(on=day(at))
        and (old is None or not old.decided)
    ):
        yield from _offer(town, course, step, old, at)
        return
    yield from _prepare(town, course, step, at)


def _offer(town: Town, course: Course, step: Step, old: Running | None, at: datetime) -> Iterator[Event]:
    by, rng = town.hand(course=course, on=day(at)), course.rng
    on = _after(course, step.child, day(at) + timedelta(days=rng.randrange(2, 9)))
    if old:
        yield Event(at, by, OfferEnded(End(old.measure, on, EndReason.REPLACED)))
    measure = handle(f"offer {course.key} {course.count()}")
    until = course.stage_until if rng.random() < 0.7 else None
    agreed = say(rng, "decisions.agreed", mother=course.family.mother.given, child=step.child.given)
    content = NewOffer(step.help.handle, on, agreed, until, str(measure))
    yield Event(at + timedelta(minutes=1), by, Offered(measure, step.child.handle, content))
    _runs(town, course, step, measure, on, decided=False)


def _after(course: Course, child: Someone, on: date) -> date:
    """The day itself, or the second day of the help that runs: nothing ends before it has begun."""
    running = course.running.get(child.handle)
    return max(on, running.since + timedelta(days=1)) if running else on


def _prepare(town: Town, course: Course, step: Step, at: datetime) -> Iterator[Event]:
    """The decision; it ends the former help in the same act."""
    by, rng = town.hand(course=course, on=day(at)), course.rng
    on = _after(course, step.child, day(at) + timedelta(days=rng.randrange(6, 14)))
    decision = handle(f"decision {course.key} {course.count()}")
    content = deciding.content(course=course, step=step, on=on, at=at)
    yield Event(at, by, DecisionPrepared(decision, step.child.handle, replace(content, key=str(decision))))
    old = course.running.get(step.child.handle)
    if old and not old.decided:
        yield Event(at + timedelta(minutes=1), by, OfferEnded(End(old.measure, on, EndReason.REPLACED)))
        del course.running[step.child.handle]
    if course.refuses and step.help.placement(on=on):
        noting.later(town=town, course=course, about="committee", on=day(at) + timedelta(days=2))
        if not course.waits:
            answered = at_work(day=day(at) + timedelta(days=rng.randrange(16, 26)), rng=rng)
            town.agenda.put(at=answered, action=partial(_answer, town, course, step, decision, on))
        return
    when = at_work(day=day(at) + timedelta(days=rng.randrange(1, 5)), rng=rng)
    town.agenda.put(at=when, action=partial(_approve, town, course, step, decision, on))


def _answer(
    town: Town, course: Course, step: Step, decision: UUID, on: date, at: datetime
) -> Iterator[Event]:
    """The committee has met: it decides what was recommended, and the leader writes the answer down."""
    if course.closed or town.courses.get(step.child.handle) is not course:
        return
    met, measure = weekday_from(day=day(at) - timedelta(days=3)), handle(f"measure {decision}")
    said = say(course.rng, "decisions.committee", **words(course=course, child=step.child, on=day(at)))
    content = CommitteeAnswer(met, Outcome.DECIDED, said, f"Punkt {course.rng.randrange(2, 9)}")
    by = town.leader(team=course.team).username
    yield Event(at, by, CommitteeAnswered(decision, content, (measure,)))
    _runs(town, course, step, measure, max(on, met), decided=True)


def _approve(
    town: Town, course: Course, step: Step, decision: UUID, on: date, at: datetime
) -> Iterator[Event]:
    if course.closed or town.courses.get(step.child.handle) is not course:
        return
    rng = course.rng
    if rng.random() < town.scenario.rates["sent_back"]:
        by = town.leader(team=course.team).username
        yield Event(
            at, by, DecisionSentBack(decision, say(rng, "decisions.sent_back", child=step.child.given))
        )
        again = at_work(day=day(at) + timedelta(days=rng.randrange(2, 6)), rng=rng)
        town.agenda.put(at=again, action=partial(_again, town, course, step))
        return
    measure, old = handle(f"measure {decision}"), course.running.get(step.child.handle)
    highest = max(step.help.entry.step, old.step if old and old.decided else 0)
    by = approver(town=town, course=course, step=highest, on=day(at))
    yield Event(at, by, DecisionMade(decision, (measure,)))
    _runs(town, course, step, measure, on, decided=True)
    if step.came_by == "father":
        weekends = at_work(day=on, rng=Random(f"{measure}"))
        action = partial(_fathers_nights, town, course, step.child)
        town.agenda.put(at=weekends, action=action)


def _fathers_nights(town: Town, course: Course, child: Someone, at: datetime) -> Iterator[Event]:
    if not course.closed and town.courses.get(child.handle) is course:
        yield from relieving.father(town=town, course=course, child=child, at=at)


def approver(*, town: Town, course: Course, step: int, on: date) -> str:
    """Who approves what starts or ends on a step, by the domain's levels."""
    level = approval.level(step=step, on=on, municipality=town.scenario.municipality.key)
    leader = Role.LEADER in approval.APPROVERS[level]
    return town.leader(team=course.team).username if leader else town.chief().username


def _again(town: Town, course: Course, step: Step, at: datetime) -> Iterator[Event]:
    if not course.closed and town.courses.get(step.child.handle) is course:
        yield from _prepare(town, course, step, at)


def _runs(town: Town, course: Course, step: Step, measure: UUID, on: date, *, decided: bool) -> None:
    child, entry = step.child, step.help.entry
    placement = step.help.key != TAILORED and step.help.placement(on=on)
    before = course.running.get(child.handle)
    course.running[child.handle] = Running(measure, entry.name, entry.step, placement, on, decided)
    course.busy = False
    reviewing.begin(town=town, course=course, on=on)
    if placement and not (before and before.placement):
        noting.begin_visits(town=town, course=course, child=child, on=on)
    if placement and course.declines and not (before and before.placement):
        noting.later(town=town, course=course, about="declined_support", on=on + timedelta(days=9))
    if step.came_by in {"home", "broken", "moved", "father"}:
        noting.later(town=town, course=course, about=step.came_by, on=on + timedelta(days=2))


def refuse_help(*, town: Town, course: Course, at: datetime) -> Iterator[Event]:
    """Somebody asks for help that is not given: a no is a decision too."""
    child, rng = course.children[0], course.rng
    decision = handle(f"decision {course.key} {course.count()}")
    content = deciding.refusal(course=course, child=child, key=str(decision), on=day(at))
    yield Event(at, town.hand(course=course, on=day(at)), DecisionPrepared(decision, child.handle, content))
    when = at_work(day=day(at) + timedelta(days=rng.randrange(1, 6)), rng=rng)
    town.agenda.put(at=when, action=partial(_approve_refusal, town, course, decision))


def _approve_refusal(town: Town, course: Course, decision: UUID, at: datetime) -> Iterator[Event]:
    if not course.closed:
        yield Event(at, town.leader(team=course.team).username, DecisionMade(decision))
