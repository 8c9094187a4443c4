"""Concerns on a child, and where a child belongs before it has a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from varigespor.domain.access import Role
from varigespor.domain.teams import TargetGroup
from varigespor.domain.teams import belonging as route
from varigespor.norms.configuration import Municipality

from ..models import Address, Case, CasePeriod, ConcernChild, Employee, Person, Post, Relation, Route


def open_case(*, child: UUID) -> Case | None:
    """The child's case where it is open: routed, and not closed since."""
    case = Case.objects.filter(child_id=child).first()
    if case is None:
        return None
    waiting = Route.objects.current().filter(case=case, valid_to__isnull=True).exists()
    return case if waiting else None


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


def fixed_advisers(*, district: str, on: date) -> list[str]:
    """The names of the advisers who have the district as their area on the day."""
    posts = Post.objects.on(on).filter(role=Role.ADVISER, district=district, employee__is_active=True)
    return list(posts.order_by("employee__name").values_list("employee__name", flat=True))


def works_here(*, employee: UUID, roles: Iterable[Role], on: date) -> bool:
    """Whether somebody holds a post in one of the roles on the day."""
    return bool(colleagues(roles=roles, on=on).filter(pk=employee).exists())


def colleagues(*, roles: Iterable[Role], on: date) -> QuerySet[Employee]:
    """Everybody with a post in one of the roles on the day, by name."""
    posts = Post.objects.on(on).filter(employee=OuterRef("pk"), role__in=list(roles))
    return Employee.objects.filter(Exists(posts), is_active=True).order_by("name")


def siblings(*, child: UUID, on: date) -> list[Person]:
    """The child's siblings on the day, eldest first."""
    links = Relation.objects.on(on).filter(person_id=child, kind="sibling").select_related("other")
    return sorted((link.other for link in links), key=lambda person: person.born_on or date.max)


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
