"""What the help led to, row by row: how much there was, how it ended, and where the children stood after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from varigespor.domain.decisions import EndReason
from varigespor.domain.result_words import Result

from .counts import STEPS, TOTAL
from .definitions import of_result
from .document import Column, Table, Words
from .durations import ACTUAL, PLANNED
from .entries import HIGHER, LOWER, SAME, UNKNOWN
from .grid import Grid, drawn_up, read
from .material import Material

HOW_MANY = ("ended", TOTAL)
SIX, TWELVE = "6 mdr.", "12 mdr."


@dataclass(frozen=True)
class Part:
    """One of the tables: its columns by place, and the results they are of."""

    key: str
    title: str
    columns: Mapping[tuple[str, str], Column]
    results: tuple[Result, ...]


PARTS = (
    Part(
        "resultater",
        "Hjælpen, {by}",
        {
            ("helped", "children"): Column("Børn"),
            ("helped", "years"): Column("Børneår"),
            ("helped", "price"): Column("Pris pr. børneår", "kr."),
            HOW_MANY: Column("Sluttede", "forløb"),
            ("ended", ACTUAL): Column("Varighed", "mdr., median"),
            ("ended", PLANNED): Column("Planlagt", "mdr., median"),
        },
        (
            Result.CHILDREN,
            Result.CHILD_YEARS,
            Result.PRICE,
            Result.ENDED,
            Result.ACTUAL,
            Result.PLANNED,
        ),
    ),
    Part(
        "slutninger",
        "Hvordan den sluttede, {by}",
        {
            HOW_MANY: Column("Sluttede", "forløb"),
            ("ended", EndReason.AS_PLANNED.value): Column("Målet nået"),
            ("ended", EndReason.BROKEN_DOWN.value): Column("Sammenbrud"),
            ("profits", "yes"): Column("Udbytte", "ja"),
            ("profits", "answered"): Column("Udbytte", "besvaret"),
            ("goals", "reached"): Column("Delmål", "nået"),
            ("goals", TOTAL): Column("Delmål", "fulgt"),
        },
        (Result.ENDED, Result.AS_PLANNED, Result.BROKEN, Result.PROFITS, Result.GOALS),
    ),
    Part(
        "trin-efter",
        "Barnets trin efter forløbets første dag, {by}",
        {
            **{("six", way): Column(name, SIX) for way, name in ((LOWER, "Lavere"), (SAME, "Samme"))},
            ("six", HIGHER): Column("Højere", SIX),
            **{("followed", way): Column(name, TWELVE) for way, name in ((LOWER, "Lavere"), (SAME, "Samme"))},
            ("followed", HIGHER): Column("Højere", TWELVE),
        },
        (Result.SIX, Result.TWELVE),
    ),
)


def tables(*, material: Material) -> Iterator[Table | Words]:
    """Those of PARTS that say more than how many ended; rows where nobody had help are left out."""
    names = material.names
    by = "efter målgruppe og trin" if names.groups else "efter trin"
    groups = [*names.groups, UNKNOWN] if names.groups else [""]
    keys = [(group, step, f"{group} {step}".strip()) for group in groups for step in STEPS]
    rows = [
        ((*_group_name(material, group), step), row)
        for group, step, row in keys
        if read(material=material, place=("helped", row, "children")) != 0
    ]
    whole = (("I alt", "") if names.groups else ("I alt",), TOTAL)
    first = ("Målgruppe", "Trin") if names.groups else ("Trin",)
    for part in PARTS:
        columns = {place: column for place, column in part.columns.items() if _held(material, place)}
        defined = [of_result(one) for one in part.results]
        grid = Grid(part.key, part.title.format(by=by), [*rows, whole], first, columns, defined)
        if set(columns) - {HOW_MANY}:
            yield drawn_up(material=material, grid=grid)


def _held(material: Material, place: tuple[str, str]) -> bool:
    """Whether anything is counted in a column: an extract may not say why help ended, and has no prices."""
    table, name = place
    if name == "price":
        return bool(material.prices)
    if name in (ACTUAL, PLANNED):
        return any(column == name for _, column in material.durations)
    if name == "years":
        return True
    withheld = {one.key for one in material.published.withheld}
    return table in withheld or (table, TOTAL, name) in material.published.by_place


def _group_name(material: Material, group: str) -> tuple[str, ...]:
    groups = material.names.groups
    return (groups.get(group, "Ikke oplyst"),) if groups else ()
