"""The dated rows of a measure: period, steps, expected end and why it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .case import Case
from .decision import Decision, Measure
from .times import Valid, in_order, no_overlap


class MeasurePeriod(Valid):
    """When the child stands on a step because of the measure; placements may not overlap."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="periods")
    case = models.ForeignKey(Case, models.PROTECT, related_name="measure_periods")
    step = models.PositiveSmallIntegerField()
    derived_step = models.PositiveSmallIntegerField()
    placement = models.BooleanField()
    amount = models.CharField(max_length=80, blank=True)
    expected_end = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=30, blank=True)
    by_decision = models.ForeignKey(Decision, models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            no_overlap(name="measure_period_no_overlap", equal=["measure"]),
            no_overlap(name="one_placement_at_a_time", equal=["case"], only=Q(placement=True)),
            in_order(name="measure_period_in_order"),
            models.CheckConstraint(name="measure_step", condition=Q(step__gte=1, step__lte=6)),
            models.CheckConstraint(
                name="ended_with_reason", condition=Q(valid_to__isnull=True) | ~Q(end_reason="")
            ),
        ]
        indexes = [
            models.Index(fields=["valid_from"], name="period_from", condition=Q(superseded_at__isnull=True))
        ]


class PlannedChange(models.Model):
    """What a prepared decision will do to measures when it is decided."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10)
    entry = models.ForeignKey("CatalogueEntry", models.PROTECT, related_name="+", null=True)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+", null=True)
    on = models.DateField()
    step = models.PositiveSmallIntegerField(null=True)
    amount = models.CharField(max_length=80, blank=True)
    expected_end = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=30, blank=True)
