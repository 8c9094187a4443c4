"""A concern: notifier and receipt once, assessment and screening per child."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from varigespor.domain.access import Asker, Role

from .case import Case, Route
from .employee import Employee
from .history import kept_history
from .person import Address, Person
from .times import Row

if TYPE_CHECKING:
    from django.db.models.query import QuerySet

EVERY_CONCERN = frozenset({Role.INTAKE, Role.CHIEF})


class ConcernChildren(models.QuerySet["ConcernChild"]):
    def seen_by(self, asker: Asker, *, on: date, areas: Set[str] = frozenset()) -> Self:
        """The children's parts that the asker may see on the day.

        Intake and chief: all. A leader or coordinator: the team's. Others: children of the cases they see,
        those they assessed together with somebody, and children living in `areas`, the school districts
        whose concerns go directly to them.
        """
        if asker.roles & EVERY_CONCERN:
            return self
        cases = Case.objects.seen_by(asker, on=on).filter(child=OuterRef("child"))
        together = ConcernAssessment.objects.filter(concern_child=OuterRef("pk"), together_with_id=asker.id)
        seen = Q(team__in=asker.led_teams) | Q(Exists(cases)) | Q(Exists(together))
        if areas:
            homes = Address.objects.on(on).filter(person=OuterRef("child"), district__in=areas)
            elsewhere = Route.objects.current().filter(case__child=OuterRef("child"), valid_to__isnull=True)
            seen |= Q(Exists(homes)) & ~Q(Exists(elsewhere))
        return self.filter(seen)


class Concerns(models.QuerySet["Concern"]):
    def seen_by(self, asker: Asker, *, on: date, areas: Set[str] = frozenset()) -> Self:
        """The concerns with at least one child whose part the asker may see on the day."""
        if asker.roles & EVERY_CONCERN:
            return self
        parts = ConcernChild.objects.seen_by(asker, on=on, areas=areas)
        return self.filter(Exists(parts.filter(concern=OuterRef("pk"))))


@kept_history()
class Concern(Row):
    """What somebody is worried about, as it was received."""

    key = models.CharField(max_length=80, unique=True)
    received_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    notifier_kind = models.CharField(max_length=40)
    notifier_name = models.CharField(max_length=120, blank=True)
    notifier_contact = models.CharField(max_length=120, blank=True)
    anonymous = models.BooleanField(default=False)
    seen = models.TextField()
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = Concerns.as_manager()

    children: QuerySet[ConcernChild]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="concern_received_first", condition=Q(registered_at__gte=F("received_at"))
            )
        ]
        indexes = [models.Index(fields=["-received_at"], name="concern_received")]


class ConcernChild(Row):
    """One child in a concern, with its own clock."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="children")
    child = models.ForeignKey(Person, models.PROTECT, related_name="concerns")
    team = models.CharField(max_length=40)
    assess_due_at = models.DateTimeField()
    running_case = models.BooleanField(default=False)

    objects: ClassVar[Any] = ConcernChildren.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="concern_child_once", fields=["concern", "child"])]


class ConcernAssessment(Row):
    """24-timersvurdering: is the child in danger, is acute help needed?"""

    concern_child = models.OneToOneField(ConcernChild, models.PROTECT, related_name="assessment")
    at = models.DateTimeField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    together_with = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    acute = models.BooleanField()
    text = models.TextField()


class Screening(Row):
    """What the concern leads to for the child."""

    concern_child = models.OneToOneField(ConcernChild, models.PROTECT, related_name="screening")
    at = models.DateTimeField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40)
    reason = models.TextField()
    risk_first = models.BooleanField(default=False)


class Receipt(Row):
    """That the notifier was told the concern has arrived."""

    concern = models.OneToOneField(Concern, models.PROTECT, related_name="receipt")
    at = models.DateTimeField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    how = models.CharField(max_length=40)
