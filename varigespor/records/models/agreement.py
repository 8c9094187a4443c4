"""What the coordinators agreed about variation, what each team does, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from varigespor.domain.kept_views import LONGEST_QUERY

from .employee import Employee
from .times import Row


class Agreement(Row):
    """One agreement: written in a team, confirmed from another, looked at again on a day until it ends."""

    key = models.CharField(max_length=80, unique=True)
    about = models.TextField()
    query = models.CharField(max_length=LONGEST_QUERY)
    team = models.CharField(max_length=40)
    look_on = models.DateField()
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_confirmed_whole",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("written_by")),
            ),
        ]


class AgreementPart(Row):
    """What one team will do."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parts")
    team = models.CharField(max_length=40)
    does = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(name="agreement_part_once", fields=["agreement", "team"])]


class AgreementLook(Row):
    """What came of it, on the day that was promised or another; without a next day it ended."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="looks")
    came_of = models.TextField()
    due_on = models.DateField()
    next_on = models.DateField(null=True)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    at = models.DateTimeField()
