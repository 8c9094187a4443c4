"""The demonstration: starts, keeps what was typed, stops whole, and comes back after a kill -9."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests import server as test_server
from tests.run.embedded_rooms import asked, gone, kill, open_room
from varigespor.run.embedded import server

SECONDS = 60
QUICK_START = 10


@pytest.fixture
def state(django_db_setup: test_server.Place) -> Iterator[Path]:
    """A state folder with a migrated database."""
    with open_room() as room:
        folder = room / "state"
        folder.mkdir(mode=0o700)
        test_server.fill(state=folder)
        yield folder


class Demo:
    """`varigespor demo` in a session of its own, with Ctrl-C ignored as a shell's background jobs have it."""

    def __init__(self, state: Path) -> None:
        self.state, self.port = state, _free_port()
        self.log = state.parent / "demo.log"
        surroundings = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        with self.log.open("a") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "varigespor.run.cli", "demo", "--empty"],
                env={**surroundings, "STATE_DIR": str(state), "PORT": str(self.port)},
                stdout=written,
                stderr=written,
                start_new_session=True,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
            )

    def health(self) -> tuple[int, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except OSError:
            return 0, {}
        finally:
            connection.close()

    def await_health(self) -> float:
        began = time.monotonic()
        while time.monotonic() - began < SECONDS and self.process.poll() is None:
            if self.health()[0] == 200:
                return time.monotonic() - began
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def work(self) -> float:
        """Seconds of processor that it has used: what a start takes where nothing else disturbs it."""
        ticks = 0
        for pid in self.everything():
            used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
            ticks += sum(int(number) for number in used)
        return ticks / os.sysconf("SC_CLK_TCK")

    def everything(self) -> list[int]:
        """Every process that lives of this demonstration: it, the application server, the database."""
        found = []
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and _belongs(folder, self.process.pid, self.state):
                found.append(int(folder.name))
        return found


@contextmanager
def demo(state: Path) -> Iterator[Demo]:
    running = Demo(state)
    try:
        yield running
    finally:
        for pid in running.everything():
            kill(pid)
        running.process.wait()


def _belongs(process: Path, first: int, state: Path) -> bool:
    try:
        surroundings = (process / "environ").read_bytes()
        inside = (process / "cwd").readlink().is_relative_to(state)
    except (OSError, ProcessLookupError):
        return False
    return process.name == str(first) or inside or f"STATE_DIR={state}\0".encode() in surroundings


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _type(state: Path) -> None:
    found = server.find(state=state)
    assert found
    asked(found, "CREATE TABLE typed AS SELECT 'Alma var glad' AS words")


def _typed(state: Path) -> object:
    found = server.find(state=state)
    assert found
    return asked(found, "SELECT words FROM typed")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_whole_and_starts_quickly_with_what_was_typed(state: Path, how: signal.Signals) -> None:
    with demo(state) as first:
        first.await_health()
        _type(state)
        everything = first.everything()
        assert len(everything) >= 4
        os.killpg(first.process.pid, how)
        assert first.process.wait(30) == 0, first.log.read_text()
        assert all(gone(pid) for pid in everything)
        assert first.everything() == []
        assert "Det, der er skrevet, er gemt." in first.log.read_text()
    with demo(state) as second:
        second.await_health()
        assert second.work() < QUICK_START
        assert _typed(state) == "Alma var glad"


def test_it_comes_back_after_kill_9_of_everything(state: Path) -> None:
    with demo(state) as first:
        first.await_health()
        _type(state)
        for pid in first.everything():
            kill(pid)
        first.process.wait()
    with demo(state) as second:
        second.await_health()
        assert _typed(state) == "Alma var glad"


def test_killing_it_alone_takes_its_servers_along(state: Path) -> None:
    with demo(state) as running:
        running.await_health()
        everything = running.everything()
        kill(running.process.pid)
        running.process.wait()
        assert all(gone(pid, within=20) for pid in everything)


def test_health_says_that_the_database_is_gone(state: Path) -> None:
    with demo(state) as running:
        running.await_health()
        found = server.find(state=state)
        assert found
        kill(int((found.data / "postmaster.pid").read_text().splitlines()[0]))
        status, body = running.health()
        assert (status, body["reason"]) == (503, "Databasen svarer ikke.")


def test_a_taken_port_is_named(state: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        surroundings = {**os.environ, "STATE_DIR": str(state), "PORT": str(taken.getsockname()[1])}
        command = [sys.executable, "-m", "varigespor.run.cli", "demo", "--empty"]
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Vælg en anden: PORT=" in done.stderr
