"""What stands around the choice of an adviser: everybody's children, who knows the child, the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from varigespor.casework.caseload_rows import leads
from varigespor.domain.access import Act, may
from varigespor.domain.caseload import CAP
from varigespor.domain.teams import DANISH_TARGET_GROUPS, TargetGroup
from varigespor.norms.book import fact
from varigespor.records.models import Assignment, Case, Route
from varigespor.records.queries.candidates import Candidate, history, sibling_assignments
from varigespor.records.queries.cases import facts

from ..asked import Asked, municipality
from ..people.child_facts import district_name
from ..wording import date_words, month_span
from .rows import adviser_row


def space(request: Asked, case: Case, route: Route, found: list[Candidate]) -> dict[str, Any]:
    """The context of the page apart from its forms."""
    town, on = municipality(), request.today
    past, held = history(case=case), facts(case=case.pk, on=on)
    siblings = sibling_assignments(child=case.child_id, on=on)
    request.entry.children += [row.case.child_id for row in siblings]
    return {
        "case": case,
        "route": route,
        "team": town.team_name(route.team),
        "group": town.team_name(route.group) if route.group else "",
        "district": district_name(case=case, district=route.district, request=request, held=held),
        "target_group": DANISH_TARGET_GROUPS[TargetGroup(route.target_group)],
        "rows": [_row(one, on) for one in found if not one.has_now],
        "room": [one.member.employee.name for one in found if _has_room(one)],
        "current": next((row for row in past if row.holds(on=on)), None),
        "past": [row for row in past if not row.holds(on=on)],
        "changes": max(len(past) - 1, 0),
        "siblings": siblings,
        "leads": leads(by=request.asker, case=case),
        "may_route": may(asker=request.asker, act=Act.ROUTE, case=held).allowed,
        "cap": fact(key=CAP, on=on, municipality=town.key),
    }


def _has_room(one: Candidate) -> bool:
    left = one.room_after
    return one.in_group and not one.member.absence and not one.has_now and (left is None or left >= 0)


def _row(one: Candidate, on: date) -> dict[str, Any]:
    row = adviser_row(member=one.member, on=on)
    group = [] if one.in_group else [municipality().team_name(one.member.post.group) or "Familie"]
    return row | {
        "one": one,
        "knows": list(_knows(one, on)),
        "notes": [*group, *row["notes"]],
        "reminds_after": one.member.cap.reminds(children=one.after),
    }


def _knows(one: Candidate, on: date) -> list[str]:
    said = [f"Har søskende {row.case.child.given_name} {_since(row, on)}" for row in one.siblings]
    said += [f"Har haft barnet {month_span(start=row.valid_from, end=row.valid_to)}" for row in one.had]
    return [*said, "Fast rådgiver i området"] if one.area else said


def _since(row: Assignment, on: date) -> str:
    return f"siden {date_words(day=row.valid_from, today=on)}"
