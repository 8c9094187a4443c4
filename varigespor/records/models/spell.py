"""Populations of imported spells: apart from the municipality's own placements and their constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from .times import Row

if TYPE_CHECKING:
    from django.db.models.query import QuerySet


class Population(Row):
    """One extract under a name, and the days (both included) for which it holds all children."""

    name = models.TextField(unique=True)
    mapping = models.TextField()
    reach_from = models.DateField(null=True, blank=True)
    reach_to = models.DateField(null=True, blank=True)
    imported_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)

    children: QuerySet[PopulationChild]

    def __str__(self) -> str:
        return self.name


class PopulationChild(Row):
    """A child of an extract by the extract's own key; never linked to a person."""

    population = models.ForeignKey(Population, models.PROTECT, related_name="children")
    key = models.TextField()
    born_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="population_child_once", fields=["population", "key"])]


class Spell(Row):
    """One child on one step (0 = off the ladder) from a day until (not including) another.

    `place` is the extract's own code, `line` the row's line in the extract.
    """

    child = models.ForeignKey(PopulationChild, models.PROTECT, related_name="spells")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    step = models.PositiveSmallIntegerField()
    place = models.TextField()
    same_place = models.BooleanField()
    line = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="spell_once", fields=["child", "start"]),
            models.CheckConstraint(
                name="spell_in_order", condition=Q(end__isnull=True) | Q(end__gte=F("start"))
            ),
        ]
