"""`varigespor results` on files alone: every question answered in whole numbers, or refused in Danish."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from varigespor.run.cli import answered

EPISODES = """\
Barn;Fra;Til;Sted;Team;Rådgiver
a;01-01-2024;11-01-2024;Hjem;Øst;Mette
a;11-01-2024;31-01-2024;Pleje;Øst;Mette
a;10-02-2024;;Pleje;Øst;Jonas
b;01-01-2024;;Hjem;Vest;Jonas
c;15-01-2024;14-02-2024;Døgn;;Jonas
"""
CHILDREN = "Barn;Født;Køn\na;05-05-2012;K\nb;01-01-2020;M\nc;01-02-2016;K\n"
MAPPING = """\
name: oeve
columns: {child: [Barn], start: [Fra], end: [Til], place: [Sted]}
children: {child: [Barn], born: [Født], sex: [Køn]}
traits: {team: [Team], adviser: [Rådgiver], target_group: [Målgruppe]}
dates: [dd-mm-yyyy]
places: {Hjem: 3, Pleje: 5, Døgn: 6}
reach: {without_years: first_start}
"""
PRICES = """\
step;from;kroner_per_day
3;2024-01-01;100
5;2024-01-01;1.000,50
5;2024-02-15;1100
6;2024-01-01;3000
"""
REACH = ["--reach", "2024-01-01:2024-12-31"]
YEAR = ["--from", "2024-01-01", "--to", "2024-03-01"]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name, text in (
        ("ophold.csv", EPISODES),
        ("børn.csv", CHILDREN),
        ("oeve.yaml", MAPPING),
        ("priser.csv", PRICES),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return ["--spells", "ophold.csv", "--children", "børn.csv", "--mapping", "oeve.yaml", "--json"]


def told(capsys: pytest.CaptureFixture[str], status: int, *words: str) -> dict[str, object]:
    assert answered(arguments=["results", *words]) == status
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_survival_of_the_stays_that_began_in_the_period(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    dates = ["--entered-from", "2024-01-01", "--entered-to", "2024-02-01", "--until", "2024-02-05"]
    answer = told(capsys, 0, "survival", *dates, "--at", "19,20,25", *files, *REACH)
    # a was away 20 days; c had been 21 days when it was last looked at.
    assert answer == {"n": 2, "ended": 1, "at": {"19": 1.0, "20": 0.5, "25": 0.5}}


def test_survival_needs_everybody_followed(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    dates = ["--entered-from", "2024-01-01", "--entered-to", "2024-03-01", "--until", "2024-02-05"]
    assert "nogle kan ikke følges" in str(told(capsys, 2, "survival", *dates, *files, *REACH)["error"])


def test_placed_again(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for within, returned in (("9", 0), ("10", 1)):
        words = ["replacements", *YEAR, "--within", within, "--until", "2024-02-24"]
        answer = told(capsys, 0, *words, *files, *REACH)
        # c ended on 14 February and can be followed 10 days.
        assert answer == {"ended": 2, "returned": returned, "share": returned / 2}
    nobody = told(
        capsys,
        0,
        "replacements",
        "--from",
        "2024-01-01",
        "--to",
        "2024-01-02",
        "--until",
        "2024-12-31",
        *files,
        *REACH,
    )
    assert nobody == {"ended": 0, "returned": 0, "share": None}


def test_cost_in_kroner_with_two_decimals(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, 0, "cost", *YEAR, "--prices", "priser.csv", *files, *REACH)
    # a 10 days and b 60 days at home; a 20 + 5 days at 1000.50 and 15 at 1100; c 30 days in an institution.
    assert answer == {
        "total": "138512.50",
        "steps": {"3": "7000.00", "5": "41512.50", "6": "90000.00"},
        "child_days": {"3": 70, "5": 40, "6": 30},
    }


def test_a_price_that_begins_too_late_is_refused_with_its_step_and_day(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("priser.csv").write_text(PRICES.replace("6;2024-01-01", "6;2024-01-20"))
    error = str(told(capsys, 2, "cost", *YEAR, "--prices", "priser.csv", *files, *REACH)["error"])
    assert error.startswith("Trin 6 har ingen pris den 15.01.2024")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("7;2024-01-01;100", "Trinnet »7« kendes ikke."),
        ("6;i går;100", "Dagen »i går« kan ikke læses."),
        ("6;2024-01-01;1000,505", "Prisen »1000,505« kan ikke læses som kroner og hele øre."),
        ("6;2024-01-01;-5", "Prisen »-5« kan ikke læses"),
        ("5;2024-01-01;7", "Trin 5 har allerede en pris fra 01.01.2024."),
    ],
)
def test_a_price_that_cannot_be_read_names_its_line(
    files: list[str], capsys: pytest.CaptureFixture[str], line: str, reason: str
) -> None:
    Path("priser.csv").write_text(PRICES + line + "\n")
    error = str(told(capsys, 2, "cost", *YEAR, "--prices", "priser.csv", *files, *REACH)["error"])
    assert reason in error
    assert "linje 6" in error


def test_a_crosstab_adds_up(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, 0, "crosstab", "--by", "team,step", *YEAR, "--prices", "priser.csv", *files, *REACH)
    assert answer["rows"] == [
        {"team": "Vest", "step": 3, "children": 1, "child_days": 60, "kroner": "6000.00"},
        {"team": "Øst", "step": 3, "children": 1, "child_days": 10, "kroner": "1000.00"},
        {"team": "Øst", "step": 5, "children": 1, "child_days": 40, "kroner": "41512.50"},
        {"team": None, "step": 6, "children": 1, "child_days": 30, "kroner": "90000.00"},
    ]
    assert (answer["children"], answer["child_days"]) == (3, 140)
    by_age = told(capsys, 0, "crosstab", "--by", "age,sex", *YEAR, *files, *REACH)
    assert by_age["rows"] == [
        {"age": "0-5", "sex": "M", "children": 1, "child_days": 60},
        {"age": "6-9", "sex": "K", "children": 1, "child_days": 30},
        {"age": "10-14", "sex": "K", "children": 1, "child_days": 50},
    ]


@pytest.mark.parametrize(
    ("by", "reason"),
    [
        ("adviser", "Ingen rådgiver sammenlignes med en anden."),
        ("provider", "siger intet om leverandør"),
        ("højde", "»højde« kendes ikke."),
    ],
)
def test_what_cannot_be_divided_by_is_refused(
    files: list[str], capsys: pytest.CaptureFixture[str], by: str, reason: str
) -> None:
    assert reason in str(told(capsys, 2, "crosstab", "--by", by, *YEAR, *files, *REACH)["error"])


def test_caseload_counts_children_and_names_nobody(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = told(capsys, 0, "caseload", *YEAR, "--cap", "1", *files, *REACH)
    # Mette had a for 30 days; Jonas b for 60, c for 30 and a for 20, of which 26 days more than one child.
    assert answer == {
        "cap": 1,
        "adviser_days": 90,
        "child_days": 140,
        "mean": 140 / 90,
        "highest": 3,
        "above": 46,
        "share": 46 / 90,
    }
    Path("oeve.yaml").write_text(MAPPING.replace(", adviser: [Rådgiver]", ""))
    assert "har ingen rådgivere" in str(told(capsys, 2, "caseload", *YEAR, *files, *REACH)["error"])


def test_key_figures_say_what_cannot_be_counted(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, 0, "key-figures", *YEAR, *files, *REACH)
    figures = answer["figures"]
    assert isinstance(figures, list)
    values = {figure["number"]: figure["value"] for figure in figures}
    assert values == {
        1: 0,
        2: 30,
        3: 1,
        4: None,
        5: 1,
        6: None,
        7: 0,
        8: 1,
        9: None,
        10: None,
        11: None,
        12: None,
    }
    reasons = {figure["number"]: figure["reason"] for figure in figures if "reason" in figure}
    assert reasons[4] == "Udtrækket har ingen hjælp på trin 4."
    assert reasons[9] == "Udtrækket har ingen hjælp på trin 1 eller 2."
    assert reasons[11] == "Ingen priser: skriv --prices med en fil."
    assert [figure["number"] for figure in figures if not figure["name_verified"]] == [12]


def test_outside_its_reach_an_extract_answers_only_stock_and_moves(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    reach = ["--reach", "2024-01-02:2024-02-28"]
    assert "warnings" in told(capsys, 0, "moves", *YEAR, *files, *reach)
    for words in (
        ["cost", "--prices", "priser.csv"],
        ["crosstab", "--by", "step"],
        ["caseload"],
        ["key-figures"],
    ):
        error = str(told(capsys, 2, *words, *YEAR, *files, *reach)["error"])
        assert "Udtrækket rækker fra 02.01.2024 til 28.02.2024." in error
    assert "to dage" in str(told(capsys, 2, "moves", *YEAR, *files, "--reach", "2024")["error"])
    assert "før den begynder" in str(
        told(capsys, 2, "moves", *YEAR, *files, "--reach", "2024-02-01:2024-01-01")["error"]
    )


def test_escalation_cohorts_and_versions_answer_from_files(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    new = told(capsys, 0, "escalation", *YEAR, "--months", "1", "--until", "2024-02-15", *files, *REACH)
    # a began at home and was placed within the month; b stayed; c came on 15 January and was followed.
    assert new == {
        "children": 3,
        "higher": 1,
        "share": 1 / 3,
        "cells": [
            {"first": 3, "highest": 3, "children": 1},
            {"first": 3, "highest": 5, "children": 1},
            {"first": 6, "highest": 6, "children": 1},
        ],
        "not_followed": 0,
    }
    years = ["--from", "2024-01-01", "--to", "2024-03-01", "--until", "2024-03-01", "--at", "20"]
    answer = told(capsys, 0, "cohorts", *years, *files, *REACH)
    assert answer["cohorts"] == [
        {"from": "2024-01-01", "to": "2024-03-01", "n": 3, "ended": 2, "at": {"20": pytest.approx(2 / 3)}}
    ]
    days = ["--on", "2024-01-20", "--first", "2016-01-01", "--second", "2021-01-01"]
    assert "siger intet om sted" in str(told(capsys, 2, "versions", *days, *files, *REACH)["error"])
    Path("oeve.yaml").write_text(MAPPING.replace("traits: {", "traits: {place_type: [Type], "))
    typed = EPISODES.replace("Rådgiver\n", "Rådgiver;Type\n").replace(
        ";Døgn;;Jonas", ";Døgn;;Jonas;boarding_school"
    )
    Path("ophold.csv").write_text(typed, encoding="utf-8")
    assert told(capsys, 0, "versions", *days, *files, *REACH) == {
        "on": "2024-01-20",
        "steps": [
            {"step": 3, "first": 2, "second": 1},
            {"step": 5, "first": 1, "second": 1},
            {"step": 6, "first": 0, "second": 1},
        ],
        "changed": {"boarding_school": [3, 6], "own_room": [3, 6]},
    }
    early = ["--on", "2024-01-20", "--first", "2000-01-01", "--second", "2021-01-01"]
    assert "Trappen er ikke beskrevet" in str(told(capsys, 2, "versions", *early, *files, *REACH)["error"])
