"""The database for a command: the one in DATABASE_URL, or the embedded server, left as it was found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from varigespor.run import environment, places
from varigespor.run.embedded.binaries import NoServer
from varigespor.run.embedded.cluster import APPLICATION, OWNER, assert_ours, drop, prepare
from varigespor.run.embedded.holding import held, turn
from varigespor.run.embedded.server import Server, find


@contextmanager
def database(*, patient: bool = True, even_waiting: bool = False) -> Iterator[None]:
    """Django, set up and migrated, on the database of DATABASE_URL or on the embedded server.

    Import what needs Django inside the block. A patient one stops the server it started only when
    nobody else uses it. Raises Incomplete, NoServer or an error of Django's database; for a DATABASE_URL
    that waits for migrations Incomplete too, unless the caller takes it `even_waiting`.
    """
    if os.environ.get("DATABASE_URL"):
        start_django()
        if not even_waiting:
            _refuse_waiting()
        yield
        return
    if os.environ.get("MODE") == "production":
        settings_or_refusal()
    state = places.state()
    with held(state=state, patient=patient) as server:
        point_at(server=server)
        start_django()
        with turn(state=state):  # a second command waits here until the first has migrated
            if pending():
                migrate()
        try:
            yield
        finally:
            _forget_connections()


def point_at(*, server: Server) -> None:
    """Let this process and its children use the embedded server, with invented data unless told otherwise."""
    os.environ.setdefault("MODE", "demonstration")
    os.environ["DATABASE_URL"] = server.address(role=APPLICATION)
    os.environ["DATABASE_OWNER_URL"] = server.address(role=OWNER)


def start_django() -> None:
    """Set Django up once; a wrong setting raises Incomplete here."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varigespor.run.settings")
    import django

    django.setup()


def settings_or_refusal() -> None:
    """Raise Incomplete where production lacks a setting, before anything is started."""
    environment.read(variables=os.environ)


def pending() -> list[str]:
    """The names of migrations that the database lacks. Django must be set up."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def migrate() -> None:
    """Migrate as the owner, in a process of its own: this one keeps the application's rights."""
    command = [sys.executable, "-m", "varigespor.run.cli", "migrate"]
    subprocess.run(command, check=True, stdout=sys.stderr, cwd=Path("/"))


def _refuse_waiting() -> None:
    waiting = pending()
    if waiting:
        raise environment.Incomplete(
            f"Databasen mangler {len(waiting)} opdateringer. Kør: varigespor migrate"
        )


def start_over(*, state: Path) -> None:
    """Make the embedded server's database anew. Raises NoServer where it is another's: that is kept."""
    from django.db import connections

    server = find(state=state)
    if server is None or server.address(role=APPLICATION) != os.environ.get("DATABASE_URL"):
        raise NoServer("Databasen i DATABASE_URL slettes ikke af sig selv. Giv en tom database.")
    connections.close_all()
    assert_ours(socket=server.socket, data=server.data)
    drop(socket=server.socket)
    prepare(socket=server.socket)
    migrate()


def _forget_connections() -> None:
    from django.db import connections

    connections.close_all()
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("DATABASE_OWNER_URL", None)
