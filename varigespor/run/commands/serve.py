"""`varigespor serve`: the pages for a municipality, or for a trial on the embedded database."""

from __future__ import annotations

import argparse
import os

from varigespor.run import assets, serving, statics
from varigespor.run.answering import ANSWERED, refuse
from varigespor.run.database import database, settings_or_refusal

HELP = "starter siderne med gunicorn på HOST og PORT"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: everything is a setting."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """Serve until asked to stop; 2 where a setting is missing or the database waits for `migrate`."""
    settings_or_refusal()
    serving.heed_signals()
    try:
        return _serve()
    except serving.NotServing as reason:
        return refuse(reason=str(reason), as_json=False)
    except KeyboardInterrupt:
        return ANSWERED


def _serve() -> int:
    host, port = os.environ.get("HOST") or "127.0.0.1", serving.port()
    serving.assert_free(host=host, port=port)
    if assets.in_checkout():
        assets.build()
    with database(patient=False):
        statics.collect()
        with serving.gunicorn(host=host, port=port) as server:
            print(f"Varige Spor svarer på {host}:{port}", flush=True)
            server.wait()
    raise serving.NotServing("Serveren stoppede af sig selv.")
