"""Afgørelser: prepared by the adviser, decided by the level the step takes; offers need none."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from varigespor.domain import decisions as rules
from varigespor.domain.access import Act, Asker, Role
from varigespor.domain.deviations import DeviationKind
from varigespor.domain.ladder import must_answer, unanswered
from varigespor.domain.refusals import Complaint, NotAllowed, found, refuse_if, wanted
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, CatalogueEntry, Decision, Deviation, Measure
from varigespor.records.queries import grounds

from . import measures
from .decision_rows import store
from .trace import Entry, acting, check_version


def prepare(
    *, by: Asker, at: datetime, case: Case, decision: rules.NewDecision, municipality: Municipality
) -> Decision:
    """Prepare a decision. The law stops here (purpose, duration, child's view, examination).

    A placement without every consent is prepared for the committee. The same key is the same decision.
    """
    known = Decision.objects.filter(key=decision.key).first()
    if known:
        return known
    try:
        with acting(by=by, at=at, act=Act.DECIDE, cases=[case]) as trace:
            ground = grounds.ground(case=case, decision=decision, on=trace.today)
            rules.check_decision(decision=decision, ground=ground, on=trace.today)
            row = store(case=case, decision=decision, trace=trace)
            _place_before(row, decision, ground, municipality, trace)
            _open_unanswered(row, decision, trace)
            trace.about(row)
    except IntegrityError:
        return Decision.objects.get(key=decision.key)
    return row


def decide(
    *, by: Asker, at: datetime, decision: Decision, note: str = "", municipality: Municipality
) -> Decision:
    """Approve: the measures start and end. Raises Refused for what only the committee may decide."""
    with acting(by=by, at=at, act=Act.APPROVE, cases=[decision.case]) as trace:
        _locked(decision)
        _require_level(decision, by)
        decision.state, decision.decided_at, decision.decided_by_id = rules.State.DECIDED, at, by.id
        decision.decided_note = note.strip()
        decision.save()
        for change in decision.changes.filter(kind="end"):
            measures.finish(decision=decision, change=change, trace=trace)
        for change in decision.changes.filter(kind="start").select_related("entry"):
            measures.begin(decision=decision, change=change, trace=trace, municipality=municipality)
        trace.about(decision)
    return decision


def send_back(*, by: Asker, at: datetime, decision: Decision, note: str) -> Decision:
    """Back to the adviser with words; nothing has started."""
    with acting(by=by, at=at, act=Act.APPROVE, cases=[decision.case]) as trace:
        _locked(decision)
        refuse_if(wanted(field="note", text=note, message="Skriv, hvad der mangler."))
        decision.state, decision.decided_note = rules.State.SENT_BACK, note.strip()
        decision.save()
        trace.about(decision)
    return decision


def offer(
    *, by: Asker, at: datetime, case: Case, content: rules.NewOffer, municipality: Municipality
) -> Measure:
    """Start help of the universal services, network or civil society, agreed with the family."""
    with acting(by=by, at=at, act=Act.OFFER, cases=[case]) as trace:
        entry = found(
            thing=CatalogueEntry.objects.filter(pk=content.entry).first(),
            field="entry",
            message="Vælg et tilbud.",
        )
        refuse_if(
            Complaint("entry", "Indsatsen kræver en afgørelse.") if entry.section else None,
            wanted(field="agreed_with", text=content.agreed_with, message="Skriv, hvem det er aftalt med."),
        )
        row = measures.offer(case=case, entry=entry, content=content, trace=trace, municipality=municipality)
        trace.about(row)
    return row


def end_offer(*, by: Asker, at: datetime, measure: Measure, end: rules.End) -> None:
    """End help that was agreed without a decision."""
    with acting(by=by, at=at, act=Act.OFFER, cases=[measure.case]) as trace:
        refuse_if(Complaint("", "Indsatsen kræver en afgørelse.") if measure.started_by_id else None)
        measures.stop_offer(measure=measure, on=end.on, reason=end.reason, at=at)
        trace.about(measure)


def _place_before(
    row: Decision, decision: rules.NewDecision, ground: rules.Ground, municipality: Municipality, trace: Entry
) -> None:
    parties = rules.consenting(ground=ground, child=row.case.child.name, on=trace.today)
    consented = rules.has_consent(consents=decision.consents, parties=parties)
    step = max((change.step or 0 for change in row.changes.filter(kind="start")), default=0)
    row.level = rules.level(step=step, on=trace.today, municipality=municipality.key)
    if decision.starts and rules.needs_committee(ground=ground, consented=consented):
        row.state, row.level = rules.State.FOR_COMMITTEE, "committee"
    row.save(update_fields=["state", "level"])


def _open_unanswered(row: Decision, decision: rules.NewDecision, trace: Entry) -> None:
    steps = [change.step or 0 for change in row.changes.filter(kind="start")]
    lower = must_answer(
        new_step=max(steps, default=0), steps_today=grounds.steps_today(row.case, trace.today)
    )
    earlier = grounds.earlier_answers(case=row.case, other_than=max(steps, default=0))
    missing = unanswered(answer=decision.why_not_lower, lower=lower, earlier=earlier)
    if missing:
        Deviation.objects.create(
            kind=DeviationKind.WHY_NOT_LOWER,
            case=row.case,
            decision=row,
            owner_id=trace.by.id,
            opened_at=trace.at,
            opened_by_id=trace.by.id,
            text=" ".join(missing),
        )


def _locked(decision: Decision) -> None:
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    waiting = current.state in {rules.State.PREPARED, rules.State.FOR_COMMITTEE}
    refuse_if(None if waiting else Complaint("", "Afgørelsen venter ikke længere på godkendelse."))
    decision.version = current.version
    check_version(row=decision, version=None)


def _require_level(decision: Decision, by: Asker) -> None:
    if decision.state == rules.State.FOR_COMMITTEE:
        refuse_if(
            Complaint(
                "",
                "En anbringelse uden samtykke kan ikke godkendes her. Den er forberedt til børne- og ungeudvalget.",
            )
        )
    enough = {Role.CHIEF} if decision.level == "chief" else {Role.LEADER, Role.CHIEF}
    if not by.roles & enough:
        who = "chefen" if decision.level == "chief" else "teamlederen"
        raise NotAllowed(Complaint("", f"Afgørelsen skal godkendes af {who}."))
