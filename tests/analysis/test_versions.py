"""Escalation, cohorts and the ladder's versions are what a reader counts."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis import day_by_day
from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_key_figures import snapshot
from tests.analysis.test_ladder_arithmetic import DAYS, FIRST, STAYS
from tests.analysis.test_outcomes import months_later
from varigespor.analysis.cohorts import cohorts
from varigespor.analysis.dimensions import OfSpell
from varigespor.analysis.escalation import escalation
from varigespor.analysis.ladder import stock
from varigespor.analysis.snapshot import NoDimension, Snapshot
from varigespor.analysis.versions import relaid


@given(STAYS, DAYS, st.integers(0, 40), st.integers(0, 60))
def test_escalation_is_what_a_reader_sees(stays: list[Stay], since: date, days: int, watched: int) -> None:
    until, seen_to = since + timedelta(days=days), FIRST + timedelta(days=watched)
    cells: dict[tuple[int, int], int] = {}
    unfollowed = 0
    for child in {stay.child for stay in stays}:
        walk = [FIRST + timedelta(days=number) for number in range(101)]
        first = next((day for day in walk if step_on(stays, child, day)), None)
        if first is None or not since <= first < until:
            continue
        end = months_later(first, 1)
        if end > seen_to:
            unfollowed += 1
            continue
        highest = max(step_on(stays, child, day) for day in walk if first <= day < end)
        key = (step_on(stays, child, first), highest)
        cells[key] = cells.get(key, 0) + 1
    found = escalation(snapshot=snapshot(stays), since=since, until=until, months=1, watched=seen_to)
    assert (found.cells(), found.unfollowed) == (cells, unfollowed)
    assert int(found.higher.sum()) == sum(n for (a, b), n in cells.items() if b > a)


@given(STAYS, DAYS)
def test_cohorts_add_up_to_the_stays_of_all_their_days(stays: list[Stay], since: date) -> None:
    starts = [since, since + timedelta(days=7), since + timedelta(days=20)]
    until, all_ = starts[-1] + timedelta(days=9), snapshot(stays).stays
    found = cohorts(stays=all_, starts=starts, until=until)
    assert [(one.since, one.until) for one in found] == [(starts[0], starts[1]), (starts[1], starts[2])]
    assert sum(one.curve.number for one in found) == len(all_.entered(since=since, until=starts[-1]))


def test_cohorts_out_of_order_are_refused() -> None:
    stays = snapshot([]).stays
    with pytest.raises(ValueError, match="not in order"):
        cohorts(stays=stays, starts=[FIRST, FIRST - ONE_DAY], until=FIRST)
    with pytest.raises(ValueError, match="not in order"):
        cohorts(stays=stays, starts=[FIRST, FIRST + ONE_DAY], until=FIRST)


PLACES = ("boarding_school", "network", "")


@given(STAYS, st.lists(st.sampled_from(PLACES), min_size=14, max_size=14), DAYS)
def test_another_version_moves_only_the_places_it_names(
    stays: list[Stay], places: list[str], on: date
) -> None:
    known = {key: code for code, key in enumerate(dict.fromkeys(stay.child for stay in stays))}
    order = sorted(range(len(stays)), key=lambda at: (known[stays[at].child], stays[at].start))
    of = np.array([PLACES.index(places[at]) if places[at] else -1 for at in order], np.int32)
    held = snapshot(stays)
    named = Snapshot(held.children, held.course, {"place_type": OfSpell(of, PLACES[:2])})
    moved = [
        Stay(stay.child, {"boarding_school": 6}.get(places[at], stay.step), stay.start, stay.end)
        for at, stay in enumerate(stays)
    ]
    found = relaid(snapshot=named, steps={"boarding_school": 6})
    assert stock(spells=found.spells, on=on).steps() == day_by_day.stock(moved, on)
    with pytest.raises(NoDimension):
        relaid(snapshot=held, steps={})
