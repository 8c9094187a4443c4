"""What the application server's workers do when they begin: gunicorn reads this file as its settings."""

from __future__ import annotations

import gc
from importlib import import_module
from threading import Thread
from typing import Any

from django.conf import settings

from varigespor.web.charts.warming import warm


def post_worker_init(_server: Any) -> None:
    """Each worker makes itself ready beside its first requests.

    A trap: never before a process forks, for the drawing machine's threads do not follow into the child.
    """
    in_background()


def in_background() -> Thread:
    """`ready` beside the requests of this process."""
    thread = Thread(target=ready, name="make ready", daemon=True)
    thread.start()
    return thread


def ready() -> None:
    """Load all pages and what draws charts; what is loaded by then stays.

    Python's collector of cycles need not walk all of it again and again: that took a tenth of a second of
    every tenth request.
    """
    import_module(settings.ROOT_URLCONF)
    warm()
    gc.collect()
    gc.freeze()
