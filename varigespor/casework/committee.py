"""Registering what the børne- og ungeudvalg answered: the placement is carried out, or the decision ends."""

from __future__ import annotations

from datetime import date, datetime

from varigespor.domain import committee as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.approval import COMMITTEE, State
from varigespor.domain.committee import CommitteeAnswer, Outcome
from varigespor.domain.deadlines import day_of
from varigespor.domain.refusals import Complaint, NotAllowed, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Decision

from . import measures, plan_clocks
from .caseload_rows import leads
from .decision_rows import planned
from .decision_standing import refuse_changed, refuse_settled
from .trace import Entry, acting


def register(
    *, by: Asker, at: datetime, decision: Decision, answer: CommitteeAnswer, municipality: Municipality
) -> Decision:
    """Write down the committee's answer. Decided: the help starts, changes and ends, none before the meeting.

    Not decided: nothing starts, and the decision's deviations end. The same answer again changes nothing.
    Raises Refused for what does not wait for the committee, for a meeting that cannot be, and where the
    child's help has changed underneath; NotAllowed for all but the chief and the team's leader.
    """
    with acting(by=by, at=at, act=Act.REGISTER_COMMITTEE, cases=[decision.case]) as trace:
        row = Decision.objects.select_for_update(of=("self",)).select_related("case").get(pk=decision.pk)
        trace.about(row)
        if _registered(row, answer, by):
            return row
        _check(row, answer, trace)
        row.state = rules.ENDS_IN[Outcome(answer.outcome)]
        row.met_on, row.committee_reference = answer.held_on, answer.reference.strip()
        row.decided_at, row.decided_by_id, row.decided_note = at, by.id, answer.words.strip()
        row.version += 1
        row.save()
        if row.state == State.DECIDED:
            measures.carry_out(
                decision=row, trace=trace, municipality=municipality, not_before=answer.held_on
            )
            plan_clocks.decided(decision=row, trace=trace)
        else:
            row.deviations.filter(ended_at__isnull=True).update(ended_at=at)
    return row


def _registered(row: Decision, answer: CommitteeAnswer, by: Asker) -> bool:
    state = rules.ENDS_IN[Outcome(answer.outcome)] if answer.outcome in set(Outcome) else None
    said = (state, answer.held_on, answer.words.strip(), by.id)
    return row.met_on is not None and said == (row.state, row.met_on, row.decided_note, row.decided_by_id)


def _check(row: Decision, answer: CommitteeAnswer, trace: Entry) -> None:
    refuse_settled(row=row)
    waits = row.state == State.FOR_COMMITTEE and row.level == COMMITTEE
    refuse_if(None if waits else Complaint("", "Afgørelsen venter ikke på børne- og ungeudvalget."))
    if not leads(by=trace.by, case=row.case):
        raise NotAllowed(Complaint("", "Udvalgets svar registreres af teamlederen eller chefen."))
    rules.check_answer(answer=answer, prepared_on=day_of(moment=row.prepared_at), today=trace.today)
    if answer.outcome == Outcome.DECIDED and answer.held_on:
        _check_still(row, answer.held_on, trace)


def _check_still(row: Decision, held_on: date, trace: Entry) -> None:
    decision = rules.from_the_meeting(decision=planned(row=row), held_on=held_on)
    refuse_if(*rules.overtaken(decision=decision))
    refuse_changed(row=row, decision=decision, trace=trace)
