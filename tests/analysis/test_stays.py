"""Stays away, Kaplan–Meier, placed again and cost agree with the plain reader and a public implementation."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_ladder_arithmetic import DAYS, FIRST, STAYS, columns
from varigespor.analysis.costing import Price, Unpriced, cost
from varigespor.analysis.ladder import turning_days
from varigespor.analysis.spells import OPEN
from varigespor.analysis.stays import Stays, placed_again, stays_away, time_away
from varigespor.analysis.stretches import Stretches, stretches
from varigespor.analysis.survival import curve

HORIZON = FIRST + timedelta(days=80)
"""After every end that the strategies draw: what lasts until here is open."""
AWAY = 4
PRICES = [
    Price(step, FIRST - timedelta(days=400) + timedelta(days=days), 100 * step + days)
    for step in range(1, 7)
    for days in (0, 409, 431)
]


def walked(stays: list[Stay]) -> Stretches:
    spells = columns(stays)
    return stretches(spells=spells, turns=turning_days(spells=spells))


def away(stays: list[Stay]) -> Stays:
    return stays_away(turns=turning_days(spells=columns(stays)))


def read_away(stays: list[Stay]) -> list[tuple[str, date, date | None]]:
    """Every run of days on step 4 or above, seen by walking through them."""
    found = []
    for child in {stay.child for stay in stays}:
        since = None
        day = FIRST - ONE_DAY
        while day <= HORIZON:
            there = step_on(stays, child, day) >= AWAY
            if there and since is None:
                since = day
            if not there and since is not None:
                found.append((child, since, day))
                since = None
            day += ONE_DAY
        if since is not None:
            found.append((child, since, None))
    return sorted(found, key=lambda run: run[:2])


@given(STAYS)
def test_stays_away_are_the_runs_of_days_that_a_reader_sees(stays: list[Stay]) -> None:
    found, keys = away(stays), columns(stays).keys
    told = [
        (str(keys[child]), date.fromordinal(start), None if end == OPEN else date.fromordinal(end))
        for child, start, end in zip(
            found.child.tolist(), found.start.tolist(), found.end.tolist(), strict=True
        )
    ]
    assert sorted(told, key=lambda run: run[:2]) == read_away(stays)


@given(STAYS, DAYS, st.integers(0, 30))
def test_a_stay_lasts_or_is_followed_as_long_as_a_reader_counts(
    stays: list[Stay], since: date, days: int
) -> None:
    to = since + timedelta(days=days)
    until = to + timedelta(days=9)
    found = time_away(stays=away(stays).entered(since=since, until=to), until=until)
    read = [(start, end) for _, start, end in read_away(stays) if since <= start < to]
    assert found.number == len(read)
    assert found.ended == sum(end is not None and end <= until for _, end in read)
    longest = [(min(end or until, until) - start).days for start, end in read]
    assert found.longest == max(longest, default=0)


DURATIONS = st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=60)


@given(DURATIONS)
def test_kaplan_meier_is_what_a_public_implementation_finds(durations: list[tuple[int, bool]]) -> None:
    days, ended = (np.array(column) for column in zip(*durations, strict=True))
    found = curve(days=days, ended=ended)
    public = SurvfuncRight(days, ended.astype(int))
    for day in range(45):
        reached = np.flatnonzero(public.surv_times <= day)
        expected = public.surv_prob[reached[-1]] if len(reached) else 1.0
        assert found.at(day=day) == pytest.approx(expected, abs=1e-12)
    left = found.share > 0
    spread = np.sqrt(found.spread[left]) * found.share[left]
    same = np.isin(public.surv_times, found.day[left])
    assert spread == pytest.approx(public.surv_prob_se[same], abs=1e-12)


def test_a_curve_by_hand() -> None:
    # Ten days: 5 of 6 left. Twenty: one is watched to that day only and counts as at risk, 4 of 5 left.
    found = curve(
        days=np.array([10, 20, 20, 30, 40, 40]), ended=np.array([True, True, False, False, True, False])
    )
    assert [found.at(day=day) for day in (9, 10, 20, 40)] == pytest.approx([1, 5 / 6, 5 / 6 * 4 / 5, 1 / 3])
    assert (found.number, found.ended, found.longest, found.median()) == (6, 3, 40, 40)
    between = found.interval(day=20)
    assert between is not None
    # Greenwood: 1/30 + 1/20 = 1/12; log(−log) with z = 1.96 around 2/3.
    assert between == pytest.approx((0.1946, 0.9044), abs=5e-4)


def test_nobody_and_nobody_ended_have_no_false_certainty() -> None:
    nobody = curve(days=np.zeros(0, int), ended=np.zeros(0, bool))
    assert nobody.at(day=90) is None
    assert nobody.interval(day=90) is None
    waiting = curve(days=np.array([5, 7]), ended=np.array([False, False]))
    assert waiting.at(day=6) == 1.0
    assert waiting.interval(day=6) == (0, 1)
    assert waiting.median() is None


@given(STAYS, DAYS, st.integers(0, 30), st.integers(0, 25))
def test_placed_again_is_what_a_reader_counts(stays: list[Stay], since: date, days: int, within: int) -> None:
    to, runs, all_ = since + timedelta(days=days), read_away(stays), away(stays)
    found = placed_again(stays=all_, ended=all_.ended(since=since, until=to), within=within)
    ends = [(child, end) for child, _, end in runs if end is not None and since <= end < to]
    again = [
        any(other == child and 0 < (start - end).days <= within for other, start, _ in runs)
        for child, end in ends
    ]
    assert (len(found.stays), int(found.again.sum())) == (len(ends), sum(again))
    assert found.share == (sum(again) / len(ends) if ends else None)


@given(STAYS, DAYS, st.integers(0, 40))
def test_cost_is_the_sum_of_days_times_the_days_price(stays: list[Stay], since: date, days: int) -> None:
    until = since + timedelta(days=days)
    ore: dict[int, int] = {}
    count: dict[int, int] = {}
    for child in {stay.child for stay in stays}:
        for number in range(days):
            day = since + timedelta(days=number)
            if step := step_on(stays, child, day):
                held = [price for price in PRICES if price.step == step and price.since <= day]
                ore[step] = ore.get(step, 0) + max(held, key=lambda price: price.since).ore
                count[step] = count.get(step, 0) + 1
    found = cost(walked=walked(stays), prices=PRICES, since=since, until=until)
    assert (dict(found.ore), dict(found.child_days)) == (ore, count)
    assert found.total == sum(ore.values())


def test_a_step_without_a_price_on_its_first_day_is_refused_with_the_day() -> None:
    stays = [Stay("a", 5, date(2024, 3, 3), None), Stay("b", 6, date(2024, 3, 5), None)]
    prices = [Price(5, date(2024, 3, 4), 100), Price(6, date(2024, 3, 6), 100)]
    with pytest.raises(Unpriced) as refused:
        cost(walked=walked(stays), prices=prices, since=date(2024, 3, 1), until=date(2024, 4, 1))
    assert (refused.value.step, refused.value.day) == (5, date(2024, 3, 3))
    later = cost(walked=walked(stays), prices=prices, since=date(2024, 3, 6), until=date(2024, 3, 8))
    assert later.child_days == {5: 2, 6: 2}


@given(STAYS)
def test_the_spell_that_carries_a_stretch_is_active_on_its_step_and_the_latest_to_begin(
    stays: list[Stay],
) -> None:
    spells, found = columns(stays), walked(stays)
    for child, start, end, step, spell in zip(
        *(column.tolist() for column in (found.child, found.start, found.end, found.step, found.spell)),
        strict=True,
    ):
        mine = (spells.child == child) & (spells.step == step) & (spells.start <= start)
        active = np.flatnonzero(mine & (spells.end > start) & spells.counting)
        assert spell in active
        assert spells.start[spell] == spells.start[active].max()
        assert (spells.start[spell] <= start) & (spells.end[spell] >= end)
