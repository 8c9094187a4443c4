"""`varigespor person`: the first one and others, their passwords and their posts."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from varigespor.records.models import Employee, Post, Trace
from varigespor.run import cli

pytestmark = pytest.mark.django_db
LONG = "et langt kodeord til prøven"
Answer = Callable[..., int]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """The command with a password from a pipe."""

    def answer(password: str, *words: str) -> int:
        monkeypatch.setattr(sys, "stdin", StringIO(f"{password}\n"))
        return cli.answered(arguments=["person", *words, "--password-stdin"])

    return answer


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """The command with passwords typed at a terminal."""

    def answer(passwords: list[str], *words: str) -> int:
        typed = iter(passwords)
        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(getpass, "getpass", lambda _asked: next(typed))
        return cli.answered(arguments=["person", *words])

    return answer


def new(*place: str, name: str = "Mette Øvgaard") -> list[str]:
    return ["add", "mette", name, "--role", "adviser", *(place or ("--team", "east"))]


def test_the_first_person_is_made_and_found(piped: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    assert piped(LONG, *new()) == 0
    assert Employee.objects.get(username="mette").check_password(LONG)
    assert LONG not in capsys.readouterr().out
    assert cli.answered(arguments=["person", "list", "--json"]) == 0
    people = json.loads(capsys.readouterr().out)["people"]
    assert [(person["name"], person["role"]) for person in people] == [("Mette Øvgaard", "adviser")]


@pytest.mark.parametrize(
    ("place", "password", "said"),
    [
        ("nord", LONG, "east"),
        ("east", "kort", "12 tegn"),
        ("east", "123456789012345", "numerisk"),
        ("east", "Mette Øvgaard", "minder for meget om"),
        ("east", "", "12 tegn"),
    ],
)
def test_a_person_who_cannot_be_made_is_refused(
    place: str, password: str, said: str, piped: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert piped(password, *new("--team", place)) == 2
    assert said in capsys.readouterr().err
    assert not Employee.objects.exists()


def test_at_a_terminal_the_password_is_typed_twice(
    typing: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typing([LONG, LONG + "!"], *new()) == 2
    assert "ikke ens" in capsys.readouterr().err
    assert typing([LONG, LONG], *new()) == 0
    assert Employee.objects.get().check_password(LONG)


def test_without_a_terminal_the_pipe_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(f"{LONG}\n"))
    assert cli.answered(arguments=["person", *new(), "--json"]) == 2
    assert "--password-stdin" in json.loads(capsys.readouterr().out)["error"]


def test_no_answer_to_the_question_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing(_asked: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", nothing)
    assert cli.answered(arguments=["person", *new()]) == 130
    assert "Afbrudt" in capsys.readouterr().err


def test_somebody_who_is_here_gets_a_new_password(piped: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    mette = cast.build().employee("mette")
    client = Client()
    client.force_login(mette)
    assert client.get("/min-dag/").status_code == 200
    about = Trace.objects.filter(act="manage_staff", object_id=str(mette.pk))
    before = about.count()
    assert piped("kort", "password", "mette") == 2
    assert piped(LONG, "password", "mette") == 0
    assert Employee.objects.get(username="mette").check_password(LONG)
    assert client.get("/min-dag/").status_code == 302
    assert about.count() == before + 1
    assert piped(LONG, "password", "ukendt") == 2
    assert "Ingen hedder »ukendt«" in capsys.readouterr().err


def test_one_more_post_is_given_and_ended(capsys: pytest.CaptureFixture[str]) -> None:
    cast.build()
    lead = ["mette", "--role", "leader", "--team", "west"]
    assert cli.answered(arguments=["person", "post", *lead, "--hours", "5"]) == 0
    assert cli.answered(arguments=["person", "post", *lead]) == 2
    assert "allerede den stilling" in capsys.readouterr().err
    assert _roles(timezone.localdate()) == {("adviser", "east"), ("leader", "west")}
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert cli.answered(arguments=["person", "end", *lead, "--on", tomorrow.isoformat()]) == 0
    assert "leder (west)" in capsys.readouterr().out
    assert _roles(tomorrow) == {("adviser", "east")}
    assert cli.answered(arguments=["person", "end", *lead, "--on", tomorrow.isoformat()]) == 2
    assert "har ikke den stilling" in capsys.readouterr().err


def test_an_adviser_with_children_cannot_leave_them(capsys: pytest.CaptureFixture[str]) -> None:
    town = cast.build()
    cast.allocated(town, at=timezone.now() - timedelta(days=2))
    assert cli.answered(arguments=["person", "end", "mette", "--role", "adviser"]) == 2
    assert "Giv dem en anden rådgiver først" in capsys.readouterr().err


def test_the_team_is_asked_for_where_the_role_is_held_twice(capsys: pytest.CaptureFixture[str]) -> None:
    cast.build()
    for team in ("east", "west"):
        words = ["person", "post", "mette", "--role", "coordinator", "--team", team]
        assert cli.answered(arguments=words) == 0
    assert cli.answered(arguments=["person", "end", "mette", "--role", "coordinator"]) == 2
    assert "Skriv --team: east, west" in capsys.readouterr().err


def _roles(day: date) -> set[tuple[str, str]]:
    return set(Post.objects.on(day).filter(employee__username="mette").values_list("role", "team"))
