"""Those who work here: people who sign in, their dated posts, hours and absence."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from .history import kept_history
from .times import CurrentRows, Row, Valid, in_order, no_overlap


class Employees(BaseUserManager["Employee"]):
    def get_by_natural_key(self, username: str | None) -> Employee:
        return self.get(username=username)


@kept_history()
class Employee(AbstractBaseUser, Row):
    """One who signs in. Roles come from posts, never from here."""

    username = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    keys_enabled = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects: ClassVar[Employees] = Employees()

    def __str__(self) -> str:
        return self.name


class Post(Valid):
    """A role that an employee holds, in a team, with hours, from a day."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40)
    team = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=40, blank=True)
    district = models.CharField(max_length=40, blank=True)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, default=37)

    class Meta:
        constraints = [
            no_overlap(name="post_no_overlap", equal=["employee", "role", "team"]),
            in_order(name="post_in_order"),
            models.CheckConstraint(
                name="post_hours", condition=models.Q(weekly_hours__gte=0, weekly_hours__lte=60)
            ),
        ]


class Absence(Valid):
    """Days on which an employee is away and others cover."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="absences")
    reason = models.CharField(max_length=40)

    class Meta:
        constraints = [
            no_overlap(name="absence_no_overlap", equal=["employee"]),
            in_order(name="absence_in_order"),
        ]


def posts_on(day: Any) -> CurrentRows:
    """Current posts that hold on the day, with their employees."""
    return Post.objects.on(day).select_related("employee")
