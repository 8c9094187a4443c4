"""The plain reader of many municipalities: walks every child of each through every day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
from hypothesis import strategies as st

from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_ladder_arithmetic import stay
from varigespor.analysis.packed.asking import Asked
from varigespor.analysis.packed.columns import UNKNOWN, Packed, Rows, packed
from varigespor.analysis.spells import ordinals

ASKED = Asked(date(2024, 2, 1), 3, 1, (date(2024, 2, 22), date(2024, 3, 20)), date(2024, 4, 2))
"""Over a leap day; the cap is one child."""
DAYS = [ASKED.since + number * ONE_DAY for number in range(90)]
EDGES = [date(2024, month, 1) for month in range(2, 6)]
AWAY = 4


@dataclass(frozen=True)
class Paid:
    """A spell in a municipality, with an adviser and a price a day; both may be unknown."""

    municipality: int
    adviser: int
    price: int
    stay: Stay


PAID = st.builds(Paid, st.integers(0, 2), st.integers(UNKNOWN, 2), st.integers(UNKNOWN, 99_999), stay())
LISTS = st.lists(PAID, max_size=16)


def columns(paid: list[Paid]) -> Rows:
    return Rows(
        np.array([one.municipality for one in paid], np.int64),
        np.array(["abc".index(one.stay.child) for one in paid], np.int64),
        np.array([one.adviser for one in paid], np.int64),
        np.array([one.stay.step for one in paid], np.int64),
        ordinals(days=[one.stay.start for one in paid]),
        ordinals(days=[one.stay.end for one in paid]),
        np.array([one.price for one in paid], np.int64),
        np.array([one.stay.same_place for one in paid], np.bool_),
    )


def pack(paid: list[Paid]) -> Packed:
    return packed(rows=columns(paid))


def within(paid: list[Paid], municipality: int) -> list[Stay]:
    return [one.stay for one in paid if one.municipality == municipality]


def stock(paid: list[Paid], municipality: int) -> list[list[int]]:
    mine = within(paid, municipality)
    counts = [Counter(step_on(mine, child, day) for child in "abc") for day in EDGES]
    return [[0, *(count[step] for step in range(1, 7))] for count in counts]


def moves(paid: list[Paid], municipality: int) -> Counter[tuple[int, int, int]]:
    """By month, from and to."""
    mine, found = within(paid, municipality), Counter[tuple[int, int, int]]()
    for child in "abc":
        for day in DAYS:
            before, after = step_on(mine, child, day - ONE_DAY), step_on(mine, child, day)
            found[day.month - 2, before, after] += before != after
    return +found


def cost(paid: list[Paid], municipality: int) -> tuple[list[int], int]:
    """Øre by month, and days without a price."""
    ore, unpriced = [0, 0, 0], 0
    for one in paid:
        if one.municipality == municipality and one.stay.step > 0:
            for day in DAYS:
                if one.stay.holds(day):
                    ore[day.month - 2] += max(one.price, 0)
                    unpriced += one.price < 0
    return ore, unpriced


def above(paid: list[Paid], municipality: int) -> int:
    found = 0
    for adviser in range(3):
        mine = [one for one in paid if (one.municipality, one.adviser) == (municipality, adviser)]
        for day in DAYS:
            children = {one.stay.child for one in mine if one.stay.step > 0 and one.stay.holds(day)}
            found += len(children) > ASKED.cap
    return found


def lengths(paid: list[Paid], municipality: int) -> tuple[Counter[int], Counter[int]]:
    """Days of the stays that ended, and of those that were watched to the last day."""
    mine, ended, watched = within(paid, municipality), Counter[int](), Counter[int]()
    entered = [ASKED.entered[0] + number * ONE_DAY for number in range(27)]
    for child in "abc":
        for first in entered:
            if step_on(mine, child, first - ONE_DAY) >= AWAY or step_on(mine, child, first) < AWAY:
                continue
            day = first
            while day < ASKED.until and step_on(mine, child, day) >= AWAY:
                day += ONE_DAY
            over = step_on(mine, child, day) < AWAY
            (ended if over else watched)[(day - first).days] += 1
    return ended, watched
