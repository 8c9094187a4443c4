"""Playing events: each goes through the act of casework that a person's click would have gone through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from varigespor.domain.access import Asker
from varigespor.domain.refusals import Refused
from varigespor.rehearsal import events
from varigespor.rehearsal.events import Event

from . import case_acts, help_acts, people_acts
from .books import Books

Play = Callable[[Books, Asker, datetime, Any], None]


class Unplanned(Exception):
    """An act refused what the rehearsal holds for right: one of the two is wrong. Nothing more is played."""


def plays() -> dict[type[object], Play]:
    """Kind of event → what plays it; found by the event's name in the three modules."""
    found: dict[type[object], Play] = {}
    for kind in events.Happening.__args__:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
        module = next(m for m in (people_acts, case_acts, help_acts) if hasattr(m, name))
        found[kind] = getattr(module, name)
    return found


def play(*, stream: Iterable[Event], books: Books, seen: Callable[[int], None]) -> Counter[str]:
    """Play every event; the number of them by kind. `seen` hears after each how many there were.

    Raises Unplanned where an act refuses, with the event.
    """
    by_kind, counts = plays(), Counter[str]()
    for number, event in enumerate(stream, start=1):
        kind = type(event.what)
        try:
            by_kind[kind](books, books.by(username=event.by, at=event.at), event.at, event.what)
        except Refused as refused:
            raise Unplanned(f"{refused}\n{event}") from refused
        counts[kind.__name__] += 1
        seen(number)
    return counts
