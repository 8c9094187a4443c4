"""The reference page and the command show every norm with its source."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from varigespor.norms.book import norms
from varigespor.norms.reference import render
from varigespor.run.commands import norms as command

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "norms.md"


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_the_reference_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), (
        "Lav siden igen: python -m varigespor.norms.reference > docs/reference/norms.md"
    )


def test_the_command_answers_with_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--on", "2025-03-01", "--municipality", "bronderslev", "--json") == 0
    shown = capsys.readouterr()
    answer = json.loads(shown.out)
    assert (answer["on"], answer["municipality"], shown.err) == ("2025-03-01", "bronderslev", "")
    found = {norm["key"]: norm for norm in answer["norms"]}
    assert set(found) == set(norms())
    cap = found["national/caseload/cap"]
    assert (cap["value"], cap["danish_value"], cap["known"], cap["verified"]) == (20, "20 børn", True, False)
    assert cap["source"]["mark"] == "S"
    assert [value["value"] for value in found["national/followup/later_interval"]["history"]] == [6, None]
    assert found["national/sections/since_2024/barnets_lov_46"]["value"]["steps"] == [4, 5, 6]


def test_the_command_answers_for_the_law_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--on", "2023-06-01") == 0
    shown = capsys.readouterr().out
    assert "Senere opfølgning på en indsats: 6 måneder" in shown
    assert "Serviceloven § 70" in shown
    assert "Barnets lov" not in shown


def test_a_municipality_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--on", "2025-03-01", "--municipality", "ingensteder", "--json") == 2
    shown = capsys.readouterr()
    assert "Kommunen »ingensteder« findes ikke" in json.loads(shown.out)["error"]
    assert "Kommunen »ingensteder« findes ikke" in shown.err


@pytest.mark.parametrize(
    ("setting", "municipality", "interval"), [("bronderslev", "bronderslev", None), ("", "oevekommune", 3)]
)
def test_the_command_follows_the_setting_of_the_pages(
    setting: str,
    municipality: str,
    interval: int | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MUNICIPALITY", setting)
    assert _run("--on", "2025-03-01", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["municipality"] == municipality
    found = {norm["key"]: norm["value"] for norm in answer["norms"]}
    assert found["national/followup/programme_interval"] == interval


def test_a_day_that_is_no_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        _run("--on", "2025-02-30")
    assert left.value.code == 2
    assert "»2025-02-30« er ikke en dato" in capsys.readouterr().err
