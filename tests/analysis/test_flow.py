"""Every number of the ladder page agrees with the plain reader, for any choice, and the sums hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.day_by_day import ONE_DAY, Stay, place_changes, step_on
from tests.analysis.test_ladder_arithmetic import DAYS, FIRST, STAYS, columns
from varigespor.analysis.belonging import NOWHERE, belongings_of
from varigespor.analysis.choosing import UNKNOWN_AGE, Children, Choice
from varigespor.analysis.flow import Flow, period
from varigespor.analysis.spells import OPEN, Spells
from varigespor.domain.ladder_words import Number

CHILDREN = "abc"
YEARS_AGO = st.integers(0, 7).map(lambda years: date(2024 - years, 3, 1) + timedelta(days=years * 5 - 9))


@dataclass(frozen=True)
class Life:
    """A child's team before and from a day (None: none, or never changed), and its day of birth."""

    first: int | None
    second: int | None
    changed: date
    born: date | None

    def team(self, day: date) -> int:
        held = self.second if day >= self.changed else self.first
        return NOWHERE if held is None else held

    def age(self, day: date) -> int:
        if self.born is None or self.born > day:
            return NOWHERE
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


LIFE = st.builds(
    Life, st.none() | st.integers(0, 1), st.none() | st.integers(0, 1), DAYS, st.none() | YEARS_AGO
)
LIVES = st.fixed_dictionaries(dict.fromkeys(CHILDREN, LIFE))
CHOICES = st.builds(
    Choice,
    st.sampled_from([{}, {"team": 0}, {"team": 1}, {"team": NOWHERE}]),
    st.sampled_from([None, (0, 1), (2, 5), UNKNOWN_AGE]),
)


def children(spells: Spells, lives: dict[str, Life]) -> Children:
    rows = []
    for code, key in enumerate(spells.keys):
        life = lives[str(key)]
        for team, start, end in (
            (life.first, 1, life.changed.toordinal()),
            (life.second, life.changed.toordinal(), OPEN),
        ):
            rows += [(code, team, start, end)] if team is not None else []
    listed = [np.array(column, np.int32) for column in zip(*rows, strict=True)] or [np.zeros(0, np.int32)] * 4
    teams = belongings_of(child=listed[0], code=listed[1], start=listed[2], end=listed[3])
    days = [life.born.toordinal() if (life := lives[str(key)]).born else OPEN for key in spells.keys]
    return Children(spells, {"team": teams}, np.array(days, np.int32))


def holds(choice: Choice, life: Life, day: date) -> bool:
    right_team = all(life.team(day) == code for code in choice.codes.values())
    return right_team and (choice.ages is None or choice.ages[0] <= life.age(day) <= choice.ages[1])


def read(
    stays: list[Stay], lives: dict[str, Life], choice: Choice, span: tuple[date, date], seen: date
) -> dict[Number, int]:
    """What a person counts who goes through every child and every day."""
    counts, (since, until) = dict.fromkeys(Number, 0), span
    for child, life in lives.items():
        for number, day in ((Number.BEFORE, since - ONE_DAY), (Number.NOW, until - ONE_DAY)):
            counts[number] += step_on(stays, child, day) > 0 and holds(choice, life, day)
        steps = {step_on(stays, child, day) for day in days_of(since - ONE_DAY, until)}
        counts[Number.STAYED] += len(steps) == 1 and steps != {0} and holds(choice, life, until - ONE_DAY)
        for day in days_of(since, until):
            found = happened(stays, child, choice, life, day)
            found += [Number.AGAIN] if Number.HOME in found and away_after(stays, child, day, seen) else []
            for number in found:
                counts[number] += 1
    return counts


def days_of(first: date, until: date) -> list[date]:
    return [first + timedelta(days=days) for days in range((until - first).days)]


def away_after(stays: list[Stay], child: str, home: date, seen: date) -> bool:
    last = min(home + timedelta(days=365), seen)
    return any(step_on(stays, child, day) >= 4 for day in days_of(home, last + ONE_DAY))


def happened(stays: list[Stay], child: str, choice: Choice, life: Life, day: date) -> list[Number]:
    before, after = step_on(stays, child, day - ONE_DAY), step_on(stays, child, day)
    was, became = holds(choice, life, day - ONE_DAY), holds(choice, life, day)
    found = []
    if before and after and was != became:
        found.append(Number.JOINED if became else Number.LEFT)
    if before and not after and was:
        found += [Number.OUT] + ([Number.HOME] if before >= 4 else [])
    if after and became and before != after:
        found.append(Number.IN if not before else Number.DOWN if after < before else Number.UP)
        found += [Number.HOME] if before >= 4 > after else [Number.PLACED] if after >= 4 > before else []
    if became and place_changes(stays, child, day):
        found.append(Number.PLACE)
    return found


def told(flow: Flow) -> dict[Number, int]:
    return {number: flow.count(number) for number in Number}


