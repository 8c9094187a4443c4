"""What the file of children says: birth dates and sex; a child without a row is taken, with nothing known."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from .cells import read_day, read_year
from .mapping import SpellMapping
from .table import Line, Table, read_table

Said = TypeVar("Said")


@dataclass(frozen=True)
class Known:
    """Per child the birth date (or None) and sex as written; warnings about what cannot be read."""

    born: Mapping[str, date | None]
    sex: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def known_of(*, file: Path | None, mapping: SpellMapping, children: Set[str]) -> Known:
    """What is known of the children. Of a child's rows the latest year wins, among equals the last.

    Raises FileRefused where the file cannot be decoded or has no column for the child.
    """
    if file is None:
        return Known(dict.fromkeys(sorted(children)))
    named = mapping.children
    table = read_table(file=file, names=[name for names in named.values() for name in names])
    child_at = table.needed(named["child"])
    days, warnings = _days(table, mapping)
    born = _latest(table, mapping, child_at, days)
    sex_at = table.column(named.get("sex", ()))
    said = {line.number: text for line in table.rows if (text := line.at(sex_at))}
    sex = _latest(table, mapping, child_at, said)
    return Known({child: born.get(child) for child in sorted(children)}, sex, tuple(warnings))


def _days(table: Table, mapping: SpellMapping) -> tuple[dict[int, date], list[str]]:
    """The birth date of each line that has a readable one, and what cannot be read."""
    at = table.column(mapping.children.get("born", ()))
    days, warnings = {}, []
    for line in table.rows:
        if not (text := line.at(at)):
            continue
        if born := read_day(text=text, formats=mapping.dates):
            days[line.number] = born
        else:
            told = f"fødselsdatoen »{text}« kan ikke læses."
            warnings.append(f"{table.file.name}, linje {line.number}: {told}")
    return days, warnings


def _latest(table: Table, mapping: SpellMapping, child_at: int, said: Mapping[int, Said]) -> dict[str, Said]:
    """Of the lines that say something, the one of the latest year, among equals the last."""
    year_at = table.column(mapping.children.get("year", ()))
    lines: dict[str, Line] = {}
    for line in table.rows:
        child = line.at(child_at)
        if line.number in said and (
            child not in lines or read_year(text=line.at(year_at)) >= read_year(text=lines[child].at(year_at))
        ):
            lines[child] = line
    return {child: said[line.number] for child, line in lines.items()}
