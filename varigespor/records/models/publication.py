"""What was published: the files as they left the house, and the tables the next is checked against."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from varigespor.domain.deadlines import day_of

from .employee import Employee
from .times import Row


class Publication(Row):
    """One published report. Only added: a trigger refuses to change or delete it.

    Each follows the last one, so that no two can be made beside the same register. `tables` holds the hidden
    numbers too and never leaves the house.
    """

    key = models.UUIDField(unique=True)
    follows = models.OneToOneField("self", models.PROTECT, related_name="next", null=True)
    title = models.CharField(max_length=160)
    since = models.DateField()
    until = models.DateField()
    known_at = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    version = models.CharField(max_length=16)
    tables = models.JSONField()

    @property
    def known_on(self) -> date:
        """The day whose evening it was known at."""
        return day_of(moment=self.known_at - timedelta(seconds=1))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follows"], name="publication_first_once", nulls_distinct=False),
            models.CheckConstraint(name="publication_in_order", condition=Q(until__gt=F("since"))),
        ]


class PublishedFile(Row):
    """One file of a publication, byte for byte."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    name = models.CharField(max_length=80)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(name="published_file_once", fields=["publication", "name"])]
