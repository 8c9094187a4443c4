"""Valid time (when it is so) and known time (when we learned it), in columns of their own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from varigespor.domain.refusals import Conflict

from ..sealing import sealed_in


class Row(models.Model):
    """A row with an unguessable key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True


class CurrentRows(models.QuerySet[Any]):
    """Rows of decided things: the ones that hold, on a day, or as known then."""

    def current(self) -> Self:
        return self.filter(superseded_at__isnull=True)

    def on(self, day: date, *, known_at: datetime | None = None) -> Self:
        """Rows whose period [valid_from, valid_to) holds the day, by the books now or at a moment."""
        return self.in_books(known_at).reaching(day).filter(valid_from__lte=day)

    def in_books(self, known_at: datetime | None) -> Self:
        """Rows that hold in the books now, or held in them at a moment."""
        return self.current() if known_at is None else self.as_known(known_at)

    def reaching(self, day: date) -> Self:
        """Rows whose period holds the day or lies after it: those that have not ended by then."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))

    def as_known(self, moment: datetime) -> Self:
        """Rows that held in the books at the moment, whatever was corrected later."""
        return self.filter(in_books(path="", known_at=moment))


def in_books(*, path: str, known_at: datetime | None) -> Q:
    """That the row at the end of a path ('' or 'case__routes__') holds in the books, now or at a moment."""
    current = Q(**{f"{path}superseded_at__isnull": True})
    if known_at is None:
        return current
    still = current | Q(**{f"{path}superseded_at__gt": known_at})
    return still & Q(**{f"{path}known_at__lte": known_at})


class Known(Row):
    """Something that was learned at a moment and may be superseded by a correction."""

    known_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = CurrentRows.as_manager()

    class Meta:
        abstract = True

    def revise(self, *, at: datetime, **changes: Any) -> Self:
        """End this row as superseded at the moment and write the corrected row beside it.

        Raises Conflict where somebody else has revised it already: nothing is written then.
        """
        current = type(self)._default_manager.filter(pk=self.pk, superseded_at__isnull=True)
        if not current.update(superseded_at=at):
            raise Conflict(who="En anden", what="det samme", when="imens")
        values = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        values |= {"id": uuid4(), "known_at": at, "superseded_at": None} | changes
        row = type(self)(**values)
        # A trap: what is sealed is bound to its row; copied as it is, nobody could read it any more.
        for name in sealed_in(row=row):
            setattr(row, name, getattr(self, name))
        row.save(force_insert=True)
        self.superseded_at = at
        return row


class Valid(Known):
    """Something that holds from a day until (not including) another."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds(self, *, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


def no_overlap(*, name: str, equal: list[str], only: Q | None = None) -> ExclusionConstraint:
    """No two current rows with the same values may hold on the same day."""
    period = Func(
        F("valid_from"), F("valid_to"), Value("[)"), function="daterange", output_field=DateRangeField()
    )
    condition = Q(superseded_at__isnull=True)
    return ExclusionConstraint(
        name=name,
        expressions=[(period, RangeOperators.OVERLAPS), *((field, RangeOperators.EQUAL) for field in equal)],
        condition=condition & only if only else condition,
    )


def in_order(*, name: str) -> models.CheckConstraint:
    """A period does not end before it starts."""
    return models.CheckConstraint(
        name=name, condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
    )
