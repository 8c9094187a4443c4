"""What help costs by its own dated prices, in whole øre."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .spells import Column
from .stretches import Stretches


@dataclass(frozen=True, eq=False)
class Prices:
    """Dated prices, none overlapping: `entry` codes, days `start` and `end`, and int64 `ore` a day."""

    entry: Column
    start: Column
    end: Column
    ore: Column


@dataclass(frozen=True, eq=False)
class Amounts:
    """Per row the øre of its priced days, and how many of its days have a price; both int64."""

    ore: Column
    priced_days: Column


def amounts(*, rows: Stretches, entry: Column, prices: Prices) -> Amounts:
    """What rows of closed days cost; `entry` has one code per row."""
    order = np.argsort(entry, kind="stable")
    held = entry[order]
    ore, days = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    for code, start, end, price in zip(
        prices.entry.tolist(), prices.start.tolist(), prices.end.tolist(), prices.ore.tolist(), strict=True
    ):
        mine = order[np.searchsorted(held, code, side="left") : np.searchsorted(held, code, side="right")]
        shared = np.minimum(rows.end[mine], end) - np.maximum(rows.start[mine], start)
        lasting = np.maximum(shared, 0).astype(np.int64)
        ore[mine] += lasting * price
        days[mine] += lasting
    return Amounts(ore, days)
