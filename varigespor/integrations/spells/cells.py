"""One row's cells against the mapping: a spell, or the reasons in Danish why it is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from varigespor.domain.spells import Spell

from .mapping import SpellMapping
from .table import Line, Table

NO_YEAR = -1
NEVER = date.max


@dataclass(frozen=True)
class Columns:
    """Where each field stands in a file; None for an optional column that is missing.

    `traits` has only those that the file holds.
    """

    mapping: SpellMapping
    at: Mapping[str, int | None]
    titles: Mapping[str, str]
    traits: Mapping[str, int]


def columns_of(*, table: Table, mapping: SpellMapping) -> Columns:
    """Find the columns. Raises FileRefused where a required one is missing."""
    found: dict[str, int | None] = {}
    for field, names in mapping.columns.items():
        optional = field in {"year", "same_place"}
        found[field] = table.column(names) if optional else table.needed(names)
    titles = {field: table.header.at(at) for field, at in found.items()}
    traits = {name: at for name, names in mapping.traits.items() if (at := table.column(names)) is not None}
    return Columns(mapping, found, titles, traits)


@lru_cache(maxsize=100_000)
def read_day(*, text: str, formats: tuple[str, ...]) -> date | None:
    """The day a text names in one of the formats, else None."""
    for form in formats:
        try:
            # The written day has no zone: it is a day in the books.
            return datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def read_year(*, text: str) -> int:
    """The first number in a text such as 2017 or 2017/18; NO_YEAR where there is none."""
    found = re.search(r"\d+", text)
    return int(found.group()) if found else NO_YEAR


def year_of(*, line: Line, columns: Columns) -> int:
    """The year of the return that the row came in; NO_YEAR where it does not say."""
    return read_year(text=line.at(columns.at.get("year")))


def traits_of(*, line: Line, columns: Columns) -> tuple[str, ...]:
    """What else the row says, in the order of `columns.traits`; empty texts where it says nothing."""
    return tuple(line.at(at) for at in columns.traits.values())


def spell_of(*, line: Line, columns: Columns) -> Spell | tuple[str, ...]:
    """The spell of a row, or every reason why the row must be listed."""
    mapping, at = columns.mapping, columns.at
    child, place = line.at(at["child"]), line.at(at["place"])
    start_text, end_text = line.at(at["start"]), line.at(at["end"])
    start, end = (read_day(text=text, formats=mapping.dates) for text in (start_text, end_text))
    step = mapping.places.get(place)
    reasons = (
        None if child else f"Barnet mangler: {columns.titles['child']} er tom.",
        _unreadable(start_text, start, "Startdatoen", columns.titles["start"], optional=False),
        _unreadable(end_text, end, "Slutdatoen", columns.titles["end"], optional=True),
        f"Slutdatoen {end} ligger før startdatoen {start}." if start and end and end < start else None,
        _placeless(place, columns),
    )
    if start is None or step is None or any(reasons):
        return tuple(reason for reason in reasons if reason)
    same_place = line.at(at["same_place"]) in mapping.same_place
    return Spell(child, start, _away(end, mapping), step, place, same_place, line.number)


def _unreadable(text: str, day: date | None, what: str, title: str, *, optional: bool) -> str | None:
    if day is not None or (optional and not text):
        return None
    return f"{what} »{text}« i {title} kan ikke læses." if text else f"{what} mangler: {title} er tom."


def _placeless(place: str, columns: Columns) -> str | None:
    title, places = columns.titles["place"], columns.mapping.places
    if not place:
        return f"Stedet mangler: {title} er tom."
    if place not in places:
        return f"Stedet »{place}« i {title} kendes ikke."
    return f"Stedet »{place}« i {title} har intet trin." if places[place] is None else None


def _away(end: date | None, mapping: SpellMapping) -> date | None:
    """The first day on which the child is not there."""
    if end is None or not mapping.ends_on_last_day:
        return end
    return None if end == NEVER else end + timedelta(days=1)
