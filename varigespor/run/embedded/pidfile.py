"""What PostgreSQL itself writes down about a running server, and whether it is still true."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

SOCKET_PREFIX = "vs-"
ORPHAN_SECONDS = 10
PID, SOCKET, STATUS = 0, 4, 7


@dataclass(frozen=True)
class Running:
    """A server as its pid file tells it."""

    pid: int
    data: Path
    socket: Path
    ready: bool


def running(*, data: Path) -> Running | None:
    """The server that lives in the data folder now; None where there is none."""
    found = _read(data)
    return found if found and _is_server(found.pid, data) else None


def clear_stale(*, data: Path) -> None:
    """Remove a pid file that names no living server of this folder, and the socket folder it left.

    After a kill -9 the number may belong to a stranger by now, and PostgreSQL would refuse to start.
    """
    left = _read(data)
    if running(data=data):
        return
    _await_orphans(data)
    if left and left.socket.name.startswith(SOCKET_PREFIX):
        shutil.rmtree(left.socket, ignore_errors=True)
    (data / "postmaster.pid").unlink(missing_ok=True)


def _await_orphans(data: Path) -> None:
    """A killed server's children end by themselves in a moment; until then its memory is in use."""
    until = time.monotonic() + ORPHAN_SECONDS
    while time.monotonic() < until and any(_is_server(pid, data) for pid in _processes()):
        time.sleep(0.05)


def _processes() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def _read(data: Path) -> Running | None:
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    if len(lines) <= SOCKET or not lines[PID].lstrip("-").isdigit():
        return None
    ready = len(lines) > STATUS and lines[STATUS].strip() == "ready"
    return Running(abs(int(lines[PID])), data, Path(lines[SOCKET]), ready)


def _is_server(pid: int, data: Path) -> bool:
    process = Path("/proc") / str(pid)
    try:
        if process.joinpath("comm").read_text().strip() != "postgres":
            return False
        return process.joinpath("cwd").readlink() == data
    except PermissionError:  # somebody else's PostgreSQL, and not ours to look into
        return False
    except (FileNotFoundError, ProcessLookupError):
        return False
