"""What is being typed: encrypted, on the server, for its writer only."""

from __future__ import annotations

from django.db import models

from ..sealing import Sealed
from .case import Case
from .employee import Employee
from .times import Row


class Draft(Row):
    """An unfinished form of one employee, found again by where it is typed."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="drafts")
    place = models.CharField(max_length=200)
    title = models.CharField(max_length=120)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", null=True)
    content_sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    content = Sealed("content_sealed")

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_once", fields=["employee", "place"])]
