"""Cases that belong elsewhere by the routing, and those whose adviser still works in another team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from varigespor.domain.teams import Belonging, TargetGroup, belonging
from varigespor.norms.configuration import Municipality

from ..models import Assignment, Case, Post, Route


@dataclass(frozen=True)
class Elsewhere:
    """A case whose child by age or target group belongs to another team, and why."""

    case: Case
    to: Belonging
    team: str


@dataclass(frozen=True)
class Arriving:
    """A case that belongs here while its adviser works elsewhere: the hand-over is not done."""

    case: Case
    adviser: str


def belonging_elsewhere(*, team: str, municipality: Municipality, on: date) -> list[Elsewhere]:
    """The team's cases that the routing now sends to another team or unit; one statement."""
    routes = Route.objects.on(on).filter(team=team, valid_to__isnull=True).select_related("case__child")
    found = []
    for route in routes.order_by("case__child__sort_key"):
        to = _belonging(route, municipality, on)
        if to and to.team != team:
            found.append(Elsewhere(route.case, to, municipality.team_name(to.team)))
    return found


def here_from_elsewhere(*, team: str, on: date) -> list[Arriving]:
    """The team's cases whose adviser has no post in the team; one statement."""
    here = Post.objects.on(on).filter(team=team, employee=OuterRef("adviser"))
    routed = Route.objects.on(on).filter(team=team, case=OuterRef("case"))
    rows = Assignment.objects.on(on).filter(Exists(routed), ~Exists(here), valid_to__isnull=True)
    ordered = rows.select_related("case__child", "adviser").order_by("case__child__sort_key")
    return [Arriving(row.case, row.adviser.name) for row in ordered]


def _belonging(route: Route, municipality: Municipality, on: date) -> Belonging | None:
    if route.district not in municipality.districts:
        return None
    return belonging(
        municipality=municipality,
        target_group=TargetGroup(route.target_group),
        born_on=route.case.child.born_on,
        district=route.district,
        on=on,
    )
