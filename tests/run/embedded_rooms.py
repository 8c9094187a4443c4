"""Folders for embedded servers that any user of the machine can reach, and questions put to them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from varigespor.run.embedded import cluster, server

NOBODY = 65534


@contextmanager
def open_room() -> Iterator[Path]:
    """A temporary folder with a short path that everybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="vs-room-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def started(state: Path, **how: Any) -> Iterator[server.Server]:
    """A server that is stopped, whatever the test finds."""
    running = server.start(state=state, **{"durable": False, **how})
    try:
        yield running
    finally:
        server.stop(server=running)


def asked(
    running: server.Server, query: str, *, role: str = cluster.SUPERUSER, database: str = cluster.DATABASE
) -> object:
    """The first value of the answer."""
    with cluster.connect(socket=running.socket, role=role, database=database) as connection:
        cursor = connection.execute(query.encode())
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def python(script: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    """A Python of its own that runs the script; its stdout is read by the test."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *(str(argument) for argument in arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


def gone(pid: int, *, within: float = 10) -> bool:
    """Whether the process ends in time; a zombie has ended."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def kill(pid: int) -> None:
    """kill -9, whether or not it is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
