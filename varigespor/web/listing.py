"""The children behind a number by pages: those the asker may see, as Danish sorts, then by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
from django.urls import reverse

from varigespor.records.queries import ladder

from .asked import Asked
from .paging import ALONE, Beside, beside, place
from .wording import age_words

PER_PAGE = 100


class Entry(NamedTuple):
    """One line of the page: its place among all the lines, the child, its address, and its age on the day."""

    at: int
    child: ladder.Seen
    url: str
    age: str


@dataclass(frozen=True)
class Listing:
    """The lines of the page asked for, how many the asker may see in all, and the pages beside."""

    entries: tuple[Entry, ...] = ()
    seen: int = 0
    pages: Beside = ALONE


def listing(
    *, request: Asked, lines: Sequence[tuple[Any, date]], rank: Callable[[int], int] = lambda _: 0
) -> Listing:
    """The page of lines of a child and a day; `rank`, by a line's place, sorts before the name.

    The trace names the children of the page. Two statements.
    """
    mine = _sorted(request, lines, rank)
    at = min(place(request), max(len(mine) - 1, 0) // PER_PAGE)
    first = at * PER_PAGE
    shown = mine[first : first + PER_PAGE]
    children = dict.fromkeys(lines[at][0] for at in shown)
    request.entry.children += children
    seen = ladder.seen(children=children, asker=request.asker, on=request.today)
    pages = beside(request, more=len(mine) > first + PER_PAGE, at=at)
    return Listing(tuple(_entries(lines, shown, seen)), len(mine), pages)


def _sorted(request: Asked, lines: Sequence[tuple[Any, date]], rank: Callable[[int], int]) -> list[int]:
    """The places of the lines that the asker may see, by rank, name and day."""
    seen = ladder.in_order(children={child for child, _ in lines}, asker=request.asker, on=request.today)
    nth = {child: at for at, child in enumerate(sorted(seen, key=seen.__getitem__))}
    mine = [(at, nth[child], day) for at, (child, day) in enumerate(lines) if child in nth]
    order = np.lexsort(
        (
            [day.toordinal() for _, _, day in mine],
            [child for _, child, _ in mine],
            [rank(at) for at, _, _ in mine],
        )
    )
    return [mine[at][0] for at in order.tolist()]


def _entries(
    lines: Sequence[tuple[Any, date]], shown: Iterable[int], seen: Mapping[UUID, ladder.Seen]
) -> Iterator[Entry]:
    address = reverse("people:child", args=[UUID(int=0)])
    for at in shown:
        key, day = lines[at]
        child = seen[key]
        age = age_words(born=child.born_on, on=day) if child.born_on else ""
        yield Entry(at, child, address.replace(str(UUID(int=0)), str(child.case)), age)
