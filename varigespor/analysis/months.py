"""Month by month: how many stood on each step when a month began, and what the days of help in it cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .ladder import turning_days
from .pricing import amounts
from .snapshot import Snapshot
from .spells import DAY_BITS, OPEN, Column, distinct, ordered
from .stretches import Stretches, split


@dataclass(frozen=True, eq=False)
class MonthlyCost:
    """One row per group of steps, one column per month, int64: øre, different children, days without a price.

    Help beside other help counts too.
    """

    ore: Column
    children: Column
    unpriced_days: Column


def stock_at(*, rows: Stretches, days: Column) -> dict[int, Column]:
    """Children on each step on each day, by step; a child counts once a day, on its highest step of the rows.

    By event differences: those who had begun by then minus those who had ended. Steps without anybody on any
    of the days are left out.
    """
    ladder = _highest(rows)
    found = {}
    for step in np.unique(ladder.step).tolist():
        mine = ladder.where(ladder.step == step)
        begun = np.searchsorted(np.sort(mine.start), days, side="right")
        over = np.searchsorted(np.sort(mine.end), days, side="right")
        if (begun > over).any():
            found[step] = begun - over
    return found


def cost_by_month(
    *, snapshot: Snapshot, rows: Stretches, edges: Column, groups: Sequence[Sequence[int]]
) -> MonthlyCost:
    """What the rows cost by their own dated prices; `edges` are the months' first days and the day after the
    last month."""
    months = len(edges) - 1
    pieces, month = _by_month(rows, edges)
    paid = amounts(rows=pieces, entry=snapshot.entry_of(rows=pieces), prices=snapshot.prices)
    shape = (len(groups), months)
    ore, children, unpriced = (np.zeros(shape, np.int64) for _ in range(3))
    for place, steps in enumerate(groups):
        mine = np.isin(pieces.step, steps)
        np.add.at(ore[place], month[mine], paid.ore[mine])
        np.add.at(unpriced[place], month[mine], pieces.days[mine] - paid.priced_days[mine])
        held = distinct(values=pieces.child[mine].astype(np.int64) * months + month[mine])
        children[place] = np.bincount(held % months, minlength=months)
    return MonthlyCost(ore, children, unpriced)


def _highest(rows: Stretches) -> Stretches:
    """The rows as one ladder: each child on its highest step."""
    same = np.zeros(len(rows), np.bool_)
    spells = ordered(keys=(), columns=(rows.child, rows.step, rows.start, rows.end, same))
    moment, _, after = turning_days(spells=spells)
    at = np.flatnonzero(after > 0)
    child = (moment[at] >> DAY_BITS).astype(np.int32)
    start, end = (moment[at] & OPEN).astype(np.int32), (moment[at + 1] & OPEN).astype(np.int32)
    return Stretches(child, start, end, after[at], at)


def _by_month(rows: Stretches, edges: Column) -> tuple[Stretches, Column]:
    """The rows' days between the first and the last edge, cut at every edge, and the month of each piece."""
    first, last = int(edges[0]), int(edges[-1])
    kept = rows.where((rows.start < last) & (rows.end > first))
    start, end = np.maximum(kept.start, first), np.minimum(kept.end, last)
    kept = Stretches(kept.child, start, end, kept.step, kept.spell)
    children = distinct(values=kept.child)
    pieces = split(
        rows=kept, child=np.repeat(children, len(edges)), day=np.tile(edges, len(children)).astype(np.int32)
    )
    return pieces, np.searchsorted(edges, pieces.start, side="right") - 1
