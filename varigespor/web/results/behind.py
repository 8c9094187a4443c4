"""The rows behind one result, of the children whom the asker may see, and how many more there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from varigespor.analysis.outcomes import Group
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.result_words import Result
from varigespor.records.queries import ladder

from ..asked import Asked
from ..paging import ALONE, Beside, beside, place
from ..wording import age_words
from . import telling
from .telling import Told

Cells = tuple[tuple[str, str], ...]
"""Words under their headings."""
PER_PAGE = 200


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


def of_prices(*, snapshot: Snapshot, paid: telling.Paid) -> Behind:
    """A row per kind of help: no price stands on a child."""
    headings, lines, total = telling.prices(snapshot=snapshot, paid=paid)
    rows = tuple(Row(under(headings=headings, words=line)) for line in lines)
    return Behind(headings, Listed(rows, len(rows)), 0, total)


def behind(*, request: Asked, result: Result, snapshot: Snapshot, group: Group) -> Behind:
    """What adds up to the number."""
    if result == Result.PRICE:
        return of_prices(snapshot=snapshot, paid=group)
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
    """The same of lines of a child and a day; `cells` and `rank`, which sorts before the name, by place.

    The trace names the children of the page. One statement.
    """
    seen = ladder.seen(children={child for child, _ in lines}, asker=request.asker, on=request.today)
    address = reverse("people:child", args=[UUID(int=0)])

    def row(at: int) -> Row:
        key, day = lines[at]
        child = seen[key]
        age = age_words(born=child.born_on, on=day) if child.born_on else ""
        return Row(cells(at), child, address.replace(str(UUID(int=0)), str(child.case)), age)

    def order(at: int) -> tuple[Any, ...]:
        key, day = lines[at]
        return rank(at), seen[key].sort_key, seen[key].case, day

    mine = sorted((at for at, (key, _) in enumerate(lines) if key in seen), key=order)
    first = place(request) * PER_PAGE
    shown = mine[first : first + PER_PAGE]
    request.entry.children += dict.fromkeys(lines[at][0] for at in shown)
    pages = beside(request, more=len(mine) > first + PER_PAGE)
    return Listed(tuple(map(row, shown)), len(mine), pages)


def under(*, headings: tuple[str, ...], words: tuple[str, ...]) -> Cells:
    """Each word with its heading."""
    return tuple(zip(headings, words, strict=True))
