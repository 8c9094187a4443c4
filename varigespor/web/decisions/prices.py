"""What a decision costs, for the one who approves it: after the professional choice, never in its text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from varigespor.records.models import CatalogueEntry, Decision, PlannedChange
from varigespor.records.queries import catalogue

DAYS_A_YEAR = 365
NO_PRICE = {True: "Ingen har skrevet prisen på det skræddersyede", False: "Ingen pris i tilbudsviften"}


@dataclass(frozen=True)
class Cost:
    """Kroner per day and per year of one thing that begins or ends; None where no price is known."""

    verb: str
    name: str
    a_day: Decimal | None
    a_year: Decimal | None
    source: str


def costs(*, row: Decision) -> list[Cost]:
    """The prices on the day each thing begins or ends, in as many statements as there are days."""
    moves = [(change, entry) for change in row.changes.all() if (entry := _entry(change))]
    by_day = {
        day: catalogue.prices(entries=[entry.pk for change, entry in moves if change.on == day], on=day)
        for day in {change.on for change, _ in moves}
    }
    found = []
    for change, entry in moves:
        price = by_day[change.on].get(entry.pk)
        day = Decimal(price.ore_per_day) / 100 if price else None
        year = day * DAYS_A_YEAR if day is not None else None
        verb = "Begynder" if change.kind == "start" else "Slutter"
        found.append(Cost(verb, entry.name, day, year, price.source if price else NO_PRICE[entry.tailored]))
    return found


def _entry(change: PlannedChange) -> CatalogueEntry | None:
    if change.kind == "start":
        return change.entry
    return change.measure.entry if change.kind == "end" and change.measure else None
