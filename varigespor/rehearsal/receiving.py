"""What follows a concern in the rehearsal: the 24 hours, the screening and the receipt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from varigespor.domain.access import Role
from varigespor.domain.concerns import (
    Assessment,
    Notifier,
    Outcome,
    ReceiptWay,
    Registration,
    Screening,
    assessment_due,
    wants_fresh_eyes,
)
from varigespor.domain.deviations import DeviationKind, DueKind, Explanation
from varigespor.domain.teams import TargetGroup

from . import opening
from .agenda import at_clock, at_work, day, weekday_from
from .events import ConcernAssessed, ConcernScreened, DeviationOver, DueExplained, Event, ReceiptSent
from .phrases import say
from .population import Family, Someone
from .town import Course, Town
from .words import about


@dataclass(frozen=True)
class Received:
    """A concern on its way: about whom, met by whom, and whether it takes over an older case."""

    concern: UUID
    family: Family
    children: list[Someone]
    content: Registration
    intake: str
    over: bool
    answer_by: date | None


def plan(*, town: Town, received: Received, at: datetime) -> None:
    """When the concern is assessed and answered."""
    rng, late = received.family.rng, town.scenario.rates["late"]
    due = assessment_due(received_at=received.content.received_at).at
    if rng.random() < late["assessment"]:
        assessed = due + timedelta(minutes=rng.randrange(30, 22 * 60))
        _plan_explanation(town, received, assessed)
    else:
        assessed = min(at + timedelta(minutes=_minutes(received, at)), due - timedelta(minutes=20))
    town.agenda.put(at=assessed, action=partial(_assess, town, received))
    if received.answer_by:
        days = rng.randrange(1, 6)
        on = weekday_from(day=day(at) + timedelta(days=days))
        on = on + timedelta(days=6) if rng.random() < late["receipt"] else min(on, received.answer_by)
        answered = at_work(day=on, rng=rng)
        town.agenda.put(at=max(answered, at + timedelta(minutes=30)), action=partial(_answer, received))


def _minutes(received: Received, at: datetime) -> int:
    rng = received.family.rng
    if 8 <= at.hour < 13 or rng.random() < 0.3:
        return rng.randrange(25, 170)
    # Received late in the day: the next morning, if it can wait.
    return round(
        (at_clock(day=day(at) + timedelta(days=1), hour=8) - at).total_seconds() / 60
    ) + rng.randrange(150)


def _plan_explanation(town: Town, received: Received, assessed: datetime) -> None:
    rng = received.family.rng
    if rng.random() < town.scenario.rates["late"]["explained"]:
        when = at_work(day=day(assessed) + timedelta(days=1), rng=rng)
        town.agenda.put(at=when, action=partial(_explain, received))


def _explain(received: Received, at: datetime) -> Iterator[Event]:
    rng = received.family.rng
    for number, child in enumerate(received.children):
        told = Explanation(say(rng, "concerns.why_late", child=child.given))
        what = DueExplained(child.handle, DueKind.CONCERN_ASSESSMENT, told, received.concern)
        yield Event(at + timedelta(seconds=30 * number), received.intake, what)


def _answer(received: Received, at: datetime) -> Iterator[Event]:
    ways = {ReceiptWay.DIGITAL_POST: 6, ReceiptWay.PHONE: 3, ReceiptWay.LETTER: 1}
    if received.content.notifier in {Notifier.FAMILY, Notifier.CHILD}:
        ways = {ReceiptWay.PHONE: 5, ReceiptWay.IN_PERSON: 3, ReceiptWay.LETTER: 1}
    how = received.family.rng.choices(list(ways), list(ways.values()))[0]
    yield Event(at, received.intake, ReceiptSent(received.concern, how))


def _assess(town: Town, received: Received, at: datetime) -> Iterator[Event]:
    for number, child in enumerate(received.children):
        content = _assessment(town, received, child, at)
        what = ConcernAssessed(received.concern, child.handle, content)
        yield Event(at + timedelta(seconds=45 * number), received.intake, what)
    rng = received.family.rng
    days = 0 if received.over or rng.random() < 0.15 else rng.randrange(1, 5)
    when = max(at + timedelta(minutes=20), at_work(day=day(at) + timedelta(days=days), rng=rng))
    town.agenda.put(at=when, action=partial(_screen, town, received))


def _assessment(town: Town, received: Received, child: Someone, at: datetime) -> Assessment:
    rng, family = received.family.rng, received.family
    acute = not received.over and rng.random() < (0.09 if family.theme in {"violence", "neglect"} else 0.02)
    told = about(family=family, child=child, on=day(at))
    text = say(rng, "concerns.acute" if acute else "concerns.assessed", **told)
    course = _running(town, child, day(at))
    fresh = wants_fresh_eyes(running_case=course is not None, received_at=received.content.received_at)
    if course is None or not fresh:
        return Assessment(acute, text)
    if rng.random() < town.scenario.rates["alone"]:
        when = at_work(day=day(at) + timedelta(days=rng.randrange(4, 20)), rng=rng)
        town.agenda.put(at=when, action=partial(_look_again, town, child))
        return Assessment(acute, text, None, say(rng, "concerns.alone", **told))
    colleagues = town.at_work(on=day(at), role=Role.ADVISER, team=course.team)
    colleagues += [town.leader(team=course.team)]
    others = [each for each in colleagues if each.username != course.adviser]
    return Assessment(acute, text, rng.choice(others).handle)


def _look_again(town: Town, child: Someone, at: datetime) -> Iterator[Event]:
    """The leader has seen the assessment that was made alone."""
    course = town.courses.get(child.handle)
    if course and not course.closed:
        told = Explanation(say(course.rng, "concerns.seen_again", child=child.given))
        what = DeviationOver(child.handle, DeviationKind.ASSESSED_ALONE, told)
        yield Event(at, town.leader(team=course.team).username, what)


def _running(town: Town, child: Someone, on: date) -> Course | None:
    course = town.courses.get(child.handle)
    allocated = course is not None and not course.closed and course.allocated is not None
    return course if allocated and course and course.allocated and course.allocated <= on else None


def _screen(town: Town, received: Received, at: datetime) -> Iterator[Event]:
    opened: dict[Outcome, list[Someone]] = {}
    common = _outcome(town, received, received.children[0], at)
    for number, child in enumerate(received.children):
        course = town.courses.get(child.handle)
        running = course is not None and not course.closed
        outcome = Outcome.IN_RUNNING_CASE if running else common
        if not running:
            opened.setdefault(outcome, []).append(child)
        what = ConcernScreened(received.concern, child.handle, _screening(received, child, outcome, at))
        yield Event(at + timedelta(seconds=40 * number), received.intake, what)
    for outcome, children in opened.items():
        opening.open_cases(town=town, received=received, outcome=outcome, children=children, at=at)


def _outcome(town: Town, received: Received, child: Someone, at: datetime) -> Outcome:
    chances = town.scenario.rates["outcomes"]
    known = "known" if child.handle in town.courses else "new"
    kind = "disability" if received.family.children[0].disabled else known
    drawn = chances["running_over" if received.over else kind]
    outcome = Outcome(received.family.rng.choices(list(drawn), list(drawn.values()))[0])
    nearly_grown = child.years(on=day(at)) >= 17
    return Outcome.NOTHING_MORE if nearly_grown else outcome


def _screening(received: Received, child: Someone, outcome: Outcome, at: datetime) -> Screening:
    family = received.family
    target = TargetGroup.DISABILITY if child.disabled else TargetGroup.FAMILY
    told = about(family=family, child=child, on=day(at))
    reason = say(
        family.rng, "concerns.over" if received.over else f"concerns.screened.{outcome.value}", **told
    )
    return Screening(
        outcome, reason, target.value, family.district, family.theme == "violence" and not received.over
    )
