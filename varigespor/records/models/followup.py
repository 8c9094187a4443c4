"""A follow-up answers each goal and ends in a recommendation; it moves nobody."""

from __future__ import annotations

from django.db import models

from .case import Case
from .employee import Employee
from .plan import Goal
from .times import Row


class FollowUp(Row):
    """One review of a child's help."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="follow_ups")
    key = models.CharField(max_length=80)
    held_on = models.DateField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    child_profits = models.CharField(max_length=20)
    text = models.TextField()
    recommendation = models.CharField(max_length=20)
    recommendation_reason = models.TextField()
    next_on = models.DateField(null=True, blank=True)
    next_reason = models.TextField(blank=True)
    support_person = models.CharField(max_length=20, blank=True, default="")
    support_person_words = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(name="follow_up_once", fields=["by", "key"])]
        indexes = [models.Index(fields=["case", "-held_on"], name="follow_up_case")]


class GoalAnswer(Row):
    """Where we are with one goal at one follow-up."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="answers")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="answers")
    state = models.CharField(max_length=20)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="goal_answered_once", fields=["follow_up", "goal"])]
