"""The children of one adviser, for those who lead the team."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.records.models import Case, Cover
from varigespor.records.queries import myday

from ..asked import Asked
from ..page import page
from ..people.clock_pairs import shown
from .scope import colleague


@page(act=Act.SEE_TEAM)
def adviser(request: Asked, *, employee_id: UUID) -> HttpResponse:
    """Who an adviser has and covers today, with the nearest clock; covered children stand apart."""
    employee = colleague(request, employee_id)
    mine = myday.children(employee=employee.pk, on=request.today)
    covers = (
        Cover.objects.on(request.today).filter(covered=employee).select_related("case__child", "employee")
    )
    away = list(covers.order_by("case__child__sort_key"))
    every = {one.case.pk for one in mine} | {row.case_id for row in away}
    seen = set(
        Case.objects.seen_by(request.asker, on=request.today)
        .filter(pk__in=every)
        .values_list("pk", flat=True)
    )
    rows = sorted((one for one in mine if one.case.pk in seen), key=lambda one: one.case.child.sort_key)
    covered = [row for row in away if row.case_id in seen]
    request.entry.children += [one.case.child_id for one in rows] + [row.case.child_id for row in covered]
    context = {
        "employee": employee,
        "rows": [{"one": one, "next": shown(due=one.dues[0]) if one.dues else None} for one in rows],
        "covered": covered,
        "unseen": len(every) - len(seen),
    }
    return TemplateResponse(request, "caseload/adviser.html", context)
