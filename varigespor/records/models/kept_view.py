"""A question to the results that somebody kept under a name."""

from __future__ import annotations

from django.db import models

from varigespor.domain.kept_views import LONGEST_NAME, LONGEST_QUERY

from .employee import Employee
from .times import Row


class KeptView(Row):
    """Its owner's; shared with all who may see the results, or not. One person keeps one query once."""

    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    shared = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="view_kept_once", fields=["by", "query"])]
