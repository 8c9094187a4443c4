"""Who can follow a deviation up: those who answer for the case."""

from __future__ import annotations

from datetime import date

from varigespor.domain.access import Role
from varigespor.records.models import Case, Employee
from varigespor.records.queries.caseload import could_have
from varigespor.records.queries.cases import facts


def owners(*, case: Case, on: date) -> list[tuple[str, str]]:
    """(key, name) of the adviser, the cover, and the team's leader and coordinator."""
    held = facts(case=case.pk, on=on)
    near = [person for person in (held.adviser, held.cover) if person]
    leading = could_have(roles=[Role.LEADER, Role.COORDINATOR], on=on, teams=[held.team])
    people = [*Employee.objects.filter(pk__in=near).order_by("name"), *leading]
    return list({str(person.pk): person.name for person in people}.items())
