"""The rows behind one result, of the children whom the asker may see, and how many more there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from varigespor.analysis.outcomes import Group
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.indicators import is_small
from varigespor.domain.result_words import Result
from varigespor.records.queries import ladder

from ..asked import Asked, sees_small_numbers
from ..listing import listing
from ..paging import ALONE, Beside
from . import telling
from .telling import Told

FEW = "De enkelte slags hjælp vises ikke, fordi færre end fem børn havde en af dem."
Cells = tuple[tuple[str, str], ...]
"""Words under their headings."""


@dataclass(frozen=True)
class Row:
    """Cells as (heading, words), and the child they are about; None where they are about none."""

    cells: Cells
    child: ladder.Seen | None = None
    url: str = ""
    age: str = ""


@dataclass(frozen=True)
class Listed:
    """The rows of the page asked for, how many the asker may see in all, and the pages beside."""

    rows: tuple[Row, ...] = ()
    seen: int = 0
    pages: Beside = ALONE


@dataclass(frozen=True)
class Behind:
    """The headings beside the child's, the rows, how many more there are, and what all add up to."""

    headings: tuple[str, ...]
    listed: Listed
    hidden: int
    total: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the page asked for."""
        return self.listed.rows


def of_told(*, request: Asked, snapshot: Snapshot, told: Told) -> Behind:
    """The rows that add up to a number of children."""
    listed = seen_rows(request=request, snapshot=snapshot, told=told)
    return Behind(told.headings, listed, len(told.child) - listed.seen, told.total)


def of_prices(*, snapshot: Snapshot, paid: telling.Paid, small: bool) -> Behind:
    """A row per kind of help: no price stands on a child.

    Where few children had one of them, the sum alone stands for who sees no few.
    """
    headings, lines, total = telling.prices(snapshot=snapshot, paid=paid)
    if not small and is_small(counts=telling.children_by_help(snapshot=snapshot, paid=paid)):
        return Behind(headings, Listed(), 0, f"{total}. {FEW}")
    rows = tuple(Row(under(headings=headings, words=line)) for line in lines)
    return Behind(headings, Listed(rows, len(rows)), 0, total)


def behind(*, request: Asked, result: Result, snapshot: Snapshot, group: Group) -> Behind:
    """What adds up to the number."""
    if result == Result.PRICE:
        return of_prices(snapshot=snapshot, paid=group, small=sees_small_numbers(request))
    return of_told(request=request, snapshot=snapshot, told=_told(result, snapshot, group, request.today))


def _told(result: Result, snapshot: Snapshot, group: Group, today: date) -> Told:
    if result in (Result.CHILDREN, Result.CHILD_YEARS):
        return telling.days(snapshot=snapshot, group=group, today=today)
    if result in (Result.SIX, Result.TWELVE):
        found = group.six if result == Result.SIX else group.twelve
        return telling.followed(snapshot=snapshot, found=found, today=today)
    return telling.ended(snapshot=snapshot, courses=group.ended, result=result, today=today)


def seen_rows(*, request: Asked, snapshot: Snapshot, told: Told) -> Listed:
    """The rows of those whom the asker may see, by name as Danish sorts, then by day."""
    keys = snapshot.spells.keys
    lines = [
        (keys[code], date.fromordinal(day))
        for code, day in zip(told.child.tolist(), told.day.tolist(), strict=True)
    ]

    def cells(at: int) -> Cells:
        return under(headings=told.headings, words=told.cells(at))

    return rows_of(request=request, lines=lines, cells=cells)


def rows_of(
    *,
    request: Asked,
    lines: Sequence[tuple[Any, date]],
    cells: Callable[[int], Cells],
    rank: Callable[[int], int] = lambda _: 0,
) -> Listed:
    """The same of lines of a child and a day; `cells` and `rank`, which sorts before the name, by place."""
    found = listing(request=request, lines=lines, rank=rank)
    rows = (Row(cells(one.at), one.child, one.url, one.age) for one in found.entries)
    return Listed(tuple(rows), found.seen, found.pages)


def under(*, headings: tuple[str, ...], words: tuple[str, ...]) -> Cells:
    """Each word with its heading."""
    return tuple(zip(headings, words, strict=True))
