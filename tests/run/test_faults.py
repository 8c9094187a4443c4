"""Whatever fails around a command: exit 2, one Danish sentence with what to do, one object with --json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import server
from tests.run.commanded import commanded

ASKING = {
    "check": ["check"],
    "person": ["person", "list"],
    "rehearse": ["rehearse", "--small"],
    "results": ["results", "stock", "--on", "2026-01-31"],
    "import": ["import", "spells", "EXTRACT", "--mapping", "ssda903"],
}
SILENT = {"migrate": ["migrate"], "serve": ["serve"], "demo": ["demo", "--empty"]}
FAULTS = {
    "down": ({"DATABASE_URL": "postgres://a@/b?host=/ingen/server"}, "Se, om serveren kører"),
    "port": ({"DATABASE_URL": "postgres://a@127.0.0.1:tal/b"}, "porten er et tal"),
    "unnamed": ({"DATABASE_URL": "postgres://a@127.0.0.1"}, "Databasens navn mangler"),
    "waiting": ({"DATABASE_URL": "EMPTY"}, "varigespor migrate"),
    "unknown": ({"DATABASE_URL": "postgres://a@/b?host=/ingen/server", "MUNICIPALITY": "by"}, "»by«"),
    "folder": ({"STATE_DIR": "/proc/ingen"}, "Sæt STATE_DIR til en mappe"),
}


@pytest.fixture
def empty(django_db_setup: server.Place) -> Iterator[str]:
    """The address of a database without a single table."""
    place = server.Place("template1", "unmigrated", *_roles(django_db_setup))
    place.renew()
    yield place.owner_url
    place.forget()


def _roles(place: server.Place) -> tuple[str, str, str]:
    return place.application, place.owner, place.admin


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    file = tmp_path / "ophold.csv"
    file.write_text("CHILD,DECOM,PLACE,DEC\na,2019-04-01,U4,\n")
    return file


CASES = [(name, "down") for name in ASKING] + [("results", fault) for fault in FAULTS if fault != "down"]


@pytest.mark.parametrize(("name", "fault"), [*CASES, ("check", "waiting")])
def test_a_command_that_answers_refuses_with_one_object(
    name: str, fault: str, empty: str, extract: Path
) -> None:
    settings, remedy = _settings(fault, empty)
    words = [word.replace("EXTRACT", str(extract)) for word in ASKING[name]]
    done = commanded(*words, "--json", **settings)
    assert done.returncode == 2, done.stderr
    answer = json.loads(done.stdout)
    assert remedy in (done.stdout if name == "check" else answer["error"])
    assert "Traceback" not in done.stderr
    assert name == "check" or answer["error"] in done.stderr


@pytest.mark.parametrize(
    ("name", "fault"),
    [("migrate", "down"), ("migrate", "port"), ("serve", "down"), ("serve", "waiting"), ("demo", "folder")],
)
def test_a_command_that_works_refuses_in_words(name: str, fault: str, empty: str) -> None:
    settings, remedy = _settings(fault, empty)
    done = commanded(*SILENT[name], **settings)
    assert done.returncode == 2, done.stderr
    assert remedy in done.stderr
    assert "Traceback" not in done.stderr


def _settings(fault: str, empty: str) -> tuple[dict[str, str], str]:
    changes, remedy = FAULTS[fault]
    settings = {name: value.replace("EMPTY", empty) for name, value in changes.items()}
    if "DATABASE_URL" in settings:
        settings["DATABASE_OWNER_URL"] = settings["DATABASE_URL"]
    return {"MODE": "demonstration", "PORT": "18999", **settings}, remedy


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["results", "--json"], "dette mangler"),
        (["norms", "--on", "i går", "--json"], "i går"),
        (["dans", "--json"], "kendes ikke"),
        (["rehearse", "--until", "20200101", "--json"], "»20200101« er ikke en dato"),
    ],
)
def test_arguments_that_cannot_be_read_are_one_object_too(words: list[str], said: str) -> None:
    done = commanded(*words)
    assert done.returncode == 2
    assert said in json.loads(done.stdout)["error"]
    assert "brug: varigespor" in done.stderr
