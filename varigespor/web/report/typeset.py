"""The report as PDF, set by Typst: tagged and accessible (PDF/UA-1), the same bytes for the same document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from .document import Block, Document, Picture, Section, Table, Words
from .numbers import printed

STYLE = Path(__file__).parent / "report.typ"


def pdf(*, document: Document, fonts: Path) -> bytes:
    """The PDF. `fonts` is the folder with the design system's own fonts; no others are used.

    The document is handed over as data, never as Typst's own language: no word in it can be a command.
    """
    pictures = list(_pictures(document))
    with TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "report.typ").write_text(STYLE.read_text())
        (room / "report.json").write_text(json.dumps(_plain(document), ensure_ascii=False))
        for number, picture in enumerate(pictures):
            (room / f"{number}.svg").write_text(picture.svg)
        made: bytes = typst.compile(
            str(room / "report.typ"),
            root=str(room),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-2a"],
        )
    return made


def _pictures(document: Document) -> Iterator[Picture]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Picture):
                yield block


def _plain(document: Document) -> dict[str, object]:
    pictures = {id(picture): number for number, picture in enumerate(_pictures(document))}
    day = document.as_of
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "town": document.town,
        "date": [day.year, day.month, day.day],
        "known": document.known,
        "made_of": document.made_of,
        "sections": [_section(section, pictures) for section in document.sections],
        "definitions": [list(pair) for pair in document.definitions],
    }


def _section(section: Section, pictures: dict[int, int]) -> dict[str, object]:
    return {"heading": section.heading, "blocks": [_block(block, pictures) for block in section.blocks]}


def _block(block: Block, pictures: dict[int, int]) -> dict[str, object]:
    if isinstance(block, Words):
        return {"kind": "words", "paragraphs": list(block.paragraphs)}
    if isinstance(block, Picture):
        file = f"{pictures[id(block)]}.svg"
        return {"kind": "picture", "file": file, "title": block.title, "text": block.text}
    return _table(block)


def _table(table: Table) -> dict[str, object]:
    return {
        "kind": "table",
        "title": table.title,
        "columns": [[column.heading, column.unit, column.number] for column in table.columns],
        "rows": [[printed(value=value) for value in row] for row in table.rows],
        "totals": table.totals,
        "notes": [note for note in (table.definition, _left_out(table)) if note],
    }


def _left_out(table: Table) -> str:
    return f"Ikke med: {table.left_out}" if table.left_out else ""
