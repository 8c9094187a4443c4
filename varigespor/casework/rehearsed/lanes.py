"""Playing the lanes of a town: the staff first, then each lane in a process of its own.

No child, adviser or concern is in two lanes, so what one lane writes is nothing another one reads.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from django.db import connection, connections

from varigespor.rehearsal.events import Event

from .books import Books
from .playing import Unplanned, play

Say = Callable[[str], None]
STEPS = 20


def play_lanes(*, stream: Sequence[Event], books: Books, say: Say, together: bool) -> Counter[str]:
    """Play all events; the number of them by kind. Raises Unplanned.

    `together` plays the lanes at the same time, in processes that are forked here; else one after another.
    """
    counts = play(stream=[event for event in stream if not event.lane], books=books, seen=_silent)
    lanes = [[e for e in stream if e.lane == lane] for lane in sorted({e.lane for e in stream} - {""})]
    if not lanes:
        return counts
    last = max(lanes, key=len)
    seen = _progress(last, say)
    if not together:
        for lane in lanes:
            counts += play(stream=lane, books=books, seen=seen if lane is last else _silent)
        return counts
    return counts + _at_once([lane for lane in lanes if lane is not last], last, books, seen)


def _at_once(
    others: list[list[Event]], own: list[Event], books: Books, seen: Callable[[int], None]
) -> Counter[str]:
    """The longest lane is played here, each other one in a child."""
    connections.close_all()
    # A trap: every round of the collector would walk through all events, and copy them in the child.
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    children = []
    for lane in others:
        here, there = fork.Pipe(duplex=False)
        child = fork.Process(target=_play_apart, args=(lane, books, there), daemon=True)
        child.start()
        there.close()
        children.append((child, here))
    hurry()
    counts = play(stream=own, books=books, seen=seen)
    for child, here in children:
        try:
            told: Counter[str] | str = here.recv()
        except EOFError:
            told = "En del af øvelsen stoppede."
        child.join()
        if isinstance(told, str):
            raise Unplanned(told)
        counts += told
    gc.unfreeze()
    return counts


def _play_apart(lane: list[Event], books: Books, there: Connection) -> None:
    try:
        hurry()
        there.send(play(stream=lane, books=books, seen=_silent))
    except Unplanned as unplanned:
        there.send(str(unplanned))
    finally:
        connections.close_all()


def hurry() -> None:
    """Let this connection's acts not wait for the disk: a town that is lost is filled again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _silent(number: int) -> None:
    """Nothing is told."""


def _progress(lane: Sequence[Event], say: Say) -> Callable[[int], None]:
    step = max(len(lane) // STEPS, 1)

    def seen(number: int) -> None:
        if number % step == 0:
            say(f"  {number / len(lane):4.0%}  {lane[number - 1].at:%d.%m.%Y}")

    return seen
