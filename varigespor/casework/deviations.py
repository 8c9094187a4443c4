"""Explaining, pausing, owning and ending deviations; what time brought stays visible."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import deviations as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import Deviation, Due

from .trace import acting, check_version


def explain_due(*, by: Asker, at: datetime, due: Due, explanation: rules.Explanation) -> Deviation:
    """Why a deadline was or is missed. The breach stays."""
    with acting(by=by, at=at, act=_act(due), cases=[due.case] if due.case else []) as trace:
        rules.check_explanation(explanation=explanation)
        row = _of(due, by)
        row.explanation, row.explained_by_id, row.explained_at = explanation.text.strip(), by.id, at
        check_version(row=row, version=None)
        row.save()
        trace.about(row, children=[due.child_id] if due.child_id else [])
    return row


def pause(*, by: Asker, at: datetime, due: Due, pause: rules.Pause) -> Deviation:
    """Let one of the programme's deviations rest until a day; contact can endanger."""
    with acting(by=by, at=at, act=_act(due), cases=[due.case] if due.case else []) as trace:
        rules.check_pause(pause=pause, voice=rules.Voice(due.voice), today=trace.today)
        row = _of(due, by)
        row.paused_until, row.pause_reason = pause.until, pause.reason.strip()
        check_version(row=row, version=None)
        row.save()
        trace.about(row)
    return row


def end(*, by: Asker, at: datetime, deviation: Deviation, explanation: rules.Explanation) -> None:
    """A deviation that an act opened is over (the cap is kept again, the answer is given)."""
    with acting(by=by, at=at, act=Act.EXPLAIN, cases=[deviation.case] if deviation.case else []) as trace:
        rules.check_explanation(explanation=explanation)
        refuse_if(Complaint("", "Afvigelsen er allerede afsluttet.") if deviation.ended_at else None)
        deviation.explanation, deviation.explained_by_id = explanation.text.strip(), by.id
        deviation.explained_at = deviation.ended_at = at
        check_version(row=deviation, version=None)
        deviation.save()
        trace.about(deviation)


def _act(due: Due) -> Act:
    return Act.EXPLAIN if due.case_id else Act.ASSESS_CONCERN


def _of(due: Due, by: Asker) -> Deviation:
    kind = rules.DeviationKind.NO_NETWORK if due.kind == rules.DueKind.NETWORK else rules.DeviationKind.LATE
    row, _ = Deviation.objects.get_or_create(
        due=due,
        defaults={
            "kind": kind,
            "case": due.case,
            "team": due.team,
            "owner_id": by.id,
            "opened_at": due.due_at,
            "opened_by_id": by.id,
        },
    )
    return row
