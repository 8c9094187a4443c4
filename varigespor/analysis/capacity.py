"""How many of an offer's places were used: event differences over days, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from .spells import Column
from .stretches import Stretches

NONE = np.zeros(0, np.int32)


@dataclass(frozen=True, eq=False)
class Capacities:
    """Dated places, none of one code overlapping: `code`, days `start` and `end`, int64 `places`."""

    code: Column
    start: Column
    end: Column
    places: Column


NO_CAPACITIES = Capacities(NONE, NONE, NONE, NONE)


@dataclass(frozen=True)
class Use:
    """One offer in a period of `days` days.

    `child_days` is the sum over the days of the children there, `highest` the most on a day and
    `highest_on` the first such day (None where nobody came). On `known_days` the places are known:
    `place_days` is their sum, `used_days` the child-days of those days, `over` the days with more children
    than places; `places` are the fewest and the most of them, None where they are never known.
    """

    code: int
    days: int
    children: int
    child_days: int
    highest: int
    highest_on: date | None
    known_days: int
    place_days: int
    used_days: int
    over: int
    places: tuple[int, int] | None


def use_of(
    *, rows: Stretches, code: Column, capacities: Capacities, since: date, until: date
) -> Iterator[Use]:
    """Every code with help or known places on the days since ≤ day < until, in order of the codes.

    Each row is one course of help and takes one place; `code` has one per row, those below 0 are left out.
    """
    first, days = since.toordinal(), (until - since).days
    last = first + days
    within = np.flatnonzero((rows.start < last) & (rows.end > first) & (code >= 0))
    held = (capacities.start < last) & (capacities.end > first)
    found, placed = code[within], capacities.code[held]
    for each in np.union1d(found, placed).tolist():
        mine = rows.where(within[found == each])
        there = _on_each_day(mine.start - first, mine.end - first, np.ones(len(mine), np.int64), days)
        own = np.flatnonzero(held)[placed == each]
        start, end = capacities.start[own] - first, capacities.end[own] - first
        places = _on_each_day(start, end, capacities.places[own], days)
        known = _on_each_day(start, end, np.ones(len(own), np.int64), days) > 0
        yield _use(each, since, len(np.unique(mine.child)), there, np.where(known, places, -1))


def _on_each_day(start: Column, end: Column, weight: Column, days: int) -> Column:
    """Per day of the period the sum of the weights that hold it."""
    steps = np.zeros(days + 1, np.int64)
    np.add.at(steps, np.clip(start, 0, days), weight)
    np.subtract.at(steps, np.clip(end, 0, days), weight)
    return np.cumsum(steps[:-1])


def _use(code: int, since: date, children: int, there: Column, places: Column) -> Use:
    """`there` and `places` per day; places below 0 are not known."""
    known = places >= 0
    highest = int(there.max(initial=0))
    top = since.toordinal() + int(there.argmax()) if highest else 0
    return Use(
        code=code,
        days=len(there),
        children=children,
        child_days=int(there.sum()),
        highest=highest,
        highest_on=date.fromordinal(top) if top else None,
        known_days=int(known.sum()),
        place_days=int(places[known].sum()),
        used_days=int(there[known].sum()),
        over=int((there[known] > places[known]).sum()),
        places=(int(places[known].min()), int(places[known].max())) if known.any() else None,
    )
