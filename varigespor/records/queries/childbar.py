"""What the bar above every page about a child says: its step, its adviser and whether it is protected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Subquery

from ..models import Address, Assignment, Case, MeasurePeriod


@dataclass(frozen=True)
class Standing:
    """Where a child stands on a day: 0 is off the ladder, no name is no adviser."""

    step: int
    adviser: str
    protected: bool


def standing(*, case: Case, on: date) -> Standing:
    """The child's step, responsible adviser and protection on the day, in one statement."""
    steps = MeasurePeriod.objects.on(on).filter(case=OuterRef("pk")).order_by("-step").values("step")
    advisers = Assignment.objects.on(on).filter(case=OuterRef("pk")).values("adviser__name")
    homes = Address.objects.on(on).filter(person=OuterRef("child"), protected=True)
    found = (
        Case.objects.filter(pk=case.pk)
        .annotate(step=Subquery(steps[:1]), adviser=Subquery(advisers[:1]), hidden=Exists(homes))
        .values("step", "adviser", "hidden")
        .get()
    )
    return Standing(
        step=found["step"] or 0,
        adviser=found["adviser"] or "",
        protected=case.child.address_protected or found["hidden"],
    )
