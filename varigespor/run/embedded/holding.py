"""Sharing one embedded server: who needs it first starts it, and stops it when nobody uses it."""

from __future__ import annotations

import fcntl
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .binaries import NoServer
from .cluster import assert_ours
from .server import Server, data_folder, find, start, stop


@contextmanager
def held(*, state: Path, patient: bool = True) -> Iterator[Server]:
    """The running server of the state folder, or a new one that is stopped afterwards: left as found.

    A patient starter waits with stopping until nobody else uses the server. Raises NoServer.
    """
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (state / "in-use.lock").open("a") as use:
        with turn(state=state):
            found = find(state=state)
            if found:  # a started one was asked already
                assert_ours(socket=found.socket, data=found.data)
            server = found or start(state=state)
            fcntl.flock(use, fcntl.LOCK_SH)
        try:
            yield server
        finally:
            fcntl.flock(use, fcntl.LOCK_UN)
            if not found:
                _stop(state, server, patient)


def erase(*, state: Path) -> None:
    """Delete the data of the state folder. Raises NoServer where they are in use."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with turn(state=state):
        if find(state=state):
            raise NoServer("Databasen er i brug. Stop demonstrationen først.")
        shutil.rmtree(data_folder(state=state), ignore_errors=True)


def _stop(state: Path, server: Server, patient: bool) -> None:
    with (state / "in-use.lock").open("a") as use:
        waiting = False
        while True:
            with turn(state=state):
                if not patient or _alone(use):
                    return stop(server=server)
            if not waiting:
                print("Venter på, at en anden kommando er færdig med databasen …", file=sys.stderr)
                waiting = True
            time.sleep(0.2)


def _alone(use: object) -> bool:
    try:
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True


@contextmanager
def turn(*, state: Path) -> Iterator[None]:
    """One at a time looks for the server, starts it, brings it up to date or stops it."""
    with (state / "embedded.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
