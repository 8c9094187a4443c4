"""Proposals to adjust the range of help, and what the chief answered each time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from varigespor.domain.adjustments import ENDING, Answer
from varigespor.domain.kept_views import LONGEST_QUERY

from .catalogue import CatalogueEntry
from .employee import Employee
from .times import Row


class Adjustment(Row):
    """One proposal: the rows it rests on are those of `query`; `answer` is the last one, empty before any."""

    key = models.CharField(max_length=80, unique=True)
    what = models.TextField()
    why = models.TextField()
    query = models.CharField(max_length=LONGEST_QUERY)
    entry = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="+", null=True)
    decide_by = models.DateField()
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    answer = models.CharField(max_length=8, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="adjustment_answer", condition=Q(answer__in=["", *(answer.value for answer in Answer)])
            )
        ]

    @property
    def waits(self) -> bool:
        """Whether the chief is still to decide."""
        return self.answer not in ENDING


class AdjustmentAnswer(Row):
    """One answer with its reason; `due_on`: when it was to be given, `until`: the new day of a later one."""

    adjustment = models.ForeignKey(Adjustment, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=8)
    reason = models.TextField()
    due_on = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="adjustment_later_has_a_day",
                condition=Q(answer=Answer.LATER.value, until__isnull=False)
                | Q(answer__in=sorted(answer.value for answer in ENDING), until__isnull=True),
            )
        ]
