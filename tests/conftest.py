"""What every test stands on: test mode, one database server for the run, and seconds per suite."""

from __future__ import annotations

import os
from collections.abc import Iterator

SETTINGS = ("SECRET_KEY", "ALLOWED_HOSTS", "ENCRYPTION_KEYS", "INDEX_KEY", "MUNICIPALITY", "BEHIND_PROXY")
for name in SETTINGS:
    os.environ.pop(name, None)
os.environ["MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "varigespor.run.settings"

import django  # noqa: E402

django.setup()

import hypothesis  # noqa: E402
import psycopg  # noqa: E402
import pytest  # noqa: E402
from pytest_django.plugin import DjangoDbBlocker  # noqa: E402

from tests import cast, server  # noqa: E402
from varigespor.integrations.spells.municipality import forget  # noqa: E402
from varigespor.web.programme import keeping  # noqa: E402

pytest_plugins = ["tests.accounting"]

# A busy machine is slow, not wrong: what is slow is measured in benchmarks.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[server.Place]:
    """The database for the whole run. Tests connect as the application's role.

    A test with `transaction=True` commits for real; the database is cloned anew after it.
    """
    from django.db import connections
    from django.test import TransactionTestCase

    def renew(case: TransactionTestCase) -> None:
        connections.close_all()
        place.renew()

    begin = server.given if os.environ.get("DATABASE_URL") else server.embedded
    with django_db_blocker.unblock(), begin() as place:
        server.use(url=place.application_url)
        os.environ["DATABASE_URL"] = place.application_url
        os.environ["DATABASE_OWNER_URL"] = place.owner_url
        flush = TransactionTestCase._fixture_teardown
        TransactionTestCase._fixture_teardown = renew  # type: ignore[method-assign]
        yield place
        TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]
        connections.close_all()


@pytest.fixture
def town() -> cast.Cast:
    """The fixed cast in an empty database."""
    return cast.build()


@pytest.fixture
def as_owner(transactional_db: None, django_db_setup: server.Place) -> Iterator[psycopg.Connection]:
    """A raw connection as the owner of the tables; statements commit by themselves."""
    with server.connected(url=django_db_setup.owner_url) as connection:
        yield connection


@pytest.fixture
def as_application(transactional_db: None, django_db_setup: server.Place) -> Iterator[psycopg.Connection]:
    """A raw connection as the application's role; statements commit by themselves."""
    with server.connected(url=django_db_setup.application_url) as connection:
        yield connection


@pytest.fixture(autouse=True)
def _no_snapshot_of_another_test() -> None:
    """Rows that were rolled back leave the counts as they were, and so what is kept by them."""
    forget()
    keeping.forget()
