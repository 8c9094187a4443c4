"""Spells of invented children in invented municipalities, the same for the same seed."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from varigespor.analysis.packed.columns import Packed, Rows, packed
from varigespor.analysis.spells import OPEN

FIRST = date(2016, 1, 1)
DAYS = 3653
PER_CHILD = 4
CHILDREN_PER_ADVISER = 83
Column = NDArray[np.int64]


def invented(*, spells: int, municipalities: int, seed: int = 1) -> Packed:
    """So many spells, four a child, over ten years and a little more.

    Most follow one another; some overlap, some leave a gap, some last no day; one in fifty is off the ladder;
    what would end after the ten years is open. A child has one adviser, now and then another for a spell.
    Municipalities are of unequal size. Prices rise with the step and are invented.
    """
    random = np.random.default_rng(seed)
    children = max(1, spells // PER_CHILD)
    share = random.lognormal(0, 0.6, municipalities)
    of_child = np.sort(random.choice(municipalities, children, p=share / share.sum()))
    child = np.sort(np.append(np.arange(children), random.integers(0, children, spells - children)))
    start, end = _days(random, child, children)
    step = np.where(random.random(spells) < 0.02, 0, random.integers(1, 7, spells))
    rows = Rows(
        of_child[child],
        child,
        _advisers(random, child, of_child),
        step,
        start + FIRST.toordinal(),
        np.where(end >= DAYS, OPEN, end + FIRST.toordinal()),
        step**2 * 10_000 + random.integers(0, 5_000, spells),
        random.random(spells) < 0.2,
    )
    return packed(rows=rows)


def _days(random: np.random.Generator, child: Column, children: int) -> tuple[Column, Column]:
    """A walk per child: how long each spell lasts, and how long after the one before the next begins."""
    count = len(child)
    begins = np.flatnonzero(np.diff(child, prepend=-1))
    lasts = np.minimum(random.exponential(300, count), 3_000).astype(np.int64)
    lasts[random.random(count) < 0.02] = 0
    after = np.where(random.random(count) < 0.7, 0, random.integers(-60, 200, count))
    walked = np.cumsum(np.append(0, lasts[:-1]) + after)
    origin = random.integers(-400, DAYS, children) - walked[begins]
    start = np.minimum(walked + np.repeat(origin, np.diff(np.append(begins, count))), DAYS - 1)
    return start, start + lasts


def _advisers(random: np.random.Generator, child: Column, of_child: Column) -> Column:
    """Codes within each municipality: the child's own, and for one spell in five anybody's."""
    room = np.maximum(np.bincount(of_child) // CHILDREN_PER_ADVISER, 1)
    own = (random.random(len(of_child)) * room[of_child]).astype(np.int64)
    other = (random.random(len(child)) * room[of_child[child]]).astype(np.int64)
    return np.where(random.random(len(child)) < 0.2, other, own[child])
