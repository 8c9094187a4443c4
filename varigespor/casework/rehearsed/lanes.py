"""Playing the lanes of a town: the staff first, then each lane in a process of its own.

No child, adviser or concern is in two lanes, so what one lane writes is nothing another one reads.
"""

from __future__ import annotations

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
LISTENING = 50


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


class _Beside:
    """A lane that is played in a child; what it tells in the end is its counts, or why it stopped."""

    def __init__(self, *, lane: list[Event], books: Books) -> None:
        fork = multiprocessing.get_context("fork")
        self._here, there = fork.Pipe(duplex=False)
        self._child = fork.Process(target=_play_apart, args=(lane, books, there), daemon=True)
        self._child.start()
        there.close()
        self._told: Counter[str] | None = None

    def listen(self) -> None:
        """Raise Unplanned where the child has stopped at something."""
        if self._told is None and self._here.poll():
            self._hear()

    def counts(self) -> Counter[str]:
        """Wait for the child's end. Raises Unplanned."""
        told = self._told if self._told is not None else self._hear()
        self._child.join()
        return told

    def _hear(self) -> Counter[str]:
        try:
            told: Counter[str] | str = self._here.recv()
        except EOFError:
            told = "Den anden side af byen stoppede; grunden står ovenfor."
        if isinstance(told, str):
            raise Unplanned(told)
        self._told = told
        return told


def _at_once(
    others: list[list[Event]], own: list[Event], books: Books, seen: Callable[[int], None]
) -> Counter[str]:
    """The longest lane is played here, each other one in a child."""
    connections.close_all()
    beside = [_Beside(lane=lane, books=books) for lane in others]
    hurry()

    def listened(number: int) -> None:
        seen(number)
        if number % LISTENING == 0:
            for each in beside:
                each.listen()

    counts = play(stream=own, books=books, seen=listened)
    for each in beside:
        counts += each.counts()
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
