"""The range of help: providers, what they offer, the section, the step, and prices with dates."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .times import Row, Valid, in_order, no_overlap


class Provider(Row):
    """Who gives the help: the municipality's own house, a foster family, a church, a club."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    corner = models.CharField(max_length=20)


class CatalogueEntry(Row):
    """One kind of help that can be chosen; without a section it needs no decision."""

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="entries")
    place_type = models.CharField(max_length=40, blank=True)
    section = models.CharField(max_length=120, blank=True)
    step = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=40)
    knowledge = models.CharField(max_length=200)
    experience_only = models.BooleanField(default=False)
    target_groups = ArrayField(models.CharField(max_length=20))
    age_from = models.PositiveSmallIntegerField(default=0)
    age_to = models.PositiveSmallIntegerField(default=22)
    tailored = models.BooleanField(default=False)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="entry_step", condition=Q(step__gte=1, step__lte=6)),
            models.CheckConstraint(name="entry_ages", condition=Q(age_to__gte=models.F("age_from"))),
            models.CheckConstraint(
                name="entry_without_section_low", condition=~Q(section="") | Q(step__lte=2)
            ),
        ]


class Price(Valid):
    """What one day of it costs, in øre, from a day."""

    entry = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="prices")
    ore_per_day = models.BigIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            no_overlap(name="price_no_overlap", equal=["entry"]),
            in_order(name="price_in_order"),
            models.CheckConstraint(name="price_positive", condition=Q(ore_per_day__gte=0)),
        ]


class Capacity(Valid):
    """How many children an entry has places for at a time, from a day."""

    entry = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="capacities")
    places = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            no_overlap(name="capacity_no_overlap", equal=["entry"]),
            in_order(name="capacity_in_order"),
        ]
