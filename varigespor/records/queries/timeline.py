"""Everything that happened in a case, newest first, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Callable

from varigespor.domain.approval import DANISH_STATES, State
from varigespor.domain.assessment import DANISH_KINDS, Kind
from varigespor.domain.concerns import DANISH_NOTIFIERS, DANISH_OUTCOMES, Notifier, Outcome
from varigespor.domain.deadlines import day_of
from varigespor.domain.decisions import DANISH_KINDS as DANISH_DECISIONS
from varigespor.domain.decisions import DecisionKind
from varigespor.domain.followup import DANISH_RECOMMENDATIONS, Recommendation
from varigespor.domain.notes import DANISH_NOTE_KINDS, NoteKind

from ..models import (
    Assessment,
    Case,
    ConcernChild,
    Decision,
    FollowUp,
    Measure,
    NotePart,
)
from .happening import Happening as Happening
from .registered import REGISTERED


def timeline(*, case: Case) -> list[Happening]:
    """All happenings of the case and of the child's concerns, newest first."""
    every = [row for source in SOURCES for row in source(case)]
    return sorted(every, key=lambda row: row.day, reverse=True)


def _notes(case: Case) -> list[Happening]:
    parts = NotePart.objects.filter(case=case).select_related("note")
    return [
        Happening(
            "notes",
            p.held_on,
            _note_words(p),
            _first(p.note.text),
            p.own_text or _rest(p.note.text),
            p.note_id,
        )
        for p in parts
    ]


def _decisions(case: Case) -> list[Happening]:
    rows = Decision.objects.filter(case=case).prefetch_related("changes__entry", "changes__measure__entry")
    return [
        Happening(
            "decisions",
            row.met_on or day_of(moment=row.decided_at or row.prepared_at),
            DANISH_DECISIONS[DecisionKind(row.kind)] + _not_decided(row),
            _decision_title(row),
            row.purpose or row.reason,
            row.pk,
        )
        for row in rows
    ]


def _follow_ups(case: Case) -> list[Happening]:
    return [
        Happening(
            "follow_ups",
            row.held_on,
            "Opfølgning",
            f"Anbefaling: {DANISH_RECOMMENDATIONS[Recommendation(row.recommendation)].lower()}",
            row.text or row.recommendation_reason,
            row.pk,
        )
        for row in FollowUp.objects.filter(case=case)
    ]


def _concerns(case: Case) -> list[Happening]:
    rows = ConcernChild.objects.filter(child_id=case.child_id).select_related("concern", "screening")
    return [
        Happening(
            "concerns",
            day_of(moment=row.concern.received_at),
            f"Underretning, {DANISH_NOTIFIERS[Notifier(row.concern.notifier_kind)].lower()}",
            _first(row.concern.seen),
            _outcome(row),
            row.concern_id,
        )
        for row in rows
    ]


def _assessments(case: Case) -> list[Happening]:
    return [
        Happening(
            "assessments",
            day_of(moment=row.concluded_at or row.opened_at),
            DANISH_KINDS[Kind(row.kind)] + (" afsluttet" if row.concluded_at else " begyndt"),
            _first(row.conclusion) if row.concluded_at else "Undersøges",
            "",
            row.pk,
        )
        for row in Assessment.objects.filter(case=case)
    ]


def _offers(case: Case) -> list[Happening]:
    rows = Measure.objects.filter(case=case, offered_at__isnull=False).select_related("entry")
    return [
        Happening(
            "decisions",
            day_of(moment=row.offered_at),
            "Tilbud aftalt med familien",
            row.entry.name,
            f"Aftalt med {row.agreed_with}",
            row.pk,
            has_page=False,
        )
        for row in rows
        if row.offered_at
    ]


SOURCES: tuple[Callable[[Case], list[Happening]], ...] = (
    _notes,
    _decisions,
    _follow_ups,
    _concerns,
    _assessments,
    _offers,
    *REGISTERED,
)


def _not_decided(row: Decision) -> str:
    return "" if row.state == State.DECIDED else f", {DANISH_STATES[State(row.state)].lower()}"


def _first(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 120 else f"{line[:117].rsplit(' ', 1)[0]} …"


def _rest(text: str) -> str:
    return text.strip().partition("\n")[2].strip()


def _note_words(part: NotePart) -> str:
    words = [DANISH_NOTE_KINDS[NoteKind(part.note.kind)]]
    if part.note.minutes:
        words.append(f"{part.note.minutes} minutter")
    if part.child_seen:
        words.append("barnet set alene" if part.seen_alone else "barnet set")
    if not part.note.planned:
        words.append("akut")
    return ", ".join(words)


def _outcome(row: ConcernChild) -> str:
    screening = getattr(row, "screening", None)
    return DANISH_OUTCOMES[Outcome(screening.outcome)] if screening else "Ikke screenet endnu"


def _decision_title(row: Decision) -> str:
    starts = [change.entry.name for change in row.changes.all() if change.kind == "start" and change.entry]
    ends = [
        change.measure.entry.name for change in row.changes.all() if change.kind == "end" and change.measure
    ]
    parts = [", ".join(starts), f"{', '.join(ends)} slutter" if ends else ""]
    return ". ".join(part for part in parts if part) or "Afslag på hjælp"
