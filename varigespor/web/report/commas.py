"""The report's tables as CSV: one file a table, UTF-8 with its mark, semicolons and Danish decimals."""

from __future__ import annotations

import csv
import io

from .document import Document, Table, Value

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for a formula at the beginning of a cell."""


def files(*, document: Document) -> dict[str, bytes]:
    """File name → content, in the order of the tables."""
    return {f"{table.key}.csv": _file(table) for table in document.tables()}


def _file(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_heading(column.heading, column.unit) for column in table.columns])
    writer.writerows([[_cell(value) for value in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")


def _heading(heading: str, unit: str) -> str:
    return f"{heading} ({unit})" if unit else heading


def _cell(value: Value) -> str:
    """Numbers as they are; words that look like a formula are led by an apostrophe."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(DANGEROUS) else value
    return str(value) if isinstance(value, int) else f"{value:.1f}".replace(".", ",")
