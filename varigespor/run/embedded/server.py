"""Starting and stopping the embedded server."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from . import cluster, pidfile
from .binaries import NoServer, installed, surroundings
from .guise import COPIES, Guise, choose

SOCKET_PATH_LIMIT = 107
SOCKET_NAME = ".s.PGSQL.5432"
START_SECONDS = 60
STOP_SECONDS = 20
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # The log must carry no personal data: neither statements nor the values of a violated constraint.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """A server that answers; `process` only where this process started it."""

    socket: Path
    data: Path
    process: subprocess.Popen[bytes] | None = None

    def address(self, *, role: str, database: str = cluster.DATABASE) -> str:
        """The address for DATABASE_URL."""
        return f"postgres://{role}@/{database}?host={self.socket}"


def data_folder(*, state: Path, copies: Path = COPIES) -> Path:
    """Where the data of the state folder lie, or would."""
    return _guise(state, None, copies).home / "pg"


def find(*, state: Path, copies: Path = COPIES) -> Server | None:
    """The running server of this state folder, if there is one."""
    data = data_folder(state=state, copies=copies)
    found = pidfile.running(data=data)
    return Server(found.socket, data) if found and found.ready else None


def start(
    *, state: Path, durable: bool = True, programs: Path | None = None, copies: Path = COPIES
) -> Server:
    """Start the server of the state folder, making it on the first start; it ends with this process.

    Without `durable` a crash of the machine may lose data: for tests. Raises NoServer.
    """
    guise = _guise(state, programs, copies)
    data = cluster.create(guise=guise, durable=durable)
    pidfile.clear_stale(data=data)
    socket = _socket_folder(guise)
    try:
        server = _launch(guise, data, socket, SETTINGS if durable else SETTINGS | FORGETFUL)
    except BaseException:
        shutil.rmtree(socket, ignore_errors=True)
        raise
    cluster.assert_ours(socket=socket, data=data)
    cluster.prepare(socket=socket)
    return server


def stop(*, server: Server) -> None:
    """Stop a server that this process started: first politely, at last by force."""
    if server.process is None:
        return
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        server.process.send_signal(how)
        try:
            server.process.wait(STOP_SECONDS)
            break
        except subprocess.TimeoutExpired:
            continue
    shutil.rmtree(server.socket, ignore_errors=True)


def _guise(state: Path, programs: Path | None, copies: Path) -> Guise:
    return choose(programs=programs or installed(), state=state.resolve(), copies=copies)


def _socket_folder(guise: Guise) -> Path:
    """A private folder with a short path, whatever TMPDIR says."""
    wanted = Path(tempfile.gettempdir())
    room = SOCKET_PATH_LIMIT - len(SOCKET_NAME) - len(pidfile.SOCKET_PREFIX) - 10
    folder = Path(
        tempfile.mkdtemp(prefix=pidfile.SOCKET_PREFIX, dir=wanted if len(str(wanted)) < room else "/tmp")  # noqa: S108
    )
    guise.own(folder)
    return folder


def _launch(guise: Guise, data: Path, socket: Path, settings: dict[str, str]) -> Server:
    options = [f"--{name}={value}" for name, value in settings.items()]
    # The death signal comes last: a change of user or namespace would clear it.
    command = [
        *guise.prefix,
        "setpriv",
        "--pdeathsig",
        "INT",
        str(guise.programs / "bin/postgres"),
        "-D",
        str(data),
    ]
    log = data.parent / "postgres.log"
    with log.open("ab") as written:
        process = subprocess.Popen(
            [*command, f"--unix_socket_directories={socket}", *options],
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            env=surroundings(),
            cwd="/",
            start_new_session=True,
        )
    server = Server(socket, data, process)
    try:
        _await(server, log)
    except BaseException:
        stop(server=server)
        raise
    return server


def _await(server: Server, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        found = pidfile.running(data=server.data)
        if found and found.ready and found.socket == server.socket:
            return
        if server.process and server.process.poll() is not None:
            break
        time.sleep(0.02)
    said = log.read_text(errors="replace").splitlines()[-8:]
    raise NoServer("\n".join([f"Databasen i {server.data} startede ikke. Den sagde:", *said]))
