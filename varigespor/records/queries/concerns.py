"""Concerns on a child, and where a child belongs before it has a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from varigespor.domain.access import Asker, Role
from varigespor.domain.people import RelationKind
from varigespor.domain.teams import TargetGroup
from varigespor.domain.teams import belonging as route
from varigespor.norms.configuration import Municipality

from ..models import (
    Address,
    Assignment,
    Case,
    CasePeriod,
    ConcernChild,
    Employee,
    Person,
    Post,
    Relation,
    Route,
)


def open_case(*, child: UUID) -> Case | None:
    """The child's case where it is open: routed, and not closed since."""
    routes = Route.objects.current().filter(case__child_id=child, valid_to__isnull=True)
    waiting = routes.select_related("case").first()
    return waiting.case if waiting else None


def belonging(*, child: UUID, municipality: Municipality, on: date) -> str:
    """The team whose intake has the concern: the case's team, else by age and the home's district.

    Where the district is not one of the municipality's, its first team has it; no concern is nowhere.
    """
    case = open_case(child=child)
    held = Route.objects.on(on).filter(case=case).first() if case else None
    if held:
        return str(held.team)
    where = districts_of(children=[child], on=on).get(child, "")
    if where not in districts(municipality=municipality):
        return municipality.first_team
    born_on = Person.objects.get(pk=child).born_on
    return route(
        municipality=municipality, target_group=TargetGroup.FAMILY, born_on=born_on, district=where, on=on
    ).team


def districts(*, municipality: Municipality) -> list[str]:
    """The municipality's school districts that have not ended, by key."""
    return [key for key, district in municipality.districts.items() if district.ended is None]


def districts_of(*, children: Iterable[UUID], on: date) -> dict[UUID, str]:
    """Child → the home's school district on the day, protected ones too (for routing, not for screens)."""
    homes = Address.objects.on(on).filter(person_id__in=list(children)).exclude(district="")
    return dict(homes.values_list("person_id", "district"))


def open_districts_of(*, children: Iterable[UUID], on: date) -> dict[UUID, str]:
    """Child → the home's school district, for screens: none where the address is protected."""
    homes = Address.objects.on(on).filter(person_id__in=list(children), protected=False).exclude(district="")
    return dict(homes.filter(person__address_protected=False).values_list("person_id", "district"))


def fixed_advisers(*, districts: Iterable[str], on: date) -> dict[str, list[str]]:
    """District → the names of the advisers who have it as their area on the day; one statement."""
    posts = Post.objects.on(on).filter(role=Role.ADVISER, district__in=list(districts))
    found: dict[str, list[str]] = {}
    for district, name in (
        posts.filter(employee__is_active=True)
        .order_by("employee__name")
        .values_list("district", "employee__name")
    ):
        found.setdefault(district, []).append(name)
    return found


def works_here(*, employee: UUID, roles: Iterable[Role], on: date) -> bool:
    """Whether somebody holds a post in one of the roles on the day."""
    return bool(colleagues(roles=roles, on=on).filter(pk=employee).exists())


def colleagues(*, roles: Iterable[Role], on: date) -> QuerySet[Employee]:
    """Everybody with a post in one of the roles on the day, by name."""
    posts = Post.objects.on(on).filter(employee=OuterRef("pk"), role__in=list(roles))
    return Employee.objects.filter(Exists(posts), is_active=True).order_by("name")


def siblings(*, children: Iterable[UUID], on: date) -> list[Person]:
    """The siblings of these children on the day, each once, eldest first, without the children themselves."""
    links = Relation.objects.on(on).filter(person_id__in=list(children), kind=RelationKind.SIBLING)
    others = Person.objects.filter(pk__in=links.values("other")).exclude(pk__in=list(children))
    return list(others.order_by("born_on", "sort_key"))


def nameable(*, children: Iterable[UUID], asker: Asker, on: date) -> list[Person]:
    """Those of the people whom the asker may name in a concern, in the order given.

    Intake and chief may name everybody; others the children they see and those linked to them.
    """
    wanted = list(children)
    rows = Person.objects.filter(pk__in=wanted)
    if not asker.roles & {Role.INTAKE, Role.CHIEF}:
        mine = Case.objects.seen_by(asker, on=on).values("child")
        linked = Relation.objects.on(on).filter(other=OuterRef("pk"), person__in=mine)
        rows = rows.filter(Q(pk__in=mine) | Exists(linked))
    return sorted(rows, key=lambda person: wanted.index(person.pk))


def held_by(*, children: Iterable[UUID], on: date) -> dict[UUID, Employee]:
    """Child → the responsible adviser of its case on the day, in one statement."""
    rows = Assignment.objects.on(on).filter(case__child_id__in=list(children))
    return {row.case.child_id: row.adviser for row in rows.select_related("adviser", "case")}


def earlier(*, children: Iterable[UUID], before: UUID | None = None) -> list[ConcernChild]:
    """Concerns on these children, latest first, with outcome; in one statement."""
    rows = (
        ConcernChild.objects.filter(child_id__in=list(children))
        .select_related("concern", "child", "assessment", "screening")
        .order_by("-concern__received_at")
    )
    return list(rows.exclude(concern_id=before) if before else rows)


def has_period(*, case: Case, on: date) -> bool:
    """Whether the case is allocated on the day."""
    return bool(CasePeriod.objects.on(on).filter(case=case).exists())
