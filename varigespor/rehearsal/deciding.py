"""What a decision says in the rehearsal: purpose, why not lower, the child's view and everybody's consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from varigespor.domain import catalogue
from varigespor.domain.catalogue import Entry
from varigespor.domain.consent import Capacity, ConsentAnswer, Party, PartyConsent, consenting, is_party
from varigespor.domain.deadlines import months_after
from varigespor.domain.decisions import (
    ChildTalk,
    DecisionKind,
    End,
    EndReason,
    NewDecision,
    Perspectives,
    Start,
    Tailored,
)
from varigespor.domain.grounds import Ground
from varigespor.domain.ladder import LowerStep, WhyNotLower, must_answer
from varigespor.domain.support_person import NOTHING

from . import supporting
from .agenda import day
from .handles import handle
from .help import BEGAN, TAILORED, Help, considered
from .phrases import say
from .population import Someone
from .town import Course
from .words import words

INSTITUTION = 6
OF_AGE = 18


@dataclass(frozen=True)
class Step:
    """One child's next help, why the former ends, and what brought it about."""

    child: Someone
    help: Help
    ends: EndReason | None = None
    came_by: str = ""


def fathers_weekends(*, course: Course) -> Help:
    """The father has the child every other weekend: help of the network, made for this child."""
    name = f"Hver anden weekend hos far, {course.family.father.given if course.family.father else 'far'}"
    new = handle(f"tailored {course.key}")
    groups = frozenset({course.target.value})
    return Help(TAILORED, Entry(new, name, 1, "", "", groups, 0, 17, BEGAN, None))


def content(*, course: Course, step: Step, on: date, at: datetime) -> NewDecision:
    """The decision that starts the step's help on a day and ends what ran before. The key is empty."""
    rng, told = course.rng, words(course=course, child=step.child, on=day(at))
    old = course.running.get(step.child.handle)
    ends = (End(old.measure, on, step.ends or EndReason.REPLACED),) if old and old.decided else ()
    kind = DecisionKind.CHANGE if old else DecisionKind.SUPPORT
    placed = step.help.key != TAILORED and step.help.placement(on=on)
    talk, view = _talk(course, step.child, day(at), told)
    return NewDecision(
        key="",
        kind=kind,
        starts=(_start(course, step, on, placed),),
        ends=ends,
        purpose=say(rng, f"themes.{course.family.theme}.purpose", **told),
        expected_duration=rng.choice(
            ["et halvt år", "ni måneder", "et år", "til sommerferien", "halvandet år"]
        ),
        why_not_lower=_why(course, step, old.step if old else 0, day(at), told),
        child_talk=talk,
        child_view=view,
        consents=_consents(course, step, on, placed),
        perspectives=_perspectives(course, told),
        reason=say(rng, f"decisions.because.{step.came_by or 'first'}", **told),
        support_person=supporting.in_decision(course=course, child=step.child, on=day(at))
        if placed
        else NOTHING,
    )


def _start(course: Course, step: Step, on: date, placed: bool) -> Start:
    entry, rng = step.help.entry, course.rng
    amount = (
        rng.choice(["", "1 gang om ugen", "2 gange om ugen", "hver anden uge"])
        if entry.step < 4
        else "døgnet rundt"
    )
    end = course.stage_until if entry.step < INSTITUTION and rng.random() < 0.6 else None
    if placed and entry.step == INSTITUTION and rng.random() < 0.9 and course.stage_until:
        # The programme asks when a stay at an institution is expected to end; the talk about it comes before.
        end = course.stage_until + timedelta(days=100)
    end = _while_a_child(step.child, end, on)
    if end and end <= on:
        end = None
    made = (
        Tailored(entry.name, "", entry.step, "Aftalt på netværksmøde", "", True)
        if step.help.key == TAILORED
        else None
    )
    return Start(entry.id, on, amount, end, None, made)


def _while_a_child(child: Someone, end: date | None, on: date) -> date | None:
    """Nobody expects help to run past the 18th birthday when it starts before it."""
    grown = months_after(day=child.content.born_on, months=12 * OF_AGE) if child.content.born_on else None
    return min(end, grown) if end and grown and grown > on else end


