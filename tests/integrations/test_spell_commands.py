"""The commands on files: one JSON object on stdout, Danish refusals, no database and no Django."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from varigespor.run.commands import import_, results

EPISODES = """\
CHILD;DECOM;RNE;PLACE;DEC;YEAR
a;01/04/2019;S;U4;01/06/2019;2019
a;01/06/2019;P;U5;;2019
b;01/05/2019;S;K2;;2019
b;01/05/2019;S;K2;10/05/2019;2020
b;10/05/2019;P;U1;;2020
c;01/05/2019;S;T0;;2020
"""
MODES = {"import": import_, "results": results}


@pytest.fixture
def episodes(tmp_path: Path) -> Path:
    file = tmp_path / "ophold.csv"
    file.write_text(EPISODES, encoding="utf-8-sig")
    (tmp_path / "børn.csv").write_text("CHILD,DOB\na,2010-01-01\n", encoding="utf-8")
    return file


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    MODES[words[0]].add_arguments(parser)
    return MODES[words[0]].run(parser.parse_args(words[1:]))


def sources(episodes: Path) -> list[str]:
    return [
        "--spells",
        str(episodes),
        "--children",
        str(episodes.parent / "børn.csv"),
        "--mapping",
        "ssda903",
    ]


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_a_dry_run_accounts_for_every_row(episodes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["spells", str(episodes), "--mapping", "ssda903", "--dry-run", "--json"]
    assert run("import", *words, "--listed", str(episodes.parent / "ud.csv")) == 0
    assert told(capsys) == {
        "rows_in": 6,
        "rows_accepted": 4,
        "rows_merged": 1,
        "rows_listed": 1,
        "children": 2,
        "spells": 4,
        "overlaps": 0,
        "population": "ssda903",
        "warnings": [],
    }
    assert (episodes.parent / "ud.csv").read_text(encoding="utf-8").splitlines() == [
        "linje,årsag,CHILD,DECOM,RNE,PLACE,DEC,YEAR",
        "7,Stedet »T0« i PLACE har intet trin.,c,01/05/2019,S,T0,,2020",
    ]


def test_stock_and_moves_answer_from_files(episodes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("results", "stock", "--on", "2019-05-09", *sources(episodes), "--json") == 0
    assert told(capsys) == {"on": "2019-05-09", "steps": {"5": 1, "6": 1}, "children": 2}
    assert (
        run("results", "moves", "--from", "2019-04-01", "--to", "2019-06-02", *sources(episodes), "--json")
        == 0
    )
    assert told(capsys) == {
        "moves": [
            {"from": 0, "to": 5, "count": 1},
            {"from": 0, "to": 6, "count": 1},
            {"from": 6, "to": 4, "count": 1},
        ],
        "down": 1,
        "up": 0,
        "in": 2,
        "out": 0,
        "change_of_place": 1,
    }


@pytest.mark.parametrize(
    ("question", "warnings"),
    [
        (["stock", "--on", "2019-03-31"], 1),
        (["stock", "--on", "2019-04-01"], 0),
        (["stock", "--on", "2021-03-31"], 0),
        (["stock", "--on", "2021-04-01"], 1),
        (["moves", "--from", "2019-04-01", "--to", "2021-04-01"], 0),
        (["moves", "--from", "2019-03-31", "--to", "2021-04-02"], 2),
    ],
)
def test_outside_the_reach_it_warns(
    question: list[str], warnings: int, episodes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("results", *question, *sources(episodes), "--json") == 0
    found = told(capsys).get("warnings", [])
    assert isinstance(found, list)
    assert len(found) == warnings
    assert all("rækker fra 01.04.2019 til 31.03.2021" in warning for warning in found)


def test_without_json_it_reads_as_a_table(episodes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("results", "stock", "--on", "2019-03-01", *sources(episodes)) == 0
    printed = capsys.readouterr()
    assert "Børn på trappen den 01.03.2019 (ophold.csv)" in printed.out
    assert printed.err.startswith("Bemærk: Udtrækket rækker fra 01.04.2019")
    assert run("results", "moves", "--from", "2019-04-01", "--to", "2019-06-02", *sources(episodes)) == 0
    assert "Ned ad trappen" in capsys.readouterr().out
    assert run("import", "spells", str(episodes), "--mapping", "ssda903", "--dry-run") == 0
    assert "Prøvekørsel: intet er skrevet i databasen." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["results", "stock"], "--on mangler"),
        (["results", "moves", "--from", "2019-04-02"], "--to mangler"),
        (["results", "stock", "--on", "2019-02-30"], "--on: »2019-02-30« er ikke en dato"),
        (["results", "stock", "--on", "2020-W01-1"], "--on: »2020-W01-1« er ikke en dato"),
        (["results", "stock", "--on", "20200101"], "--on: »20200101« er ikke en dato"),
        (["results", "moves", "--from", "2019-04-02", "--to", "2019-04-01"], "slutter 01.04.2019, før"),
        (["results", "stock", "--on", "2019-04-01", "--mapping", "ssda903"], "hører til --spells"),
        (["results", "stock", "--on", "2019-04-01", "--spells", "x.csv"], "skal have en oversættelse"),
        (["results", "stock", "--on", "2019-04-01", "--spells", "x", "--population", "y"], "ikke begge"),
        (
            ["results", "stock", "--on", "2019-04-01", "--spells", "nej.csv", "--mapping", "ssda903"],
            "findes ikke",
        ),
        (["import", "spells", "nej.csv", "--mapping", "ssda903"], "nej.csv, linje 1: Filen findes ikke"),
        (["import", "spells", "nej.csv", "--mapping", "ukendt"], "ingen oversættelse »ukendt«"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_danish(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words, "--json") == 2
    printed = capsys.readouterr()
    assert reason in json.loads(printed.out)["error"]
    assert reason in printed.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "linje 1: Kolonnen CHILD mangler."),
        (b"CHILD,DECOM,PLACE\na,2019-04-01,U4\n", "linje 1: Kolonnen DEC mangler."),
        (b"CHILD,DECOM,PLACE,DEC\na,2019-04-01,U4,\n\x81,,,\n", "linje 3: Tegnene kan ikke læses som UTF-8"),
        (b"\xef\xbb\xbfCHILD,DECOM,PLACE,DEC\n\xe6,,,\n", "linje 2: Tegnene kan ikke læses som UTF-8"),
        (b"PK\x03\x04\x00\x00", "linje 1: Filen er ikke en tekstfil."),
    ],
)
def test_a_file_is_refused_whole_with_line_and_reason(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "ophold.csv", tmp_path / "ud.csv"
    file.write_bytes(content)
    words = ["spells", str(file), "--mapping", "ssda903", "--dry-run", "--json", "--listed", str(out)]
    assert run("import", *words) == 2
    assert reason in str(told(capsys)["error"])
    assert not out.exists()


def test_the_listed_rows_never_overwrite_what_is_read(
    episodes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "spells",
        str(episodes),
        "--mapping",
        "ssda903",
        "--dry-run",
        "--json",
        "--listed",
        str(episodes),
    ]
    assert run("import", *words) == 2
    assert "en af dem, der læses" in str(told(capsys)["error"])
    assert episodes.read_text(encoding="utf-8-sig") == EPISODES


@pytest.mark.parametrize("content", ["name: egen\ncolumns:\n", "linje;noget andet\n"])
def test_the_listed_rows_never_overwrite_any_other_file(
    content: str, episodes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = episodes.parent / "anden.yaml"
    other.write_text(content, encoding="utf-8")
    words = ["spells", str(episodes), "--mapping", "ssda903", "--dry-run", "--json", "--listed", str(other)]
    assert run("import", *words) == 2
    assert "ikke en liste fra en tidligere" in str(told(capsys)["error"])
    assert other.read_text(encoding="utf-8") == content


def test_an_earlier_list_is_written_anew(episodes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = episodes.parent / "ud.csv"
    out.write_text("linje,årsag,CHILD\n1,Gammel.,a\n", encoding="utf-8")
    words = ["spells", str(episodes), "--mapping", "ssda903", "--dry-run", "--json", "--listed", str(out)]
    assert run("import", *words) == 0
    assert told(capsys)["rows_listed"] == 1
    assert "Gammel" not in out.read_text(encoding="utf-8")


def test_files_alone_need_no_setting_and_no_django(episodes: Path) -> None:
    code = (
        "import argparse, sys\n"
        "from varigespor.run.commands import import_, results\n"
        "for module, words in ((results, ['stock', '--on', '2019-05-09', '--spells', sys.argv[1]]),\n"
        "                      (import_, ['spells', sys.argv[1], '--dry-run'])):\n"
        "    parser = argparse.ArgumentParser()\n"
        "    module.add_arguments(parser)\n"
        "    assert module.run(parser.parse_args([*words, '--mapping', 'ssda903', '--json'])) == 0\n"
        "assert not any(name.split('.')[0] in {'django', 'psycopg'} for name in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(episodes)],
        cwd=root,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["children"] for line in done.stdout.decode().splitlines()] == [2, 2]
