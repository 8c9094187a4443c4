"""One plan may cover siblings: one head, and a part with goals per child."""

from __future__ import annotations

from django.db import models

from .case import Case
from .employee import Employee
from .history import kept_history
from .times import Row


class Plan(Row):
    """The head of a plan."""

    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")


@kept_history()
class PlanPart(Row):
    """One child's part of a plan; access is per part."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="parts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_parts")
    normal_life = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(name="plan_part_once", fields=["plan", "case"])]


@kept_history()
class Goal(Row):
    """A goal in plain words; its id is carried unchanged into decision and follow-up."""

    part = models.ForeignKey(PlanPart, models.PROTECT, related_name="goals")
    text = models.TextField()
    whose = models.CharField(max_length=80)
    sign = models.TextField()
    until = models.DateField()
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)


class GoalTask(Row):
    """Who does what for a goal."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="tasks")
    who = models.CharField(max_length=120)
    what = models.CharField(max_length=300)


class GoalScore(Row):
    """Where on 0–10 one person sees a goal on a day."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="scores")
    rater = models.CharField(max_length=80)
    score = models.PositiveSmallIntegerField()
    on = models.DateField()
    known_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="score_0_10", condition=models.Q(score__gte=0, score__lte=10))
        ]
        indexes = [models.Index(fields=["goal", "on"], name="score_goal")]
