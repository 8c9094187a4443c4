"""Afdækning and børnefaglig undersøgelse in the rehearsal: finished in time, late, or provisional first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from varigespor.domain.assessment import Content, Kind, Provisional, examination_due
from varigespor.domain.deviations import DueKind, Explanation

from . import planning
from .agenda import at_work, day
from .events import Concluded, DueExplained, Event, ProvisionallyAssessed
from .phrases import bank, say
from .population import Someone
from .town import Course, Town
from .words import words

LINEAL = {
    "universal": ("thriving", "falling"),
    "limited": ("falling", "vulnerable"),
    "examination": ("vulnerable", "exposed", "exposed"),
    "placed": ("exposed", "threatened"),
}


def plan(*, town: Town, course: Course, on: date) -> None:
    """When the assessment that the screening asked for ends; without one the plan comes at once."""
    rng, rates = course.rng, town.scenario.rates["late"]
    if course.begins == "universal":
        planning.plan(town=town, course=course, on=on + timedelta(days=rng.randrange(6, 20)))
        return
    kind = Kind.LIMITED if course.begins == "limited" else Kind.EXAMINATION
    stated = examination_due(aware_on=course.opened)
    due = stated.last_day if stated else on
    if kind == Kind.LIMITED or course.running_over:
        ends = on + timedelta(days=rng.randrange(18, 50))
    elif rng.random() < rates["examination"]:
        ends = due + timedelta(days=rng.randrange(3, 45))
        _plan_lateness(town, course, due)
    else:
        ends = max(on, due - timedelta(days=rng.randrange(6, 45)))
    town.agenda.put(at=at_work(day=ends, rng=rng), action=partial(_conclude, town, course, kind))


def _plan_lateness(town: Town, course: Course, due: date) -> None:
    rng, rates = course.rng, town.scenario.rates
    if rng.random() < rates["late"]["provisional"]:
        before = at_work(day=due - timedelta(days=4), rng=rng)
        town.agenda.put(at=before, action=partial(_provisional, town, course))
    if rng.random() < rates["explained"]:
        after = at_work(day=due + timedelta(days=2), rng=rng)
        town.agenda.put(at=after, action=partial(_explain, town, course))


def _provisional(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    if course.closed or course.assessed:
        return
    by = town.hand(course=course, on=day(at))
    for number, child in enumerate(course.children):
        told = words(course=course, child=child, on=day(at))
        content = Provisional(
            say(course.rng, "examination.provisional", **told),
            say(course.rng, "examination.why_late", **told),
        )
        yield Event(at + timedelta(seconds=40 * number), by, ProvisionallyAssessed(child.handle, content))


def _explain(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    if course.closed or course.assessed:
        return
    by = town.hand(course=course, on=day(at))
    for number, child in enumerate(course.children):
        told = words(course=course, child=child, on=day(at))
        content = Explanation(say(course.rng, "examination.why_late", **told))
        yield Event(
            at + timedelta(seconds=30 * number), by, DueExplained(child.handle, DueKind.EXAMINATION, content)
        )


def _conclude(town: Town, course: Course, kind: Kind, at: datetime) -> Iterator[Event]:
    if course.closed:
        return
    by, course.assessed = town.hand(course=course, on=day(at)), True
    for number, child in enumerate(course.children):
        content = _content(course, child, kind, day(at))
        yield Event(at + timedelta(minutes=2 * number), by, Concluded(child.handle, kind, content))
    planning.plan(town=town, course=course, on=day(at) + timedelta(days=course.rng.randrange(1, 6)))


def _content(course: Course, child: Someone, kind: Kind, on: date) -> Content:
    rng, told = course.rng, words(course=course, child=child, on=on)
    theme = f"themes.{course.family.theme}"
    headings = bank("examination")["headings"]
    chosen = sorted(headings) if kind == Kind.EXAMINATION else ["development", "care", "social"]
    texts = {heading: say(rng, f"examination.headings.{heading}", **told) for heading in chosen}
    texts["development"] = say(rng, f"{theme}.found", **told) + " " + texts["development"]
    placed = any(stage.kind in {"foster", "strong_foster", "institution", "kin"} for stage in course.stages)
    lineal = LINEAL["placed" if placed else course.begins]
    return Content(
        texts=texts,
        child_words=say(rng, f"{theme}.child", **told),
        school_knowledge=say(rng, "examination.school", **told) if child.years(on=on) >= 3 else "",
        health_knowledge=say(rng, "examination.health", **told) if rng.random() < 0.8 else "",
        psychology_knowledge=say(rng, "examination.psychology", **told) if rng.random() < 0.35 else "",
        lineal=rng.choice(lineal),
        conclusion=say(rng, f"{theme}.conclusion", "examination.conclusion", **told),
    )
