"""Explaining, pausing, owning and ending deviations; what time brought stays visible."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from varigespor.domain import deviations as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.caseload import OverCap, check_kept_again, over_cap_complaints
from varigespor.domain.deadlines import day_of
from varigespor.domain.lifetime import UNKNOWN
from varigespor.domain.network import check_risk_first
from varigespor.domain.notes import NoteKind
from varigespor.domain.refusals import Complaint, found, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, Deviation, Due, NotePart, Post
from varigespor.records.queries import caseload
from varigespor.records.queries.cases import facts

from . import caseload_rows
from .trace import Entry, acting, check_version


def explain_due(
    *, by: Asker, at: datetime, due: Due, explanation: rules.Explanation, version: int | None = None
) -> Deviation:
    """Why a deadline was or is missed, and who follows it up. The breach stays."""
    with acting(by=by, at=at, act=_act(due), cases=[due.case] if due.case else []) as trace:
        rules.check_explanation(explanation=explanation)
        row = _of(due, by, at, version)
        _explain(row, explanation, by, at)
        trace.about(row, children=[due.child_id] if due.child_id else [])
    return row


def pause(*, by: Asker, at: datetime, due: Due, pause: rules.Pause, version: int | None = None) -> Deviation:
    """Let one of the programme's deviations rest until a day; contact can endanger."""
    with acting(by=by, at=at, act=_act(due), cases=[due.case] if due.case else []) as trace:
        life = due.child.lifetime if due.child else UNKNOWN
        rules.check_pause(pause=pause, voice=rules.Voice(due.voice), today=trace.today, life=life)
        if due.case and due.kind == rules.DueKind.NETWORK:
            _check_risk(due.case)
        row = _of(due, by, at, version)
        row.paused_until, row.pause_reason = pause.until, pause.reason.strip()
        row.save()
        trace.about(row, children=[due.child_id] if due.child_id else [])
    return row


def explain(
    *,
    by: Asker,
    at: datetime,
    deviation: Deviation,
    explanation: rules.Explanation,
    version: int | None = None,
) -> Deviation:
    """Why a deviation that an act opened is there; it stays open."""
    with acting(by=by, at=at, act=Act.EXPLAIN, cases=_cases(deviation)) as trace:
        row = _locked(deviation)
        rules.check_explanation(explanation=explanation)
        check_version(row=row, version=version)
        _explain(row, explanation, by, at)
        trace.about(row)
    return row


def end(
    *,
    by: Asker,
    at: datetime,
    deviation: Deviation,
    explanation: rules.Explanation,
    version: int | None = None,
) -> Deviation:
    """A deviation that an act opened in a case is over: the answer is given."""
    with acting(by=by, at=at, act=Act.EXPLAIN, cases=_cases(deviation)) as trace:
        row = _locked(deviation)
        _end(row, explanation, version, trace)
    return row


def end_over_cap(
    *, by: Asker, at: datetime, deviation: Deviation, ending: rules.Ending, municipality: Municipality
) -> Deviation:
    """The cap is kept again; refused while it is not. Raises Conflict on an old version."""
    with acting(by=by, at=at, act=Act.KEEP_CAP) as trace:
        row = _locked(deviation)
        _check_team(by, row.team)
        post = caseload.advising_post(employee=row.adviser_id, on=trace.today) if row.adviser_id else None
        if post:
            load = caseload.loads(on=trace.today).get(post.employee_id, caseload.Load())
            cap = caseload.cap_of(post=post, municipality=municipality, on=trace.today)
            check_kept_again(cap=cap, children=load.children)
        _end(row, rules.Explanation(ending.text), ending.version, trace)
    return row


def explain_over_cap(*, by: Asker, at: datetime, employee: UUID, over: OverCap) -> Deviation:
    """A leader says why an adviser has more children than the cap, and until when."""
    with acting(by=by, at=at, act=Act.KEEP_CAP) as trace:
        post: Post = found(
            thing=caseload.advising_post(employee=employee, on=trace.today),
            field="",
            message="Personen er ikke rådgiver i dag.",
        )
        _check_team(by, post.team)
        refuse_if(*over_cap_complaints(over=over, after=trace.today))
        row = caseload_rows.open_over_cap(post=post, over=over, trace=trace)
        trace.about(row)
    return row


def _cases(deviation: Deviation) -> list[Case]:
    return [deviation.case] if deviation.case else []


def _act(due: Due) -> Act:
    return Act.EXPLAIN if due.case_id else Act.ASSESS_CONCERN


def _check_team(by: Asker, team: str) -> None:
    leads = rules.keeps_cap_of(asker=by, team=team)
    refuse_if(None if leads else Complaint("", "Kun teamets leder eller chefen kan det."))


def _explain(row: Deviation, explanation: rules.Explanation, by: Asker, at: datetime) -> None:
    row.explanation, row.explained_by_id, row.explained_at = explanation.text.strip(), by.id, at
    row.owner_id = explanation.owner or row.owner_id
    row.save()


def _end(row: Deviation, explanation: rules.Explanation, version: int | None, trace: Entry) -> None:
    rules.check_explanation(explanation=explanation)
    refuse_if(Complaint("", "Afvigelsen er allerede afsluttet.") if row.ended_at else None)
    check_version(row=row, version=version)
    row.ended_at = trace.at
    _explain(row, explanation, trace.by, trace.at)
    trace.about(row)


def _locked(deviation: Deviation) -> Deviation:
    row: Deviation = Deviation.objects.select_for_update().get(pk=deviation.pk)
    return row


def _check_risk(case: Case) -> None:
    first = Case.objects.values_list("safety_first", flat=True).get(pk=case.pk)
    assessed = NotePart.objects.filter(case=case, note__kind=NoteKind.RISK).exists()
    check_risk_first(safety_first=first, assessed=assessed)


def _of(due: Due, by: Asker, at: datetime, version: int | None) -> Deviation:
    """What people say of the clock, begun here where nobody has; a form that showed nothing has version 0."""
    network = due.kind == rules.DueKind.NETWORK
    adviser = facts(case=due.case_id, on=day_of(moment=at)).adviser if due.case_id else None
    row, made = Deviation.objects.select_for_update().get_or_create(
        due=due,
        defaults={
            "kind": rules.DeviationKind.NO_NETWORK if network else rules.DeviationKind.LATE,
            "case": due.case,
            "team": due.team,
            "owner_id": adviser or by.id,
            "opened_at": due.due_at,
            "opened_by_id": by.id,
        },
    )
    check_version(row=row, version=None if made else version, what="afvigelsen")
    return row
