"""Playing events: each goes through the act of casework that a person's click would have gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from varigespor.domain.refusals import Refused
from varigespor.rehearsal.events import Event

from . import case_acts, help_acts, people_acts
from .books import Books

PLAYS = people_acts.PLAYS | case_acts.PLAYS | help_acts.PLAYS


class Unplanned(Exception):
    """An act refused what the rehearsal holds for right: one of the two is wrong. Nothing more is played."""


def play(*, stream: Iterable[Event], books: Books, seen: Callable[[int], None]) -> Counter[str]:
    """Play every event; the number of them by kind. `seen` hears after each how many there were.

    Raises Unplanned where an act refuses, with the event.
    """
    counts = Counter[str]()
    for number, event in enumerate(stream, start=1):
        kind = type(event.what)
        try:
            PLAYS[kind](books, books.by(username=event.by, at=event.at), event.at, event.what)
        except Refused as refused:
            raise Unplanned(f"{refused}\n{event}") from refused
        counts[kind.__name__] += 1
        seen(number)
    return counts
