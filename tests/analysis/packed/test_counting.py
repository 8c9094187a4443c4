"""The one pass over many municipalities counts what a reader counts, and its sums add up."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings

from tests.analysis.day_by_day import Stay
from tests.analysis.packed import read
from tests.analysis.packed.read import ASKED, LISTS, Paid, pack
from varigespor.analysis.ladder import turning_days
from varigespor.analysis.packed.answers import Answers
from varigespor.analysis.packed.counting import counted
from varigespor.analysis.packed.handed import spells_in
from varigespor.analysis.stretches import stretches


def answered(paid: list[Paid], **how: int) -> Answers:
    return counted(packed=pack(paid), asked=ASKED, **how)


def invented(seed: int, count: int = 60) -> list[Paid]:
    chance = random.Random(seed)
    first = ASKED.since - timedelta(days=20)
    found = []
    for _ in range(count):
        start = first + timedelta(days=chance.randrange(110))
        end = None if chance.random() < 0.2 else start + timedelta(days=chance.randrange(40))
        one = Stay(chance.choice("abc"), chance.randrange(7), start, end)
        found.append(Paid(chance.randrange(3), chance.randrange(-1, 3), chance.randrange(99_999), one))
    return found


def moved(paid: list[Paid], days: int) -> list[Paid]:
    """The same, so many days later."""
    by = timedelta(days=days)
    return [
        replace(
            one, stay=replace(one.stay, start=one.stay.start + by, end=one.stay.end and one.stay.end + by)
        )
        for one in paid
    ]


@settings(max_examples=60)
@given(LISTS)
def test_every_answer_is_what_a_reader_counts(paid: list[Paid]) -> None:
    found = answered(paid)
    for code in range(pack(paid).municipalities):
        assert found.stock[code].tolist() == read.stock(paid, code)
        told = {tuple(at): int(found.moves[(code, *at)]) for at in np.argwhere(found.moves[code]).tolist()}
        assert told == read.moves(paid, code)
        assert (found.cost[code].tolist(), found.unpriced[code]) == read.cost(paid, code)
        assert found.above[code] == read.above(paid, code)
        ended, watched = read.lengths(paid, code)
        for counts, expected in ((found.ended[code], ended), (found.watched[code], watched)):
            assert {int(days): int(counts[days]) for days in np.flatnonzero(counts)} == expected


@settings(max_examples=30)
@given(LISTS)
def test_neither_the_order_of_rows_nor_threads_change_a_number(paid: list[Paid]) -> None:
    shuffled = random.Random(7).sample(paid, len(paid))
    found = answered(paid)
    assert found.same(other=answered(shuffled, threads=2))
    for name in ("child", "step", "start", "end", "price", "adviser"):
        assert np.array_equal(getattr(pack(paid), name), getattr(pack(shuffled), name))


@pytest.mark.parametrize("seed", range(3))
def test_moves_balance_the_stock_of_each_month_and_municipality(seed: int) -> None:
    paid = invented(seed)
    # A month's moves lead from the last day of the month before to its own last day.
    last_days = answered(moved(paid, 1)).stock
    moves = answered(paid).moves
    change = moves.sum(axis=2) - moves.sum(axis=3)
    assert np.array_equal(np.diff(last_days, axis=1)[..., 1:], change[..., 1:])


def test_the_stock_of_all_days_adds_up_to_the_child_days() -> None:
    paid = [replace(one, municipality=0) for one in invented(4)]
    found = [answered(moved(paid, -days)).stock[0, 0] for days in range(29)]
    spells = spells_in(packed=pack(paid))
    walked = stretches(spells=spells, turns=turning_days(spells=spells))
    days = walked.within(since=ASKED.since, until=ASKED.since + timedelta(days=29))
    assert np.sum(found) == days.days.sum()


def test_the_cost_is_days_times_price() -> None:
    rows = read.columns(invented(5))
    first = ASKED.since.toordinal()
    days = np.clip(rows.end.astype(np.int64) - first, 0, 90) - np.clip(rows.start - first, 0, 90)
    expected = int((days * rows.price)[rows.step > 0].sum())
    assert int(answered(invented(5)).cost.sum()) == expected


def test_by_hand() -> None:
    since = ASKED.since
    away = Stay("a", 5, since + timedelta(days=25), since + timedelta(days=35))
    home = Stay("a", 2, since - timedelta(days=9), None)
    found = answered([Paid(0, 0, 1_000, away), Paid(0, 0, 10, home)])
    # On step 2 all the time, and on step 5 from 26 February until 7 March of a leap year.
    assert [found.stock[0, month].tolist() for month in (0, 1)] == [
        [0, 0, 1, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 1, 0],
    ]
    assert (found.moves[0, 0, 2, 5], found.moves[0, 1, 5, 2], found.moves.sum()) == (1, 1, 2)
    # The lower help is paid beside the higher: 29 × 10 + 4 × 1000, 31 × 10 + 6 × 1000, 30 × 10.
    assert found.cost[0].tolist() == [4_290, 6_310, 300]
    # The same child with the same adviser twice is one child.
    assert found.above.tolist() == [0]
    curve = found.survival()
    assert (curve.number, curve.ended, curve.at(day=9), curve.at(day=10)) == (1, 1, 1.0, 0.0)


def test_nobody_at_all() -> None:
    found = answered([])
    assert found.stock.shape == (0, 4, 7)
    assert found.survival().number == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"since": ASKED.since + timedelta(days=1)},
        {"months": 0},
        {"cap": -1},
        {"until": ASKED.entered[0]},
        {"entered": (ASKED.entered[1], ASKED.entered[0])},
    ],
)
def test_what_cannot_be_understood_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        replace(ASKED, **changed)  # type: ignore[arg-type]
