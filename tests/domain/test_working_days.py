"""Hverdage: Monday to Friday without public holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from varigespor.domain.working_days import add_weekdays, holiday_name, is_weekday

DAYS = some.dates(min_value=date(2015, 8, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2025, 11, 7), 6, date(2025, 11, 17)),  # a Friday: two weekends lie between
        (date(2025, 11, 8), 1, date(2025, 11, 10)),  # a Saturday
        (date(2024, 3, 27), 1, date(2024, 4, 2)),  # the whole of Easter
        (date(2024, 12, 23), 2, date(2024, 12, 27)),
        (date(2025, 6, 3), 0, date(2025, 6, 3)),
    ],
)
def test_weekdays_step_over_weekends_and_holidays(day: date, count: int, last: date) -> None:
    assert add_weekdays(day=day, count=count) == last


def test_store_bededag_is_a_holiday_until_2023_only() -> None:
    assert holiday_name(day=date(2023, 5, 5)) == "Store bededag"
    assert not is_weekday(day=date(2023, 5, 5))
    assert holiday_name(day=date(2024, 4, 26)) is None
    assert is_weekday(day=date(2024, 4, 26))


@given(day=DAYS, count=some.integers(min_value=1, max_value=30))
def test_a_count_of_weekdays_ends_on_the_last_of_exactly_so_many(day: date, count: int) -> None:
    last = add_weekdays(day=day, count=count)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert is_weekday(day=last)
    assert sum(is_weekday(day=each) for each in between) == count
