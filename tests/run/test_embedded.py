"""The embedded PostgreSQL: private, ours, found again, and back after a kill -9."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.run.embedded_rooms import asked, gone, kill, open_room, python, started
from varigespor.run.embedded import cluster, pidfile, server
from varigespor.run.embedded.binaries import NoServer

STARTER = """
import sys, time
from pathlib import Path
from varigespor.run.embedded import server
running = server.start(state=Path(sys.argv[1]), durable=False)
print(running.process.pid, flush=True)
time.sleep(60)
"""
SHARER = """
import sys, time
from pathlib import Path
from varigespor.run.embedded import pidfile
from varigespor.run.embedded.holding import held
with held(state=Path(sys.argv[1])) as running:
    print(pidfile.running(data=running.data).pid, running.process is not None, flush=True)
    time.sleep(float(sys.argv[2]))
    print(pidfile.running(data=running.data) is not None, flush=True)
"""


@pytest.fixture
def state() -> Iterator[Path]:
    with open_room() as room:
        yield room


@pytest.fixture(scope="module")
def running() -> Iterator[server.Server]:
    with open_room() as room, started(room) as one:
        yield one


def test_the_roles_have_no_power_over_the_server(running: server.Server) -> None:
    powers = (
        "SELECT bool_or(rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls)"
        " FROM pg_roles WHERE rolname LIKE 'varigespor%'"
    )
    assert asked(running, powers) is False
    assert (
        asked(running, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'varigespor'")
        == cluster.OWNER
    )


def test_the_application_may_not_make_tables(running: server.Server) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        asked(running, "CREATE TABLE mine (id int)", role=cluster.APPLICATION)


def test_danish_letters_count_in_search(running: server.Server) -> None:
    assert asked(running, "SELECT array_length(show_trgm('æøå'), 1)") == 4
    assert asked(running, "SELECT lower('ÆØÅ')") == "æøå"
    assert (
        asked(
            running,
            "SELECT unaccent('é') || count(*) FROM pg_extension WHERE extname IN ('btree_gist', 'pg_trgm')",
        )
        == "e2"
    )


def test_only_the_private_socket_leads_to_it(running: server.Server) -> None:
    assert asked(running, "SHOW listen_addresses") == ""
    assert running.socket.stat().st_mode & 0o077 == 0
    assert running.data.stat().st_mode & 0o077 == 0
    assert len(str(running.socket / server.SOCKET_NAME)) <= server.SOCKET_PATH_LIMIT
    with pytest.raises(ConnectionRefusedError), socket.socket() as probe:
        probe.connect(("127.0.0.1", 5432))


def test_a_long_temporary_folder_is_not_used(
    running: server.Server, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = state / ("x" * 100)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    with started(state) as another:
        assert len(str(another.socket / server.SOCKET_NAME)) <= server.SOCKET_PATH_LIMIT


def test_pg_variables_are_ignored(running: server.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "PGHOST": "/nowhere",
        "PGUSER": "anybody",
        "PGOPTIONS": "-c search_path=nowhere",
        "PGSERVICE": "x",
    }.items():
        monkeypatch.setenv(name, value)
    assert asked(running, "SHOW search_path") == '"$user", public'


def test_a_server_that_is_not_ours_is_left_alone(running: server.Server, state: Path) -> None:
    with started(state) as other, pytest.raises(NoServer, match="Intet er ændret"):
        cluster.assert_ours(socket=running.socket, data=other.data)


def test_data_stay_and_nothing_runs_after_a_stop(state: Path) -> None:
    with started(state, durable=True) as first:
        asked(first, "CREATE TABLE kept AS SELECT 7 AS n")
    assert first.process and first.process.returncode is not None
    assert not first.socket.exists()
    assert server.find(state=state) is None
    with started(state, durable=True) as second:
        assert asked(second, "SELECT n FROM kept") == 7


def test_it_comes_back_after_kill_9(state: Path) -> None:
    first = server.start(state=state)
    asked(first, "CREATE TABLE kept AS SELECT 7 AS n")
    assert first.process
    first.process.kill()
    first.process.wait()
    assert first.socket.exists()
    with started(state, durable=True) as second:
        assert asked(second, "SELECT n FROM kept") == 7
        assert not first.socket.exists()


def test_a_stale_number_that_became_a_strangers_does_not_block(state: Path) -> None:
    with started(state):
        pass
    data = server.data_folder(state=state)
    stranger = subprocess.Popen(["sleep", "60"])
    old = f"{stranger.pid}\n{data}\n1\n5432\n/tmp/vs-long-gone\n\n0 0\nready\n"
    (data / "postmaster.pid").write_text(old)
    try:
        assert pidfile.running(data=data) is None
        with started(state) as back:
            assert asked(back, "SELECT 7") == 7
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_it_ends_when_its_parent_is_killed(state: Path) -> None:
    parent = python(STARTER, state)
    assert parent.stdout
    pid = int(parent.stdout.readline())
    kill(parent.pid)
    parent.communicate()
    assert gone(pid)
    with started(state) as next_one:
        assert asked(next_one, "SELECT 7") == 7


def test_two_who_start_at_once_share_one_server(state: Path) -> None:
    sharers = [python(SHARER, state, seconds) for seconds in (1, 3)]
    said = [sharer.communicate(timeout=60) for sharer in sharers]
    lines = [out.split("\n") for out, _ in said]
    assert all(sharer.returncode == 0 for sharer in sharers), said
    pids, started = zip(*(line[0].split() for line in lines), strict=True)
    assert len(set(pids)) == 1
    assert sorted(started) == ["False", "True"]
    assert [line[1] for line in lines] == ["True", "True"], "one stopped it under the other"
    assert gone(int(pids[0]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_data_of_another_user_are_refused(state: Path) -> None:
    (state / "pg").mkdir()
    (state / "pg").chmod(0o500)
    with pytest.raises(NoServer, match="anden bruger"):
        server.start(state=state)
