"""Children, child-days and kroner by any combination of dimensions, in whole numbers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .belonging import NOWHERE
from .snapshot import Snapshot
from .spells import Column
from .stretches import Stretches

UNKNOWN = None
"""The key of those whose code in a dimension is not known."""


@dataclass(frozen=True, eq=False)
class Cell:
    """One combination: its keys in the order of the dimensions, and the rows behind it."""

    keys: tuple[Hashable, ...]
    rows: Stretches

    @property
    def children(self) -> int:
        """Different children."""
        return len(np.unique(self.rows.child))

    @property
    def child_days(self) -> int:
        """Days that children stood there."""
        return int(self.rows.days.sum())


@dataclass(frozen=True, eq=False)
class Crosstab:
    """The cells that hold anybody, in the order of their codes, what is not known last; `rows` are all rows.

    A child counts in every cell where it stood a day, so the cells' children may add up to more than all;
    child-days add up exactly.
    """

    by: tuple[str, ...]
    cells: tuple[Cell, ...]
    rows: Stretches

    @property
    def whole(self) -> Cell:
        """All cells together."""
        return Cell((), self.rows)


def crosstab(*, snapshot: Snapshot, by: Sequence[str], since: date, until: date) -> Crosstab:
    """The days since ≤ day < until. Raises NoDimension."""
    rows = snapshot.divided_by(names=by).within(since=since, until=until)
    dimensions = [snapshot.dimension(name=name) for name in by]
    codes = [dimension.codes(rows=rows) for dimension in dimensions]
    cells = tuple(
        Cell(
            tuple(
                UNKNOWN if code == NOWHERE else dimension.keys[code]
                for code, dimension in zip(combination, dimensions, strict=True)
            ),
            rows.where(members),
        )
        for combination, members in groups(codes=codes, length=len(rows))
    )
    return Crosstab(tuple(by), cells, rows)


def groups(*, codes: Sequence[Column], length: int) -> list[tuple[tuple[int, ...], Column]]:
    """Each combination of codes that occurs, with the indices of its rows; NOWHERE last in each dimension."""
    if not length:
        return []
    if not codes:
        return [((), np.arange(length))]
    ordered = [np.where(code == NOWHERE, np.iinfo(np.int32).max, code).astype(np.int64) for code in codes]
    order = np.lexsort(ordered[::-1])
    changed = np.zeros(length, np.bool_)
    for code in ordered:
        changed[1:] |= code[order][1:] != code[order][:-1]
    return [
        (tuple(int(code[members[0]]) for code in codes), np.sort(members))
        for members in np.split(order, np.flatnonzero(changed))
    ]
