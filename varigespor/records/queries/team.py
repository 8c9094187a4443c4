"""A team today: everybody's children against the cap, and the cases that wait for an adviser."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from varigespor.domain.access import Role
from varigespor.domain.caseload import Cap
from varigespor.domain.deviations import DeviationKind
from varigespor.domain.people import RelationKind
from varigespor.norms.configuration import Municipality

from ..models import Absence, Assignment, Case, CasePeriod, Cover, Deviation, Employee, Post, Relation, Route
from .caseload import ADVISING, Load, cap_for, first_days, loads


@dataclass
class Member:
    """One who is responsible for children, with what they have today."""

    employee: Employee
    post: Post
    load: Load
    cap: Cap
    absence: Absence | None = None
    covers_for: Counter[str] = field(default_factory=Counter)
    covered_by: Counter[str] = field(default_factory=Counter)
    over: Deviation | None = None

    @property
    def room(self) -> int | None:
        """How many more children; none for those away; None where no cap is stated."""
        left = self.cap.room_left(children=self.load.children)
        return 0 if self.absence else left

    @property
    def above(self) -> int:
        left = self.cap.room_left(children=self.load.children)
        return max(-left, 0) if left is not None else 0


@dataclass(frozen=True)
class Waiting:
    """A case without a responsible adviser, since when, the advisers of siblings, and who is to have it."""

    case: Case
    since: datetime
    siblings: tuple[tuple[str, str], ...]
    planned: Assignment | None = None


def members(*, team: str, municipality: Municipality, on: date) -> list[Member]:
    """The team's advisers by name, groups last; leaders only where they hold children. Six statements."""
    posts = list(
        Post.objects.on(on)
        .filter(team=team, role__in=ADVISING, employee__is_active=True)
        .select_related("employee")
        .order_by("group", "employee__name", "role")
    )
    keys, load = [post.employee_id for post in posts], loads(on=on)
    since = first_days(employees=keys)
    found: dict[UUID, Member] = {}
    for post in posts:
        mine = load.get(post.employee_id, Load())
        if post.role != Role.LEADER or mine.children:
            cap = cap_for(post=post, in_job_since=since[post.employee_id], municipality=municipality, on=on)
            found.setdefault(post.employee_id, Member(post.employee, post, mine, cap))
    _fill(found, on)
    return list(found.values())


def routed(*, team: str, on: date) -> QuerySet[Case]:
    """The cases that belong to the team on the day."""
    here = Route.objects.on(on).filter(case=OuterRef("pk"), team=team)
    cases: QuerySet[Case] = Case.objects.filter(Exists(here))
    return cases


def waiting(*, team: str, on: date) -> list[Waiting]:
    """Cases of the team that nobody is responsible for on the day, longest first. Six statements."""
    given = Assignment.objects.on(on).filter(case=OuterRef("pk"))
    cases = list(routed(team=team, on=on).filter(~Exists(given)).select_related("child"))
    routes = Route.objects.on(on).filter(case__in=cases)
    since: dict[UUID, datetime] = dict(routes.values_list("case_id", "known_at"))
    before = set(CasePeriod.objects.current().filter(case__in=cases).values_list("case_id", flat=True))
    siblings = sibling_advisers(children=[case.child_id for case in cases], on=on)
    coming = Assignment.objects.current().filter(case__in=cases, valid_from__gt=on).select_related("adviser")
    planned = {row.case_id: row for row in coming if row.valid_to is None}
    rows = [
        Waiting(
            case,
            since[case.pk] if case.pk in before else case.opened_at,
            tuple(siblings[case.child_id]),
            planned.get(case.pk),
        )
        for case in cases
    ]
    return sorted(rows, key=lambda row: row.since)


def sibling_advisers(*, children: Iterable[UUID], on: date) -> dict[UUID, list[tuple[str, str]]]:
    """Child → (sibling's given name, their adviser's name), in two statements."""
    links = list(
        Relation.objects.on(on)
        .filter(person_id__in=list(children), kind=RelationKind.SIBLING)
        .select_related("other")
    )
    held = Assignment.objects.on(on).filter(case__child__in=[link.other_id for link in links])
    names = dict(held.values_list("case__child_id", "adviser__name"))
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for link in links:
        if link.other_id in names:
            found[link.person_id].append((link.other.given_name, names[link.other_id]))
    return found


def _fill(found: dict[UUID, Member], on: date) -> None:
    for absence in Absence.objects.on(on).filter(employee__in=found):
        found[absence.employee_id].absence = absence
    for cover in Cover.objects.on(on).select_related("employee", "covered"):
        if cover.employee_id in found:
            found[cover.employee_id].covers_for[cover.covered.name] += 1
        if cover.covered_id in found:
            found[cover.covered_id].covered_by[cover.employee.name] += 1
    over = Deviation.objects.filter(
        kind=DeviationKind.OVER_CAP, adviser__in=found, ended_at__isnull=True
    ).select_related("opened_by")
    for deviation in over:
        if deviation.adviser_id:
            found[deviation.adviser_id].over = deviation