@settings(deadline=None, max_examples=60)
@given(STAYS, LIVES, CHOICES, DAYS, st.tuples(st.integers(1, 30), st.integers(0, 20)))
def test_every_number_is_what_a_reader_counts(
    stays: list[Stay], lives: dict[str, Life], choice: Choice, since: date, lasts: tuple[int, int]
) -> None:
    until = since + timedelta(days=lasts[0])
    seen = until + timedelta(days=lasts[1] - 1)
    found = period(children=children(columns(stays), lives), since=since, until=until, seen=seen)
    assert told(found.flow(choice=choice)) == read(stays, lives, choice, (since, until), seen)


@settings(deadline=None, max_examples=60)
@given(STAYS, LIVES, CHOICES, DAYS, st.integers(1, 30))
def test_the_sum_holds_for_every_choice_and_step(
    stays: list[Stay], lives: dict[str, Life], choice: Choice, since: date, days: int
) -> None:
    held = children(columns(stays), lives)
    flow = period(children=held, since=since, until=since + timedelta(days=days)).flow(choice=choice)
    assert flow.balanced()
    for step in range(1, 7):
        came = sum(count for (origin, to), count in flow.cells().items() if to == step != origin)
        left = sum(count for (origin, to), count in flow.cells().items() if origin == step != to)
        crossed = flow.steps(Number.JOINED).get(step, 0) - flow.steps(Number.LEFT).get(step, 0)
        before, now = flow.steps(Number.BEFORE).get(step, 0), flow.steps(Number.NOW).get(step, 0)
        assert before + came - left + crossed == now


@settings(deadline=None, max_examples=60)
@given(STAYS, LIVES, DAYS, st.integers(1, 30))
def test_the_teams_add_up_to_the_whole(
    stays: list[Stay], lives: dict[str, Life], since: date, days: int
) -> None:
    found = period(children=children(columns(stays), lives), since=since, until=since + timedelta(days=days))
    whole = found.flow(choice=Choice())
    parts = [found.flow(choice=Choice({"team": team})) for team in (0, 1, NOWHERE)]
    for number in set(Number) - {Number.JOINED, Number.LEFT}:
        assert sum(part.count(number) for part in parts) == whole.count(number)
    assert whole.count(Number.JOINED) == whole.count(Number.LEFT) == 0


@settings(deadline=None, max_examples=60)
@given(STAYS, DAYS, st.integers(1, 30))
def test_each_number_is_its_steps_and_each_cell_its_rows(stays: list[Stay], since: date, days: int) -> None:
    lives = {child: Life(0, 0, FIRST, None) for child in CHILDREN}
    held = children(columns(stays), lives)
    flow = period(children=held, since=since, until=since + timedelta(days=days)).flow(choice=Choice())
    for number in Number:
        assert sum(flow.steps(number).values()) == flow.count(number)
        assert all(len(flow.at_step(number, step)) == count for step, count in flow.steps(number).items())
    assert all(len(flow.between(*cell)) == count for cell, count in flow.cells().items())


def test_a_broken_placement_counts_where_the_child_lived_until_then() -> None:
    ends = date(2024, 3, 5)
    spells = columns([Stay("a", 5, FIRST, ends), Stay("a", 6, ends, None)])
    held = children(spells, {"a": Life(0, 1, ends, None)})
    broken = (np.array([0], np.int32), np.array([ends.toordinal()], np.int32), np.array([5], np.int8))
    found = period(children=held, since=ends, until=ends + ONE_DAY, broken=broken)
    east, west = (found.flow(choice=Choice({"team": team})) for team in (0, 1))
    assert (east.steps(Number.BROKEN), west.count(Number.BROKEN)) == ({5: 1}, 0)
    assert east.rows[Number.BROKEN].after.tolist() == [6]
    assert (east.count(Number.LEFT), west.count(Number.JOINED), west.count(Number.UP)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("days", "again", "seen", "open_"), [(365, 1, 365, 0), (366, 0, 500, 0), (9, 1, 364, 1)]
)
def test_placed_again_has_365_days_and_says_who_is_not_followed_so_long(
    days: int, again: int, seen: int, open_: int
) -> None:
    home = date(2024, 3, 5)
    stays = [Stay("a", 5, FIRST, home), Stay("a", 6, home + timedelta(days=days), None)]
    held = children(columns(stays), {"a": Life(0, 0, FIRST, None)})
    found = period(children=held, since=home, until=home + ONE_DAY, seen=home + timedelta(days=seen))
    flow = found.flow(choice=Choice())
    assert (flow.count(Number.HOME), flow.steps(Number.AGAIN)) == (1, {5: 1} if again else {})
    assert len(found.unfollowed(flow=flow)) == open_


def test_a_stay_planned_ahead_is_not_placed_again_yet() -> None:
    home = date(2024, 3, 5)
    stays = [Stay("a", 5, FIRST, home), Stay("a", 6, home + timedelta(days=10), None)]
    held = children(columns(stays), {"a": Life(0, 0, FIRST, None)})
    found = period(children=held, since=home, until=home + ONE_DAY, seen=home + timedelta(days=9))
    assert found.flow(choice=Choice()).count(Number.AGAIN) == 0


def test_a_period_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="no day"):
        period(children=children(columns([]), {}), since=FIRST, until=FIRST)
