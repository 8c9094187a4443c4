"""Afgørelser: prepared by the adviser, then decided or sent back by the level that the step takes."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from varigespor.domain import approval, requirements
from varigespor.domain import decisions as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.approval import State
from varigespor.domain.consent import consenting, has_consent, needs_committee
from varigespor.domain.grounds import Ground
from varigespor.domain.refusals import Complaint, NotAllowed, refuse_if, wanted
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, Decision, MeasurePeriod
from varigespor.records.queries import grounds

from . import measures as measure_acts
from . import plan_clocks
from .decision_gaps import open_gaps
from .decision_rows import planned, says_the_same, stands_on, store
from .decision_standing import refuse_changed, refuse_settled, refuse_unasked
from .offers import end_offer as end_offer
from .offers import offer as offer
from .trace import Entry, acting

COMMITTEE_ONLY = (
    "En anbringelse uden samtykke kan ikke godkendes her. Den er forberedt til børne- og ungeudvalget."
)


def prepare(
    *, by: Asker, at: datetime, case: Case, decision: rules.NewDecision, municipality: Municipality
) -> Decision:
    """Prepare a decision. The law stops here (purpose, duration, child's view, examination).

    A placement without every consent is prepared for the committee. The same key is the same decision.
    Raises Refused with a complaint per field.
    """
    try:
        with acting(by=by, at=at, act=Act.DECIDE, cases=[case]) as trace:
            known = _twin(case, decision)
            if known:
                trace.about(known)
                return known
            ground = grounds.ground(case=case, decision=decision, on=trace.today)
            requirements.check_decision(decision=decision, ground=ground, on=trace.today)
            row = store(case=case, decision=decision, trace=trace)
            _place_before(row, decision, ground, municipality, trace)
            open_gaps(row=row, ground=ground, trace=trace)
            trace.about(row)
    except IntegrityError:
        twin = _twin(case, decision)
        if twin is None:
            raise
        return twin
    return row


def decide(
    *, by: Asker, at: datetime, decision: Decision, note: str = "", municipality: Municipality
) -> Decision:
    """Approve: the measures start, change and end. The same approver again changes nothing.

    Raises Refused for what only the committee decides, for what somebody else has decided, where the child's
    help has changed underneath, and for a placement that somebody the law asks now has not consented to.
    """
    with acting(by=by, at=at, act=Act.APPROVE, cases=[decision.case]) as trace:
        row = Decision.objects.select_for_update(of=("self",)).select_related("case").get(pk=decision.pk)
        trace.about(row)
        if row.state == State.DECIDED and row.decided_by_id == by.id:
            return row
        refuse_settled(row=row)
        _refuse_level(row, by)
        ground = refuse_changed(row=row, decision=planned(row=row), trace=trace)
        refuse_unasked(row=row, ground=ground, on=trace.today)
        open_gaps(row=row, ground=ground, trace=trace)
        row.state, row.decided_at, row.decided_by_id = State.DECIDED, at, by.id
        row.decided_note, row.version = note.strip(), row.version + 1
        row.save()
        measure_acts.carry_out(decision=row, trace=trace, municipality=municipality)
        plan_clocks.decided(decision=row, trace=trace)
    return row


def send_back(*, by: Asker, at: datetime, decision: Decision, note: str) -> Decision:
    """Back to the adviser with words; nothing has started, and its deviations end with it."""
    with acting(by=by, at=at, act=Act.APPROVE, cases=[decision.case]) as trace:
        row = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        trace.about(row)
        refuse_settled(row=row)
        if not approval.sends_back(roles=by.roles):
            raise NotAllowed(Complaint("", "Afgørelsen kan kun sendes tilbage af teamlederen eller chefen."))
        refuse_if(wanted(field="note", text=note, message="Skriv, hvad der mangler."))
        row.state, row.decided_note, row.version = State.SENT_BACK, note.strip(), row.version + 1
        row.decided_by_id, row.decided_at = by.id, at
        row.save()
        row.deviations.filter(ended_at__isnull=True).update(ended_at=at)
    return row


def _twin(case: Case, decision: rules.NewDecision) -> Decision | None:
    """The decision already stored under the key; other words under it are not lost but refused."""
    row = Decision.objects.filter(key=decision.key, case=case).first()
    changed = row is not None and not says_the_same(row=row, decision=decision)
    refuse_if(
        Complaint("", "Siden er allerede sendt med andre ord. Send igen, hvis dette er en ny afgørelse.")
        if changed
        else None
    )
    return row


def _place_before(
    row: Decision, decision: rules.NewDecision, ground: Ground, municipality: Municipality, trace: Entry
) -> None:
    parties = consenting(ground=ground, child=row.case.child.name, on=trace.today)
    consented = has_consent(consents=decision.consents, parties=parties)
    row.level = approval.level(step=_approved_step(row), on=trace.today, municipality=municipality.key)
    if decision.starts and needs_committee(ground=ground, consented=consented):
        row.state, row.level = State.FOR_COMMITTEE, approval.COMMITTEE
    row.save(update_fields=["state", "level"])


def _approved_step(row: Decision) -> int:
    """The highest step the decision starts, changes or ends; assigned below the place's own, the place's."""
    changes = list(row.changes.select_related("entry"))
    starts = [max(c.step or 0, stands_on(entry=c.entry, change=c)) for c in changes if c.entry]
    held = [c.measure_id for c in changes if c.measure_id]
    running = MeasurePeriod.objects.current().filter(measure_id__in=held)
    stands = [max(one) for one in running.values_list("step", "derived_step")]
    return max([*starts, *stands], default=0)


def _refuse_level(row: Decision, by: Asker) -> None:
    refuse_if(Complaint("", COMMITTEE_ONLY) if row.state == State.FOR_COMMITTEE else None)
    if not approval.approves(roles=by.roles, level=row.level):
        raise NotAllowed(Complaint("", f"Afgørelsen skal godkendes af {approval.DANISH_LEVELS[row.level]}."))
