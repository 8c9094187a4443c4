"""Underretninger: register, assess within 24 hours, screen, answer the notifier."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from varigespor.domain import concerns as rules
from varigespor.domain.access import BY_ROLE, Act, Asker
from varigespor.domain.deadlines import stamp
from varigespor.domain.deviations import DeviationKind, DueKind
from varigespor.domain.refusals import AlreadyDone, Complaint, KeyUsed, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import (
    Case,
    Concern,
    ConcernAssessment,
    ConcernChild,
    Deviation,
    Person,
    Receipt,
    Screening,
)
from varigespor.records.queries import cases, concerns

from . import clocks, concern_rows, opening
from .trace import Entry, acting

ASSESSING = frozenset(role for role, acts in BY_ROLE.items() if Act.ASSESS_CONCERN in acts)


def register(
    *, by: Asker, at: datetime, registration: rules.Registration, municipality: Municipality
) -> Concern:
    """A concern with its clocks; the same key and words again are the same concern.

    Raises KeyUsed for other words under the key; Refused: no child, an unknown one, nothing seen, no
    notifier, a receipt that cannot be.
    """
    try:
        return _register(by, at, registration, municipality)
    except IntegrityError:
        # A trap: of two sent at once the second meets the first one's key, after waiting for its commit.
        if not Concern.objects.filter(key=registration.key).exists():
            raise
        return _register(by, at, registration, municipality)


def assess(
    *, by: Asker, at: datetime, concern_child: ConcernChild, assessment: rules.Assessment
) -> ConcernAssessment:
    """24-timersvurdering of one child; late is stored as late, never refused.

    The same person's same words again are the same assessment; another's raise AlreadyDone.
    """
    with acting(by=by, at=at, act=Act.ASSESS_CONCERN) as trace:
        _take(concern_child, trace)
        done = ConcernAssessment.objects.filter(concern_child=concern_child).select_related("by").first()
        said = (by.id, assessment.text.strip(), bool(assessment.acute), assessment.together_with)
        if done and (done.by_id, done.text, done.acute, done.together_with_id) == said:
            return done
        _refuse_done(done, "vurderet barnet")
        case = cases.running(child=concern_child.child_id, on=trace.today)
        _check_assessment(concern_child, case, assessment, trace)
        row = ConcernAssessment.objects.create(
            concern_child=concern_child,
            at=at,
            by_id=by.id,
            together_with_id=assessment.together_with,
            acute=bool(assessment.acute),
            text=assessment.text.strip(),
        )
        clocks.meet(kinds=[DueKind.CONCERN_ASSESSMENT], at=at, about={"concern_child": concern_child})
    return row


def screen(
    *,
    by: Asker,
    at: datetime,
    concern_child: ConcernChild,
    screening: rules.Screening,
    municipality: Municipality,
) -> Screening:
    """What it leads to for the child; the first outcome beyond the concern opens the case."""
    with acting(by=by, at=at, act=Act.SCREEN_CONCERN) as trace:
        _take(concern_child, trace)
        done = Screening.objects.filter(concern_child=concern_child).select_related("by").first()
        said = (by.id, screening.reason.strip(), screening.outcome, screening.risk_first)
        if done and (done.by_id, done.reason, done.outcome, done.risk_first) == said:
            return done
        _refuse_done(done, "screenet barnet")
        rules.check_screening(
            screening=screening,
            assessed=ConcernAssessment.objects.filter(concern_child=concern_child).exists(),
            running_case=concerns.open_case(child=concern_child.child_id) is not None,
            districts=concerns.districts(municipality=municipality),
        )
        row = Screening.objects.create(
            concern_child=concern_child,
            at=at,
            by_id=by.id,
            outcome=str(screening.outcome),
            reason=screening.reason.strip(),
            risk_first=screening.risk_first,
        )
        opening.after_screening(
            concern_child=concern_child, screening=screening, at=at, by=by, municipality=municipality
        )
    return row


def send_receipt(*, by: Asker, at: datetime, concern: Concern, how: str) -> Receipt:
    """That the notifier was told it has arrived. Once; another's second raises AlreadyDone."""
    with acting(by=by, at=at, act=Act.SEND_RECEIPT) as trace:
        trace.about(concern, children=list(concern.children.values_list("child_id", flat=True)))
        Concern.objects.select_for_update().get(pk=concern.pk)
        done = Receipt.objects.filter(concern=concern).select_related("by").first()
        if done and done.by_id == by.id:
            return done
        _refuse_done(done, "kvitteret")
        rules.check_receipt(anonymous=concern.anonymous, how=how)
        row = Receipt.objects.create(concern=concern, at=at, by_id=by.id, how=how)
        clocks.meet(kinds=[DueKind.CONCERN_RECEIPT], at=at, about={"concern": concern})
    return row


def _register(
    by: Asker, at: datetime, registration: rules.Registration, municipality: Municipality
) -> Concern:
    with acting(by=by, at=at, act=Act.REGISTER_CONCERN) as trace:
        trace.children = list(dict.fromkeys(registration.children))
        known = Concern.objects.filter(key=registration.key).first()
        if known:
            if known.registered_by_id != by.id or not concern_rows.says(concern=known, of=registration):
                raise KeyUsed(what="En underretning")
            trace.about(known, children=known.children.values_list("child_id", flat=True))
            return known
        lives = [child.lifetime for child in Person.objects.filter(pk__in=registration.children)]
        rules.check_registration(registration=registration, at=at, lives=lives)
        row = concern_rows.store(trace=trace, registration=registration)
        children = concern_rows.named(trace=trace, registration=registration)
        parts = [
            concern_rows.store_child(trace=trace, concern=row, child=child, municipality=municipality)
            for child in children
        ]
        concern_rows.start_receipt(concern=row, team=parts[0].team)
        trace.about(row, children=children)
    return row


def _take(concern_child: ConcernChild, trace: Entry) -> None:
    trace.about(concern_child.concern, children=[concern_child.child_id])
    ConcernChild.objects.select_for_update().get(pk=concern_child.pk)


def _refuse_done(done: ConcernAssessment | Screening | Receipt | None, what: str) -> None:
    if done:
        raise AlreadyDone(who=done.by.name, what=what, when=stamp(moment=done.at))


def _check_assessment(
    concern_child: ConcernChild, case: Case | None, assessment: rules.Assessment, trace: Entry
) -> None:
    colleague = assessment.together_with
    stranger = colleague and not concerns.works_here(employee=colleague, roles=ASSESSING, on=trace.today)
    refuse_if(Complaint("together_with", "Vælg en kollega fra listen.") if stranger else None)
    wants = rules.wants_fresh_eyes(
        running_case=case is not None, received_at=concern_child.concern.received_at
    )
    worked = cases.has_worked_on(case=case.pk) if case else frozenset()
    rules.check_assessment(assessment=assessment, by=trace.by.id, fresh_eyes=wants, has_worked_on_case=worked)
    new = rules.has_fresh_eyes(by=trace.by.id, together_with=colleague, has_worked_on_case=worked)
    if case and wants and not new:
        _assessed_alone(case, concern_child.team, assessment.alone_because, trace)


def _assessed_alone(case: Case, team: str, because: str, trace: Entry) -> None:
    holder = cases.advisers(cases=[case.pk], on=trace.today).get(case.pk)
    Deviation.objects.create(
        kind=DeviationKind.ASSESSED_ALONE,
        case=case,
        team=team,
        owner_id=holder.adviser_id if holder else trace.by.id,
        opened_at=trace.at,
        opened_by_id=trace.by.id,
        text=because.strip(),
    )
