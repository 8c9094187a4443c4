"""The cap: hours, the first months, an unknown cap, and what it takes to pass it."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain.caseload import (
    Allocation,
    Cap,
    Change,
    NewCover,
    cap,
    check_allocation,
    check_change,
    check_cover,
    scaled,
)
from varigespor.domain.load_days import Span, broken, children_on
from varigespor.domain.refusals import Refused

LONG_AGO, TODAY = date(2020, 1, 1), date(2026, 11, 25)


def of(municipality: str, hours: float = 37, since: date = LONG_AGO, *, disability: bool = False) -> Cap:
    return cap(
        municipality=municipality,
        weekly_hours=Decimal(str(hours)),
        in_job_since=since,
        on=TODAY,
        disability=disability,
    )


@pytest.mark.parametrize(
    "municipality, hours, limit, reminder",
    [
        ("bronderslev", 37, 20, 15),
        ("bronderslev", 30, 16, 12),
        ("bronderslev", 18.5, 10, 7),
        ("bronderslev", 0, 0, 0),
        ("herning", 37, 25, 20),
        ("herning", 20, 13, 10),
    ],
)
def test_hours_scale_the_cap_and_round_it_down(
    municipality: str, hours: float, limit: int, reminder: int
) -> None:
    assert (of(municipality, hours).cap, of(municipality, hours).reminder) == (limit, reminder)


def test_the_first_six_months_have_a_cap_of_their_own_where_the_municipality_set_one() -> None:
    new = of("oevekommune", since=date(2026, 5, 26))
    assert (new.cap, new.reminder, new.new_until) == (12, 9, date(2026, 11, 26))
    assert of("oevekommune", since=date(2026, 5, 25)).cap == 20
    assert of("bronderslev", since=date(2026, 11, 1)).cap == 20


def test_a_cap_nobody_has_stated_stops_nothing() -> None:
    unknown = of("bronderslev", disability=True)
    assert unknown.cap is None and unknown.reminder is None
    assert unknown.room_left(children=90) is None
    assert not unknown.is_over(children=90) and not unknown.reminds(children=90)
    check_allocation(allocation=Allocation(uuid4(), TODAY), cap=unknown, children_after=90, by_leader=False)


def test_the_rehearsed_towns_assumption_is_its_own() -> None:
    assert of("oevekommune", disability=True).because.source.mark == "A"


@given(st.integers(0, 60), st.decimals(0, 60, places=1), st.decimals(0, 60, places=1))
def test_more_hours_never_mean_fewer_children(value: int, one: Decimal, other: Decimal) -> None:
    fewer, more = sorted([one, other])
    low, high = scaled(value=value, weekly_hours=fewer), scaled(value=value, weekly_hours=more)
    assert low is not None and high is not None and low <= high


def over(**more: object) -> Allocation:
    return Allocation(uuid4(), TODAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "allocation, leader, fields",
    [
        (over(), True, {"over_cap_reason", "over_cap_until"}),
        (over(over_cap_reason="Søskende"), True, {"over_cap_until"}),
        (over(over_cap_reason="  ", over_cap_until=date(2026, 12, 24)), True, {"over_cap_reason"}),
        (over(over_cap_reason="Søskende", over_cap_until=TODAY), True, {"over_cap_until"}),
        (over(over_cap_reason="Søskende", over_cap_until=date(2026, 12, 24)), False, {"adviser"}),
    ],
)
def test_above_the_cap_it_takes_a_leader_a_reason_and_an_end(
    allocation: Allocation, leader: bool, fields: set[str]
) -> None:
    with pytest.raises(Refused) as refused:
        check_allocation(allocation=allocation, cap=of("bronderslev"), children_after=21, by_leader=leader)
    assert {complaint.field for complaint in refused.value.complaints} == fields


def test_at_the_cap_nothing_is_asked() -> None:
    check_allocation(allocation=over(), cap=of("bronderslev"), children_after=20, by_leader=False)


def test_covering_above_the_cap_takes_the_same() -> None:
    content = NewCover(uuid4(), TODAY, date(2026, 12, 24))
    with pytest.raises(Refused) as refused:
        check_cover(cover=content, cap=of("bronderslev"), children_after=21, by_leader=False)
    assert {complaint.field for complaint in refused.value.complaints} == {"employee", "over_cap_reason"}


def test_a_change_of_adviser_has_a_kind() -> None:
    check_change(change=Change.FIRST, has_adviser=False)
    check_change(change=Change.FORCED, has_adviser=True)
    with pytest.raises(Refused):
        check_change(change=Change.FIRST, has_adviser=True)


def test_days_above_the_cap_are_counted_from_the_rows() -> None:
    spans = [Span(date(2026, 11, 1), None), Span(date(2026, 11, 10), date(2026, 11, 13))]
    kept = broken(spans=spans, cap_on=lambda _: 1, since=date(2026, 11, 9), until=date(2026, 11, 20))
    assert (kept.days, kept.under_since) == (3, date(2026, 11, 13))
    still = broken(spans=spans, cap_on=lambda _: 1, since=date(2026, 11, 9), until=date(2026, 11, 12))
    assert (still.days, still.under_since) == (3, None)
    assert broken(spans=spans, cap_on=lambda _: None, since=TODAY, until=TODAY).days == 0


def test_a_day_is_held_against_the_cap_of_that_day() -> None:
    spans = [Span(date(2026, 11, 1), None), Span(date(2026, 11, 1), None)]
    lower_from = date(2026, 11, 12)
    kept = broken(
        spans=spans,
        cap_on=lambda day: 1 if day >= lower_from else 2,
        since=date(2026, 11, 9),
        until=date(2026, 11, 14),
    )
    assert (kept.days, kept.under_since) == (3, None)


def test_a_covered_child_counts_for_the_one_who_covers() -> None:
    own, covered = Span(date(2026, 1, 1), None), Span(date(2026, 11, 1), date(2026, 12, 1), -1)
    assert children_on(spans=[own, covered], day=TODAY) == 0
    assert children_on(spans=[own, covered], day=date(2026, 12, 1)) == 1
