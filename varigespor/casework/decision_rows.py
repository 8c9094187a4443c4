"""How a prepared decision is stored: its texts, answers, consents and what it will change."""

from __future__ import annotations

from varigespor.domain import decisions as rules
from varigespor.domain.ladder import derived_step
from varigespor.records.models import (
    Case,
    CatalogueEntry,
    Consent,
    Decision,
    LowerStepAnswer,
    PlannedChange,
)

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
        **_texts(decision),
    )
    LowerStepAnswer.objects.bulk_create(
        LowerStepAnswer(
            decision=row, step=step, considered=list(answer.considered), none_exists=answer.none_exists
        )
        for step, answer in decision.why_not_lower.steps.items()
    )
    Consent.objects.bulk_create(
        Consent(decision=row, party=c.party, capacity=c.capacity, answer=c.answer, words=c.words.strip())
        for c in decision.consents
    )
    PlannedChange.objects.bulk_create([*_starts(row, decision), *_ends(row, decision)])
    return row


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
    }


def _starts(row: Decision, decision: rules.NewDecision) -> list[PlannedChange]:
    entries = CatalogueEntry.objects.in_bulk([start.entry for start in decision.starts])
    return [
        PlannedChange(
            decision=row,
            kind="start",
            entry=entries[start.entry],
            on=start.on,
            step=start.step
            or derived_step(
                place_type=entries[start.entry].place_type, entry_step=entries[start.entry].step, on=start.on
            ),
            amount=start.amount,
            expected_end=start.expected_end,
        )
        for start in decision.starts
    ]


def _ends(row: Decision, decision: rules.NewDecision) -> list[PlannedChange]:
    return [
        PlannedChange(decision=row, kind="end", measure_id=end.measure, on=end.on, end_reason=end.reason)
        for end in decision.ends
    ]
