"""What help led to, for any group of children and help: its days, its price, what became of its courses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .belonging import NOWHERE
from .calendar import months_on
from .courses import Courses
from .crosstab import groups
from .ladder import steps_on
from .pricing import amounts
from .snapshot import Snapshot
from .spells import OPEN, Column
from .stretches import Stretches

DAYS_A_YEAR = 365.25
SIX, TWELVE = 6, 12


@dataclass(frozen=True, eq=False)
class Followed:
    """Courses whose day so many months after the start lies in the period, and the child's step that day."""

    courses: Courses
    before: Column
    after: Column

    def where(self, mask: Column) -> Followed:
        """The rows of a mask, or of indices."""
        return Followed(self.courses.where(mask), self.before[mask], self.after[mask])

    @property
    def lower(self) -> Column:
        """Mask: on a lower step, or off the ladder."""
        return self.after < self.before

    @property
    def higher(self) -> Column:
        """Mask: on a higher step."""
        return self.after > self.before


@dataclass(frozen=True, eq=False)
class Group:
    """One combination of codes: the days of help in the period, and its courses; every number is their sum.

    `ended` are the courses that ended in the period. A course belongs where its child did on its first day.
    """

    codes: tuple[int, ...]
    days: Stretches
    ore: Column
    priced_days: Column
    ended: Courses
    six: Followed
    twelve: Followed

    @property
    def children(self) -> int:
        """Different children with help in the period."""
        return len(np.unique(self.days.child))

    @property
    def child_years(self) -> float:
        """Child-days of help ÷ 365.25."""
        return float(self.days.days.sum() / DAYS_A_YEAR)

    @property
    def ore_per_year(self) -> float | None:
        """Øre per child-year of the days that have a price; None where none has."""
        days = int(self.priced_days.sum())
        return int(self.ore.sum()) / days * DAYS_A_YEAR if days else None


@dataclass(frozen=True, eq=False)
class Outcomes:
    """All groups that hold anything, in the order of their codes, and everything together."""

    by: tuple[str, ...]
    groups: tuple[Group, ...]
    whole: Group


@dataclass(frozen=True)
class Asked:
    """The days since ≤ day < until, divided by dimensions, of those with certain codes in some of them.

    `ages` are both in it.
    """

    since: date
    until: date
    by: tuple[str, ...] = ()
    chosen: tuple[tuple[str, int], ...] = ()
    ages: tuple[int, int] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every dimension that is asked for, each once."""
        return tuple(dict.fromkeys([*self.by, *(name for name, _ in self.chosen)]))


def outcomes(*, snapshot: Snapshot, asked: Asked) -> Outcomes:
    """The groups of all help of the chosen in the period. Raises NoDimension."""
    first, last = asked.since.toordinal(), asked.until.toordinal()
    days = snapshot.chosen_days(names=asked.names, chosen=asked.chosen, ages=asked.ages)
    days = days.within(since=asked.since, until=asked.until)
    begun = snapshot.chosen_courses(chosen=asked.chosen, ages=asked.ages)
    return _divided(
        snapshot,
        asked,
        days,
        begun.where((begun.end >= first) & (begun.end < last) & (begun.end != OPEN)),
        tuple(
            followed(snapshot=snapshot, begun=begun, months=months, period=(first, last))
            for months in (SIX, TWELVE)
        ),
    )


def followed(*, snapshot: Snapshot, begun: Courses, months: int, period: tuple[int, int]) -> Followed:
    """Those of the courses whose day so many months after the start lies in the period of day numbers."""
    day = months_on(day=begun.start, months=months)
    rows = np.flatnonzero((day >= period[0]) & (day < period[1]))
    found = begun.where(rows)
    before = steps_on(turns=snapshot.turns, child=found.child, day=found.start)
    return Followed(found, before, steps_on(turns=snapshot.turns, child=found.child, day=day[rows]))


def _divided(
    snapshot: Snapshot, asked: Asked, days: Stretches, ended: Courses, watched: tuple[Followed, ...]
) -> Outcomes:
    dimensions = [snapshot.dimension(name=name) for name in asked.by]
    step = snapshot.spells.step
    sources = (
        days,
        ended.begun(step=step),
        *(one.courses.begun(step=step) for one in watched),
    )
    found: list[Mapping[tuple[int, ...], Column]] = [
        dict(groups(codes=[dimension.codes(rows=rows) for dimension in dimensions], length=len(rows)))
        for rows in sources
    ]
    paid = amounts(rows=days, entry=snapshot.entry_of(rows=days), prices=snapshot.prices)
    none = np.zeros(0, np.int64)

    def group(codes: tuple[int, ...], rows: Sequence[Column]) -> Group:
        return Group(
            codes,
            days.where(rows[0]),
            paid.ore[rows[0]],
            paid.priced_days[rows[0]],
            ended.where(rows[1]),
            watched[0].where(rows[2]),
            watched[1].where(rows[3]),
        )

    keys = sorted({key for one in found for key in one}, key=_known_first)
    parts = tuple(group(key, [one.get(key, none) for one in found]) for key in keys)
    return Outcomes(asked.by, parts, group((), [np.arange(len(rows)) for rows in sources]))


def _known_first(codes: tuple[int, ...]) -> tuple[tuple[bool, int], ...]:
    return tuple((code == NOWHERE, code) for code in codes)
