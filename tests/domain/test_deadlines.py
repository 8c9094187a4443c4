"""Deadlines: clock hours in UTC, days until their end in Denmark, months that are too short."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from varigespor.domain.deadlines import (
    TOWN,
    Deadline,
    day_of,
    deadline_after,
    end_of_day,
    hours_after,
    kept,
    months_after,
)
from varigespor.norms.book import Fact, fact

ASSESSMENT = fact(key="national/concerns/assessment_deadline", on=date(2025, 3, 29))
RECEIPT = fact(key="national/concerns/receipt_deadline", on=date(2025, 3, 29))
EXAMINATION = fact(key="national/assessment/examination_deadline", on=date(2025, 3, 29))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (
            datetime(2025, 3, 29, 20, 0, tzinfo=TOWN),
            datetime(2025, 3, 30, 21, 0, tzinfo=TOWN),
        ),  # the night that lacks an hour
        (
            datetime(2025, 10, 25, 20, 0, tzinfo=TOWN),
            datetime(2025, 10, 26, 19, 0, tzinfo=TOWN),
        ),  # the night with one too many
        (datetime(2025, 6, 6, 23, 30, tzinfo=TOWN), datetime(2025, 6, 7, 23, 30, tzinfo=TOWN)),
    ],
)
def test_24_hours_are_clock_hours_over_both_clock_changes(received: datetime, due: datetime) -> None:
    found = hours_after(moment=received, hours=24)
    assert found == due.astimezone(UTC)
    assert found.tzinfo is UTC


def test_the_second_of_two_equal_clock_times_is_an_hour_later() -> None:
    first = datetime(2025, 10, 26, 2, 30, tzinfo=TOWN)
    second = first.replace(fold=1)
    assert hours_after(moment=second, hours=24) - hours_after(moment=first, hours=24) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 10, 31), 4, date(2025, 2, 28)),
        (date(2025, 12, 15), 3, date(2026, 3, 15)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
    ],
)
def test_a_month_too_short_gives_its_last_day(day: date, months: int, last: date) -> None:
    assert months_after(day=day, months=months) == last


@given(
    day=some.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1)),
    months=some.integers(min_value=0, max_value=240),
)
def test_months_later_is_so_many_calendar_months_later(day: date, months: int) -> None:
    last = months_after(day=day, months=months)
    assert (last.year - day.year) * 12 + last.month - day.month == months
    assert last.day == day.day or (last + timedelta(days=1)).day == 1


def test_a_day_ends_at_the_midnight_that_follows_in_denmark() -> None:
    assert end_of_day(day=date(2025, 1, 1)) == datetime(2025, 1, 1, 23, tzinfo=UTC)
    assert end_of_day(day=date(2025, 7, 1)) == datetime(2025, 7, 1, 22, tzinfo=UTC)


def test_a_moment_late_in_the_evening_belongs_to_the_danish_day() -> None:
    assert day_of(moment=datetime(2025, 7, 1, 22, 30, tzinfo=UTC)) == date(2025, 7, 2)


def test_a_deadline_in_hours_carries_its_norm() -> None:
    due = deadline_after(moment=datetime(2025, 6, 6, 20, tzinfo=TOWN), because=ASSESSMENT)
    assert due == Deadline(datetime(2025, 6, 7, 18, tzinfo=UTC), ASSESSMENT)
    assert due.by_the_clock
    assert due.last_day == date(2025, 6, 7)
    assert kept(deadline=due, done_at=due.at)
    assert not kept(deadline=due, done_at=due.at + timedelta(seconds=1))


def test_a_deadline_in_weekdays_lasts_to_the_end_of_its_last_day() -> None:
    due = deadline_after(moment=datetime(2025, 11, 7, 22, tzinfo=TOWN), because=RECEIPT)
    assert due is not None
    assert due.last_day == date(2025, 11, 17)
    assert not due.by_the_clock
    assert kept(deadline=due, done_at=datetime(2025, 11, 17, 23, 59, tzinfo=TOWN))
    assert not kept(deadline=due, done_at=datetime(2025, 11, 18, tzinfo=TOWN))


def test_a_deadline_in_months_and_in_days() -> None:
    moment = datetime(2025, 10, 31, 9, tzinfo=TOWN)
    months = deadline_after(moment=moment, because=EXAMINATION)
    days = deadline_after(
        moment=moment, because=fact(key="national/network/both_sides_due", on=date(2025, 1, 1))
    )
    assert months is not None
    assert days is not None
    assert months.last_day == date(2026, 2, 28)
    assert days.last_day == date(2025, 11, 14)


def test_an_unknown_value_starts_no_clock() -> None:
    unknown = fact(key="national/followup/programme_interval", on=date(2025, 1, 1))
    assert deadline_after(moment=datetime(2025, 1, 1, tzinfo=UTC), because=unknown) is None


def test_a_unit_that_is_no_time_is_refused() -> None:
    odd = Fact(replace(ASSESSMENT.norm, unit="children"), 20, ASSESSMENT.source)
    with pytest.raises(ValueError, match="children"):
        deadline_after(moment=datetime(2025, 1, 1, tzinfo=UTC), because=odd)
