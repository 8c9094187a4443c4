"""The teams side by side: the same figures of the same kind of children, each with its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from varigespor.domain.variation_words import Compared

from . import chance
from .figures import Figures, Share, figures
from .outcomes import DAYS_A_YEAR, Asked, Group, outcomes
from .snapshot import Snapshot
from .spells import Column
from .stays import Stays, placed_again
from .survival import Curve, curve

YEAR = 365
RESAMPLED = 499
HALF = (0.25, 0.75)


@dataclass(frozen=True)
class Value:
    """One team's figure and the ends of its line; `number` is None of nobody.

    A share, a survival, days, or øre per child-year. `count` of `of` is what it is counted from; a figure
    that is no share has only `of`.
    """

    number: float | None
    low: float | None
    high: float | None
    of: int
    count: int | None = None

    @property
    def counts(self) -> tuple[int, ...]:
        """Every count that it gives away."""
        return (self.of,) if self.count is None else (self.of, self.count, self.of - self.count)


@dataclass(frozen=True)
class Comparison:
    """A figure of every team in order, and how often chance gives such a difference, corrected for all."""

    figure: Compared
    values: tuple[Value, ...]
    chance: float | None


@dataclass(frozen=True, eq=False)
class Team:
    """What is known of one team's children: their help in the period, and their stays away from home.

    `stays` began in the period and were watched so many `days`, or `over` in that time; `ended` ended in it
    and could be followed for a year.
    """

    found: Figures
    lasted: Column
    paid: tuple[Column, Column]
    stays: tuple[Column, Column]
    ended: Share


def compared(*, teams: Sequence[Team]) -> list[Comparison]:
    """Every figure of the teams, with the chance of each."""
    found = [_comparison(figure, teams) for figure in Compared]
    chances = chance.corrected(chances=[one.chance for one in found])
    return [replace(one, chance=p) for one, p in zip(found, chances, strict=True)]


def teams_of(*, snapshot: Snapshot, asked: Asked, codes: Sequence[int], today: int) -> list[Team]:
    """The teams of the codes, of the chosen children; stays are followed to the end of the day."""
    apart = replace(asked, by=("team",))
    groups = {group.codes[0]: group for group in outcomes(snapshot=snapshot, asked=apart).groups}
    return [_team(snapshot, asked, (code, groups.get(code)), today + 1) for code in codes]


def followed_stays(*, snapshot: Snapshot, asked: Asked, until: int) -> tuple[Stays, Stays]:
    """The stays of the chosen that began in the period, and those that ended a year before `until`."""
    mine = snapshot.chosen_stays(chosen=asked.chosen, ages=asked.ages)
    begun = mine.entered(since=asked.since, until=asked.until)
    ended = mine.ended(since=asked.since, until=asked.until)
    return begun, ended.where(ended.end + YEAR <= until)


def _team(snapshot: Snapshot, asked: Asked, known: tuple[int, Group | None], until: int) -> Team:
    code, group = known
    mine = replace(asked, chosen=(*asked.chosen, ("team", code)))
    group = group or outcomes(snapshot=snapshot, asked=mine).whole
    begun, ended = followed_stays(snapshot=snapshot, asked=mine, until=until)
    watched = np.minimum(begun.end, until) - begun.start
    again = placed_again(stays=snapshot.stays, ended=ended, within=YEAR).again
    return Team(
        figures(snapshot=snapshot, group=group),
        group.ended.end - group.ended.start,
        _paid(group),
        (watched, begun.end <= until),
        Share(int(again.sum()), len(ended)),
    )


def _paid(group: Group) -> tuple[Column, Column]:
    """Øre and priced days of each child."""
    _, child = np.unique(group.days.child, return_inverse=True)
    ore, days = (np.bincount(child, weights=column) for column in (group.ore, group.priced_days))
    return ore[days > 0], days[days > 0]


def _comparison(figure: Compared, teams: Sequence[Team]) -> Comparison:
    if figure in SHARES:
        shares = [SHARES[figure](team) for team in teams]
        values = tuple(_share(one) for one in shares)
        return Comparison(figure, values, chance.between(values=shares, test=chance.shares))
    data, value, test = OTHERS[figure]
    rows = [data(team) for team in teams]
    return Comparison(figure, tuple(value(one) for one in rows), chance.between(values=rows, test=test))


def _share(one: Share) -> Value:
    low, high = one.interval or (None, None)
    return Value(one.share, low, high, one.of, one.count)


def _duration(days: Column) -> Value:
    """The middle one, and the ends of the middle half."""
    if not len(days):
        return Value(None, None, None, 0)
    order = np.sort(days)
    low, high = (float(order[round(share * (len(order) - 1))]) for share in HALF)
    return Value(float(order[(len(order) - 1) // 2]), low, high, len(days))


def _price(paid: tuple[Column, Column]) -> Value:
    """Øre per child-year; its line is the middle 95 % of what children drawn again would give."""
    ore, days = paid
    if not len(days):
        return Value(None, None, None, 0)
    drawn = np.random.default_rng(0).integers(0, len(days), (RESAMPLED, len(days)))
    again = np.sort(ore[drawn].sum(axis=1) / days[drawn].sum(axis=1)) * DAYS_A_YEAR
    low, high = (float(again[round(share * (RESAMPLED - 1))]) for share in (0.025, 0.975))
    return Value(float(ore.sum() / days.sum()) * DAYS_A_YEAR, low, high, len(days))


def _away(stays: tuple[Column, Column]) -> Value:
    """How many are still away after a year."""
    found: Curve = curve(days=stays[0], ended=stays[1])
    low, high = found.interval(day=YEAR) or (None, None)
    return Value(found.at(day=YEAR), low, high, found.number)


SHARES: Mapping[Compared, Callable[[Team], Share]] = {
    Compared.AS_PLANNED: lambda team: team.found.as_planned,
    Compared.BROKEN: lambda team: team.found.broken_down,
    Compared.PROFITS: lambda team: team.found.profits,
    Compared.LOWER: lambda team: Share(team.found.twelve.lower, team.found.twelve.of),
    Compared.HIGHER: lambda team: Share(team.found.twelve.higher, team.found.twelve.of),
    Compared.AGAIN: lambda team: team.ended,
}
OTHERS: Mapping[Compared, tuple[Callable[[Team], Any], Callable[[Any], Value], Any]] = {
    Compared.ACTUAL: (lambda team: team.lasted, _duration, chance.ranks),
    Compared.PRICE: (lambda team: team.paid, _price, chance.ratios),
    Compared.AWAY: (lambda team: team.stays, _away, chance.curves),
}
