"""Whose a child is today, to read where somebody gave the case away meanwhile."""

from __future__ import annotations

from datetime import date

from varigespor.records.models import Assignment, Case, Cover, Route

from ..asked import municipality


def holders(*, case: Case, on: date) -> list[tuple[str, str]]:
    """(label, name) of the adviser, the cover and the team. Three statements."""
    adviser = Assignment.objects.on(on).filter(case=case).select_related("adviser").first()
    cover = Cover.objects.on(on).filter(case=case).select_related("employee").first()
    route = Route.objects.on(on).filter(case=case).first()
    return [
        ("Rådgiver", adviser.adviser.name if adviser else ""),
        ("Afløser", cover.employee.name if cover else ""),
        ("Team", municipality().team_name(route.group or route.team) if route else ""),
    ]
