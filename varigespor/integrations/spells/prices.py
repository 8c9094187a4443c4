"""A file of prices: what one day on a step costs from a day on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from varigespor.analysis.costing import Price
from varigespor.norms.reading import FileRefused

from .cells import read_day
from .table import Line, Table, read_table

SOURCE = ("source", "kilde")
COLUMNS = (("step", "trin"), ("from", "fra"), ("kroner_per_day", "kroner_pr_dag"))
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?", re.ASCII)
HIGHEST = 6


def read_prices(*, file: Path) -> tuple[Price, ...]:
    """All prices of a file. Raises FileRefused with line and reason: unreadable, or twice the same."""
    table = read_table(file=file, names=[name for names in COLUMNS for name in names])
    at = [table.needed(names) for names in COLUMNS]
    found: dict[tuple[int, date], Price] = {}
    for line, price in _read(table, at):
        if (price.step, price.since) in found:
            raise FileRefused(
                file, line.number, f"Trin {price.step} har allerede en pris fra {price.since:%d.%m.%Y}."
            )
        found[price.step, price.since] = price
    return tuple(found.values())


def price_sources(*, file: Path) -> tuple[str, ...]:
    """What the file says of where its prices come from, each once; nothing where it says nothing."""
    table = read_table(file=file, names=[name for names in (*COLUMNS, SOURCE) for name in names])
    at = table.column(SOURCE)
    return tuple(dict.fromkeys(said for line in table.rows if (said := line.at(at))))


def _read(table: Table, at: list[int]) -> Iterator[tuple[Line, Price]]:
    for line in table.rows:
        step, since, amount = (line.at(column) for column in at)
        yield line, Price(_step(table, line, step), _day(table, line, since), _ore(table, line, amount))


def _step(table: Table, line: Line, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= HIGHEST):
        raise FileRefused(table.file, line.number, f"Trinnet »{text}« kendes ikke. Skriv 1 til {HIGHEST}.")
    return int(text)


def _day(table: Table, line: Line, text: str) -> date:
    day = read_day(text=text, formats=FORMATS)
    if day is None:
        raise FileRefused(table.file, line.number, f"Dagen »{text}« kan ikke læses. Skriv fx 2026-01-31.")
    return day


def _ore(table: Table, line: Line, text: str) -> int:
    """Whole øre. A point before three last digits is a thousand, as Danes write it."""
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise FileRefused(
            table.file,
            line.number,
            f"Prisen »{text}« kan ikke læses som kroner og hele øre. Skriv fx 1287,50.",
        )
    return int(found[1].replace(".", "")) * 100 + int((found[2] or "").ljust(2, "0"))
