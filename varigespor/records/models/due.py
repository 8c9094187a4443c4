"""Due moments, stored so that they can be searched for; deviations are computed from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from .case import Case
from .concern import Concern, ConcernChild
from .employee import Employee
from .history import kept_history
from .person import Person
from .times import Row


class Dues(models.QuerySet["Due"]):
    def open(self) -> Self:
        return self.filter(met_at__isnull=True, dropped_at__isnull=True)

    def late(self, *, at: datetime) -> Self:
        """Open past their moment, or met after it."""
        return self.filter(dropped_at__isnull=True).filter(
            Q(met_at__isnull=True, due_at__lt=at) | Q(met_at__gt=F("due_at"))
        )

    def met_late(self) -> Self:
        """Met, but after its moment."""
        return self.filter(dropped_at__isnull=True, met_at__gt=F("due_at"))


@kept_history()
class Due(Row):
    """One clock: what is due for a child, by whose voice, by which norm, and when it was met."""

    kind = models.CharField(max_length=40)
    voice = models.CharField(max_length=12)
    norm = models.CharField(max_length=120)
    child = models.ForeignKey(Person, models.PROTECT, related_name="dues", null=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="dues", null=True)
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="dues", null=True)
    concern_child = models.ForeignKey(ConcernChild, models.PROTECT, related_name="dues", null=True)
    measure = models.ForeignKey("Measure", models.PROTECT, related_name="dues", null=True)
    team = models.CharField(max_length=40, blank=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = Dues.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], name="due_open", condition=Q(met_at__isnull=True, dropped_at__isnull=True)
            ),
            models.Index(fields=["case", "kind"], name="due_case"),
        ]


@kept_history()
class Deviation(Row):
    """What people add to a deviation: explanation, pause, owner, end. Time's part is computed."""

    kind = models.CharField(max_length=40)
    due = models.OneToOneField(Due, models.PROTECT, related_name="deviation", null=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="deviations", null=True)
    decision = models.ForeignKey("Decision", models.PROTECT, related_name="deviations", null=True)
    adviser = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    team = models.CharField(max_length=40, blank=True)
    owner = models.ForeignKey(Employee, models.PROTECT, related_name="owned_deviations", null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    pause_reason = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    explained_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    explained_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["team"], name="deviation_open", condition=Q(ended_at__isnull=True))]
