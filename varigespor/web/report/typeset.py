"""The report as PDF, set by Typst: tagged and accessible (PDF/UA-1), the same bytes for the same document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from .document import Block, Document, Picture, Section, Table, Words
from .drawing import standalone
from .numbers import printed

STYLE = Path(__file__).parent / "report.typ"
FONTS = Path(__file__).parents[1] / "static" / "built" / "dkfds" / "print"


class NoFonts(Exception):
    """The fonts are not there; the message says what to do, in Danish."""


def pdf(*, document: Document) -> bytes:
    """The PDF, in the design system's own fonts and no others. Raises NoFonts where they are not built.

    The document is handed over as data, never as Typst's own language: no word in it can be a command.
    """
    if not FONTS.is_dir():
        raise NoFonts("Rapportens skrifter mangler. Kør »make assets«, og prøv igen.")
    pictures = list(_pictures(document))
    with TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "report.typ").write_text(STYLE.read_text())
        (room / "report.json").write_text(json.dumps(_plain(document), ensure_ascii=False))
        for number, picture in enumerate(pictures):
            (room / f"{number}.svg").write_text(standalone(svg=picture.svg, css=picture.css))
        made: bytes = typst.compile(
            str(room / "report.typ"),
            root=str(room),
            font_paths=[str(FONTS)],
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
    }
