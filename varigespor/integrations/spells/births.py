"""Birth dates from the file of children; a child without one is taken with an unknown birth date."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from pathlib import Path

from .cells import read_day, read_year
from .mapping import SpellMapping
from .table import read_table


def births(
    *, file: Path | None, mapping: SpellMapping, of: Set[str]
) -> tuple[Mapping[str, date | None], tuple[str, ...]]:
    """The birth date (or None) of each child in `of`, and warnings about what cannot be read.

    Where a child stands more than once, the latest year wins, among equals the last row.
    Raises FileRefused where the file cannot be decoded or has no column for the child.
    """
    if file is None:
        return dict.fromkeys(sorted(of)), ()
    named = mapping.children
    table = read_table(file=file, names=[name for names in named.values() for name in names])
    child_at, born_at = table.needed(named["child"]), table.column(named.get("born", ()))
    year_at = table.column(named.get("year", ()))
    found: dict[str, tuple[int, date]] = {}
    warnings = []
    for line in table.rows:
        child, text, year = line.at(child_at), line.at(born_at), read_year(text=line.at(year_at))
        born = read_day(text=text, formats=mapping.dates)
        if text and born is None:
            warnings.append(f"{file.name}, linje {line.number}: fødselsdatoen »{text}« kan ikke læses.")
        if born and year >= found.get(child, (year, born))[0]:
            found[child] = (year, born)
    return {child: found[child][1] if child in found else None for child in sorted(of)}, tuple(warnings)
