"""`varigespor migrate`: brings the database up to date as its owner, and sets the application's rights."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from varigespor.run import environment
from varigespor.run.answering import ANSWERED, refuse

NO_OWNER = "Sæt DATABASE_OWNER_URL til databasens ejer. Programmets egen rolle må ikke ændre den."
LOCK = 0x5661726967655370
"""The advisory lock of migrations: any number that no other program of the database uses."""
HELP = "bringer databasen op til denne version og sætter programmets rettigheder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """Migrate with DATABASE_OWNER_URL; 2 where an address is missing."""
    application = os.environ.get("DATABASE_URL", "")
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    if not application:
        from varigespor.run.database import database, migrate

        with database():
            migrate()  # also where nothing waits: the rights may have been lost
        return ANSWERED
    if not owner:
        return refuse(reason=NO_OWNER, as_json=False)
    os.environ["DATABASE_URL"] = owner
    _migrate(role=str(environment.database(url=application)["USER"]))
    return ANSWERED


def _migrate(*, role: str) -> None:
    from varigespor.run.database import pending, start_django

    start_django()
    from django.core.management import call_command
    from django.db import connection

    from varigespor.records import grants

    with _alone():
        missing = pending()
        if missing:
            print(f"Opdaterer databasen: {len(missing)} ændringer …", file=sys.stderr)
            call_command("migrate", verbosity=0, interactive=False)
        if connection.settings_dict["USER"] != role:
            grants.apply(connection=connection, role=role)


@contextmanager
def _alone() -> Iterator[None]:
    """One migration of a database at a time; a second one waits, and then finds nothing to do."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        connection.close()  # the lock goes with the session
