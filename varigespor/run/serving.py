"""The application server: gunicorn in a session of its own, stopped in order whatever ends this process."""

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
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

from varigespor.run.environment import Incomplete

SECONDS_TO_START = 60
SECONDS_TO_STOP = 15
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class NotServing(Exception):
    """The application server does not answer; the message says why, in Danish."""


def port() -> int:
    """PORT, or 8000. Raises Incomplete where it is no port."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Incomplete(f"PORT er »{text}«. Skriv et tal, fx PORT=8000.")
    return int(text)


def assert_free(*, host: str, port: int) -> None:
    """Raise NotServing where something else answers at the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise NotServing(
                f"Port {port} på {host} kan ikke bruges ({error.strerror}). Vælg en anden: PORT={port + 1}"
            ) from error


def heed_signals() -> None:
    """Let the first of Ctrl-C, TERM and hang-up end the program in order; the rest cannot disturb that.

    Set explicitly, for a start in the background may have inherited Ctrl-C as ignored.
    """

    def end(*_: object) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in SIGNALS:
        signal.signal(each, end)


@contextmanager
def gunicorn(*, host: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A running application server; it is asked to finish its requests when the block ends."""
    command = [sys.executable, "-m", "gunicorn", "varigespor.run.wsgi", *_options(host, port)]
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", *command],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        cwd=Path("/"),
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def await_health(*, process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until /healthz says 200. Raises NotServing with what it said instead."""
    until = time.monotonic() + SECONDS_TO_START
    said = ""
    while time.monotonic() < until and process.poll() is None:
        code, said = _health(port)
        if code == HTTPStatus.OK:
            return
        if code == HTTPStatus.INTERNAL_SERVER_ERROR:
            break
        time.sleep(0.2)
    if process.poll() is not None:
        said = "serveren stoppede; se linjerne ovenfor"
    raise NotServing(f"Siderne virker ikke: {said}")


def _health(port: int) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        return answer.status, str(json.loads(answer.read()).get("reason", ""))
    except json.JSONDecodeError:
        return answer.status, "en side fejlede; se linjerne ovenfor"
    except OSError as error:
        return 0, str(error)
    finally:
        connection.close()


def _options(host: str, port: int) -> list[str]:
    return [
        f"--bind={host}:{port}",
        "--worker-class=gthread",
        "--config=python:varigespor.run.starting",
        "--preload",
        "--workers=2",
        "--threads=4",
        "--graceful-timeout=10",
        "--worker-tmp-dir=/dev/shm" if Path("/dev/shm").is_dir() else "--worker-tmp-dir=/tmp",  # noqa: S108
        "--log-level=warning",
        "--logger-class=varigespor.run.server_log.ServerLog",
        "--no-control-socket",
    ]
