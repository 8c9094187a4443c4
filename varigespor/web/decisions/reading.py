"""A stored decision in words: what it does, why not lower, who said what, and its deviations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from varigespor.domain import approval, decisions
from varigespor.domain.catalogue import law_of
from varigespor.domain.consent import DANISH_CAPACITIES, Capacity
from varigespor.domain.deviations import DANISH_DEVIATIONS, DeviationKind, Voice, voice_of
from varigespor.domain.ladder import step_names
from varigespor.records.models import Consent, Decision, Deviation, Goal, PlannedChange
from varigespor.records.queries import decisions as stored

from . import support_person

SAID = {"yes": "Ja", "no": "Nej", "not_asked": "Ikke spurgt"}


@dataclass(frozen=True)
class Does:
    """One thing the decision does; the words of a start have no reason, those of an end one."""

    verb: str
    name: str
    law: str
    knowledge: str
    step: int
    on: date
    amount: str
    expected_end: date | None
    reason: str


@dataclass(frozen=True)
class Answer:
    """The answer for a lower step."""

    step: int
    name: str
    considered: list[str]
    none_exists: bool


@dataclass(frozen=True)
class Reading:
    """The whole decision in words."""

    title: str
    state: str
    level: str
    does: list[Does]
    answers: list[Answer]
    talk: str
    perspectives: list[tuple[str, str]]
    consents: list[tuple[str, str, str, str]]
    support_person: str
    deviations: list[tuple[str, Deviation, bool]]
    goals: list[Goal]


@dataclass(frozen=True)
class Row:
    """A decision on the list."""

    decision: Decision
    title: str
    state: str
    names: str
    at: datetime


def read(*, row: Decision, today: date) -> Reading:
    """Put a decision in words; two more statements: what was considered, and the goals."""
    answers = sorted(row.lower_steps.all(), key=lambda answer: -answer.step)
    names = stored.names(keys=[key for answer in answers for key in answer.considered])
    steps = step_names(on=today)
    return Reading(
        title=decisions.DANISH_KINDS[decisions.DecisionKind(row.kind)],
        state=approval.DANISH_STATES[approval.State(row.state)],
        level=approval.DANISH_LEVELS.get(row.level, ""),
        does=[_does(change) for change in row.changes.all()],
        answers=[
            Answer(
                one.step,
                steps[one.step].lower(),
                [names[k] for k in one.considered if k in names],
                one.none_exists,
            )
            for one in answers
        ],
        talk=decisions.DANISH_TALKS[decisions.ChildTalk(row.child_talk)] if row.child_talk else "",
        perspectives=_perspectives(row),
        consents=[_consent(consent) for consent in row.consents.all()],
        support_person=support_person.said(state=row.support_person, words=row.support_person_words),
        deviations=[
            (DANISH_DEVIATIONS[kind := DeviationKind(one.kind)], one, voice_of(kind=kind) == Voice.LAW)
            for one in stored.open_deviations(decision=row)
        ],
        goals=stored.goals(keys=row.goals),
    )


def line(*, row: Decision) -> Row:
    """A decision as one line."""
    names = [_name(change) for change in row.changes.all()]
    return Row(
        row,
        decisions.DANISH_KINDS[decisions.DecisionKind(row.kind)],
        approval.DANISH_STATES[approval.State(row.state)],
        ", ".join(dict.fromkeys(names)),
        row.decided_at or row.prepared_at,
    )


def _does(change: PlannedChange) -> Does:
    entry = change.entry or (change.measure.entry if change.measure else None)
    law = law_of(key=entry.section, on=change.on) if entry else None
    reason = decisions.EndReason(change.end_reason) if change.end_reason else None
    return Does(
        verb={"start": "Begynder", "change": "Ændres", "end": "Slutter"}[change.kind],
        name=_name(change),
        law=law.danish if law else "",
        knowledge=entry.knowledge if entry and change.kind == "start" else "",
        step=change.step or 0,
        on=change.on,
        amount=change.amount,
        expected_end=change.expected_end,
        reason=decisions.DANISH_END_REASONS[reason] if reason else "",
    )


def _name(change: PlannedChange) -> str:
    entry = change.entry or (change.measure.entry if change.measure else None)
    return entry.name if entry else ""


def _perspectives(row: Decision) -> list[tuple[str, str]]:
    every = [
        ("Normalt liv", row.normal_life),
        ("Enighed", row.consensus),
        ("Netværk", row.network),
        ("Sundhed og psykologi", row.health_psychology),
    ]
    return [(label, text) for label, text in every if text]


def _consent(consent: Consent) -> tuple[str, str, str, str]:
    words = {"yes": "Enig", "no": "Uenig"} if consent.capacity == Capacity.CHILD else {}
    return (
        consent.party,
        DANISH_CAPACITIES[Capacity(consent.capacity)],
        words.get(consent.answer, SAID[consent.answer]),
        consent.words,
    )
