"""The demonstration never opens somebody else's database with one click, and never fills it unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import cast, server
from tests.run.commanded import commanded

PORT = "18997"


@pytest.fixture
def inhabited(transactional_db: None, django_db_setup: server.Place) -> Iterator[dict[str, str]]:
    """The address of a database in which people live who were not rehearsed."""
    cast.build()
    yield {"DATABASE_URL": django_db_setup.application_url, "PORT": PORT}


@pytest.mark.parametrize("word", ["--empty", "--fill"])
def test_people_who_were_not_rehearsed_are_not_shown(inhabited: dict[str, str], word: str) -> None:
    done = commanded("demo", word, **inhabited)
    assert done.returncode == 2, done.stdout
    assert "ikke er opdigtede" in done.stderr
    assert "Kør uden DATABASE_URL" in done.stderr
    assert "demo-reset" not in done.stderr


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_that_was_given_is_filled_only_when_asked(django_db_setup: server.Place) -> None:
    done = commanded("demo", DATABASE_URL=django_db_setup.application_url, PORT=PORT)
    assert done.returncode == 2, done.stdout
    assert "Skriv --fill" in done.stderr


def test_in_production_there_is_no_demonstration() -> None:
    done = commanded("demo", MODE="production", DATABASE_URL="postgres://a@/b?host=/ingen/server")
    assert (done.returncode, done.stdout) == (2, "")
    assert "MODE er production" in done.stderr


def test_only_the_embedded_database_is_erased() -> None:
    done = commanded("demo", "--reset", DATABASE_URL="postgres://a@/b?host=/ingen/server")
    assert done.returncode == 2
    assert "--reset sletter kun den indlejrede" in done.stderr
