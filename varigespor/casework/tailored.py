"""Help made for one child: an entry of its own that nobody else can choose, with what it is said to cost."""

from __future__ import annotations

from dataclasses import replace

from varigespor.domain.catalogue import Corner
from varigespor.domain.decisions import Start, Tailored
from varigespor.records.models import CatalogueEntry, Price, Provider

from .trace import Entry


def make(*, start: Start, trace: Entry) -> None:
    """Write the entry that a decision starts, and its price where somebody has said it."""
    made = start.tailored
    if made is None:
        return
    provider, _ = Provider.objects.get_or_create(
        key="tailored", defaults={"name": "Skræddersyet", "corner": Corner.RANGE}
    )
    entry = CatalogueEntry.objects.create(
        id=start.entry,
        key=f"tailored-{start.entry}",
        name=made.name.strip(),
        provider=provider,
        place_type=made.place_type,
        section=made.section,
        step=made.step,
        unit="døgn",
        knowledge=made.knowledge.strip(),
        experience_only=made.experience_only,
        target_groups=["family", "disability"],
        tailored=True,
        since=start.on,
    )
    if made.ore_per_day is not None:
        Price.objects.create(
            entry=entry,
            ore_per_day=made.ore_per_day,
            source=f"Oplyst af {trace.by.name}, da afgørelsen blev forberedt",
            valid_from=start.on,
            known_at=trace.at,
        )


def made(*, entry: CatalogueEntry) -> Tailored:
    """What was said of it, as it is stored. One statement."""
    price = Price.objects.current().filter(entry=entry).order_by("-valid_from").first()
    return Tailored(
        entry.name,
        entry.section,
        entry.step,
        entry.knowledge,
        entry.place_type,
        entry.experience_only,
        price.ore_per_day if price else None,
    )


def says_the_same(*, entry: CatalogueEntry, said: Tailored) -> bool:
    """Whether the stored help is the one that is sent."""
    return made(entry=entry) == replace(said, name=said.name.strip(), knowledge=said.knowledge.strip())
