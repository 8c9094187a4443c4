"""A person once, linked with dates to others."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from varigespor.domain.lifetime import Lifetime
from varigespor.domain.people import DANISH_RELATIONS, RelationKind

from ..sealing import Sealed
from .history import kept_history
from .times import Known, Row, Valid, in_order, no_overlap


@kept_history()
class Person(Row):
    """A child or an adult: known by name, birth day or due day; a number is a row of its own."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    search_key = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_collation="C")
    sex = models.CharField(max_length=1, blank=True)
    born_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    address_protected = models.BooleanField(default=False)
    known_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="person_search"),
            models.Index(fields=["sort_key"], name="person_sort"),
            models.Index(fields=["born_on"], name="person_born"),
        ]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def lifetime(self) -> Lifetime:
        """When the person's life begins, as far as it is known."""
        return Lifetime(self.born_on, self.due_on)

    def __str__(self) -> str:
        return self.name


class Number(Known):
    """A CPR or replacement number, sealed; a new one supersedes the old."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="numbers")
    kind = models.CharField(max_length=20)
    number_sealed = models.BinaryField()
    number_index = models.BinaryField()
    number = Sealed("number_sealed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="number_once", fields=["number_index"], condition=Q(superseded_at__isnull=True)
            ),
            models.UniqueConstraint(
                name="number_one_each", fields=["person"], condition=Q(superseded_at__isnull=True)
            ),
        ]


class Address(Valid):
    """Where a person lives from a day; sealed, with a right of its own when protected."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    text_sealed = models.BinaryField()
    text_index = models.BinaryField()
    protected = models.BooleanField(default=False)
    district = models.CharField(max_length=40, blank=True)
    text = Sealed("text_sealed")

    class Meta:
        constraints = [
            no_overlap(name="address_no_overlap", equal=["person"]),
            in_order(name="address_in_order"),
        ]


@kept_history()
class Relation(Valid):
    """What one person is to another: `other` is the `kind` of `person` (mother, sibling, custody …)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="relations")
    other = models.ForeignKey(Person, models.PROTECT, related_name="related_to")
    kind = models.CharField(max_length=30)
    note = models.CharField(max_length=200, blank=True)

    @property
    def danish(self) -> str:
        """What `other` is, in Danish."""
        return DANISH_RELATIONS[RelationKind(self.kind)]

    class Meta:
        constraints = [
            no_overlap(name="relation_no_overlap", equal=["person", "other", "kind"]),
            in_order(name="relation_in_order"),
            models.CheckConstraint(name="relation_to_another", condition=~Q(person=F("other"))),
        ]
        indexes = [models.Index(fields=["other", "kind"], name="relation_back")]
