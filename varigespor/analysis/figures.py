"""A group's results as single figures: what a line of a table says, and how far each can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np

from varigespor.domain.decisions import EndReason
from varigespor.domain.followup import Profits

from .belonging import NOWHERE
from .courses import Courses
from .intervals import Interval, of_share
from .outcomes import Followed, Group
from .reviews import goals, last_profits
from .snapshot import Snapshot
from .spells import OPEN, Column

PROFITS = tuple(Profits)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """Count ÷ whole; None of nobody."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval; None of nobody."""
        return of_share(count=self.count, of=self.of)


@dataclass(frozen=True)
class Turn:
    """Where children stood some months after a course began: lower (or off the ladder), the same, higher."""

    lower: int
    same: int
    higher: int

    @property
    def of(self) -> int:
        """All who could be followed that long."""
        return self.lower + self.same + self.higher


@dataclass(frozen=True)
class Figures:
    """The figures of one group of children and help in a period.

    Durations are medians in whole days, None of nobody; `planned` is the median of what was planned of the
    `planned_known` ended courses with a planned end. `reasons` count why the ended ended. `profits` counts
    yes among the answers yes, partly and no of the last follow-up; `unanswered` ended courses have none.
    `unpriced_days` are days of help without a price: they count in no kroner.
    """

    children: int
    child_days: int
    child_years: float
    ore: int
    ore_per_year: float | None
    unpriced_days: int
    ended: int
    actual: int | None
    planned: int | None
    planned_known: int
    reasons: Mapping[Hashable, int]
    goals: Share
    profits: Share
    unanswered: int
    six: Turn
    twelve: Turn

    @property
    def as_planned(self) -> Share:
        """Ended because the goal was reached."""
        return Share(self.reasons.get(EndReason.AS_PLANNED, 0), self.ended)

    @property
    def broken_down(self) -> Share:
        """Ended with a breakdown."""
        return Share(self.reasons.get(EndReason.BROKEN_DOWN, 0), self.ended)


def figures(*, snapshot: Snapshot, group: Group) -> Figures:
    """All figures of a group."""
    ended = group.ended
    planned = _planned(snapshot, ended)
    answered, reached = goals(reviews=snapshot.reviews, courses=ended)
    said = last_profits(reviews=snapshot.reviews, courses=ended)
    clear = [code for code, answer in enumerate(PROFITS) if answer != Profits.UNKNOWN]
    told = np.isin(said, clear)
    days = int(group.days.days.sum())
    return Figures(
        children=group.children,
        child_days=days,
        child_years=group.child_years,
        ore=int(group.ore.sum()),
        ore_per_year=group.ore_per_year,
        unpriced_days=days - int(group.priced_days.sum()),
        ended=len(ended),
        actual=_median(ended.end - ended.start),
        planned=_median(planned),
        planned_known=len(planned),
        reasons=reasons(snapshot=snapshot, ended=ended),
        goals=Share(int(reached.sum()), int(answered.sum())),
        profits=Share(int((said == PROFITS.index(Profits.YES)).sum()), int(told.sum())),
        unanswered=int((~told).sum()),
        six=turn(followed=group.six),
        twelve=turn(followed=group.twelve),
    )


def reasons(*, snapshot: Snapshot, ended: Courses) -> dict[Hashable, int]:
    """Why the courses ended, by the reason of their last spell; None where it is not known."""
    known = snapshot.of_spell.get("end_reason")
    if known is None:
        return {None: len(ended)} if len(ended) else {}
    codes = Counter(known.code[ended.last].tolist())
    return {None if code == NOWHERE else known.keys[code]: count for code, count in codes.items()}


def turn(*, followed: Followed) -> Turn:
    """How many stood lower, the same and higher."""
    lower, higher = int(followed.lower.sum()), int(followed.higher.sum())
    return Turn(lower, len(followed.courses) - lower - higher, higher)


def _planned(snapshot: Snapshot, ended: Courses) -> Column:
    """How long was planned, in days, of those courses that had a planned end when they began."""
    if snapshot.planned is None:
        return np.zeros(0, np.int32)
    planned = snapshot.planned[ended.first]
    known = planned != OPEN
    length: Column = planned[known] - ended.start[known]
    return length


def _median(days: Column) -> int | None:
    """The middle one, of two the lower: a number of days that somebody had."""
    return int(np.sort(days)[(len(days) - 1) // 2]) if len(days) else None
