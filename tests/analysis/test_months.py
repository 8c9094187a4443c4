"""Stock and cost by month agree with the plain reader, in whole numbers."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_ladder_arithmetic import FIRST, STAYS, columns
from varigespor.analysis.calendar import month_starts
from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.dimensions import OfSpell
from varigespor.analysis.months import cost_by_month, stock_at
from varigespor.analysis.pricing import Prices
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN
from varigespor.analysis.survival import curve

EDGES = month_starts(first=date(2024, 2, 1).toordinal(), last=date(2024, 5, 2).toordinal())
GROUPS = ((1, 2, 3), (4, 5, 6))
CHANGES = (FIRST + timedelta(days=15)).toordinal()
"""The day from which help on steps above 1 costs twice as much; on step 1 it has no price."""


def snapshot_of(stays: list[Stay]) -> Snapshot:
    """Each step is an offer of its own, at 100 øre a day times the step."""
    spells = columns(stays)
    steps = np.arange(2, 7)
    both = np.tile(steps, 2).astype(np.int32)
    start = np.repeat([1, CHANGES], len(steps)).astype(np.int32)
    end = np.repeat([CHANGES, OPEN], len(steps)).astype(np.int32)
    prices = Prices(both, start, end, 100 * both.astype(np.int64) * np.repeat([1, 2], len(steps)))
    born = np.full(len(spells.keys), OPEN, np.int32)
    entries = {"entry": OfSpell(spells.step.astype(np.int32), tuple(range(7)))}
    return Snapshot(Children(spells, {}, born), continued(spells=spells), of_spell=entries, prices=prices)


@settings(max_examples=50, deadline=None)
@given(STAYS)
def test_the_stock_at_month_starts_is_what_a_reader_counts(stays: list[Stay]) -> None:
    found = stock_at(rows=snapshot_of(stays).helped, days=EDGES)
    for place, day in enumerate(EDGES.tolist()):
        on = date.fromordinal(day)
        read = [step_on(stays, child, on) for child in "abc"]
        assert {step: int(counts[place]) for step, counts in found.items() if counts[place]} == {
            step: read.count(step) for step in set(read) - {0}
        }


@settings(max_examples=30, deadline=None)
@given(STAYS)
def test_the_cost_of_a_month_is_what_a_reader_adds_up(stays: list[Stay]) -> None:
    snapshot = snapshot_of(stays)
    found = cost_by_month(snapshot=snapshot, rows=snapshot.helped, edges=EDGES, groups=GROUPS)
    for month, (first, last) in enumerate(zip(EDGES.tolist(), EDGES.tolist()[1:], strict=False)):
        for group, steps in enumerate(GROUPS):
            read = read_month([stay for stay in stays if stay.step in steps], first, last)
            told = (found.ore[group, month], found.children[group, month], found.unpriced_days[group, month])
            assert tuple(int(one) for one in told) == read


def read_month(stays: list[Stay], first: int, last: int) -> tuple[int, int, int]:
    ore, children, unpriced = 0, set(), 0
    for stay in stays:
        for number in range(first, last):
            if stay.lasts_a_day() and stay.holds(date.fromordinal(number)):
                children.add(stay.child)
                unpriced += stay.step == 1
                ore += 0 if stay.step == 1 else 100 * stay.step * (2 if number >= CHANGES else 1)
    return ore, len(children), unpriced


def test_a_year_by_hand() -> None:
    """One child on step 5 from 20 February to 3 March: 10 days in February and 2 in March."""
    stays = [Stay("a", 5, FIRST, date(2024, 3, 3)), Stay("a", 2, FIRST, None)]
    snapshot = snapshot_of(stays)
    found = cost_by_month(snapshot=snapshot, rows=snapshot.helped, edges=EDGES, groups=GROUPS)
    assert found.ore[1].tolist() == [10 * 500, 2 * 500, 0]
    assert stock_at(rows=snapshot.helped, days=EDGES)[5].tolist() == [0, 1, 0, 0]
    assert stock_at(rows=snapshot.helped, days=EDGES)[2].tolist() == [0, 0, 1, 1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 20), st.booleans()), max_size=40), st.integers(1, 6))
def test_no_shown_step_of_a_curve_is_of_fewer_than_the_least(
    watched: list[tuple[int, bool]], least: int
) -> None:
    days = np.array([day for day, _ in watched], np.int64)
    ended = np.array([over for _, over in watched], np.bool_)
    since = 0
    for day in curve(days=days, ended=ended).days_of(least=least).tolist():
        assert int((ended & (days > since) & (days <= day)).sum()) >= least
        assert int((days > day).sum() + (~ended & (days == day)).sum()) >= least
        since = day


def test_stays_are_chosen_by_the_help_of_their_first_day() -> None:
    stays = [Stay("a", 5, FIRST, FIRST + timedelta(days=9)), Stay("a", 6, FIRST + timedelta(days=9), None)]
    stays.append(Stay("b", 6, FIRST + ONE_DAY, None))
    snapshot = snapshot_of(stays)
    assert len(snapshot.chosen_stays(chosen=(("step", 5),), ages=None)) == 1
    assert len(snapshot.chosen_stays(chosen=(), ages=None)) == 2
