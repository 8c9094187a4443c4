"""Who could have a case: the team's advisers, and those who know the child or a sibling already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from varigespor.domain.load_days import most_children
from varigespor.domain.people import RelationKind
from varigespor.norms.configuration import Municipality

from ..models import Assignment, Case, Relation, Route
from . import team as teams
from .caseload import spans
from .team import Member


@dataclass
class Candidate:
    """One adviser with what ties them to the child, and the children they would then have."""

    member: Member
    has_now: bool = False
    had: list[Assignment] = field(default_factory=list)
    siblings: list[Assignment] = field(default_factory=list)
    area: bool = False
    after: int = 0
    in_group: bool = True

    @property
    def key(self) -> str:
        return str(self.member.employee.pk)

    @property
    def knows(self) -> bool:
        return bool(self.had or self.siblings or self.area)

    @property
    def over(self) -> bool:
        """Whether the child would bring the adviser above the cap."""
        return not self.has_now and self.member.cap.is_over(children=self.after)

    @property
    def room_after(self) -> int | None:
        return self.member.cap.room_left(children=self.after)


def candidates(*, case: Case, route: Route, municipality: Municipality, on: date) -> list[Candidate]:
    """The team's advisers: those who know the child first, then the most room."""
    found = {
        member.employee.pk: Candidate(member)
        for member in teams.members(team=route.team, municipality=municipality, on=on)
    }
    for row in Assignment.objects.current().filter(case=case, adviser__in=found).order_by("valid_from"):
        found[row.adviser_id].has_now |= row.holds(on=on) and not row.held_by_leader
        found[row.adviser_id].had.append(row)
    for row in sibling_assignments(child=case.child_id, on=on):
        if row.adviser_id in found:
            found[row.adviser_id].siblings.append(row)
    others = spans(employees=found, since=on, without=case.pk)
    for key, one in found.items():
        one.area = municipality.routing.direct and one.member.post.district == route.district
        one.in_group = one.member.post.group == route.group
        one.after = most_children(spans=others[key], since=on) + 1
    return sorted(found.values(), key=_order)


def sibling_assignments(*, child: UUID, on: date) -> list[Assignment]:
    """The siblings' current assignments with child and adviser, in one statement."""
    siblings = Relation.objects.on(on).filter(person_id=child, kind=RelationKind.SIBLING).values("other")
    rows = Assignment.objects.on(on).filter(case__child__in=siblings)
    return list(rows.select_related("case__child", "adviser").order_by("case__child__born_on"))


def history(*, case: Case) -> list[Assignment]:
    """Every adviser the child has had, first to last; days on which nobody stayed are left out."""
    rows = Assignment.objects.current().filter(case=case).select_related("adviser").order_by("valid_from")
    return [row for row in rows if row.valid_to is None or row.valid_to > row.valid_from]


def _order(one: Candidate) -> tuple[bool, bool, bool, int, str]:
    room = -(one.room_after or 0)
    return not one.knows, one.member.absence is not None, not one.in_group, room, one.member.employee.name
