"""What the access rules and the pages need to know of cases on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery

from varigespor.domain.access import CaseFacts

from ..models import Assignment, Case, CasePeriod, Cover, Route, Sharing
from ..models.times import CurrentRows, Valid


def facts(*, case: UUID, on: date) -> CaseFacts:
    """Adviser, cover, team and those shared with, on the day. One statement, whoever asks."""
    return facts_of(cases=[case], on=on)[case]


def facts_of(*, cases: Collection[UUID], on: date) -> dict[UUID, CaseFacts]:
    """Case → its facts on the day, in one statement; nothing is known of a case that is not there."""
    if not cases:
        return {}
    rows = Case.objects.filter(pk__in=cases).values_list(
        "pk",
        Subquery(_of_case(Assignment, on).values("adviser_id")[:1]),
        Subquery(_of_case(Cover, on).values("employee_id")[:1]),
        Subquery(_of_case(Route, on).values("team")[:1]),
        ArraySubquery(_of_case(Sharing, on).values("employee_id")),
    )
    known = {
        pk: CaseFacts(adviser, cover, team or "", frozenset(shared))
        for pk, adviser, cover, team, shared in rows
    }
    return {case: known.get(case, CaseFacts()) for case in cases}


def _of_case(model: type[Valid], on: date) -> CurrentRows:
    return model.objects.on(on).filter(case=OuterRef("pk"))


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
