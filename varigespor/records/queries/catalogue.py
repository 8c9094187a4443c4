"""The range of help as it can be chosen on a day, for everybody or for one child, and its prices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from varigespor.domain import catalogue as rules

from ..models import Capacity, Case, CatalogueEntry, Price, Route

Dated = TypeVar("Dated", Price, Capacity)


def entries(*, on: date) -> list[CatalogueEntry]:
    """What everybody can choose on the day, by step and name; nothing made for one child. One statement."""
    rows = CatalogueEntry.objects.filter(tailored=False, since__lte=on).select_related("provider")
    return list(rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on)).order_by("step", "name", "id"))


def fitting(*, case: Case, on: date) -> list[CatalogueEntry]:
    """The entries for the child's target group and age on the day. Two statements."""
    route = Route.objects.on(on).filter(case=case).first()
    every = entries(on=on)
    if route is None:
        return every
    who = {"target_group": route.target_group, "born_on": case.child.born_on, "on": on}
    return [entry for entry in every if rules.fits(entry=as_rule(entry), **who)]


def as_rule(entry: CatalogueEntry) -> rules.Entry:
    """An entry as the rules need it."""
    return rules.Entry(
        id=entry.pk,
        name=entry.name,
        step=entry.step,
        section=entry.section,
        place_type=entry.place_type,
        target_groups=frozenset(entry.target_groups),
        age_from=entry.age_from,
        age_to=entry.age_to,
        since=entry.since,
        ended_on=entry.ended_on,
    )


def prices(*, entries: Iterable[UUID], on: date) -> dict[UUID, Price]:
    """Entry → its price on the day; entries without a price are left out. One statement."""
    return {price.entry_id: price for price in Price.objects.on(on).filter(entry_id__in=list(entries))}


def history(*, model: type[Dated], entry: UUID) -> list[Dated]:
    """The prices, or the places, of an entry as the books are now, the latest first. One statement."""
    return list(model.objects.current().filter(entry=entry).order_by("-valid_from"))


def written(*, model: type[Price] | type[Capacity], entry: UUID) -> int:
    """How many were ever written of an entry, those that were corrected too. One statement."""
    return model.objects.filter(entry=entry).count()


def held(*, model: type[Dated], on: date) -> dict[UUID, Dated]:
    """Entry → its price, or its places, on the day; entries without one are left out. One statement."""
    return {row.entry_id: row for row in model.objects.on(on)}
