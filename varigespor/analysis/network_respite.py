"""Respite in the network in numbers: nights, what the municipality's offer would have cost, and the outcome.

Columns are plain lists of equal length, intervals half-open, None = still; money in whole øre. The amount is
an expectation and never booked; each number's definition is in `domain/support_words.py`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from varigespor.domain.network_respite import DayPrice, RespiteOutcome, expected_ore, nights

from .ladder import Turns, turning_days
from .spells import DAY_BITS, OPEN, Spells

Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class RespiteRow:
    """One respite in a period: its nights there, the expectation (None = no price), the child's outcome."""

    child: Hashable
    since: date
    until: date | None
    a_month: int
    nights: int
    expected_ore: int | None
    outcome: RespiteOutcome


@dataclass(frozen=True)
class RespiteSum:
    """All respites of a period. `expected_ore` sums those that have a price; the rest are `without_price`."""

    rows: tuple[RespiteRow, ...]

    @property
    def children(self) -> tuple[Hashable, ...]:
        """The children, each once."""
        return tuple(dict.fromkeys(row.child for row in self.rows))

    @property
    def nights(self) -> int:
        """All nights."""
        return sum(row.nights for row in self.rows)

    @property
    def expected_ore(self) -> int:
        """Expected, not saved: the sum over the rows that have a price."""
        return sum(row.expected_ore for row in self.rows if row.expected_ore is not None)

    @property
    def without_price(self) -> tuple[RespiteRow, ...]:
        """The rows that the sum leaves out."""
        return tuple(row for row in self.rows if row.expected_ore is None)

    @property
    def outcomes(self) -> dict[RespiteOutcome, int]:
        """Outcome → respites, every outcome named; they add up to all rows."""
        return {one: sum(row.outcome == one for row in self.rows) for one in RespiteOutcome}


def respites_in(
    *, respites: Columns, prices: Columns, spells: Spells, broken: Columns, period: tuple[date, date]
) -> RespiteSum:
    """The respites that run at least a day of the period since ≤ day < until, with their outcome at its end.

    `respites` has child, nights, entry, start, end; `prices` entry, start, end, ore; `broken` child, day: as
    `records.queries` gives them. `spells` is the ladder's. Raises ValueError where the period ends too early.
    """
    if period[1] <= period[0]:
        raise ValueError("The period ends before it starts.")
    turns, breakdowns = turning_days(spells=spells), _by(broken, "child", "day")
    known = _by(prices, "entry", "start", "end", "ore")
    rows = []
    for child, a_month, entry, start, end in zip(*(respites[name] for name in RESPITE), strict=True):
        first, last = max(start, period[0]), min(end or period[1], period[1])
        if first >= last:
            continue
        priced = [DayPrice(*price) for price in known.get(entry, ())]
        ore = expected_ore(a_month=a_month, since=first, until=last, prices=priced)
        fell = [day for (day,) in breakdowns.get(child, ())]
        track = _track(spells=spells, turns=turns, child=child)
        outcome = outcome_of(track=track, broken=fell, since=start, until=period[1])
        spent = nights(a_month=a_month, days=(last - first).days)
        rows.append(RespiteRow(child, start, end, a_month, spent, ore if entry else None, outcome))
    return RespiteSum(tuple(rows))


def outcome_of(
    *, track: Iterable[tuple[date, int]], broken: Iterable[date], since: date, until: date
) -> RespiteOutcome:
    """How the child stands at the end of the days since ≤ day < until, against its step on the first of them.

    `track` is (day, step from that day on), in order; before it the child stands on no step.
    """
    first = now = highest = 0
    for day, step in track:
        if day <= since:
            first = now = highest = step
        elif day < until:
            now, highest = step, max(highest, step)
    if any(since < day < until for day in broken):
        return RespiteOutcome.BROKEN_DOWN
    if highest > first:
        return RespiteOutcome.HIGHER
    return RespiteOutcome.LOWER if now < first else RespiteOutcome.SAME


RESPITE = ("child", "nights", "entry", "start", "end")


def _track(*, spells: Spells, turns: Turns, child: Hashable) -> list[tuple[date, int]]:
    """The days on which the child's step changes, and the step from then on."""
    if child not in spells.keys:
        return []
    moment, _, after = turns
    mine = np.flatnonzero(moment >> DAY_BITS == spells.code(key=child))
    days = (moment[mine] & OPEN).tolist()
    found = zip(days, after[mine].tolist(), strict=True)
    return [(date.fromordinal(day), step) for day, step in found if day != OPEN]


def _by(columns: Columns, key: str, *names: str) -> dict[Hashable, list[tuple[Any, ...]]]:
    found: dict[Hashable, list[tuple[Any, ...]]] = {}
    for of, *values in zip(columns[key], *(columns[name] for name in names), strict=True):
        found.setdefault(of, []).append(tuple(values))
    return found
