"""Underretninger: register, assess within 24 hours, screen, answer the notifier."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from varigespor.domain import concerns as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deviations import DueKind, Voice
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import (
    Concern,
    ConcernAssessment,
    ConcernChild,
    Receipt,
    Screening,
)
from varigespor.records.queries import cases, concerns

from . import clocks, opening
from .trace import acting


def register(
    *, by: Asker, at: datetime, registration: rules.Registration, municipality: Municipality
) -> Concern:
    """A concern with its clocks; the same key again is the same concern.

    Raises Refused: no child, nothing seen, received in the future.
    """
    known = Concern.objects.filter(key=registration.key).first()
    if known:
        return known
    try:
        with acting(by=by, at=at, act=Act.REGISTER_CONCERN) as trace:
            rules.check_registration(registration=registration, at=at)
            row = _store(by, at, registration)
            for child in registration.children:
                _store_child(row, child, municipality)
            _start_receipt(row)
            trace.about(row, children=registration.children)
    except IntegrityError:
        return Concern.objects.get(key=registration.key)
    return row


def assess(*, by: Asker, at: datetime, concern_child: ConcernChild, assessment: rules.Assessment) -> None:
    """24-timersvurdering of one child; late is stored as late, never refused."""
    with acting(by=by, at=at, act=Act.ASSESS_CONCERN) as trace:
        trace.about(concern_child.concern, children=[concern_child.child_id])
        ConcernChild.objects.select_for_update().get(pk=concern_child.pk)
        case = cases.running(child=concern_child.child_id, on=trace.today)
        rules.check_assessment(
            assessment=assessment,
            by=by.id,
            running_case=case is not None,
            has_worked_on_case=cases.has_worked_on(case=case.pk) if case else frozenset(),
        )
        _refuse_twice(concern_child, ConcernAssessment, "Barnet er allerede vurderet.")
        ConcernAssessment.objects.create(
            concern_child=concern_child,
            at=at,
            by_id=by.id,
            together_with_id=assessment.together_with,
            acute=assessment.acute,
            text=assessment.text.strip(),
        )
        clocks.meet(kinds=[DueKind.CONCERN_ASSESSMENT], at=at, about={"concern_child": concern_child})


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
        trace.about(concern_child.concern, children=[concern_child.child_id])
        ConcernChild.objects.select_for_update().get(pk=concern_child.pk)
        rules.check_screening(
            screening=screening,
            assessed=ConcernAssessment.objects.filter(concern_child=concern_child).exists(),
            running_case=concerns.open_case(child=concern_child.child_id) is not None,
        )
        _refuse_twice(concern_child, Screening, "Barnet er allerede screenet.")
        row = Screening.objects.create(
            concern_child=concern_child,
            at=at,
            by_id=by.id,
            outcome=screening.outcome,
            reason=screening.reason.strip(),
            risk_first=screening.risk_first,
        )
        if screening.outcome in rules.OPENS_CASE:
            opening.after_screening(
                concern_child=concern_child, screening=screening, at=at, by=by, municipality=municipality
            )
    return row


def send_receipt(*, by: Asker, at: datetime, concern: Concern, how: str) -> Receipt:
    """That the notifier was told it has arrived."""
    with acting(by=by, at=at, act=Act.SEND_RECEIPT) as trace:
        children = list(concern.children.values_list("child_id", flat=True))
        trace.about(concern, children=children)
        Concern.objects.select_for_update().get(pk=concern.pk)
        refuse_if(
            Complaint("", "Underretningen er anonym. Der er ingen at kvittere til.")
            if concern.anonymous
            else None,
            Complaint("", "Der er allerede kvitteret.")
            if Receipt.objects.filter(concern=concern).exists()
            else None,
        )
        row = Receipt.objects.create(concern=concern, at=at, by_id=by.id, how=how)
        clocks.meet(kinds=[DueKind.CONCERN_RECEIPT], at=at, about={"concern": concern})
    return row


def _store(by: Asker, at: datetime, registration: rules.Registration) -> Concern:
    anonymous = registration.notifier == rules.Notifier.ANONYMOUS
    return Concern.objects.create(
        key=registration.key,
        received_at=registration.received_at,
        registered_at=at,
        registered_by_id=by.id,
        notifier_kind=registration.notifier,
        notifier_name="" if anonymous else registration.notifier_name.strip(),
        notifier_contact="" if anonymous else registration.notifier_contact.strip(),
        anonymous=anonymous,
        seen=registration.seen.strip(),
    )


def _store_child(concern: Concern, child: UUID, municipality: Municipality) -> None:
    deadline = rules.assessment_due(received_at=concern.received_at)
    where = concerns.belonging(child=child, municipality=municipality, on=concern.received_at.date())
    row = ConcernChild.objects.create(
        concern=concern,
        child_id=child,
        team=where,
        assess_due_at=deadline.at,
        running_case=concerns.open_case(child=child) is not None,
    )
    clocks.start(
        kind=DueKind.CONCERN_ASSESSMENT,
        voice=Voice.LAW,
        deadline=deadline,
        started_at=concern.received_at,
        about={"child_id": child, "concern": concern, "concern_child": row, "team": where},
    )


def _start_receipt(concern: Concern) -> None:
    clocks.start(
        kind=DueKind.CONCERN_RECEIPT,
        voice=Voice.LAW,
        deadline=rules.receipt_due(received_at=concern.received_at, anonymous=concern.anonymous),
        started_at=concern.received_at,
        about={"concern": concern, "team": concern.children.values_list("team", flat=True)[0]},
    )


def _refuse_twice(concern_child: ConcernChild, model: type, text: str) -> None:
    done = model.objects.filter(concern_child=concern_child).exists()  # type: ignore[attr-defined]
    refuse_if(Complaint("", text) if done else None)
