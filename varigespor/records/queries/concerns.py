"""Concerns on a child, and where a child belongs before it has a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from varigespor.domain.teams import TargetGroup
from varigespor.domain.teams import belonging as route
from varigespor.norms.configuration import Municipality

from ..models import Address, Case, CasePeriod, ConcernChild, Person, Relation, Route


def open_case(*, child: UUID) -> Case | None:
    """The child's case where it is open: routed, and not closed since."""
    case = Case.objects.filter(child_id=child).first()
    if case is None:
        return None
    waiting = Route.objects.current().filter(case=case, valid_to__isnull=True).exists()
    return case if waiting else None


def belonging(*, child: UUID, municipality: Municipality, on: date) -> str:
    """The team whose intake has the concern: the case's team, else by age and the home's district.

    Where the district is not known the municipality's first intake team has it; no concern is nowhere.
    """
    case = open_case(child=child)
    held = Route.objects.on(on).filter(case=case).first() if case else None
    if held:
        return str(held.team)
    home = Address.objects.on(on).filter(person_id=child).exclude(district="").first()
    if home is None:
        return municipality.first_team
    person = Person.objects.get(pk=child)
    where = route(
        municipality=municipality,
        target_group=TargetGroup.FAMILY,
        born_on=person.born_on,
        district=home.district,
        on=on,
    )
    return where.team


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
