"""The database is gone: a plain page with what was typed, and recovery without restart."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from psycopg import sql

from tests import cast
from tests.server import Place, connected
from varigespor.records.models import Case, Note, Trace

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def gone(place: Place) -> Iterator[None]:
    """Every session is ended, and nobody gets in."""
    database = sql.Identifier(place.name)
    allow = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    with connected(url=place.address(place.admin, "postgres")) as admin:
        admin.execute(allow.format(database, sql.Literal(False)))
        admin.execute(end, (place.name,))
        yield
        admin.execute(allow.format(database, sql.Literal(True)))
    close_old_connections()  # what the server does before each request, and the test client does not


@contextmanager
def only_read(place: Place) -> Iterator[None]:
    """The database answers and takes nothing, as a copy does after a failover."""
    database = sql.Identifier(place.name)
    with connected(url=place.address(place.admin, "postgres")) as admin:
        admin.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(database))
        connection.close()
        yield
        admin.execute(sql.SQL("ALTER DATABASE {} RESET default_transaction_read_only").format(database))
    connection.close()


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=2))


def typed(case: Case) -> dict[str, object]:
    return {
        "key": "k1",
        "kind": "visit",
        "planned": "yes",
        "held_on": timezone.localdate().isoformat(),
        "text": "Alma viste sit nye værelse.\nMor lavede te.",
        f"with_{case.pk}": "on",
        f"seen_{case.pk}": "alone",
        f"own_{case.pk}": "Kun om Alma.",
    }


def test_it_says_not_saved_with_labels_and_comes_back_by_itself(
    town: cast.Cast, case: Case, django_db_setup: Place
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(town.employee("mette"))
    address = reverse("notes:new", args=[case.pk])
    assert client.get(address).status_code == 200
    with gone(django_db_setup):
        response = client.post(address, typed(case))
    assert response.status_code == 503
    body = response.content.decode()
    assert "Ikke gemt" in body
    for label, text in (
        ("Notat", "Alma viste sit nye værelse.<br>Mor lavede te."),
        ("Hvad var det?", "Hjemmebesøg"),
        ("Planlagt eller akut?", "Planlagt"),
        ("Kun om barnet", "Kun om Alma."),
    ):
        assert f"<dt>{label}</dt><dd>{text}</dd>" in body
    assert "k1" not in body
    assert "vs_session" not in response.cookies
    assert client.post(address, typed(case)).status_code == 302
    assert Note.objects.count() == 1
    assert Trace.objects.filter(act="write_note", outcome="done").count() == 1


def test_reading_says_it_too_and_shows_nothing(town: cast.Cast, case: Case, django_db_setup: Place) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(town.employee("mette"))
    with gone(django_db_setup):
        for address in ("/min-dag/", reverse("people:child", args=[case.pk]), "/"):
            response = client.get(address)
            assert response.status_code == 503
            assert "Alma" not in response.content.decode()
    assert client.get("/min-dag/").status_code == 200


def test_signing_in_says_it_too(town: cast.Cast, django_db_setup: Place) -> None:
    client = Client(raise_request_exception=False)
    with gone(django_db_setup):
        response = client.post("/log-ind/", {"username": "mette", "password": "Hemmelig 1"})
    assert response.status_code == 503
    assert "Hemmelig" not in response.content.decode()


def test_a_database_that_only_can_be_read_is_not_saved_either(
    town: cast.Cast, case: Case, django_db_setup: Place
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(town.employee("mette"))
    address = reverse("notes:new", args=[case.pk])
    with only_read(django_db_setup):
        response = client.post(address, typed(case))
    assert response.status_code == 503
    body = response.content.decode()
    assert "Ikke gemt" in body
    assert "Kun om Alma." in body
    assert client.post(address, typed(case)).status_code == 302
