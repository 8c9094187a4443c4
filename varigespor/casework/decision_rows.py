"""How a prepared decision is stored: its texts, answers, consents and what it will change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from varigespor.domain import decisions as rules
from varigespor.domain.catalogue import is_placement
from varigespor.domain.ladder import derived_step
from varigespor.records.models import (
    Case,
    CatalogueEntry,
    Consent,
    Decision,
    LowerStepAnswer,
    PlannedChange,
)
from varigespor.records.queries.plans import open_goals

from . import tailored
from .trace import Entry


def store(*, case: Case, decision: rules.NewDecision, trace: Entry) -> Decision:
    """Write the decision with everything in it, as prepared."""
    row = Decision.objects.create(
        case=case,
        kind=decision.kind,
        state=rules.State.PREPARED,
        key=decision.key,
        prepared_at=trace.at,
        prepared_by_id=trace.by.id,
        goals=open_goals(case=case),
        **_texts(decision),
    )
    LowerStepAnswer.objects.bulk_create(
        LowerStepAnswer(
            decision=row, step=step, considered=list(answer.considered), none_exists=answer.none_exists
        )
        for step, answer in decision.why_not_lower.steps.items()
    )
    Consent.objects.bulk_create(
        Consent(
            decision=row,
            party=c.party,
            person_id=c.person,
            capacity=c.capacity,
            answer=c.answer,
            words=c.words.strip(),
        )
        for c in decision.consents
    )
    for start in decision.starts:
        tailored.make(start=start, trace=trace)
    PlannedChange.objects.bulk_create(
        [*_starts(row, decision), *_ends(row, decision), *_changes(row, decision)]
    )
    return row


def consents(*, row: Decision) -> tuple[rules.PartyConsent, ...]:
    """What everybody answered when it was prepared."""
    return tuple(
        rules.PartyConsent(c.party, c.capacity, rules.ConsentAnswer(c.answer), c.words, c.person_id)
        for c in row.consents.all()
    )


def says_the_same(*, row: Decision, decision: rules.NewDecision) -> bool:
    """Whether a stored decision has the texts and the starts of the one that is sent under its key."""
    held = {(c.entry_id, c.on): c.entry for c in row.changes.select_related("entry") if c.kind == "start"}
    same_texts = all(getattr(row, name) == text for name, text in _texts(decision).items())
    same_starts = held.keys() == {(start.entry, start.on) for start in decision.starts}
    return same_texts and same_starts and all(_made_so(start, held) for start in decision.starts)


def planned(*, row: Decision) -> rules.NewDecision:
    """What a stored decision will do, as the rules judge it again when it is approved."""
    changes = list(row.changes.select_related("entry"))
    return rules.NewDecision(
        key=row.key,
        kind=rules.DecisionKind(row.kind),
        starts=tuple(
            rules.Start(c.entry_id, c.on, expected_end=c.expected_end, step=c.step)
            for c in changes
            if c.kind == "start" and c.entry_id
        ),
        ends=tuple(
            rules.End(c.measure_id, c.on, rules.EndReason(c.end_reason))
            for c in changes
            if c.kind == "end" and c.measure_id
        ),
        changes=tuple(
            rules.Change(c.measure_id, c.on, c.amount, c.expected_end)
            for c in changes
            if c.kind == "change" and c.measure_id
        ),
    )


def stands_on(*, entry: CatalogueEntry, change: PlannedChange) -> int:
    """The step that follows from the entry on the day: its own, or the place's for a placement."""
    placed = is_placement(key=entry.section, on=change.on)
    return derived_step(place_type=entry.place_type, entry_step=entry.step, on=change.on, placement=placed)


def _texts(decision: rules.NewDecision) -> dict[str, str]:
    return {
        "purpose": decision.purpose.strip(),
        "expected_duration": decision.expected_duration.strip(),
        "why_not_lower": decision.why_not_lower.text.strip(),
        "what_would_take_us_up": decision.why_not_lower.up.strip(),
        "child_talk": decision.child_talk,
        "child_view": decision.child_view.strip(),
        "emergency_reason": decision.emergency_reason.strip(),
        "normal_life": decision.perspectives.normal_life.strip(),
        "consensus": decision.perspectives.consensus.strip(),
        "network": decision.perspectives.network.strip(),
        "health_psychology": decision.perspectives.health_psychology.strip(),
        "reason": decision.reason.strip(),
        "support_person": decision.support_person.state,
        "support_person_words": decision.support_person.words.strip(),
    }


def _made_so(start: rules.Start, held: Mapping[Any, CatalogueEntry | None]) -> bool:
    entry = held[start.entry, start.on]
    return not (start.tailored and entry) or tailored.says_the_same(entry=entry, said=start.tailored)


def _starts(row: Decision, decision: rules.NewDecision) -> list[PlannedChange]:
    entries = CatalogueEntry.objects.in_bulk([start.entry for start in decision.starts])
    return [_start(row, start, entries) for start in decision.starts]


def _start(row: Decision, start: rules.Start, entries: Mapping[UUID, CatalogueEntry]) -> PlannedChange:
    entry = entries[start.entry]
    change = PlannedChange(
        decision=row,
        kind="start",
        entry=entry,
        on=start.on,
        amount=start.amount.strip(),
        expected_end=start.expected_end,
    )
    change.step = start.step or stands_on(entry=entry, change=change)
    return change


def _ends(row: Decision, decision: rules.NewDecision) -> list[PlannedChange]:
    return [
        PlannedChange(decision=row, kind="end", measure_id=end.measure, on=end.on, end_reason=end.reason)
        for end in decision.ends
    ]


def _changes(row: Decision, decision: rules.NewDecision) -> list[PlannedChange]:
    return [
        PlannedChange(
            decision=row,
            kind="change",
            measure_id=change.measure,
            on=change.on,
            amount=change.amount.strip(),
            expected_end=change.expected_end,
        )
        for change in decision.changes
    ]
