"""The command line: finds its commands, speaks Danish, answers with one object, refuses with 2."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import cast
from tests.run.commanded import commanded
from varigespor.run import cli, environment, places

COMMANDS = ("assets", "check", "demo", "import", "migrate", "norms", "person", "rehearse", "results", "serve")


def test_every_command_is_found_and_in_the_readme() -> None:
    assert tuple(sorted(cli.found())) == COMMANDS
    readme = (places.PROJECT / "README.md").read_text()
    assert [name for name in COMMANDS if f"| `{name}` |" not in readme] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_danish(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.answered(arguments=[name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert shown.startswith("brug: varigespor")
    assert not {"usage:", "options:", "positional", "show this help"} & set(shown.lower().split("\n"))


def test_a_wrong_command_is_refused_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.answered(arguments=["dans"]) == 2
    assert "kendes ikke" in capsys.readouterr().err


def test_reading_files_needs_no_setting_and_no_django() -> None:
    script = "import sys; from varigespor.run import cli; cli.parser(); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) is False
    listed = commanded("norms", "--json")
    assert listed.returncode == 0, listed.stderr
    assert json.loads(listed.stdout)["norms"]


@pytest.mark.parametrize("question", [["stock", "--on"], ["moves", "--to", "2020-01-01", "--from"]])
def test_a_terminal_of_another_alphabet_gets_utf_8(question: list[str], tmp_path: Path) -> None:
    file = tmp_path / "ophold.csv"
    file.write_text("CHILD,DECOM,PLACE,DEC\na,2019-04-01,U4,\n")
    sources = ["--spells", str(file), "--mapping", "ssda903"]
    done = commanded("results", *question, "2019-03-01", *sources, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert "på trappen" in done.stdout or "→" in done.stdout


def test_production_refuses_to_serve_and_says_what_to_set() -> None:
    for command in ("serve", "check"):
        refused = commanded(command, MODE="production")
        assert refused.returncode == 2
        said = refused.stderr + refused.stdout
        for name in environment.NEEDED:
            assert name in said
        assert "Traceback" not in said


def test_json_is_one_object_also_when_refused() -> None:
    refused = commanded("import", "spells", "findes-ikke.csv", "--mapping", "ssda903", "--dry-run", "--json")
    assert refused.returncode == 2
    assert set(json.loads(refused.stdout)) == {"error"}


@pytest.mark.django_db
def test_check_finds_nothing_wrong_here(capsys: pytest.CaptureFixture[str]) -> None:
    cast.build()
    status = cli.answered(arguments=["check", "--json"])
    answer = json.loads(capsys.readouterr().out)
    wrong = [check for check in answer["checks"] if not check["ok"] and check["part"] != "filer til siderne"]
    assert wrong == []
    assert status == (0 if answer["ok"] else 2)


@pytest.mark.django_db
def test_check_misses_a_key_that_sealed_something(
    capsys: pytest.CaptureFixture[str], settings: object
) -> None:
    cast.build()
    settings.ENCRYPTION_KEYS = (("anden", bytes(32)),)  # type: ignore[attr-defined]
    assert cli.answered(arguments=["check", "--json"]) == 2
    keys = next(check for check in json.loads(capsys.readouterr().out)["checks"] if check["part"] == "nøgler")
    assert "oeve" in keys["wrong"]


@pytest.mark.django_db
def test_check_names_the_file_that_lost_a_key(capsys: pytest.CaptureFixture[str], settings: object) -> None:
    cast.allocated(cast.build())
    settings.MUNICIPALITY = "herning"  # type: ignore[attr-defined]
    assert cli.answered(arguments=["check", "--json"]) == 2
    found = {check["part"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    lost = found["kommunens nøgler"]
    assert "teams.yaml mangler »east«" in lost["wrong"] and "districts.yaml mangler" in lost["wrong"]
    assert "ended:" in lost["remedy"]
