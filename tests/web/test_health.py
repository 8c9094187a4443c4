"""/healthz: 200 only when pages really work, else 503 with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from psycopg import sql

from tests import server
from varigespor import __version__
from varigespor.run import environment
from varigespor.web import health


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """As in a process that has answered nobody yet."""
    health._migrated.clear()
    yield
    health._migrated.clear()


@pytest.mark.django_db
def test_it_is_well_and_cheap(client: Client, django_assert_num_queries: Any) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200, answer.json()
    assert set(answer.json()) == {"status", "version", "database"}
    assert answer.json()["version"] == __version__
    assert answer.json()["database"].startswith("PostgreSQL ")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    with django_assert_num_queries(1):
        client.get("/healthz")


@pytest.mark.django_db
def test_it_only_answers_questions(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_gone_is_said_and_recovers_without_restart(
    client: Client, django_db_setup: server.Place
) -> None:
    assert client.get("/healthz").status_code == 200
    with _closed(django_db_setup):
        answer = client.get("/healthz")
        assert answer.status_code == 503
        assert answer.json()["reason"] == "Databasen svarer ikke."
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_pending_migration_is_said(client: Client, as_owner: psycopg.Connection) -> None:
    newest = "SELECT max(id) FROM django_migrations WHERE app = 'records'"
    as_owner.execute(f"DELETE FROM django_migrations WHERE id = ({newest})".encode())
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "varigespor migrate" in answer.json()["reason"]


@pytest.mark.django_db
def test_a_database_that_only_can_be_read_is_said(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "kan kun læses" in answer.json()["reason"]


@pytest.mark.django_db(transaction=True)
def test_a_trace_that_cannot_be_left_is_said(
    client: Client, as_owner: psycopg.Connection, django_db_setup: server.Place
) -> None:
    role = str(environment.database(url=django_db_setup.application)["USER"])
    as_owner.execute(sql.SQL("REVOKE INSERT ON records_trace FROM {}").format(sql.Identifier(role)))
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "må ikke skrive i sporet" in answer.json()["reason"]


@pytest.mark.django_db
def test_a_missing_asset_is_said(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_USE_FINDERS = False
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": manifest}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert client.get("/healthz").status_code == 200
    drawing = next(tmp_path.glob("**/*.*.svg"))
    drawn = drawing.read_bytes()
    drawing.unlink()
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert drawing.name.split(".")[0] in answer.json()["reason"]
    drawing.write_bytes(drawn)
    assert client.get("/healthz").status_code == 200
    next(tmp_path.glob("built/dkfds/css/dkfds.min.*.css")).unlink()
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "dkfds.min.css" in answer.json()["reason"]


@contextmanager
def _closed(place: server.Place) -> Iterator[None]:
    """The database refuses everybody inside the block."""
    name = place.name
    with server.connected(url=place.address(place.admin, "postgres")) as connection:
        connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        yield
        connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())
