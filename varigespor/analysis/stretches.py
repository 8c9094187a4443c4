"""The ladder as it was walked: stretches of days on which nothing about a child's help changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from .ladder import Turns
from .spells import DAY_BITS, OPEN, Column, Spells, distinct, moments

STEPS = 128


@dataclass(frozen=True, eq=False)
class Stretches:
    """One row per child and stretch on a step above 0, by child and day; a child's rows never overlap.

    `child` codes, `start` and `end` day numbers (half-open, OPEN where there is no end), `step`, and `spell`,
    the row of the spell that carries it: on the highest step, among equals the one that began last.
    """

    child: Column
    start: Column
    end: Column
    step: Column
    spell: Column

    def __len__(self) -> int:
        return len(self.child)

    @property
    def days(self) -> Column:
        """How many days each lasts, int64."""
        return self.end.astype(np.int64) - self.start

    def where(self, mask: Column) -> Stretches:
        """The rows of a mask, or of indices."""
        columns = (self.child, self.start, self.end, self.step, self.spell)
        return Stretches(*(column[mask] for column in columns))

    def within(self, *, since: date, until: date) -> Stretches:
        """The parts on the days since ≤ day < until; rows without such a day fall away."""
        first, last = since.toordinal(), max(since, until).toordinal()
        kept = self.where((self.start < last) & (self.end > first) & (first < last))
        start, end = np.maximum(kept.start, first), np.minimum(kept.end, last)
        return Stretches(kept.child, start, end, kept.step, kept.spell)


def stretches(*, spells: Spells, turns: Turns) -> Stretches:
    """What the turning days of the spells bound."""
    moment, _, after = turns
    rows = np.flatnonzero(after > 0)
    # A trap: the day after the last of a child is OPEN at the latest, so a next turn is always its own.
    child, start = (moment[rows] >> DAY_BITS).astype(np.int32), (moment[rows] & OPEN).astype(np.int32)
    end = (moment[rows + 1] & OPEN).astype(np.int32)
    step = after[rows]
    return Stretches(child, start, end, step, _carriers(spells, child, step, start))


def split(*, rows: Stretches, child: Column, day: Column) -> Stretches:
    """The same days in more rows: each stretch cut where a child has a day within it."""
    cuts = distinct(values=moments(child=child, day=day))
    begins, ends = moments(child=rows.child, day=rows.start), moments(child=rows.child, day=rows.end)
    first = np.searchsorted(cuts, begins, side="right")
    pieces = np.searchsorted(cuts, ends, side="left") - first + 1
    of = np.repeat(np.arange(len(rows)), pieces)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    edges = (cuts & OPEN).astype(np.int32) if len(cuts) else np.zeros(1, np.int32)
    at = first[of] + nth
    start = np.where(nth == 0, rows.start[of], edges[np.clip(at - 1, 0, len(edges) - 1)])
    end = np.where(nth == pieces[of] - 1, rows.end[of], edges[np.clip(at, 0, len(edges) - 1)])
    return Stretches(rows.child[of], start, end, rows.step[of], rows.spell[of])


def _carriers(spells: Spells, child: Column, step: Column, day: Column) -> Column:
    """For each child, step and day the active spell on that step that began last."""
    counting = np.flatnonzero(spells.counting)
    held = spells.child[counting].astype(np.int64) * STEPS + spells.step[counting]
    order = counting[np.lexsort((spells.start[counting], held))]
    begun = moments(
        child=spells.child[order].astype(np.int64) * STEPS + spells.step[order], day=spells.start[order]
    )
    asked = moments(child=child.astype(np.int64) * STEPS + step, day=day)
    at = np.searchsorted(begun, asked, side="right") - 1
    over = np.flatnonzero(spells.end[order[at]] <= day) if len(at) else at
    while len(over):  # as many rounds as spells of one child on one step lie within another
        at[over] -= 1
        over = over[spells.end[order[at[over]]] <= day[over]]
    return order[at]
