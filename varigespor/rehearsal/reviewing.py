"""Follow-ups in the rehearsal: every open goal answered, a recommendation, and the next day with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from varigespor.domain.followup import GoalAnswer, GoalState, NewFollowUp, Profits, Recommendation

from . import helping, planning, supporting
from .agenda import at_work, day
from .events import Event, FollowedUp
from .phrases import say
from .population import Someone
from .town import Course, Town
from .words import words

RECOMMENDS = {
    "down": Recommendation.LESS,
    "home": Recommendation.LESS,
    "father": Recommendation.LESS,
    "up": Recommendation.MORE,
    "broken": Recommendation.MORE,
    "moved": Recommendation.ADJUST,
    "planned": Recommendation.END,
}


def begin(*, town: Town, course: Course, on: date) -> None:
    """The first follow-up after help began; the later ones follow from each other."""
    if course.reviews == 0:
        course.reviews = 1
        _plan_next(town, course, on)


def _plan_next(town: Town, course: Course, after: date) -> date:
    """The day of the next follow-up as agreed; some are held later than that."""
    least, most = town.scenario.rates["review_every"]
    agreed = after + timedelta(days=course.rng.randrange(least, most + 1))
    held = agreed - timedelta(days=course.rng.randrange(1, 7))
    if course.rng.random() < town.scenario.rates["late"]["followup"]:
        held = agreed + timedelta(days=course.rng.randrange(3, 32))
    when = at_work(day=held, rng=course.rng)
    town.agenda.put(at=when, action=partial(_hold, town, course))
    return agreed


def _hold(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    on = day(at)
    if course.closed or not course.helped:
        course.reviews = 0
        return
    turn = _turn(course, on)
    course.reviews += 1
    agreed = _plan_next(town, course, on)
    for number, child in enumerate(course.children):
        if child.handle in course.running:
            moment = at + timedelta(minutes=5 * number)
            yield from _review(town, course, child, turn, agreed, moment)
    if turn:
        helping.next_stage(town=town, course=course, on=on + timedelta(days=course.rng.randrange(2, 8)))


def _turn(course: Course, on: date) -> str:
    """How the stage ends, where it is about to end now; empty where it goes on."""
    ends = course.stages[course.stage].ends if 0 <= course.stage < len(course.stages) else "lasting"
    near = course.stage_until is not None and course.stage_until <= on + timedelta(days=25)
    return ends if near and ends != "lasting" and not course.busy else ""


def _review(
    town: Town, course: Course, child: Someone, turn: str, agreed: date, at: datetime
) -> Iterator[Event]:
    rng, told = course.rng, words(course=course, child=child, on=day(at))
    recommended = (
        RECOMMENDS.get(turn) or rng.choices([Recommendation.CONTINUE, Recommendation.ADJUST], [5, 1])[0]
    )
    mood = {
        "down": "good",
        "home": "good",
        "father": "good",
        "planned": "good",
        "up": "bad",
        "broken": "bad",
    }.get(turn, rng.choices(["good", "same", "bad"], [5, 3, 1.3])[0])
    ends = recommended == Recommendation.END
    content = NewFollowUp(
        key=f"followup {course.key} {child.handle.hex[:8]} {day(at)}",
        held_on=day(at),
        child_profits={"good": Profits.YES, "same": Profits.PARTLY, "bad": Profits.NO}[mood],
        text=" ".join(
            course.decks.say(rng, key, **told)
            for key in (f"themes.{course.family.theme}.{mood}", f"followup.{mood}")
        ),
        recommendation=recommended,
        recommendation_reason=say(rng, f"followup.because.{recommended.value}", **told),
        next_on=None if ends else agreed,
        next_reason="" if ends else course.decks.say(rng, "followup.next", **told),
        answers=_answers(course, child, mood, told),
        support_person=supporting.at_followup(course=course, child=child, on=day(at)),
    )
    yield Event(at, town.hand(course=course, on=day(at)), FollowedUp(child.handle, content))
    if course.reviews % 6 == 3:
        level = 3 + min(course.reviews, 9) * {"good": 0.5, "same": 0.2, "bad": 0.0}[mood]
        yield from planning.score(
            town=town, course=course, child=child, at=at + timedelta(minutes=1), level=level
        )


def _answers(course: Course, child: Someone, mood: str, told: dict[str, str]) -> dict[UUID, GoalAnswer]:
    states = {
        "good": [GoalState.CLOSER, GoalState.CLOSER, GoalState.REACHED],
        "same": [GoalState.SAME, GoalState.CLOSER],
        "bad": [GoalState.FURTHER, GoalState.SAME],
    }[mood]
    rng = course.rng
    return {
        goal: GoalAnswer(
            rng.choice(states), say(rng, f"followup.goal.{mood}", **told) if rng.random() < 0.5 else ""
        )
        for goal in course.goals.get(child.handle, [])
    }
