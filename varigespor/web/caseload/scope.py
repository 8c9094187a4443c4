"""Which teams and colleagues the asker answers for: the led ones, and all of them for the chief."""

from __future__ import annotations

from uuid import UUID

from varigespor.domain.access import Role
from varigespor.records.models import Employee
from varigespor.records.queries.caseload import ADVISING, could_have

from ..asked import Asked, municipality
from ..page import missing


def teams(request: Asked) -> dict[str, str]:
    """Team → Danish name, of those the asker sees; in the municipality's order."""
    town = municipality()
    every = [key for key, team in town.teams.items() if team.ended is None]
    every += [town.youth_unit] if town.youth_unit else []
    seen = set(every) if Role.CHIEF in request.asker.roles else request.asker.led_teams
    return {key: town.team_name(key) for key in every if key in seen}


def chosen_team(request: Asked) -> str:
    """The team of the address, else the first one; the 404 of nothing for another's."""
    seen = teams(request)
    asked = request.GET.get("team", "")
    if (asked and asked not in seen) or not seen:
        raise missing(request, asked or "team")
    return asked or next(iter(seen))


def colleague(request: Asked, employee_id: UUID) -> Employee:
    """Somebody who advises in a team the asker sees, or the 404 of nothing."""
    for employee in could_have(roles=ADVISING, on=request.today, teams=teams(request)):
        if employee.pk == employee_id:
            return employee
    raise missing(request, employee_id)
