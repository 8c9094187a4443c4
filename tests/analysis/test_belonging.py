"""Every child-day belongs to one team, and ages turn on the birthday."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.analysis.belonging import NOWHERE, age_on, belongings_of, code_on
from varigespor.analysis.spells import OPEN


def test_a_child_belongs_where_it_is_on_the_day() -> None:
    rows = [(1, 7, 10, 20), (1, 8, 20, OPEN), (0, 7, 5, 9), (0, 9, 9, 9), (2, 7, 15, 16)]
    child, code, start, end = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    belongings = belongings_of(child=child, code=code, start=start, end=end)
    asked = [
        (1, 9, NOWHERE),
        (1, 10, 7),
        (1, 19, 7),
        (1, 20, 8),
        (0, 8, 7),
        (0, 9, NOWHERE),
        (2, 15, 7),
        (3, 15, NOWHERE),
    ]
    children, days, codes = (np.array(column, np.int32) for column in zip(*asked, strict=True))
    assert code_on(belongings=belongings, child=children, day=days).tolist() == codes.tolist()
    assert code_on(belongings=belongings, child=children, day=15).tolist() == [7, 7, 7, 7, -1, -1, 7, -1]


def test_two_teams_on_one_day_are_refused() -> None:
    one, two = np.array([1, 1], np.int32), np.array([7, 8], np.int32)
    with pytest.raises(ValueError, match="two on one day"):
        belongings_of(child=one, code=two, start=np.array([1, 5]), end=np.array([6, 9]))


def test_without_belongings_everybody_is_nowhere() -> None:
    none = np.array([], np.int32)
    belongings = belongings_of(child=none, code=none, start=none, end=none)
    assert code_on(belongings=belongings, child=np.array([0, 1], np.int32), day=3).tolist() == [-1, -1]


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 9000))
def test_age_is_counted_in_birthdays(born: date, days: int) -> None:
    on = born + timedelta(days=days)
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    age = age_on(born=np.array([born.toordinal()]), day=on.toordinal())
    assert age.tolist() == [on.year - born.year - (0 if had_birthday else 1)]


def test_an_unknown_or_coming_birth_has_no_age() -> None:
    assert age_on(
        born=np.array([OPEN, date(2024, 1, 2).toordinal()]), day=date(2024, 1, 1).toordinal()
    ).tolist() == [-1, -1]
