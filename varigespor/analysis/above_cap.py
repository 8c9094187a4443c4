"""Days on which an adviser had more children than the cap of the day, by team and month. Nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .loads import Care, loads
from .spells import Column

UNKNOWN = -1


@dataclass(frozen=True)
class CapSpan:
    """The cap of one adviser (a key of the care) from a day until another, and the team of the post.

    `cap` is None where none is stated.
    """

    adviser: object
    team: str
    start: date
    end: date
    cap: int | None


@dataclass(frozen=True)
class CapDays:
    """Adviser-days with children and a stated cap, and how many of them were above it."""

    above: int
    of: int

    def __add__(self, other: CapDays) -> CapDays:
        return CapDays(self.above + other.above, self.of + other.of)


Months = Mapping[tuple[str, int, int], CapDays]


def above_cap(*, care: Care, caps: Iterable[CapSpan], since: date, until: date) -> Months:
    """Adviser-days by (team, year, month) of the days since ≤ day < until; nothing where there are none.

    Where two spans of one adviser hold the same day, the first of them counts. An adviser whose children or
    whose cap are not known is not among them.
    """
    known = {key: code for code, key in enumerate(care.keys)}
    children = loads(care=care, since=since, until=until).children
    spans = [span for span in caps if span.adviser in known]
    teams = sorted({span.team for span in spans})
    cap, team = _spread(spans, known, teams, children.shape, since)
    counted = (children > 0) & (cap != UNKNOWN)
    return dict(_by_month(counted, counted & (children > cap), (teams, team), since))


def whole(*, months: Months) -> CapDays:
    """Everything together."""
    return sum(months.values(), CapDays(0, 0))


def by_team(*, months: Months) -> dict[str, CapDays]:
    """Team → its days of the whole period."""
    found: dict[str, CapDays] = {}
    for (team, _, _), days in months.items():
        found[team] = found.get(team, CapDays(0, 0)) + days
    return found


def _spread(
    spans: Sequence[CapSpan],
    known: Mapping[object, int],
    teams: Sequence[str],
    shape: tuple[int, ...],
    since: date,
) -> tuple[Column, Column]:
    """The cap and the team's code on each day of each adviser."""
    cap, team = np.full(shape, UNKNOWN, np.int32), np.full(shape, UNKNOWN, np.int32)
    first = since.toordinal()
    for span in reversed(spans):
        days = slice(max(span.start.toordinal() - first, 0), max(span.end.toordinal() - first, 0))
        cap[known[span.adviser], days] = UNKNOWN if span.cap is None else span.cap
        team[known[span.adviser], days] = teams.index(span.team)
    return cap, team


def _by_month(
    counted: Column, above: Column, where: tuple[Sequence[str], Column], since: date
) -> Iterable[tuple[tuple[str, int, int], CapDays]]:
    teams, team = where
    days = np.arange(since.toordinal(), since.toordinal() + counted.shape[1])
    months = np.array([(day.year, day.month) for day in map(date.fromordinal, days.tolist())])
    for year, month in sorted({tuple(one) for one in months.tolist()}):
        here = (months == (year, month)).all(axis=1)
        for code, name in enumerate(teams):
            mine = counted[:, here] & (team[:, here] == code)
            if mine.any():
                found = CapDays(int((mine & above[:, here]).sum()), int(mine.sum()))
                yield (name, year, month), found
