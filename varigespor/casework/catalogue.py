"""The range of help as the municipality keeps it: providers, entries and prices."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from varigespor.domain import catalogue as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.catalogue import NewCapacity
from varigespor.domain.catalogue import NewEntry as NewEntry
from varigespor.domain.catalogue import NewNumber as NewNumber
from varigespor.domain.catalogue import NewPrice as NewPrice
from varigespor.domain.refusals import Complaint, Conflict, refuse_if, wanted
from varigespor.records.models import Capacity, CatalogueEntry, Price, Provider

from . import catalogue_files
from .trace import Entry, acting

Dated = TypeVar("Dated", Price, Capacity)


def add(*, by: Asker, at: datetime, entry: NewEntry) -> CatalogueEntry:
    """Add or find an entry by its key, with its prices and places; one that is there stands as it is.

    Only places nobody has written yet are added to it. Raises Refused.
    """
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        return _add(entry, trace)


def load(*, by: Asker, at: datetime, folder: Path) -> list[CatalogueEntry]:
    """Add all that lies in a folder (see `catalogue_files`), as one act; a second time changes nothing.

    Raises Refused, and FileRefused (a ValueError) with file, line and reason.
    """
    entries = catalogue_files.entries(folder=folder)
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        return [_add(entry, trace) for entry in entries]


def set_price(
    *, by: Asker, at: datetime, entry: CatalogueEntry, new: NewNumber, version: int | None = None
) -> Price:
    """A price from a day until the next that is written, in øre. Raises Refused; Conflict on an old version.

    From a written one's own day it corrects that one; what held before stays in the books. The same again is
    the same one.
    """
    with acting(by=by, at=at, act=Act.SET_RANGE) as trace:
        return _set(Price, "ore_per_day", entry, (new, version), trace)


def set_places(
    *, by: Asker, at: datetime, entry: CatalogueEntry, new: NewNumber, version: int | None = None
) -> Capacity:
    """A number of places from a day, in the same way. Raises Refused; Conflict on an old version."""
    with acting(by=by, at=at, act=Act.SET_RANGE) as trace:
        return _set(Capacity, "places", entry, (new, version), trace)


def _set(
    model: type[Dated], field: str, entry: CatalogueEntry, sent: tuple[NewNumber, int | None], trace: Entry
) -> Dated:
    (new, version), row = sent, CatalogueEntry.objects.select_for_update().get(pk=entry.pk)
    trace.about(row)
    kind = "price" if model is Price else "places"
    since = rules.check_number(new=new, kind=kind, offered=row.since, today=trace.today)
    values: dict[str, Any] = {field: new.number, "source": new.source.strip()}
    held: list[Dated] = list(model.objects.current().filter(entry=row).order_by("valid_from"))
    mine = next((one for one in held if one.valid_from == since), None)
    if mine and all(getattr(mine, name) == value for name, value in values.items()):
        return mine
    written = model.objects.filter(entry=row).count()
    if version is not None and version != written:
        raise Conflict(who="En anden", what="tallet", when="imens", version=written)
    if mine:
        return mine.revise(at=trace.at, **values)
    before = next((one for one in reversed(held) if one.valid_from < since), None)
    after = next((one.valid_from for one in held if one.valid_from > since), None)
    if before and (before.valid_to is None or before.valid_to > since):
        before.revise(at=trace.at, valid_to=since)
    days = {"valid_from": since, "valid_to": after}
    added: Dated = model.objects.create(entry=row, known_at=trace.at, **values | days)
    return added


def end(*, by: Asker, at: datetime, entry: CatalogueEntry, on: date) -> CatalogueEntry:
    """The entry can no longer be chosen from the day; help that runs goes on."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(entry)
        refuse_if(Complaint("on", "Datoen ligger før tilbuddets første dag.") if on < entry.since else None)
        entry.ended_on = on
        entry.save(update_fields=["ended_on"])
    return entry


def _add(entry: NewEntry, trace: Entry) -> CatalogueEntry:
    refuse_if(
        wanted(field="name", text=entry.name, message="Skriv navnet."),
        wanted(field="knowledge", text=entry.knowledge, message="Skriv, hvilken viden indsatsen bygger på."),
        Complaint("step", "Uden paragraf kan en indsats kun stå på trin 1 eller 2.")
        if not entry.section and entry.step > 2
        else None,
    )
    provider, _ = Provider.objects.get_or_create(
        key=entry.provider, defaults={"name": entry.provider_name, "corner": entry.corner}
    )
    row, new = CatalogueEntry.objects.get_or_create(key=entry.key, defaults=_values(entry, provider))
    if new:
        _price_all(row, entry, trace.at)
    if entry.capacities and (new or not row.capacities.exists()):
        ends = [*(one.since for one in entry.capacities[1:]), None]
        for one, until in zip(entry.capacities, ends, strict=True):
            _places(row, one, trace.at, until)
    trace.about(row)
    return row


def _price_all(row: CatalogueEntry, entry: NewEntry, at: datetime) -> None:
    one = () if entry.ore_per_day is None else (NewPrice(entry.since, entry.ore_per_day, entry.price_source),)
    prices = sorted((*one, *entry.prices), key=lambda price: price.since)
    ends = [*(price.since for price in prices[1:]), None]
    for price, until in zip(prices, ends, strict=False):
        _price(row, price, at, until)


def _price(row: CatalogueEntry, price: NewPrice, at: datetime, until: date | None) -> Price:
    return Price.objects.create(
        entry=row,
        ore_per_day=price.ore_per_day,
        source=price.source,
        valid_from=price.since,
        valid_to=until,
        known_at=at,
    )


def _places(row: CatalogueEntry, capacity: NewCapacity, at: datetime, until: date | None) -> Capacity:
    return Capacity.objects.create(
        entry=row,
        places=capacity.places,
        source=capacity.source,
        valid_from=capacity.since,
        valid_to=until,
        known_at=at,
    )


def _values(entry: NewEntry, provider: Provider) -> dict[str, object]:
    return {
        "name": entry.name.strip(),
        "provider": provider,
        "place_type": entry.place_type,
        "section": entry.section,
        "step": entry.step,
        "unit": entry.unit,
        "knowledge": entry.knowledge.strip(),
        "experience_only": entry.experience_only,
        "target_groups": list(entry.target_groups),
        "age_from": entry.age_from,
        "age_to": entry.age_to,
        "since": entry.since,
    }
