"""Published tables as plain data for a register, and a register's version.

The plain data hold the hidden numbers too, because the next report must be checked against them: they belong
where the cases are, never in what is published.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from .published import Fault, Published, State, Withheld
from .tables import Amount, Cell, Count, Derived, Group, Part, Population, Relation, Report, Table, group

FORMAT = 1

Plain = dict[str, Any]


def to_plain(*, published: Published) -> Plain:
    """Dictionaries, lists, strings and whole numbers alone; `of_plain` gives back an equal value."""
    report = published.report
    return {
        "format": FORMAT,
        "dimensions": [[name, list(codes)] for name, codes in report.dimensions],
        "tables": [
            {
                "key": table.key,
                "title": table.title,
                "cells": [
                    {**_cell(cell), "state": state.value}
                    for cell, state in zip(table.cells, states, strict=True)
                ],
            }
            for table, states in zip(report.tables, published.states, strict=True)
        ],
        "relations": [
            {
                "terms": [[weight, _group(group)] for weight, group in relation.terms],
                "least": relation.least,
                "most": relation.most,
            }
            for relation in report.relations
        ],
        "withheld": [
            {"key": one.key, "title": one.title, "fault": one.fault.value} for one in published.withheld
        ],
    }


def of_plain(*, plain: Mapping[str, Any]) -> Published:
    """The published tables. Raises ValueError where the data were written in another format."""
    if plain.get("format") != FORMAT:
        raise ValueError(f"A register of format {plain.get('format')!r} cannot be read.")
    tables = tuple(
        Table(one["key"], one["title"], tuple(_read_cell(cell) for cell in one["cells"]))
        for one in plain["tables"]
    )
    dimensions = tuple((name, tuple(codes)) for name, codes in plain["dimensions"])
    return Published(
        Report(dimensions, tables, tuple(_read_relation(one) for one in plain["relations"])),
        tuple(tuple(State(cell["state"]) for cell in one["cells"]) for one in plain["tables"]),
        tuple(Withheld(one["key"], one["title"], Fault(one["fault"])) for one in plain["withheld"]),
    )


def version(*, register: Sequence[Published]) -> str:
    """Sixteen hexadecimal digits of what a register has printed.

    Hidden numbers are left out: it is printed itself, and whoever guessed them could try their guess on it.
    """
    printed = [
        [*place, published.printed(place)] for published in register for place in published.report.cells
    ]
    sizes = [len(published.report.tables) for published in register]
    written = json.dumps([FORMAT, sizes, printed], ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()[:16]


def _group(group: Group) -> Plain:
    population = group.population
    return {
        "measure": population.measure,
        "period": population.period,
        "known_at": population.known_at,
        "days": population.days,
        "where": {name: list(codes) for name, codes in group.where},
    }


def _cell(cell: Cell) -> Plain:
    place = {"row": cell.row, "column": cell.column}
    if isinstance(cell, Derived):
        return {**place, "text": cell.text, "of": [list(one) for one in cell.of]}
    if isinstance(cell, Count):
        return {**place, "value": cell.value, "group": _group(cell.group)}
    parts = [{"price": part.price, "days": part.days, "group": _group(part.group)} for part in cell.parts]
    follows = {"children": cell.children, "group": _group(cell.group)}
    return {**place, **follows, "parts": parts, "rounded_to": cell.rounded_to}


def _read_group(plain: Plain) -> Group:
    population = Population(plain["measure"], plain["period"], plain["known_at"], plain["days"])
    return group(population=population, where=plain["where"])


def _read_cell(plain: Plain) -> Cell:
    row, column = plain["row"], plain["column"]
    if "of" in plain:
        return Derived(row, column, plain["text"], tuple((one[0], one[1], one[2]) for one in plain["of"]))
    if "parts" not in plain:
        return Count(row, column, plain["value"], _read_group(plain["group"]))
    parts = tuple(Part(part["price"], part["days"], _read_group(part["group"])) for part in plain["parts"])
    return Amount(row, column, plain["children"], _read_group(plain["group"]), parts, plain["rounded_to"])


def _read_relation(plain: Plain) -> Relation:
    terms = tuple((weight, _read_group(one)) for weight, one in plain["terms"])
    return Relation(terms, plain["least"], plain["most"])
