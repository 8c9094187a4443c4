"""The server runs for an ordinary user, for root, and for root where user namespaces are forbidden."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run.embedded_rooms import NOBODY, asked, open_room, python, started
from varigespor.run.embedded import guise, server
from varigespor.run.embedded.binaries import copied, installed

AS_NOBODY = f"""
import os, sys
from pathlib import Path
import psycopg, varigespor.run.embedded.server as server, tests.run.embedded_rooms as rooms
os.setgroups([]), os.setgid({NOBODY}), os.setuid({NOBODY})
state, programs = Path(sys.argv[1]), Path(sys.argv[2])
running = server.start(state=state, durable=False, programs=programs)
rooms.asked(running, "CREATE TABLE kept AS SELECT 7 AS n")
print(running.process.args[0], rooms.asked(running, "SELECT n FROM kept"))
server.stop(server=running)
"""
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="kræver root")


def _namespaces() -> bool:
    return subprocess.run(["unshare", "--user", "true"], capture_output=True).returncode == 0


@pytest.fixture
def room() -> Iterator[Path]:
    with open_room() as folder:
        yield folder


@pytest.fixture
def programs(room: Path) -> Path:
    """The programs where every user can reach them."""
    return copied(programs=installed(), to=room / "programs")


def _owner(pid: int) -> int:
    return Path(f"/proc/{pid}").stat().st_uid


@only_root
@pytest.mark.skipif(not _namespaces(), reason="brugerrum er forbudt her")
def test_root_starts_it_in_a_user_namespace(room: Path) -> None:
    room.chmod(0o700)
    with started(room) as running:
        assert asked(running, "SELECT 7") == 7
        assert running.process
        process = Path(f"/proc/{running.process.pid}")
        seen, really, length = (process / "uid_map").read_text().split()
        assert (seen != "0", really, length) == (True, "0", "1")
        assert "CapEff:\t0000000000000000" in (process / "status").read_text()


@only_root
def test_root_without_namespaces_starts_it_as_another_user_from_a_copy(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbidding = room / "bin"
    forbidding.mkdir()
    (forbidding / "unshare").write_text("#!/bin/sh\necho 'unshare: Operation not permitted' >&2\nexit 1\n")
    (forbidding / "unshare").chmod(0o755)
    monkeypatch.setenv("PATH", f"{forbidding}:{os.environ['PATH']}")
    state, copies = room / "state", room / "copies"
    state.mkdir(mode=0o700)
    with started(state, copies=copies) as first:
        assert first.process
        asked(first, "CREATE TABLE kept AS SELECT 7 AS n")
        assert pwd.getpwuid(_owner(first.process.pid)).pw_name in guise.QUIET_USERS
        assert first.data.is_relative_to(copies)
        assert server.find(state=state, copies=copies) == server.Server(first.socket, first.data)
    monkeypatch.undo()
    with started(state, copies=copies) as second:
        assert asked(second, "SELECT n FROM kept") == 7, "with namespaces allowed again, the data were lost"


@only_root
def test_an_ordinary_user_starts_it_and_root_later_finds_the_data(room: Path, programs: Path) -> None:
    state = room / "state"
    state.mkdir(mode=0o700)
    os.chown(state, NOBODY, NOBODY)
    ordinary = python(AS_NOBODY, state, programs)
    out, error = ordinary.communicate(timeout=60)
    assert out.split() == ["setpriv", "7"], error
    with started(state, programs=programs) as running:
        assert running.process
        assert _owner(running.process.pid) == NOBODY
        assert asked(running, "SELECT n FROM kept") == 7


@pytest.mark.skipif(os.geteuid() == 0, reason="root er ikke en almindelig bruger")
def test_an_ordinary_user_needs_no_guise(room: Path) -> None:
    with started(room) as running:
        assert running.process
        assert _owner(running.process.pid) == os.geteuid()
