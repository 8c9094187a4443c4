"""A case is one child's, one for life; periods, routes, advisers and covers are dated rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from varigespor.domain.access import Asker, Role

from .employee import Employee
from .person import Person
from .times import Row, Valid, in_order, no_overlap

if TYPE_CHECKING:
    from django.db.models.query import QuerySet


LATEST = ("-valid_from", F("valid_to").desc(nulls_first=True))


class Cases(models.QuerySet["Case"]):
    def seen_by(self, asker: Asker, *, on: date) -> Self:
        """The cases that the asker has a relation to on the day; the chief has one to all.

        A team's leader and coordinator keep the closed ones that belonged to the team last.
        """
        if Role.CHIEF in asker.roles:
            return self
        own = Assignment.objects.on(on).filter(case=OuterRef("pk"), adviser_id=asker.id)
        covered = Cover.objects.on(on).filter(case=OuterRef("pk"), employee_id=asker.id)
        shared = Sharing.objects.on(on).filter(case=OuterRef("pk"), employee_id=asker.id)
        seen = Q(Exists(own)) | Q(Exists(covered)) | Q(Exists(shared))
        if asker.led_teams:
            routes = Route.objects.current().filter(case=OuterRef("pk"), valid_from__lte=on)
            seen |= Q(last_team__in=asker.led_teams)
            last = routes.order_by(*LATEST).values("team")[:1]
            return self.alias(last_team=Subquery(last)).filter(seen)
        return self.filter(seen)


class Case(Row):
    """One child's case, for life."""

    child = models.OneToOneField(Person, models.PROTECT, related_name="case")
    opened_at = models.DateTimeField()
    safety_first = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    guard = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = Cases.as_manager()

    routes: QuerySet[Route]


class CasePeriod(Valid):
    """From allocation to closing: on every day of it somebody is responsible."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="periods")
    closing_reason = models.CharField(max_length=40, blank=True)
    opening_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            no_overlap(name="case_period_no_overlap", equal=["case"]),
            in_order(name="case_period_in_order"),
        ]


class Route(Valid):
    """Where the case belongs: team, school district and target group."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="routes")
    team = models.CharField(max_length=40)
    group = models.CharField(max_length=40, blank=True)
    district = models.CharField(max_length=40)
    target_group = models.CharField(max_length=20)

    class Meta:
        constraints = [
            no_overlap(name="route_no_overlap", equal=["case"]),
            in_order(name="route_in_order"),
        ]
        indexes = [models.Index(fields=["team"], name="route_team", condition=Q(superseded_at__isnull=True))]


class Assignment(Valid):
    """The one responsible adviser of a case, and what kind of change brought it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    adviser = models.ForeignKey(Employee, models.PROTECT, related_name="assignments")
    held_by_leader = models.BooleanField(default=False)
    change = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            no_overlap(name="assignment_one_adviser", equal=["case"]),
            in_order(name="assignment_in_order"),
        ]
        indexes = [
            models.Index(
                fields=["adviser"], name="assignment_adviser", condition=Q(superseded_at__isnull=True)
            )
        ]


class Cover(Valid):
    """Who covers the case while its adviser is away; counts for the one who covers."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="covers")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="covers")
    covered = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            no_overlap(name="cover_no_overlap", equal=["case"]),
            in_order(name="cover_in_order"),
        ]


class Sharing(Valid):
    """A case that is shared with somebody outside the team, for a purpose."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sharings")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="sharings")
    purpose = models.CharField(max_length=200)

    class Meta:
        constraints = [
            no_overlap(name="sharing_no_overlap", equal=["case", "employee"]),
            in_order(name="sharing_in_order"),
        ]
