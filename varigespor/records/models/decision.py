"""A decision is one act for one child; what it starts, changes or ends are measures."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .case import Case
from .catalogue import CatalogueEntry
from .employee import Employee
from .history import kept_history
from .person import Person
from .times import Row


@kept_history()
class Decision(Row):
    """Prepared by the adviser, decided by the level that the step takes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    key = models.CharField(max_length=80, unique=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    purpose = models.TextField(blank=True)
    expected_duration = models.CharField(max_length=120, blank=True)
    why_not_lower = models.TextField(blank=True)
    what_would_take_us_up = models.TextField(blank=True)
    child_talk = models.CharField(max_length=20, blank=True)
    child_view = models.TextField(blank=True)
    emergency_reason = models.TextField(blank=True)
    assessment_exception = models.TextField(blank=True)
    normal_life = models.TextField(blank=True)
    consensus = models.TextField(blank=True)
    network = models.TextField(blank=True)
    health_psychology = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    support_person = models.CharField(max_length=20, blank=True, default="")
    support_person_words = models.CharField(max_length=300, blank=True, default="")
    goals = ArrayField(models.UUIDField(), default=list)
    level = models.CharField(max_length=30, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    decided_note = models.TextField(blank=True)
    met_on = models.DateField(null=True, blank=True)
    committee_reference = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["state"], name="decision_state")]
        constraints = [
            models.CheckConstraint(
                name="committee_answers_in_a_meeting",
                condition=~Q(level="committee", state__in=["decided", "not_decided"])
                | Q(met_on__isnull=False),
            )
        ]


class LowerStepAnswer(Row):
    """Per lower step: the fitting help considered, or that none exists."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="lower_steps")
    step = models.PositiveSmallIntegerField()
    considered = ArrayField(models.UUIDField(), default=list)
    none_exists = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="lower_step_once", fields=["decision", "step"])]


class Consent(Row):
    """What one party said: each custody holder, and the young person where the law says so."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="consents")
    party = models.CharField(max_length=120)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    capacity = models.CharField(max_length=30)
    answer = models.CharField(max_length=20)
    words = models.TextField(blank=True)


class Measure(Row):
    """One piece of help that a child gets, over its whole life; its periods are dated rows."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="measures")
    entry = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="measures")
    started_by = models.ForeignKey(Decision, models.PROTECT, related_name="started", null=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    agreed_with = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="measure_has_ground",
                condition=Q(started_by__isnull=False) | (Q(offered_at__isnull=False) & ~Q(agreed_with="")),
            )
        ]
