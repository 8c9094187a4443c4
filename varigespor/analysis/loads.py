"""Children per adviser and day, and the days above the cap. Advisers are codes: none is named or compared."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .ladder import turning_days
from .spells import Column, Spells, ordered
from .stretches import stretches


@dataclass(frozen=True, eq=False)
class Care:
    """Who has which child: `adviser` and `child` codes, days `start` and `end`; `children` is 1.

    A cover is two rows, +1 for the one who covers and −1 for the one who is covered. `advisers` is how many
    codes there are, and `keys` says whose each is where that is known: for their caps, never to be shown.
    """

    advisers: int
    adviser: Column
    child: Column
    start: Column
    end: Column
    children: Column
    keys: Sequence[Hashable] = ()


@dataclass(frozen=True, eq=False)
class Loads:
    """Children of each adviser on each day of a period, int32 by (adviser code, day since the first)."""

    since: date
    children: Column

    @property
    def adviser_days(self) -> int:
        """Days on which an adviser had at least one child."""
        return int((self.children > 0).sum())

    @property
    def child_days(self) -> int:
        """Children summed over advisers and days."""
        return int(self.children.sum())

    def mean(self) -> float | None:
        """Children per adviser and day, of the days with any; None where there are none."""
        return self.child_days / self.adviser_days if self.adviser_days else None

    def highest(self) -> int:
        """The most children that anybody had on a day."""
        return int(self.children.max()) if self.children.size else 0

    def above(self, *, cap: Column | int) -> Column:
        """Mask by (adviser, day) of those above the cap, one for all or one per adviser and day."""
        mask: Column = self.children > cap
        return mask


def care_of(*, spells: Spells, adviser: Column, advisers: int) -> Care:
    """The care that spells with an adviser each show: a child counts once for an adviser however many spells.

    Spells off the ladder and those of nobody (a code below 0) count for none.
    """
    rows = np.flatnonzero(spells.counting & (adviser >= 0))
    pair = spells.child[rows].astype(np.int64) * max(advisers, 1) + adviser[rows]
    pairs, code = np.unique(pair, return_inverse=True)
    always = np.ones(len(rows), np.int8)
    columns = (code, always, spells.start[rows], spells.end[rows], always.astype(np.bool_))
    held = ordered(keys=tuple(range(len(pairs))), columns=columns)
    walked = stretches(spells=held, turns=turning_days(spells=held))
    of = pairs[walked.child]
    return Care(
        advisers,
        (of % max(advisers, 1)).astype(np.int32),
        (of // max(advisers, 1)).astype(np.int32),
        walked.start,
        walked.end,
        np.ones(len(walked), np.int32),
    )


def loads(*, care: Care, since: date, until: date) -> Loads:
    """The children of every adviser on the days since ≤ day < until: event differences, one sum per row."""
    first, days = since.toordinal(), (until - since).days
    start = np.clip(care.start.astype(np.int64) - first, 0, days)
    end = np.clip(care.end.astype(np.int64) - first, 0, days)
    change = np.zeros((care.advisers, days + 1), np.int32)
    np.add.at(change, (care.adviser, start), care.children)
    np.subtract.at(change, (care.adviser, end), care.children)
    return Loads(since, np.cumsum(change, axis=1, dtype=np.int32)[:, :days])