def _why(course: Course, step: Step, standing: int, on: date, told: dict[str, str]) -> WhyNotLower:
    rng, lower = course.rng, must_answer(new_step=step.help.entry.step, steps_today=[standing])
    if not lower:
        return WhyNotLower(up=say(rng, "decisions.up", **told) if rng.random() < 0.3 else "")
    if rng.random() < 0.015:
        return WhyNotLower({}, "Se sagen.")
    years, group = step.child.years(on=on), course.target.value
    answers = {}
    for number in lower:
        offers = considered(rng=rng, step=number, years=years, target_group=group)
        answers[number] = LowerStep(offers, none_exists=not offers)
    text = say(rng, f"themes.{course.family.theme}.lower", f"decisions.lower.{step.help.entry.step}", **told)
    return WhyNotLower(answers, text, say(rng, "decisions.up", **told) if rng.random() < 0.6 else "")


def _talk(course: Course, child: Someone, on: date, told: dict[str, str]) -> tuple[str, str]:
    """How the child was heard, and what it said."""
    rng = course.rng
    if child.years(on=on) < 3:
        return ChildTalk.OTHER_WAY.value, say(rng, "decisions.small_view", **told)
    if rng.random() < 0.06:
        return ChildTalk.NOT_HELD.value, say(rng, "decisions.not_held", **told)
    return ChildTalk.HELD.value, say(rng, f"themes.{course.family.theme}.view", **told)


def _consents(course: Course, step: Step, on: date, placed: bool) -> tuple[PartyConsent, ...]:
    child, rng = step.child, course.rng
    section = step.help.entry.section
    ground = Ground(
        placement=placed,
        born_on=child.content.born_on,
        custody_holders=tuple(sorted(holder.name for holder in course.family.custody)),
        examination_done=True,
        examination_running=False,
        opened_on=course.opened,
        needs=catalogue.needs(key=section, on=on),
        moves=any(run.placement for run in course.running.values()),
    )
    parties = consenting(ground=ground, child=child.name, on=on)
    refused = course.refuses and placed
    given = [_answer(course, party, refused and number == 0) for number, party in enumerate(parties)]
    if is_party(born_on=child.content.born_on, on=on) and all(
        party.capacity != Capacity.YOUNG for party in parties
    ):
        given.append(
            PartyConsent(
                child.name, Capacity.CHILD.value, ConsentAnswer.YES, say(rng, "decisions.child_agrees")
            )
        )
    return tuple(given)


def _answer(course: Course, party: Party, refused: bool) -> PartyConsent:
    answer, key = (ConsentAnswer.NO, "disagrees") if refused else (ConsentAnswer.YES, "agrees")
    return PartyConsent(party.name, party.capacity, answer, say(course.rng, f"decisions.{key}"))


def _perspectives(course: Course, told: dict[str, str]) -> Perspectives:
    rng = course.rng
    return Perspectives(
        say(rng, "decisions.normal_life", **told),
        say(rng, "decisions.consensus", **told),
        say(rng, "decisions.network", **told),
        say(rng, "decisions.health", **told) if rng.random() < 0.7 else "",
    )


def ending(
    *, course: Course, child: Someone, key: str, measure: UUID, on: date, reason: EndReason
) -> NewDecision:
    """The decision that ends the help."""
    told = words(course=course, child=child, on=on)
    talk, view = _talk(course, child, on, told)
    return NewDecision(
        key=key,
        kind=DecisionKind.END,
        ends=(End(measure, on, reason),),
        child_talk=talk,
        child_view=view,
        reason=say(
            course.rng, f"decisions.because.{'of_age' if reason == EndReason.OF_AGE else 'ended'}", **told
        ),
    )


def refusal(*, course: Course, child: Someone, key: str, on: date) -> NewDecision:
    """The decision that says no."""
    told = words(course=course, child=child, on=on)
    talk, view = _talk(course, child, on, told)
    return NewDecision(
        key=key,
        kind=DecisionKind.REFUSAL,
        child_talk=talk,
        child_view=view,
        reason=say(course.rng, "decisions.refusal", **told),
    )
