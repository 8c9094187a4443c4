"""The parents' support person in the rehearsal: offered or not in the decision, answered at the follow-ups.

A chance of its own for each question, so that whatever else happens in the town stays as it is.
"""

from __future__ import annotations

from datetime import date
from random import Random

from varigespor.domain.support_person import NOTHING, SupportAnswer, SupportState

from .phrases import say
from .population import Someone
from .town import Course
from .words import words

FIRST = {SupportState.OFFERED: 3, SupportState.NEVER_OFFERED: 2, SupportState.ACCEPTED: 2, "": 3}
ANSWERS = {SupportState.ACCEPTED: 4, SupportState.DECLINED: 5, "": 3}
ASKED = 0.08
OPEN = {"", SupportState.OFFERED, SupportState.NEVER_OFFERED}


def in_decision(*, course: Course, child: Someone, on: date) -> SupportAnswer:
    """What the decision of a placement says of it; nothing where nobody thought of asking."""
    rng = _chance(course, child, on)
    state = SupportState.OFFERED if course.declines else rng.choices(list(FIRST), list(FIRST.values()))[0]
    return _said(course, child, state, on, rng)


def at_followup(*, course: Course, child: Someone, on: date) -> SupportAnswer:
    """What the parents of a child that is placed on the day answer; nothing where there is nothing new."""
    running = course.running.get(child.handle)
    if running is None or not running.placement or running.since > on:
        return NOTHING
    rng, known = _chance(course, child, on), course.support.get(child.handle, "")
    asked = course.declines or rng.random() < ASKED
    if known not in OPEN or not asked:
        return NOTHING
    answers = ANSWERS if known == SupportState.OFFERED else FIRST
    state = (
        SupportState.DECLINED if course.declines else rng.choices(list(answers), list(answers.values()))[0]
    )
    return NOTHING if state == known else _said(course, child, state, on, rng)


def _said(course: Course, child: Someone, state: str, on: date, rng: Random) -> SupportAnswer:
    course.support[child.handle] = state
    if state != SupportState.DECLINED:
        return SupportAnswer(state)
    return SupportAnswer(state, say(rng, "support.declined", **words(course=course, child=child, on=on)))


def _chance(course: Course, child: Someone, on: date) -> Random:
    return Random(f"{course.key}/support person/{child.handle}/{on}")
