"""What the help led to, row by row: how much there was, how it ended, and where the children stood after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from varigespor.domain.decisions import EndReason
from varigespor.domain.result_words import Result

from .counts import STEPS, TOTAL
from .definitions import of_result
from .document import Column
from .durations import ACTUAL, PLANNED
from .entries import HIGHER, LOWER, SAME, UNKNOWN
from .grid import Grid, read
from .material import Material


@dataclass(frozen=True)
class Part:
    """One of the tables: its columns by place, each with the result that it is of."""

    key: str
    title: str
    columns: Mapping[tuple[str, str], tuple[Column, Result]]


def _ways(table: str, months: str, result: Result) -> dict[tuple[str, str], tuple[Column, Result]]:
    named = ((LOWER, "Lavere"), (SAME, "Samme"), (HIGHER, "Højere"))
    return {(table, way): (Column(name, months), result) for way, name in named}


HOW_MANY = ("ended", TOTAL)
ENDED = {HOW_MANY: (Column("Sluttede", "forløb"), Result.ENDED)}
PARTS = (
    Part(
        "resultater",
        "Hjælpen, {by}",
        {
            ("helped", "children"): (Column("Børn"), Result.CHILDREN),
            ("helped", "years"): (Column("Børneår"), Result.CHILD_YEARS),
            ("helped", "price"): (Column("Pris pr. børneår", "kr."), Result.PRICE),
            **ENDED,
            ("ended", ACTUAL): (Column("Varighed", "mdr., median"), Result.ACTUAL),
            ("ended", PLANNED): (Column("Planlagt", "mdr., median"), Result.PLANNED),
        },
    ),
    Part(
        "slutninger",
        "Hvordan den sluttede, {by}",
        {
            **ENDED,
            ("ended", EndReason.AS_PLANNED.value): (Column("Målet nået"), Result.AS_PLANNED),
            ("ended", EndReason.BROKEN_DOWN.value): (Column("Sammenbrud"), Result.BROKEN),
            ("profits", "yes"): (Column("Udbytte", "ja"), Result.PROFITS),
            ("profits", "answered"): (Column("Udbytte", "besvaret"), Result.PROFITS),
            ("goals", "reached"): (Column("Delmål", "nået"), Result.GOALS),
            ("goals", "followed"): (Column("Delmål", "fulgt"), Result.GOALS),
        },
    ),
    Part(
        "trin-efter",
        "Barnets trin efter forløbets første dag, {by}",
        _ways("six", "6 mdr.", Result.SIX) | _ways("followed", "12 mdr.", Result.TWELVE),
    ),
)


def grids(*, material: Material) -> Iterator[Grid]:
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
        kept = {place: one for place, one in part.columns.items() if _held(material, place)}
        if set(kept) - {HOW_MANY}:
            columns = {place: column for place, (column, _) in kept.items()}
            results = dict.fromkeys(result for _, result in kept.values())
            defined = [of_result(one) for one in results]
            yield Grid(part.key, part.title.format(by=by), [*rows, whole], first, columns, defined)


def _held(material: Material, place: tuple[str, str]) -> bool:
    """Whether anything is published in a column: an extract may not say why help ended, and has no prices."""
    table, name = place
    held = material.published.by_place
    if name == "price":
        return bool(material.prices) and (table, TOTAL, "children") in held
    if name in (ACTUAL, PLANNED):
        return (table, TOTAL, TOTAL) in held and any(column == name for _, column in material.durations)
    return (table, TOTAL, "days" if name == "years" else name) in held


def _group_name(material: Material, group: str) -> tuple[str, ...]:
    groups = material.names.groups
    return (groups.get(group, "Ikke oplyst"),) if groups else ()
