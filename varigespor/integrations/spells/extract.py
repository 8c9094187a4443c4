"""From the rows of a file to an extract: judged, merged and counted, so that every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise
from pathlib import Path

from varigespor.domain.spells import Extract, Reach, Spell

from .cells import Columns, columns_of, spell_of, traits_of, year_of
from .children import known_of
from .mapping import SpellMapping
from .table import Line, Table, read_table


@dataclass(frozen=True)
class Listed:
    """A row that takes no part, and why."""

    line: Line
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Dated:
    """A readable row: its spell, the year of its return, and its traits in the order of the columns."""

    year: int
    spell: Spell
    traits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What became of a file: rows in = accepted (extract.spells) + merged + listed."""

    extract: Extract
    header: Line
    rows_in: int
    merged: int
    listed: tuple[Listed, ...]
    overlaps: tuple[tuple[Spell, Spell], ...]
    warnings: tuple[str, ...]

    def counts(self) -> dict[str, int]:
        """The account of the rows."""
        return {
            "rows_in": self.rows_in,
            "rows_accepted": len(self.extract.spells),
            "rows_merged": self.merged,
            "rows_listed": len(self.listed),
            "children": len(self.extract.born),
            "spells": len(self.extract.spells),
            "overlaps": len(self.overlaps),
        }


def read_extract(*, episodes: Path, children: Path | None, mapping: SpellMapping, name: str = "") -> Reading:
    """Read an extract into a population of a name (the mapping's, if none is given).

    Raises FileRefused with line and reason where a file cannot be decoded or lacks a required column.
    """
    table = read_table(file=episodes, names=_names(mapping.columns.values()))
    columns = columns_of(table=table, mapping=mapping)
    listed, dated = _judged(table, columns)
    years = [year_of(line=line, columns=columns) for line in table.rows]
    kept = _latest(dated)
    spells = tuple(row.spell for row in kept)
    known = known_of(file=children, mapping=mapping, children={spell.child for spell in spells})
    overlaps = tuple(_overlaps(spells))
    return Reading(
        extract=Extract(
            name or mapping.name,
            mapping.name,
            _reach(years, spells, mapping),
            spells,
            known.born,
            _traits(columns, kept),
            known.sex,
        ),
        header=table.header,
        rows_in=len(table.rows),
        merged=len(dated) - len(spells),
        listed=listed,
        overlaps=overlaps,
        warnings=(*_without(columns), *known.warnings, *map(_told, overlaps)),
    )


def _names(fields: Iterable[tuple[str, ...]]) -> list[str]:
    return [name for names in fields for name in names]


def _judged(table: Table, columns: Columns) -> tuple[tuple[Listed, ...], list[Dated]]:
    listed, dated = [], []
    for line in table.rows:
        verdict = spell_of(line=line, columns=columns)
        if isinstance(verdict, Spell):
            year = year_of(line=line, columns=columns)
            dated.append(Dated(year, verdict, traits_of(line=line, columns=columns)))
        else:
            listed.append(Listed(line, verdict))
    return tuple(listed), dated


def _latest(dated: list[Dated]) -> tuple[Dated, ...]:
    """One row per child and start: of the latest year, among equals the last row."""
    taken: dict[tuple[str, date], Dated] = {}
    for row in dated:
        key = (row.spell.child, row.spell.start)
        if key not in taken or row.year >= taken[key].year:
            taken[key] = row
    return tuple(taken[key] for key in sorted(taken))


def _traits(columns: Columns, kept: tuple[Dated, ...]) -> dict[str, tuple[str, ...]]:
    """The columns of traits, in the order of the spells."""
    return {name: tuple(row.traits[at] for row in kept) for at, name in enumerate(columns.traits)}


def _overlaps(spells: tuple[Spell, ...]) -> Iterator[tuple[Spell, Spell]]:
    """Consecutive spells of a child of which the later starts before the earlier ends."""
    for earlier, later in pairwise(spells):
        if earlier.child == later.child and (earlier.end is None or later.start < earlier.end):
            yield earlier, later


def _reach(returns: list[int], spells: tuple[Spell, ...], mapping: SpellMapping) -> Reach:
    """From the years of all rows, the listed too: their return was handed in; else from the written days."""
    years = [year for year in returns if MINYEAR <= year < MAXYEAR]
    if years and mapping.years_begin:
        month, day = mapping.years_begin
        return Reach(date(min(years), month, day), date(max(years) + 1, month, day) - timedelta(days=1))
    shown = timedelta(days=1 if mapping.ends_on_last_day else 0)
    ends = [spell.end - shown for spell in spells if spell.end]
    starts = [spell.start for spell in spells] if mapping.reaches_from_start else []
    known = ends + starts
    return Reach(min(known, default=None), max(known, default=None))


def _without(columns: Columns) -> list[str]:
    names = columns.mapping.columns["same_place"]
    if not names or columns.at["same_place"] is not None:
        return []
    return [f"Kolonnen {' eller '.join(names)} mangler: intet ophold kan ses at fortsætte samme sted."]


def _told(pair: tuple[Spell, Spell]) -> str:
    earlier, later = pair
    until = f"slutter {earlier.end:%d.%m.%Y}" if earlier.end else "er åbent"
    return (
        f"Linje {earlier.line} og {later.line}: samme barns ophold overlapper. "
        f"Det tidligere {until}, det senere begynder {later.start:%d.%m.%Y}."
    )
