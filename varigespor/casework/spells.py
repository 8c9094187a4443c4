"""Bringing an extract into its own population: all of it or nothing, and nothing where nothing is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from varigespor.domain.access import Act, Asker
from varigespor.domain.spells import Extract
from varigespor.records.models.spell import Population, PopulationChild, Spell

from .trace import acting

AT_ONCE = 2000


@dataclass(frozen=True)
class Imported:
    """The population, whether anything of it was written, and whether that took another content's place."""

    population: Population
    changed: bool
    replaced: bool = False


def import_population(*, by: Asker, at: datetime, extract: Extract) -> Imported:
    """Make the population of the extract's name hold exactly the extract; children keep their row.

    The same content again changes no row and leaves no trace. Raises NotAllowed.
    """
    held = Population.objects.filter(name=extract.name, content_hash=extract.digest()).first()
    if held:
        return Imported(held, changed=False)
    with acting(by=by, at=at, act=Act.IMPORT) as trace:
        population, created = _population(extract, at)
        Spell.objects.filter(child__population=population).delete()
        children = _children(population, extract)
        Spell.objects.bulk_create(_spells(extract, children), batch_size=AT_ONCE)
        trace.about(population)
    return Imported(population, changed=True, replaced=not created)


def _population(extract: Extract, at: datetime) -> tuple[Population, bool]:
    """The row of the name, locked, with what the extract says of itself, and whether it is new."""
    told = {
        "mapping": extract.mapping,
        "reach_from": extract.reach.first,
        "reach_to": extract.reach.last,
        "imported_at": at,
        "content_hash": extract.digest(),
    }
    return Population.objects.update_or_create(name=extract.name, defaults=told)


def _children(population: Population, extract: Extract) -> dict[str, UUID]:
    """Key → row of every child of the extract; children that left it are removed."""
    population.children.exclude(key__in=list(extract.born)).delete()
    known = dict(population.children.values_list("key", "pk"))
    rows = [
        PopulationChild(id=known.get(key, uuid4()), population=population, key=key, born_on=born)
        for key, born in extract.born.items()
    ]
    PopulationChild.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=["born_on"]
    )
    return {row.key: row.pk for row in rows}


def _spells(extract: Extract, children: dict[str, UUID]) -> list[Spell]:
    return [
        Spell(
            child_id=children[spell.child],
            start=spell.start,
            end=spell.end,
            step=spell.step,
            place=spell.place,
            same_place=spell.same_place,
            line=spell.line,
        )
        for spell in extract.spells
    ]
