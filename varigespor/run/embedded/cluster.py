"""The data folder of the embedded server, and what must be in it before a migration runs."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from .binaries import NoServer, ignore_variables, surroundings
from .guise import Guise

SUPERUSER, OWNER, APPLICATION, DATABASE = "postgres", "varigespor_owner", "varigespor_app", "varigespor"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
LOCALE = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",  # a plain C locale lets trigrams drop æ, ø and å
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
    "--lc-messages=C",
)


def create(*, guise: Guise, durable: bool) -> Path:
    """The data folder, made where it is missing. Raises NoServer with what initdb said."""
    data = guise.home / "pg"
    if data.exists():
        return data
    # Made under another name, so that an interrupted initdb is never taken for a database.
    coming = guise.home / "pg.new"
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(mode=0o700)
    guise.own(coming)
    how = [
        "--auth-local=trust",
        "--auth-host=reject",
        "--no-instructions",
        *([] if durable else ["--no-sync"]),
    ]
    made = subprocess.run(
        [
            *guise.prefix,
            str(guise.programs / "bin/initdb"),
            "-D",
            str(coming),
            "-U",
            SUPERUSER,
            *LOCALE,
            *how,
        ],
        capture_output=True,
        text=True,
        env=surroundings(),
        cwd="/",
        check=False,
    )
    if made.returncode:
        raise NoServer(f"Databasen kunne ikke oprettes i {guise.home}:\n{made.stderr.strip()}")
    coming.rename(data)
    return data


def connect(*, socket: Path, role: str = SUPERUSER, database: str = DATABASE) -> psycopg.Connection:
    """A connection through the socket alone; statements commit by themselves."""
    ignore_variables()
    return psycopg.connect(
        host=str(socket), port=5432, user=role, dbname=database, autocommit=True, connect_timeout=5
    )


def assert_ours(*, socket: Path, data: Path) -> None:
    """Raise NoServer unless the server behind the socket is the one that lives in our data folder."""
    with connect(socket=socket, database="postgres") as connection:
        row = connection.execute(
            "SELECT current_setting('data_directory'), system_identifier FROM pg_control_system()"
        ).fetchone()
    ours = (str(data), struct.unpack("=Q", (data / "global/pg_control").read_bytes()[:8])[0])
    if row != ours:
        raise NoServer(f"Serveren bag {socket} er ikke den i {data}. Intet er ændret.")


def prepare(*, socket: Path) -> None:
    """Roles, database and extensions, made where they are missing. Ask assert_ours first."""
    with connect(socket=socket, database="postgres") as connection:
        for role in (OWNER, APPLICATION):
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            new = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(new.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
    with connect(socket=socket) as connection:
        for extension in EXTENSIONS:
            new = sql.SQL("CREATE EXTENSION IF NOT EXISTS {}")
            connection.execute(new.format(sql.Identifier(extension)))


def drop(*, socket: Path) -> None:
    """Drop the database, whoever is connected. Ask assert_ours first."""
    with connect(socket=socket, database="postgres") as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(DATABASE))
        )
