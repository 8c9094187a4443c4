"""Cases that were closed lately: where they belonged last, they are found and can open again."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Subquery

from ..models import CasePeriod, Route
from ..models.case import LATEST

DAYS = 30


def closed_lately(*, team: str, on: date) -> list[CasePeriod]:
    """Periods of the team's closed cases that ended in the last DAYS days, latest first; one statement."""
    routes = Route.objects.current().filter(case=OuterRef("case"), valid_from__lte=on)
    ended = CasePeriod.objects.current().filter(valid_to__gt=on - timedelta(days=DAYS), valid_to__lte=on)
    closed = ended.filter(~Exists(Route.objects.on(on).filter(case=OuterRef("case"))))
    last = routes.order_by(*LATEST).values("team")[:1]
    mine = closed.alias(last_team=Subquery(last)).filter(last_team=team)
    latest: dict[object, CasePeriod] = {}
    for row in mine.select_related("case__child").order_by("-valid_to", "case__child__sort_key"):
        latest.setdefault(row.case_id, row)
    return list(latest.values())
