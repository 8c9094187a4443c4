"""The report prints only what may be published, is accessible, and is the same bytes wherever it is made."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from decimal import Decimal
from functools import cache
from hashlib import sha256

import openpyxl
import pikepdf
import pytest

from tests.run.commanded import surroundings
from tests.web.report.town import WANTED, town
from varigespor.analysis.publishing.plain import of_plain
from varigespor.analysis.publishing.published import MARK, State
from varigespor.web.report import workbook
from varigespor.web.report.document import Column, Document, Table
from varigespor.web.report.making import PRINTED, Made, made

PRICES = {"I alt": 120_000, "family 3": 90_000}


@cache
def report() -> Made:
    return made(snapshot=town(), wanted=WANTED, register=(), prices=PRICES)


@cache
def files() -> dict[str, bytes]:
    return report().files()


def test_some_numbers_are_shown_and_some_are_hidden() -> None:
    states = [state for states in report().published.states for state in states]
    assert State.SHOWN in states
    assert State.SMALL in states
    for place, cell in report().published.report.cells.items():
        if 0 < getattr(cell, "value", 0) < 5:
            assert report().published.printed(place) == MARK


def test_the_tables_print_the_published_numbers_and_no_others() -> None:
    tables = {table.key: table for table in report().document.tables()}
    assert list(tables) == ["trappen", "bevaegelser", "team", "resultater", "trin-efter", "variation"]
    stairs = {row[0]: row for row in tables["trappen"].rows}
    published = report().published
    for step, row in zip("654321", list(stairs.values())[:6], strict=True):
        assert row[1] == published.printed(("before", step, "I alt"))
        assert row[2] == published.printed(("now", step, "I alt"))
    assert stairs["I alt"][2] == published.printed(("now", "I alt", "I alt"))
    whole = tables["resultater"].rows[-1]
    assert whole[:3] == ("I alt", "", published.printed(("children", "I alt", "I alt")))
    assert all(row[4] in ("–", MARK) or isinstance(row[4], int) for row in tables["resultater"].rows)


def test_the_register_gives_back_what_was_published() -> None:
    assert of_plain(plain=report().tables) == report().published
    again = made(snapshot=town(), wanted=WANTED, register=(report().published,), prices=PRICES)
    assert again.published == report().published
    assert again.version != report().version


def test_the_pdf_is_tagged_and_every_picture_says_what_it_shows() -> None:
    with pikepdf.open(io.BytesIO(files()["rapport.pdf"])) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "da"
        assert root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "Varige Spor: hvad hjælpen førte til"
        assert str(pdf.docinfo.CreationDate).startswith("D:20241231")
        assert len(pdf.pages) <= 10
        tags = list(elements(root.StructTreeRoot))
        figures = [tag for tag in tags if str(tag.S) == "/Figure"]
        assert figures
        assert all(str(tag.Alt) for tag in figures)
        assert sum(str(tag.S) == "/TH" for tag in tags) > 10
        assert {"/H1", "/H2", "/Table", "/TR", "/TD"} <= {str(tag.S) for tag in tags}


def elements(node: pikepdf.Object) -> list[pikepdf.Object]:
    """Every structure element below a node."""
    found, waiting = [], [node]
    while waiting:
        at = waiting.pop()
        kids = at.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(kid)
                waiting.append(kid)
    return found


def test_the_spreadsheet_is_tidy_and_holds_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(files()["rapport.xlsx"]))
    assert book.sheetnames[0] == "Om tallene"
    for table, name in zip(report().document.tables(), book.sheetnames[1:], strict=True):
        rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
        assert [tuple("" if value is None else value for value in row) for row in rows[1:]] == list(
            table.rows
        )
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    definitions = {row[0].value for row in book["Om tallene"].iter_rows()}
    assert set(book.sheetnames[1:]) <= definitions


def test_words_that_look_like_a_formula_stay_words() -> None:
    evil = Table(
        "x", "A/B: [c]", (Column("Navn", number=False), Column("Tal")), (("=1+1", 5),), "Definition."
    )
    document = Document("t", "s", "=cmd()", WANTED.since, "k", "m", ())
    object.__setattr__(document, "tables", lambda: iter((evil, evil)))
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(document=document)))
    assert book.sheetnames == ["Om tallene", "A B   c", "A B   c 2"]
    cell = book["A B   c"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_csv_files_say_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(files()["rapport-csv.zip"])) as archive:
        assert archive.namelist() == [f"{table.key}.csv" for table in report().document.tables()]
        text = archive.read("resultater.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    table = next(table for table in report().document.tables() if table.key == "resultater")
    assert len(rows) == len(table.rows) + 1
    years = [row[3] for row in rows[1:]]
    for printed, row in zip(years, table.rows, strict=True):
        if isinstance(row[3], float):
            assert Decimal(printed.replace(",", ".")) == round(Decimal(row[3]), 1)


MAKE = """
from hashlib import sha256
from tests.web.report.town import WANTED, town
from varigespor.web.report.making import made
files = made(snapshot=town(), wanted=WANTED, register=(), prices={prices}).files()
print({{name: sha256(content).hexdigest() for name, content in files.items()}})
"""


@pytest.mark.parametrize("zone", ["Pacific/Auckland"])
def test_another_process_with_another_clock_makes_the_same_bytes(zone: str) -> None:
    command = [sys.executable, "-c", MAKE.format(prices=PRICES)]
    made_there = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env=surroundings(TZ=zone, PYTHONPATH=".", PYTHONHASHSEED="7"),
    )
    here = {name: sha256(content).hexdigest() for name, content in files().items()}
    assert made_there.stdout.strip() == str(here)
    assert tuple(here) == PRINTED
