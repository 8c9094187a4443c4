"""A snapshot packed and unpacked answers as before, and its prices follow their days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.day_by_day import Stay
from tests.analysis.packed.read import Paid, pack
from tests.analysis.test_ladder_arithmetic import FIRST, STAYS, columns
from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.dimensions import OfSpell
from varigespor.analysis.ladder import moves, stock
from varigespor.analysis.loads import Care, loads
from varigespor.analysis.packed.columns import UNKNOWN
from varigespor.analysis.packed.handed import Handed, handed, snapshot_of
from varigespor.analysis.pricing import Prices
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN

HELD = (FIRST + timedelta(days=10)).toordinal()
LATER = (FIRST + timedelta(days=25)).toordinal()
PRICES = Prices(
    np.array([1, 1, 2]), np.array([HELD, LATER, HELD]), np.array([LATER, OPEN, LATER]), np.array([7, 9, 5])
)
"""Entry 0 has no price; 1 has two, one after the other; 2 has one for some days."""


def snapshot(stays: list[Stay], care: Care | None = None) -> Snapshot:
    """Each spell's entry is its step modulo 4, of which 3 is not known."""
    spells = columns(stays)
    entry = np.where(spells.step % 4 == 3, -1, spells.step % 4).astype(np.int32)
    born = np.full(len(spells.keys), OPEN, np.int32)
    of_spell = {"entry": OfSpell(entry, (0, 1, 2))}
    return Snapshot(Children(spells, {}, born), continued(spells=spells), of_spell, prices=PRICES, care=care)


@settings(max_examples=60)
@given(STAYS, st.randoms(use_true_random=False))
def test_it_answers_as_before_and_is_the_same_in_any_order(stays: list[Stay], chance: st.randoms) -> None:  # type: ignore[valid-type]
    before = snapshot(stays)
    found = handed(snapshot=before)
    after = snapshot_of(handed=found)
    since, until = FIRST - timedelta(days=2), FIRST + timedelta(days=60)
    for days in (0, 9, 30):
        on = FIRST + timedelta(days=days)
        assert stock(spells=after.spells, on=on).steps() == stock(spells=before.spells, on=on).steps()
    told = [moves(spells=one.spells, since=since, until=until) for one in (before, after)]
    assert told[0].cells() == told[1].cells()
    assert (told[0].before == told[0].after).sum() == (told[1].before == told[1].after).sum()
    assert [len(one.stays) for one in (before, after)] == [len(before.stays)] * 2
    shuffled = handed(snapshot=snapshot(chance.sample(stays, len(stays)))).packed  # type: ignore[attr-defined]
    for name in ("child", "step", "start", "end", "price"):
        assert np.array_equal(getattr(found.packed, name), getattr(shuffled, name))


@settings(max_examples=60)
@given(STAYS)
def test_each_day_of_each_spell_has_the_price_of_the_day(stays: list[Stay]) -> None:
    before = snapshot(stays)
    packed = handed(snapshot=before).packed
    for number in range(40):
        day = (FIRST + timedelta(days=number)).toordinal()
        relative = day - packed.epoch
        there = (packed.start <= relative) & (relative < packed.end)
        expected = []
        for stay in stays:
            if stay.holds(date.fromordinal(day)):
                prices = {1: 7 if day < LATER else 9, 2: 5 if day < LATER else UNKNOWN}
                expected.append(prices.get(stay.step % 4, UNKNOWN) if day >= HELD else UNKNOWN)
        assert sorted(packed.price[there].tolist()) == sorted(expected)


def test_care_goes_with_it_and_names_no_child() -> None:
    care = Care(
        2, *(np.array(column, np.int32) for column in ([1, 0], [5, 6], [HELD, HELD], [OPEN, LATER], [1, 1]))
    )
    found = handed(snapshot=snapshot([], care))
    assert found.care is not None
    assert (found.care.adviser.tolist(), found.care.child.tolist()) == ([0, 1], [0, 0])
    period = {"since": FIRST, "until": FIRST + timedelta(days=50)}
    again = snapshot_of(handed=found).care
    assert again is not None
    assert np.array_equal(loads(care=again, **period).children, loads(care=care, **period).children)


def test_advisers_of_the_spells_are_care_where_nothing_else_is_known() -> None:
    paid = [Paid(0, 4, 1, Stay("b", 3, FIRST, None)), Paid(1, 4, 1, Stay("a", 3, FIRST, None))]
    care = snapshot_of(handed=Handed(pack(paid))).care
    assert care is not None
    assert care.advisers == 2
    assert snapshot_of(handed=Handed(pack([]))).care is None
