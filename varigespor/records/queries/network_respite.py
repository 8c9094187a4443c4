"""Respite in the child's own network: of one child, and plain columns for the figures."""

from __future__ import annotations

from datetime import date
from typing import TypedDict
from uuid import UUID

from varigespor.domain.catalogue import STAYS
from varigespor.domain.decisions import EndReason

from ..models import Case, CatalogueEntry, MeasurePeriod, NetworkRespite, Price
from . import catalogue


class Respites(TypedDict):
    """Lists of equal length, one place per respite; `end` None = still, half-open; `entry` None = unknown."""

    child: list[UUID]
    nights: list[int]
    entry: list[UUID | None]
    start: list[date]
    end: list[date | None]


class Broken(TypedDict):
    """Lists of equal length, one place per placement that broke down: the first day without it."""

    child: list[UUID]
    day: list[date]


class Prices(TypedDict):
    """Lists of equal length, one place per dated price of an offer: øre a day; half-open."""

    entry: list[UUID]
    start: list[date]
    end: list[date | None]
    ore: list[int]


def respites() -> Respites:
    """Every current respite, by child and start. One statement."""
    columns = Respites(child=[], nights=[], entry=[], start=[], end=[])
    rows = NetworkRespite.objects.current().order_by("case__child_id", "valid_from", "id")
    for row in rows.values_list("case__child_id", "nights", "instead_of_id", "valid_from", "valid_to"):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def prices() -> Prices:
    """Every current price of respite in the catalogue, by entry and start. One statement."""
    columns = Prices(entry=[], start=[], end=[], ore=[])
    rows = Price.objects.current().filter(entry__section__in=STAYS).order_by("entry_id", "valid_from")
    for row in rows.values_list("entry_id", "valid_from", "valid_to", "ore_per_day"):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def broken() -> Broken:
    """The placements that broke down of children with respite in the network. One statement."""
    columns = Broken(child=[], day=[])
    given = NetworkRespite.objects.current().values("case")
    rows = MeasurePeriod.objects.current().filter(
        placement=True, end_reason=EndReason.BROKEN_DOWN, case__in=given
    )
    for child, day in rows.order_by("valid_to").values_list("case__child_id", "valid_to"):
        columns["child"].append(child)
        columns["day"].append(day)
    return columns


def of_case(*, case: Case) -> list[NetworkRespite]:
    """The case's current respites with giver and offer, the newest first. One statement."""
    rows = NetworkRespite.objects.current().filter(case=case).select_related("member", "instead_of")
    return list(rows.order_by("-valid_from", "id"))


def offers(*, case: Case, on: date) -> list[CatalogueEntry]:
    """The respite of the range that fits the child on the day. Two statements."""
    return [entry for entry in catalogue.fitting(case=case, on=on) if entry.section in STAYS]
