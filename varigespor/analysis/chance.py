"""How often chance alone would give a difference as large as the one seen: p-values, all two-sided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import sqrt
from typing import TypeVar

import numpy as np
from scipy.special import chdtrc, gammaln, ndtr

from .figures import Share
from .spells import Column

SHUFFLES = 999
"""How often the children are dealt out anew. The dealing has a fixed seed: the answer is always the same."""
SLACK = 1 + 1e-7
Of = TypeVar("Of")


def shares(*, one: Share, other: Share) -> float | None:
    """Fisher's exact test of two shares; None where one of them is of nobody."""
    if not one.of or not other.of:
        return None
    together = one.count + other.count
    counts = np.arange(max(0, together - other.of), min(together, one.of) + 1)
    logs = _ways(one.of, counts) + _ways(other.of, together - counts) - _ways(one.of + other.of, together)
    chances = np.exp(logs)
    seen = chances[one.count - counts[0]]
    return float(min(1.0, chances[chances <= seen * SLACK].sum()))


def ranks(*, one: Column, other: Column) -> float | None:
    """The rank-sum test (Mann–Whitney) of two lists of numbers, ties allowed, by the normal distribution."""
    first, second = len(one), len(other)
    if not first or not second:
        return None
    every, place, times = np.unique(np.concatenate([one, other]), return_inverse=True, return_counts=True)
    middle = np.cumsum(times) - (times - 1) / 2
    above = float(middle[place[:first]].sum()) - first * (first + 1) / 2
    number = first + second
    ties = float((times.astype(float) ** 3 - times).sum()) / (number * (number - 1)) if number > 1 else 0.0
    spread = sqrt(first * second / 12 * (number + 1 - ties))
    if len(every) < 2 or not spread:
        return 1.0
    far = max(abs(above - first * second / 2) - 0.5, 0.0) / spread
    return float(min(1.0, 2 * ndtr(-far)))


def curves(*, one: tuple[Column, Column], other: tuple[Column, Column]) -> float | None:
    """The log-rank test of two lists of durations, each with the mask of those that had the event."""
    days, ended = (np.concatenate([a, b]) for a, b in zip(one, other, strict=True))
    mine = np.arange(len(days)) < len(one[0])
    expected = seen = spread = 0.0
    for day in np.unique(days[ended]):
        waiting, events = days >= day, (days == day) & ended
        risk, here = int(waiting.sum()), int((waiting & mine).sum())
        number = int(events.sum())
        seen += int((events & mine).sum())
        expected += number * here / risk
        if risk > 1:
            spread += number * here * (risk - here) * (risk - number) / (risk**2 * (risk - 1))
    return float(chdtrc(1, (seen - expected) ** 2 / spread)) if spread else None


def ratios(*, one: tuple[Column, Column], other: tuple[Column, Column]) -> float | None:
    """How often two groups dealt out by chance differ as much in Σ amount ÷ Σ days.

    Each group is the amounts and the days of its children, who are dealt out whole.
    """
    if not one[1].sum() or not other[1].sum():
        return None
    amount, days = (np.concatenate([a, b]).astype(float) for a, b in zip(one, other, strict=True))
    first = len(one[0])
    dealt = np.argsort(np.random.default_rng(0).random((SHUFFLES, len(days))), axis=1)
    seen = abs(_gap(amount[None], days[None], first)[0])
    gaps = np.abs(_gap(amount[dealt], days[dealt], first))
    return float((1 + (gaps >= seen / SLACK).sum()) / (1 + SHUFFLES))


def between(*, values: Sequence[Of], test: Callable[..., float | None], looked_at: int = 1) -> float | None:
    """The p of the most different two of several, corrected for how many pairs there are; None of fewer.

    `looked_at` figures that are judged apart from each other correct it once more (Bonferroni).
    """
    pairs = list(combinations(values, 2))
    found = [p for pair in pairs if (p := test(one=pair[0], other=pair[1])) is not None]
    return min(1.0, min(found) * len(pairs) * looked_at) if found else None


def corrected(*, chances: Sequence[float | None]) -> list[float | None]:
    """Holm's correction for looking at many figures at once; None stays None."""
    known = sorted((p, at) for at, p in enumerate(chances) if p is not None)
    found: list[float | None] = [None] * len(chances)
    highest = 0.0
    for rank, (p, at) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - rank)))
        found[at] = highest
    return found


def _ways(of: int, taken: Column | int) -> Column:
    """The logarithm of how many ways there are to take so many of so many."""
    ways: Column = gammaln(of + 1) - gammaln(np.asarray(taken) + 1) - gammaln(of - np.asarray(taken) + 1)
    return ways


def _gap(amount: Column, days: Column, first: int) -> Column:
    with np.errstate(divide="ignore", invalid="ignore"):
        gap: Column = amount[:, :first].sum(axis=1) / days[:, :first].sum(axis=1) - amount[:, first:].sum(
            axis=1
        ) / days[:, first:].sum(axis=1)
    return np.nan_to_num(gap)
