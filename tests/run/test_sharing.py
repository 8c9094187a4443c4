"""Commands that share the embedded server: strangers' variables do not lead astray, and one migrates."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests import server as test_server
from tests.run.commanded import commanded, surroundings
from tests.run.embedded_rooms import asked, open_room, started
from varigespor.run.embedded import cluster, server

MIGRATED = "SELECT count(*) = count(DISTINCT (app, name)) AND count(*) > 0 FROM django_migrations"
MAY_TRACE = "SELECT has_table_privilege('varigespor_app', 'records_trace', 'INSERT')"


@pytest.fixture
def running(django_db_setup: test_server.Place) -> Iterator[server.Server]:
    """A migrated server that somebody else's command keeps running."""
    with open_room() as state:
        test_server.fill(state=state)
        with started(state) as one:
            yield one


@pytest.mark.parametrize(
    "variables",
    [{"PGPORT": "1"}, {"PGOPTIONS": "-c search_path=nowhere"}, {"PGSERVICE": "nobody", "PGHOST": "/nowhere"}],
)
def test_a_running_server_is_found_whatever_pg_variables_say(
    running: server.Server, variables: dict[str, str]
) -> None:
    done = commanded("person", "list", "--json", STATE_DIR=str(running.data.parent), **variables)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["people"] == []


def test_lost_rights_are_given_again(running: server.Server) -> None:
    asked(running, "REVOKE INSERT ON records_trace FROM varigespor_app")
    done = commanded("migrate", STATE_DIR=str(running.data.parent))
    assert done.returncode == 0, done.stderr
    assert asked(running, MAY_TRACE) is True


def test_two_commands_on_an_empty_server_migrate_it_once() -> None:
    with open_room() as state, started(state) as fresh:
        _both(["person", "list", "--json"], STATE_DIR=str(state))
        assert asked(fresh, MIGRATED) is True
        assert asked(fresh, MAY_TRACE) is True


def test_two_migrations_of_one_database_wait_for_each_other() -> None:
    with open_room() as state, started(state) as fresh:
        addresses = {
            "DATABASE_URL": fresh.address(role=cluster.APPLICATION),
            "DATABASE_OWNER_URL": fresh.address(role=cluster.OWNER),
        }
        _both(["migrate"], MODE="demonstration", **addresses)
        assert asked(fresh, MIGRATED) is True
        assert asked(fresh, MAY_TRACE) is True


def _both(arguments: list[str], **settings: str) -> None:
    command = [sys.executable, "-m", "varigespor.run.cli", *arguments]
    pair = [
        subprocess.Popen(
            command, env=surroundings(**settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in pair]
    assert [process.returncode for process in pair] == [0, 0], said
