"""What the access rules and the pages need to know of cases on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from varigespor.domain.access import CaseFacts

from ..models import Assignment, Case, CasePeriod, Cover, Route, Sharing


def facts(*, case: UUID, on: date) -> CaseFacts:
    """Adviser, cover, team and those shared with, on the day. Four statements, whoever asks."""
    assignment = Assignment.objects.on(on).filter(case_id=case).first()
    cover = Cover.objects.on(on).filter(case_id=case).first()
    route = Route.objects.on(on).filter(case_id=case).first()
    shared = Sharing.objects.on(on).filter(case_id=case).values_list("employee_id", flat=True)
    return CaseFacts(
        adviser=assignment.adviser_id if assignment else None,
        cover=cover.employee_id if cover else None,
        team=route.team if route else "",
        shared_with=frozenset(shared),
    )


def running(*, child: UUID, on: date) -> Case | None:
    """The child's case where a period of it holds the day."""
    period = CasePeriod.objects.on(on).filter(case__child_id=child).select_related("case").first()
    return period.case if period else None


def advisers(*, cases: Iterable[UUID], on: date) -> dict[UUID, Assignment]:
    """Case → its current assignment on the day, with the adviser, in one statement."""
    rows = Assignment.objects.on(on).filter(case_id__in=list(cases)).select_related("adviser")
    return {row.case_id: row for row in rows}


def has_worked_on(*, case: UUID) -> frozenset[UUID]:
    """Everybody who has ever been responsible for or covered the case."""
    advisers = Assignment.objects.current().filter(case_id=case).values_list("adviser_id", flat=True)
    covers = Cover.objects.current().filter(case_id=case).values_list("employee_id", flat=True)
    return frozenset(advisers) | frozenset(covers)
