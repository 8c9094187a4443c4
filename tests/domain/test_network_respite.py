"""Respite in the network: nights of a month, and what the municipality's offer would have cost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain.network_respite import (
    DayPrice,
    NewRespite,
    check_end,
    check_respite,
    expected_ore,
    nights,
)
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 20)


def test_four_nights_a_month_for_a_year_by_hand() -> None:
    """12 × 4 = 48 nights; at 270 kr. that is 12.960 kr."""
    year = (date(2025, 1, 1), date(2026, 1, 1))
    price = [DayPrice(date(2022, 1, 1), None, 27_000)]
    assert nights(a_month=4, days=365) == 48
    assert expected_ore(a_month=4, since=year[0], until=year[1], prices=price) == 1_296_000


def test_each_day_counts_at_its_own_price() -> None:
    """73 days at 100 kr. and 292 at 200 kr., 5 nights a month: 60 × (0,2 × 100 + 0,8 × 200) = 10.800 kr."""
    change = date(2025, 3, 15)
    prices = [DayPrice(date(2020, 1, 1), change, 10_000), DayPrice(change, None, 20_000)]
    ore = expected_ore(a_month=5, since=date(2025, 1, 1), until=date(2026, 1, 1), prices=prices)
    assert ore == 1_080_000


def test_a_day_without_a_price_makes_the_amount_unknown_and_never_zero() -> None:
    prices = [DayPrice(date(2025, 2, 1), None, 27_000)]
    assert expected_ore(a_month=4, since=date(2025, 1, 1), until=date(2025, 3, 1), prices=prices) is None
    assert expected_ore(a_month=4, since=date(2025, 1, 1), until=date(2025, 3, 1), prices=[]) is None


@given(
    st.integers(1, 31),
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 10**6)), min_size=1, max_size=4),
)
def test_it_is_the_days_one_by_one(a_month: int, spans: list[tuple[int, int]]) -> None:
    prices, start = [], TODAY
    for days, ore in spans:
        prices.append(DayPrice(start, start + timedelta(days=days), ore))
        start += timedelta(days=days)
    exact = sum(days * ore for days, ore in spans) * a_month * 12 / 365
    found = expected_ore(a_month=a_month, since=TODAY, until=start, prices=prices)
    assert found is not None and abs(found - exact) <= 0.5


@pytest.mark.parametrize(
    ("respite", "field"),
    [
        (NewRespite(TODAY, 0), "nights"),
        (NewRespite(TODAY, 32), "nights"),
        (NewRespite(date(1950, 1, 1), 4), "since"),
        (NewRespite(date(2029, 1, 1), 4), "since"),
    ],
)
def test_what_no_month_and_no_life_holds_is_refused(respite: NewRespite, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_respite(respite=respite, today=TODAY)
    assert [one.field for one in refusal.value.complaints] == [field]


def test_it_does_not_end_before_it_began() -> None:
    check_end(on=TODAY, since=TODAY, today=TODAY)
    with pytest.raises(Refused, match="begyndte den 20"):
        check_end(on=TODAY - timedelta(days=1), since=TODAY, today=TODAY)
