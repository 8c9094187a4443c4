"""Limited assessment or child examination, in one common form."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .case import Case
from .employee import Employee
from .history import kept_history
from .times import Row


@kept_history()
class Assessment(Row):
    """One limited assessment (afdækning) or child examination (børnefaglig undersøgelse) of a child."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=30)
    aware_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    child_words = models.TextField(blank=True)
    school_knowledge = models.TextField(blank=True)
    health_knowledge = models.TextField(blank=True)
    psychology_knowledge = models.TextField(blank=True)
    lineal = models.CharField(max_length=20, blank=True)
    conclusion = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    provisional_at = models.DateTimeField(null=True, blank=True)
    provisional_text = models.TextField(blank=True)
    provisional_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="assessment_one_open", fields=["case", "kind"], condition=Q(concluded_at__isnull=True)
            )
        ]


@kept_history()
class AssessmentText(Row):
    """What is known under one of the common headings."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="texts")
    heading = models.CharField(max_length=40)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(name="heading_once", fields=["assessment", "heading"])]
