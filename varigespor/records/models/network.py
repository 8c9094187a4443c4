"""Those around the child: family and private network, and the professional network."""

from __future__ import annotations

from django.db import models

from .case import Case
from .employee import Employee
from .person import Person
from .times import Valid, in_order, no_overlap


class NetworkMember(Valid):
    """One in a child's network, on one side, with what they do and whether they consented."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="network")
    line = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=120)
    side = models.CharField(max_length=20)
    relation = models.CharField(max_length=60)
    closeness = models.PositiveSmallIntegerField()
    does = models.CharField(max_length=300, blank=True)
    consent = models.CharField(max_length=20)
    contact_allowed = models.BooleanField(default=True)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            no_overlap(name="network_line_no_overlap", equal=["line"]),
            in_order(name="network_in_order"),
            models.CheckConstraint(
                name="network_closeness", condition=models.Q(closeness__gte=1, closeness__lte=3)
            ),
        ]
