"""What days on the ladder cost, in whole øre: child-days × the price that held on each day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from .spells import OPEN
from .stretches import Stretches


@dataclass(frozen=True)
class Price:
    """What one child-day on a step costs from a day on, in whole øre, until the step's next price."""

    step: int
    since: date
    ore: int


class Unpriced(ValueError):
    """A step had children on a day on which it has no price; `day` is the first such day."""

    def __init__(self, *, step: int, day: date) -> None:
        super().__init__(f"Step {step} has no price on {day}.")
        self.step, self.day = step, day


@dataclass(frozen=True)
class Cost:
    """Whole øre and whole child-days by step, lowest first, no zeros among the days."""

    ore: Mapping[int, int]
    child_days: Mapping[int, int]

    @property
    def total(self) -> int:
        """All steps, in øre."""
        return sum(self.ore.values())


def cost(*, walked: Stretches, prices: Iterable[Price], since: date, until: date) -> Cost:
    """The cost of the days since ≤ day < until. Raises Unpriced for the earliest day without a price."""
    within = walked.within(since=since, until=until)
    steps = np.unique(within.step).tolist()
    priced = {step: _periods(prices, step) for step in steps}
    _held_against(within, priced)
    ore: dict[int, int] = {}
    days: dict[int, int] = {}
    for step in steps:
        rows = within.where(within.step == step)
        days[step] = int(rows.days.sum())
        ore[step] = sum(price * _overlap(rows, start, end) for start, end, price in priced[step])
    return Cost(ore, days)


def _periods(prices: Iterable[Price], step: int) -> list[tuple[int, int, int]]:
    """A step's prices as (start, end, øre), in order."""
    found = sorted((price.since.toordinal(), price.ore) for price in prices if price.step == step)
    ends = [start for start, _ in found[1:]] + [OPEN]
    return [(start, end, ore) for (start, ore), end in zip(found, ends, strict=True)]


def _held_against(within: Stretches, priced: Mapping[int, list[tuple[int, int, int]]]) -> None:
    """A step is unpriced before its first price."""
    missing = [
        (int(start), step)
        for step, periods in priced.items()
        if (start := within.start[within.step == step].min()) < (periods[0][0] if periods else OPEN)
    ]
    if missing:
        day, step = min(missing)
        raise Unpriced(step=step, day=date.fromordinal(day))


def _overlap(rows: Stretches, start: int, end: int) -> int:
    days = np.minimum(rows.end, end) - np.maximum(rows.start, start)
    return int(np.maximum(days, 0).sum(dtype=np.int64))
