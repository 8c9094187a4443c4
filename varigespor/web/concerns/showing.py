"""One concern: what was said, each child's assessment and screening, the receipt, and what was missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act, CaseFacts, may
from varigespor.domain.concerns import (
    DANISH_NOTIFIERS,
    DANISH_OUTCOMES,
    DANISH_WAYS,
    Notifier,
    Outcome,
    ReceiptWay,
)
from varigespor.domain.deviations import DANISH_DUES, DueKind
from varigespor.domain.receiving import Recipient
from varigespor.norms.book import Fact, fact
from varigespor.records.models import Assignment, Case, Concern, ConcernChild, Due, Route

from ..asked import Asked
from ..page import page
from .board import is_broken
from .known import known, recipients
from .registering import number
from .scope import clocks, concern, parts


@dataclass(frozen=True)
class Part:
    """One child in the concern."""

    row: ConcernChild
    due: Due | None
    outcome: str
    recipient: Recipient
    case: Case | None
    to_allocate: bool
    main: bool = False


@dataclass(frozen=True)
class Missed:
    """A deadline that was missed. It stays."""

    due: Due
    words: str
    child: str
    explanation: str


@page(act=Act.SEE_CONCERNS)
def show(request: Asked, *, concern_id: UUID) -> HttpResponse:
    """The concern with the parts that the asker may see; other teams' children are counted only."""
    row = concern(request, concern_id)
    seen = parts(row)
    context = {
        "concern": row,
        "number": number(row),
        "notifier": DANISH_NOTIFIERS[Notifier(row.notifier_kind)],
        "parts": _parts(request, row),
        "hidden": row.children.count() - len(seen),
        "receipt_due": next((due for due in clocks(row) if due.kind == DueKind.CONCERN_RECEIPT), None),
        "receipt_way": _way(row),
        "missed": list(_missed(request, row)),
        "known": known(request, children=[part.child for part in seen], before=row.pk),
        "norms": {due.kind: _norm(due) for due in clocks(row)},
    }
    return TemplateResponse(request, "concerns/show.html", context)


def _parts(request: Asked, row: Concern) -> list[Part]:
    seen = parts(row)
    ids = [part.child_id for part in seen]
    meeting = recipients(request, parts=seen)
    mine = Case.objects.seen_by(request.asker, on=request.today).filter(child__in=ids)
    cases = {case.child_id: case for case in mine}
    waiting = _waiting(request, ids)
    dues = {due.concern_child_id: due for due in clocks(row) if due.concern_child_id}
    first = next((part.pk for part in seen if not hasattr(part, "screening")), None)
    return [
        Part(
            row=part,
            due=dues.get(part.pk),
            outcome=DANISH_OUTCOMES[Outcome(part.screening.outcome)] if hasattr(part, "screening") else "",
            recipient=meeting[part.child_id],
            case=cases.get(part.child_id),
            to_allocate=part.child_id in waiting and part.child_id in cases,
            main=part.pk == (first or seen[0].pk),
        )
        for part in seen
    ]


def _waiting(request: Asked, children: Iterable[UUID]) -> set[UUID]:
    """The children whose open case has no adviser yet and which the asker may allocate."""
    held = Assignment.objects.on(request.today).values("case")
    routes = Route.objects.on(request.today).filter(case__child_id__in=list(children)).exclude(case__in=held)
    return {
        child
        for child, team in routes.values_list("case__child_id", "team")
        if may(asker=request.asker, act=Act.ALLOCATE, case=CaseFacts(team=team)).allowed
    }


def _missed(request: Asked, row: Concern) -> Iterable[Missed]:
    names: dict[UUID | None, str] = {part.pk: part.child.name or "Ufødt barn" for part in parts(row)}
    for due in clocks(row):
        if is_broken(due, request.now):
            said = due.deviation.explanation if hasattr(due, "deviation") else ""
            yield Missed(due, DANISH_DUES[DueKind(due.kind)], names.get(due.concern_child_id, ""), said)


def _way(row: Concern) -> str:
    how = row.receipt.how if hasattr(row, "receipt") else ""
    return DANISH_WAYS[ReceiptWay(how)] if how in set(ReceiptWay) else how


def _norm(due: Due) -> Fact:
    return fact(key=due.norm, on=due.started_at.date())
