"""How long the ladder's arithmetic takes: python -m benchmarks.ladder [SPELLS …]."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from time import perf_counter

import numpy as np

from varigespor.analysis.ladder import moves, stock
from varigespor.analysis.spells import OPEN, Spells, ordered

SINCE, UNTIL = date(2024, 1, 1), date(2025, 1, 1)
TEN_YEARS = 3653


def invented(*, count: int, seed: int = 1) -> Spells:
    """Spells of invented children, four each, some open, some of no days, some overlapping."""
    random = np.random.default_rng(seed)
    children = max(1, count // 4)
    start = random.integers(0, TEN_YEARS, count) + date(2017, 1, 1).toordinal()
    end = np.where(random.random(count) < 0.1, OPEN, start + random.integers(0, 500, count))
    columns = (
        random.integers(0, children, count),
        random.integers(0, 7, count),
        start,
        end,
        random.random(count) < 0.2,
    )
    return ordered(keys=tuple(range(children)), columns=columns)


def milliseconds(*, work: Callable[[], object], times: int = 5) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(times):
        began = perf_counter()
        work()
        best = min(best, perf_counter() - began)
    return 1000 * best


def main(*, counts: list[int]) -> None:
    """Print one line per number of spells."""
    sys.stdout.write(f"{'ophold':>12} {'beholdning':>14} {'bevægelser, et år':>20} {'alle ti år':>14}\n")
    for count in counts:
        spells = invented(count=count)
        times = [
            milliseconds(work=partial(stock, spells=spells, on=SINCE)),
            milliseconds(work=partial(moves, spells=spells, since=SINCE, until=UNTIL)),
            milliseconds(work=partial(moves, spells=spells, since=date(2017, 1, 1), until=date(2028, 1, 1))),
        ]
        sys.stdout.write(f"{count:>12} {times[0]:>11.1f} ms {times[1]:>17.1f} ms {times[2]:>11.1f} ms\n")


if __name__ == "__main__":
    main(counts=[int(count) for count in sys.argv[1:]] or [100_000, 1_000_000])
