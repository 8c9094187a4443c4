"""Acts at the same moment, each on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from varigespor.domain.refusals import Refused


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave or was refused with, all begun at the same moment on connections of their own."""
    ready = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=10)
            return act()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))
