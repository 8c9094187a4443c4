"""The ladder before a day and after it: who stood on the upper steps, and what happened in a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from varigespor.domain.ladder_words import Number

from .choosing import Choice
from .flow import Period
from .intervals import Interval, of_rate
from .outcomes import DAYS_A_YEAR
from .snapshot import Snapshot

UPPER = (4, 5, 6)
EVENTS = (Number.DOWN, Number.UP, Number.PLACED, Number.HOME, Number.BROKEN)


@dataclass(frozen=True)
class Side:
    """One side of the day: how many days, child-days by upper step, and how many events of each kind."""

    days: int
    child_days: Mapping[int, int]
    events: Mapping[Number, int]

    def standing(self, *, steps: Sequence[int] = UPPER) -> float | None:
        """Children on the steps on an average day; None without a day."""
        return sum(self.child_days[step] for step in steps) / self.days if self.days else None

    def yearly(self, *, number: Number) -> float | None:
        """Events in a year; None without a day."""
        return self.events[number] / self.years if self.days else None

    def between(self, *, number: Number) -> Interval | None:
        """The exact 95 % interval of events in a year."""
        return of_rate(events=self.events[number], exposure=self.years)

    @property
    def years(self) -> float:
        """Its days as years."""
        return self.days / DAYS_A_YEAR


def side(*, snapshot: Snapshot, period: Period | None, districts: Sequence[int] | None) -> Side:
    """What happened to the children of the districts' codes (None: all), each as on the day it happened.

    A period that has no day is None.
    """
    if period is None:
        return Side(0, dict.fromkeys(UPPER, 0), dict.fromkeys(EVENTS, 0))
    choices = [Choice()] if districts is None else [Choice({"district": code}) for code in districts]
    flows = [period.flow(choice=choice) for choice in choices]
    events = {number: sum(flow.count(number) for flow in flows) for number in EVENTS}
    days = (period.until - period.since).days
    return Side(days, _child_days(snapshot, period.since, period.until, districts), events)


def _child_days(
    snapshot: Snapshot, since: date, until: date, districts: Sequence[int] | None
) -> dict[int, int]:
    rows = snapshot.divided_by(names=() if districts is None else ("district",))
    rows = rows.within(since=since, until=until)
    if districts is not None:
        codes = snapshot.dimension(name="district").codes(rows=rows)
        rows = rows.where(sum((codes == code for code in districts), codes < -1))
    return {step: int(rows.days[rows.step == step].sum()) for step in UPPER}
