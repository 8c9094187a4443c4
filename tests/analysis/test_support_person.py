"""Placed children by what their parents were offered: each in one column, and an old stay says nothing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from varigespor.analysis.support_person import by_state, declined, stay_on
from varigespor.domain.support_person import SupportState
from varigespor.domain.support_words import NOT_REGISTERED, SUPPORT_PERSON

DAY = date(2026, 6, 1)
PLACEMENTS = {
    "child": ["ida", "bo", "bo", "uno", "alma", "storm"],
    "start": [date(2026, 1, 1), date(2025, 1, 1), date(2026, 5, 1), date(2026, 1, 1), DAY, date(2024, 1, 1)],
    "end": [None, date(2025, 9, 1), None, date(2026, 3, 1), None, DAY],
}
ANSWERS = {
    "child": ["ida", "ida", "bo", "uno", "alma", "storm"],
    "state": ["offered", "declined", "accepted", "accepted", "never_offered", "declined"],
    "start": [date(2026, 1, 1), date(2026, 4, 1), date(2025, 2, 1), date(2026, 1, 1), DAY, date(2024, 1, 1)],
}


def test_by_hand() -> None:
    """Ida said no; Bo's yes was to a stay that is over; Uno and Storm are at home; Alma got no offer."""
    found = by_state(placements=PLACEMENTS, answers=ANSWERS, on=DAY)
    assert found == {
        "never_offered": ("alma",),
        "offered": (),
        "accepted": (),
        "declined": ("ida",),
        NOT_REGISTERED: ("bo",),
    }
    share = declined(states=found)
    assert (share.numerator, share.denominator, share.looked_at) == (1, 1, 3)
    assert share.left_out["never_offered"] == ("alma",)
    earlier = by_state(placements=PLACEMENTS, answers=ANSWERS, on=date(2026, 2, 1))
    assert earlier["offered"] == ("ida",) and earlier["declined"] == ("storm",)


def test_every_column_has_its_definition() -> None:
    assert set(SUPPORT_PERSON) == {*SupportState, NOT_REGISTERED}


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=5)


@given(SPANS, st.integers(0, 45))
def test_a_stay_is_the_unbroken_days_around_the_day(spans: list[tuple[int, int]], at: int) -> None:
    days = {start + n for start, length in spans for n in range(length)}
    placements = [(DAY + timedelta(days=s), DAY + timedelta(days=s + length)) for s, length in spans]
    found = stay_on(placements=placements, on=DAY + timedelta(days=at))
    if at not in days:
        assert found is None
        return
    first, last = at, at + 1
    while first - 1 in days:
        first -= 1
    while last in days:
        last += 1
    assert found == (DAY + timedelta(days=first), DAY + timedelta(days=last))
