"""Use against places: the engine and a plain reader who counts heads every morning say the same."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from varigespor.analysis.capacity import Capacities, use_of
from varigespor.analysis.spells import ordinals
from varigespor.analysis.stretches import Stretches

FIRST = date(2024, 2, 20)  # a leap day lies within
DAYS = 25
ONE_DAY = timedelta(days=1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


ends = st.one_of(st.none(), st.integers(0, 30))
helps = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from([-1, 0, 1, 2]), st.integers(-5, DAYS), ends), max_size=12
)
places = st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.integers(0, 4), st.integers(1, 20)), max_size=3)


def engine(help_rows: list, place_rows: list, since: date, until: date) -> dict:
    rows = [
        (child, code, day(a), None if b is None else day(a) + b * ONE_DAY) for child, code, a, b in help_rows
    ]
    start, end = ordinals(days=[row[2] for row in rows]), ordinals(days=[row[3] for row in rows])
    child = np.array([row[0] for row in rows], np.int32)
    nothing = np.zeros(len(rows), np.int32)
    code = np.array([row[1] for row in rows], np.int32)
    dated = periods(place_rows)
    capacities = Capacities(
        np.array([row[0] for row in dated], np.int32),
        ordinals(days=[row[1] for row in dated]),
        ordinals(days=[row[2] for row in dated]),
        np.array([row[3] for row in dated], np.int64),
    )
    stretches = Stretches(child, start, end, nothing, nothing)
    found = use_of(rows=stretches, code=code, capacities=capacities, since=since, until=until)
    return {use.code: use for use in found}


def periods(place_rows: list) -> list[tuple[int, date, date, int]]:
    """One period of places per offer, so that none overlap."""
    seen: dict[int, tuple[int, date, date, int]] = {}
    for code, number, length in place_rows:
        seen.setdefault(code, (code, day(number), day(number + length), number))
    return list(seen.values())


def heads(help_rows: list, code: int, on: date) -> int:
    return sum(
        one == code and day(a) <= on and (b is None or on < day(a) + b * ONE_DAY)
        for _, one, a, b in help_rows
    )


def places_on(place_rows: list, code: int, on: date) -> int | None:
    return next((n for one, a, b, n in periods(place_rows) if one == code and a <= on < b), None)


@settings(max_examples=60)
@given(helps, places, st.integers(-2, 8), st.integers(1, 20))
def test_every_number_is_what_a_plain_reader_counts(
    help_rows: list, place_rows: list, since: int, length: int
) -> None:
    found = engine(help_rows, place_rows, day(since), day(since + length))
    for code in range(3):
        days = [day(number) for number in range(since, since + length)]
        there = [heads(help_rows, code, on) for on in days]
        room = [places_on(place_rows, code, on) for on in days]
        known = [(n, p) for n, p in zip(there, room, strict=True) if p is not None]
        if code not in found:
            assert not any(there) and not known
            continue
        use = found[code]
        assert (use.days, use.child_days, use.highest) == (length, sum(there), max(there))
        assert use.highest_on == (days[there.index(max(there))] if max(there) else None)
        assert (use.known_days, use.place_days) == (len(known), sum(p for _, p in known))
        assert (use.used_days, use.over) == (sum(n for n, _ in known), sum(n > p for n, p in known))
        whole = [p for _, p in known]
        assert use.places == ((min(whole), max(whole)) if whole else None)


def test_one_house_by_hand() -> None:
    """Four places; two children all month, two more for ten days, one more on the last two of these."""
    found = engine(
        [(0, 0, 0, 30), (1, 0, 0, 30), (2, 0, 5, 10), (3, 0, 5, 10), (4, 0, 13, 2)],
        [(0, 4, 30)],
        day(4),
        day(24),
    )[0]
    assert (found.children, found.child_days, found.highest, found.highest_on) == (5, 62, 5, day(13))
    assert (found.known_days, found.place_days, found.used_days, found.over) == (20, 80, 62, 2)
    assert found.places == (4, 4)


def test_places_that_nobody_used_are_told_and_help_without_places_too() -> None:
    found = engine([(0, 1, 0, None)], [(0, 3, 20)], day(3), day(5))
    assert (found[0].child_days, found[0].place_days, found[0].highest_on) == (0, 6, None)
    assert (found[1].child_days, found[1].places) == (2, None)
    assert set(found) == {0, 1}
