"""Extracts with every wart: each row is accounted for, and the answers are a plain reader's."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.analysis import day_by_day
from tests.integrations import extracts
from varigespor.analysis.ladder import Kind, moves, stock
from varigespor.integrations.spells.extract import Reading, read_extract
from varigespor.integrations.spells.ladder import snapshot_of_extract
from varigespor.integrations.spells.listing import write_listed
from varigespor.integrations.spells.mapping import load_mapping

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "ssda903"
MAPPING = load_mapping(name="ssda903")


def read(folder: Path, text: str | bytes, children: str | None = None) -> Reading:
    episodes, header = folder / "episodes.csv", folder / "header.csv"
    episodes.write_bytes(text if isinstance(text, bytes) else text.encode())
    if children is not None:
        header.write_text(children, encoding="utf-8")
    return read_extract(episodes=episodes, children=header if children is not None else None, mapping=MAPPING)


@pytest.mark.parametrize("seed", range(60))
def test_every_row_of_a_random_extract_is_accounted_for(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    how, rows = extracts.a_style(chance), extracts.some_rows(chance, 60)
    reading = read(tmp_path, extracts.written(rows, how, chance))
    expected = extracts.account(rows, how)
    assert reading.counts() == {
        "rows_in": expected.rows_in,
        "rows_accepted": len(expected.stays),
        "rows_merged": expected.merged,
        "rows_listed": len(expected.listed),
        "children": len({stay.child for stay in expected.stays}),
        "spells": len(expected.stays),
        "overlaps": expected.overlaps,
    }
    counts = reading.counts()
    assert counts["rows_in"] == counts["rows_accepted"] + counts["rows_merged"] + counts["rows_listed"]


@pytest.mark.parametrize("seed", range(20))
def test_the_ladder_of_a_random_extract_is_a_plain_readers(seed: int, tmp_path: Path) -> None:
    chance = random.Random(1000 + seed)
    how, rows = extracts.a_style(chance), extracts.some_rows(chance, 80)
    spells = snapshot_of_extract(extract=read(tmp_path, extracts.written(rows, how, chance)).extract).spells
    stays = extracts.account(rows, how).stays
    since = extracts.FIRST + timedelta(days=chance.randrange(30))
    until = since + timedelta(days=chance.randrange(80))
    for day in (since, until):
        assert stock(spells=spells, on=day).steps() == day_by_day.stock(stays, day)
    found = moves(spells=spells, since=since, until=until)
    told = {"cells": found.cells(), **{kind.value: len(found.of(kind)) for kind in Kind}}
    assert told == day_by_day.moves(stays, since, until)


@pytest.mark.parametrize("seed", range(10))
def test_the_listed_file_holds_the_original_cells(seed: int, tmp_path: Path) -> None:
    chance = random.Random(2000 + seed)
    how, rows = extracts.a_style(chance), extracts.some_rows(chance, 60)
    reading, out = read(tmp_path, extracts.written(rows, how, chance)), tmp_path / "listed.csv"
    write_listed(reading=reading, file=out)
    with out.open(encoding="utf-8", newline="") as file:
        header, *listed = csv.reader(file)
    assert [name.upper() for name in header] == ["LINJE", "ÅRSAG", *how.columns]
    originals = [
        [extracts.shown(rows[number][name], how) for name in how.columns]
        for number in extracts.account(rows, how).listed
    ]
    assert [row[2:] for row in listed] == originals
    assert all(row[1].endswith(".") for row in listed)
    assert [int(row[0]) for row in listed] == sorted(int(row[0]) for row in listed)


HEAD = "CHILD,DECOM,DEC,PLACE,RNE\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",2019-04-01,,U4,S", "Barnet mangler: CHILD er tom."),
        ("a,,,U4,S", "Startdatoen mangler: DECOM er tom."),
        ("a,31/02/2019,,U4,S", "Startdatoen »31/02/2019« i DECOM kan ikke læses."),
        ("a,2019-04-01,snart,U4,S", "Slutdatoen »snart« i DEC kan ikke læses."),
        ("a,2019-04-02,01/04/2019,U4,S", "Slutdatoen 2019-04-01 ligger før startdatoen 2019-04-02."),
        ("a,2019-04-01,,,S", "Stedet mangler: PLACE er tom."),
        ("a,2019-04-01,,Q9,S", "Stedet »Q9« i PLACE kendes ikke."),
        ("a,2019-04-01,,T0,S", "Stedet »T0« i PLACE har intet trin."),
        ("a", "Startdatoen mangler: DECOM er tom. Stedet mangler: PLACE er tom."),
    ],
)
def test_a_listed_row_says_why(row: str, reason: str, tmp_path: Path) -> None:
    reading = read(tmp_path, f"{HEAD}b,2019-04-01,,U4,S\n\n{row}\n")
    (listed,) = reading.listed
    assert (listed.line.number, " ".join(listed.reasons)) == (4, reason)
    assert reading.counts()["children"] == 1


def test_a_listed_row_takes_no_part_in_merging(tmp_path: Path) -> None:
    rows = "a,2019-04-01,,U4,2019\na,2019-04-01,,T0,2021\na,2019-04-01,2019-05-01,U1,2020\n"
    reading = read(tmp_path, f"CHILD,DECOM,DEC,PLACE,YEAR\n{rows}")
    assert [(spell.step, spell.end) for spell in reading.extract.spells] == [(4, date(2019, 5, 1))]
    assert (reading.merged, len(reading.listed)) == (1, 1)


def test_a_row_may_have_too_many_or_too_few_cells(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{HEAD}a,2019-04-01,,U4,S,for,meget\nb,2019-04-01,,U4\n")
    assert reading.counts()["rows_accepted"] == 2


def test_a_stray_quote_swallows_no_other_row(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        f'{HEAD}"a,2019-04-01,,U4,S\nb,2019-04-01,,U4,S\nc,2019-04-01,,U4,"S"\n'
        + "d,2019-04-01,,U4,S\n" * 200,
    )
    assert reading.rows_in == 203
    assert set(reading.extract.born) == {'"a', "b", "c", "d"}


def test_birth_dates_come_from_the_latest_row_that_has_one(tmp_path: Path) -> None:
    header = (
        "child;dob;year\na;01/02/2010;2020\na;2010-03-04;2019\nb;;2020\nc;hvornår;2020\nx;2011-01-01;2020\n"
    )
    rows = "".join(f"{child},2019-04-01,,U4,S\n" for child in "abcd")
    reading = read(tmp_path, HEAD + rows, header)
    assert reading.extract.born == {"a": date(2010, 2, 1), "b": None, "c": None, "d": None}
    assert reading.warnings == ("header.csv, linje 5: fødselsdatoen »hvornår« kan ikke læses.",)


def test_an_overlap_is_told_by_its_lines(tmp_path: Path) -> None:
    reading = read(
        tmp_path, f"{HEAD}a,2019-05-01,,U4,S\na,2019-04-01,2019-05-02,U1,S\nb,2019-04-01,2019-05-01,U1,S\n"
    )
    assert reading.warnings == (
        "Linje 3 og 2: samme barns ophold overlapper. "
        "Det tidligere slutter 02.05.2019, det senere begynder 01.05.2019.",
    )


def test_the_reach_is_read_from_the_years_or_else_from_the_ends(tmp_path: Path) -> None:
    with_years = read(
        tmp_path,
        "CHILD,DECOM,DEC,PLACE,YEAR\na,2015-04-01,,U4,2019\nb,2015-04-01,,U4,2021/22\nb,2015-04-01,,T0,2018\nc,,,U4,ukendt\n",
    )
    without = read(
        tmp_path, f"{HEAD}a,2015-04-01,2017-01-01,U4,S\nb,2019-01-01,,U4,S\na,2017-01-01,2018-06-01,U4,S\n"
    )
    nothing = read(tmp_path, f"{HEAD}a,2015-04-01,,U4,S\n")
    assert vars(with_years.extract.reach) == {"first": date(2018, 4, 1), "last": date(2022, 3, 31)}
    assert vars(without.extract.reach) == {"first": date(2017, 1, 1), "last": date(2018, 6, 1)}
    assert vars(nothing.extract.reach) == {"first": None, "last": None}


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_line_that_names_the_delimiter_is_no_header(tmp_path: Path, first: str) -> None:
    text = f"{first}\r\nCHILD;DECOM;DEC;PLACE;RNE\r\na;2015-04-01;;U4;S\r\nb;nej;;U4;S\r\n"
    reading = read(tmp_path, text.encode("utf-8-sig"))
    assert (reading.rows_in, len(reading.extract.spells)) == (2, 1)
    assert [row.line.number for row in reading.listed] == [4]


def test_the_same_content_has_the_same_digest_and_another_has_another(tmp_path: Path) -> None:
    one = read(tmp_path, f"{HEAD}a,2015-04-01,2017-01-01,U4,S\n").extract
    again = read(
        tmp_path, "place;child;dec;decom;rne\nU4;a;01/01/2017;01/04/2015;S\n".encode("utf-8-sig")
    ).extract
    other = read(tmp_path, f"{HEAD}a,2015-04-01,2017-01-02,U4,S\n").extract
    assert one.digest() == again.digest() != other.digest()


@pytest.mark.skipif(not SHARED.is_dir(), reason="Det fælles udtræk ligger ikke ved siden af.")
def test_the_shared_extract_is_what_its_readme_says() -> None:
    reading = read_extract(episodes=SHARED / "episodes.csv", children=SHARED / "header.csv", mapping=MAPPING)
    counts = reading.counts()
    assert (counts["rows_in"], counts["spells"], counts["children"]) == (3737, 2827, 820)
    assert (counts["rows_merged"], counts["rows_listed"]) == (910, 0)
    assert sum(born is None for born in reading.extract.born.values()) == 248
    assert vars(reading.extract.reach) == {"first": date(2017, 4, 1), "last": date(2022, 3, 31)}
    stays = [
        day_by_day.Stay(spell.child, spell.step, spell.start, spell.end, spell.same_place)
        for spell in reading.extract.spells
    ]
    spells, since, until = (
        snapshot_of_extract(extract=reading.extract).spells,
        date(2018, 4, 1),
        date(2018, 4, 15),
    )
    assert stock(spells=spells, on=since).steps() == day_by_day.stock(stays, since)
    found = moves(spells=spells, since=since, until=until)
    told = {"cells": found.cells(), **{kind.value: len(found.of(kind)) for kind in Kind}}
    assert told == day_by_day.moves(stays, since, until)
