"""Teamet: children against the cap, what waits, what is late, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.domain.access import Act, Role, may
from varigespor.domain.approval import DANISH_LEVELS, WAITING, State, approves
from varigespor.domain.caseload import CAP
from varigespor.domain.deviations import DeviationKind, DueKind
from varigespor.domain.network import Side, missing_sides
from varigespor.norms.book import fact
from varigespor.records.models import Agreement, Decision
from varigespor.records.queries import agreements, deviations
from varigespor.records.queries import team as queries
from varigespor.records.queries.closed_cases import closed_lately
from varigespor.records.queries.deviations import Open
from varigespor.records.queries.handing_over import belonging_elsewhere, here_from_elsewhere

from ..asked import Asked, municipality
from ..deviations.rows import shown
from ..myday.tasks import own_tasks
from ..page import page
from .rows import over_rows, table
from .scope import chosen_team, teams

MOST_LATE, MOST_OPEN = 25, 10
AHEAD = timedelta(days=3)
SIDES = {Side.FAMILY: "familie", Side.PROFESSIONAL: "fagfolk"}


@page(act=Act.SEE_TEAM)
def team(request: Asked) -> HttpResponse:
    """The team today: everybody's children against the cap, in a fixed order."""
    key, town, on = chosen_team(request), municipality(), request.today
    members = queries.members(team=key, municipality=town, on=on)
    waiting = queries.waiting(team=key, on=on)
    found = deviations.open_on(at=request.now, on=on, team=key)
    approvals = _approvals(request, key)
    elsewhere = belonging_elsewhere(team=key, municipality=town, on=on)
    arriving = here_from_elsewhere(team=key, on=on)
    closed = closed_lately(team=key, on=on)
    request.entry.children += [row.case.child_id for row in waiting]
    request.entry.children += [row["decision"].case.child_id for row in approvals]
    request.entry.children += [row.child for row in found if row.child]
    request.entry.children += [row.case.child_id for row in elsewhere]
    request.entry.children += [row.case.child_id for row in arriving]
    request.entry.children += [row.case.child_id for row in closed]
    context = {
        "key": key,
        "tasks": [] if may(asker=request.asker, act=Act.SEE_MY_DAY).allowed else own_tasks(request),
        "name": town.team_name(key),
        "teams": [(other, name, other == key) for other, name in teams(request).items()],
        "groups": table(members=members, town=town, on=on),
        "children": sum(member.load.children for member in members),
        "advisers": len(members),
        "room": sum(max(member.room or 0, 0) for member in members),
        "cap": fact(key=CAP, on=on, municipality=town.key),
        "waiting": waiting,
        "approvals": approvals,
        "over": over_rows(members=members, town=town, on=on),
        "elsewhere": elsewhere,
        "arriving": arriving,
        "closed": closed,
        "reroutes": key in request.asker.led_teams,
        "agreements": _agreements(request),
        "keeps_cap": may(asker=request.asker, act=Act.KEEP_CAP).allowed,
        **_deviations(request, found),
    }
    return TemplateResponse(request, "caseload/team.html", context)


def _agreements(request: Asked) -> Sequence[Agreement]:
    """The coordinators' agreements that wait for the asker."""
    if not may(asker=request.asker, act=Act.AGREE).allowed:
        return ()
    return agreements.to_do(asker=request.asker, until=request.today + AHEAD)


def _deviations(request: Asked, found: Sequence[Open]) -> dict[str, Any]:
    late = [row for row in found if row.due and row.kind != DueKind.NETWORK]
    network = [row for row in found if row.kind == DueKind.NETWORK]
    other = [row for row in found if not row.due and row.kind != DeviationKind.OVER_CAP]
    every = "alle" in request.GET
    most, most_open = (len(late), len(network)) if every else (MOST_LATE, MOST_OPEN)
    sides = deviations.sides(cases=[row.case for row in network if row.case], on=request.today)
    return {
        "late": [shown(row=row, on=request.today) for row in late[:most]],
        "late_count": len(late),
        "late_more": max(len(late) - most, 0),
        "network": [
            shown(row=row, on=request.today, text=_lacks(sides[row.case]))
            for row in network[:most_open]
            if row.case
        ],
        "network_count": len(network),
        "network_more": max(len(network) - most_open, 0),
        "other": [shown(row=row, on=request.today) for row in other],
    }


def _lacks(present: set[str]) -> str:
    lacking = [SIDES[side] for side in missing_sides(sides=present)]
    return f"mangler {' og '.join(lacking)}" if lacking else "har mennesker på begge sider nu"


def _approvals(request: Asked, team: str) -> list[dict[str, Any]]:
    rows = (
        Decision.objects.filter(state__in=WAITING, case__in=queries.routed(team=team, on=request.today))
        .select_related("case__child", "prepared_by")
        .prefetch_related("changes")
        .order_by("prepared_at")
    )
    return [_approval(request, decision) for decision in rows]


def _approval(request: Asked, decision: Decision) -> dict[str, Any]:
    leads = bool(request.asker.roles & {Role.LEADER, Role.CHIEF})
    mine = leads and approves(roles=request.asker.roles, level=decision.level)
    committee = leads and decision.state == State.FOR_COMMITTEE
    page = "committee" if committee else "approve" if mine else "show"
    keys = {"case_id": decision.case_id, "decision_id": decision.pk}
    return {
        "decision": decision,
        "step": max((change.step or 0 for change in decision.changes.all()), default=0),
        "level": DANISH_LEVELS.get(decision.level, ""),
        "mine": mine,
        "committee": committee,
        "url": reverse(f"decisions:{page}", kwargs=keys),
    }
