"""A concern: notifier and receipt once, assessment and screening per child."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from .employee import Employee
from .history import kept_history
from .person import Person
from .times import Row


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
