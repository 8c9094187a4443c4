"""The range of help as the municipality keeps it: providers, entries and prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from varigespor.domain.access import Act, Asker
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.records.models import CatalogueEntry, Price, Provider

from .trace import acting


@dataclass(frozen=True)
class NewEntry:
    """One kind of help: who gives it, by which section, on which step, for whom, on what knowledge."""

    key: str
    name: str
    provider: str
    provider_name: str
    corner: str
    step: int
    knowledge: str
    since: date
    section: str = ""
    place_type: str = ""
    unit: str = "døgn"
    experience_only: bool = False
    target_groups: tuple[str, ...] = ("family", "disability")
    age_from: int = 0
    age_to: int = 22
    ore_per_day: int | None = None
    price_source: str = ""


def add(*, by: Asker, at: datetime, entry: NewEntry) -> CatalogueEntry:
    """Add or find an entry by its key; a price where one is known. Raises Refused."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        refuse_if(
            wanted(field="name", text=entry.name, message="Skriv navnet."),
            wanted(
                field="knowledge", text=entry.knowledge, message="Skriv, hvilken viden indsatsen bygger på."
            ),
            Complaint("step", "Uden paragraf kan en indsats kun stå på trin 1 eller 2.")
            if not entry.section and entry.step > 2
            else None,
        )
        provider, _ = Provider.objects.get_or_create(
            key=entry.provider, defaults={"name": entry.provider_name, "corner": entry.corner}
        )
        row, new = CatalogueEntry.objects.get_or_create(key=entry.key, defaults=_values(entry, provider))
        if new and entry.ore_per_day is not None:
            Price.objects.create(
                entry=row,
                ore_per_day=entry.ore_per_day,
                source=entry.price_source,
                valid_from=entry.since,
                known_at=at,
            )
        trace.about(row)
    return row


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
