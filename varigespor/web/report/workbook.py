"""The report as a spreadsheet: one tidy sheet a table and one with the definitions; no formula from data."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime, time

import xlsxwriter

from .document import Document, Table

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31
HEADINGS = ("Ark", "Hvad", "Sådan er der talt", "Ikke med", "Kilde", "Opgjort pr.", "Børn")


def workbook(*, document: Document) -> bytes:
    """The .xlsx. Its own dates are the report's, so that the same document gives the same bytes."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        made = datetime.combine(document.as_of, time())
        book.set_properties({"title": document.title, "author": document.town, "created": made})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        names = sheet_names(tables=list(document.tables()))
        _definitions(book.add_worksheet("Om tallene"), document, names, bold)
        for table, name in zip(document.tables(), names, strict=True):
            _sheet(book.add_worksheet(name), table, bold)
    return out.getvalue()


def sheet_names(*, tables: Sequence[Table]) -> list[str]:
    """A name of its own for each table's sheet, at most 31 characters and without those Excel forbids."""
    found: list[str] = []
    for table in tables:
        name = FORBIDDEN.sub(" ", table.title)[:LONGEST].strip()
        number = 2
        while name in found:
            tail = f" {number}"
            name = FORBIDDEN.sub(" ", table.title)[: LONGEST - len(tail)].strip() + tail
            number += 1
        found.append(name)
    return found


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, table: Table, bold: object) -> None:
    for at, column in enumerate(table.columns):
        heading = f"{column.heading} ({column.unit})" if column.unit else column.heading
        sheet.write_string(0, at, heading, bold)
    for line, row in enumerate(table.rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, at, value)
            else:
                sheet.write_number(line, at, value)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, max(len(table.columns) - 1, 1), 16)
    sheet.freeze_panes(1, 1)


def _definitions(
    sheet: xlsxwriter.worksheet.Worksheet, document: Document, names: Sequence[str], bold: object
) -> None:
    for at, heading in enumerate(HEADINGS):
        sheet.write_string(0, at, heading, bold)
    as_of = f"{document.as_of:%d.%m.%Y}"
    for line, (table, name) in enumerate(zip(document.tables(), names, strict=True), 1):
        told = (name, table.title, table.definition, table.left_out, table.source, as_of, str(table.children))
        for at, words in enumerate(told):
            sheet.write_string(line, at, words)
    below = len(names) + 2
    for line, (what, words) in enumerate(document.definitions, below):
        sheet.write_string(line, 0, what)
        sheet.write_string(line, 1, words)
    for line, words in enumerate((document.known, document.made_of), below + len(document.definitions) + 1):
        sheet.write_string(line, 0, words)
    sheet.set_column(0, 1, 34)
    sheet.set_column(2, 4, 60)
