"""The days above the cap are what a reader counts adviser by adviser and day by day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from varigespor.analysis.above_cap import CapDays, CapSpan, above_cap, by_team, whole
from varigespor.analysis.loads import Care

FIRST = date(2024, 2, 20)
LONG = 70
ADVISERS = ("Mette", "Jonas")
DAYS = st.integers(-10, LONG)
HELD = st.lists(st.tuples(st.sampled_from((0, 1)), st.integers(0, 5), DAYS, DAYS), max_size=14)
CAPS = st.lists(
    st.tuples(
        st.sampled_from((*ADVISERS, "Ane")),
        st.sampled_from(("east", "west")),
        DAYS,
        DAYS,
        st.sampled_from((None, 0, 1, 2)),
    ),
    max_size=6,
)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@given(HELD, CAPS, st.integers(1, LONG))
def test_as_a_reader_counts(
    held: list[tuple[int, int, int, int]], caps: list[tuple[str, str, int, int, int | None]], days: int
) -> None:
    held = [(adviser, child, *sorted((start, end))) for adviser, child, start, end in held]  # type: ignore[misc]
    spans = [CapSpan(who, team, day(min(a, b)), day(max(a, b)), cap) for who, team, a, b, cap in caps]
    read: dict[tuple[str, int, int], list[int]] = {}
    for number in range(days):
        for code, name in enumerate(ADVISERS):
            children = sum(who == code and start <= number < end for who, _, start, end in held)
            on = day(number)
            span = next((one for one in spans if one.adviser == name and one.start <= on < one.end), None)
            if children and span is not None and span.cap is not None:
                counts = read.setdefault((span.team, on.year, on.month), [0, 0])
                counts[0] += children > span.cap
                counts[1] += 1
    found = above_cap(care=care(held), caps=spans, since=FIRST, until=day(days))
    assert {key: [one.above, one.of] for key, one in found.items()} == read
    assert whole(months=found).of == sum(of for _, of in read.values())
    assert sum(by_team(months=found).values(), CapDays(0, 0)) == whole(months=found)


def care(held: list[tuple[int, int, int, int]]) -> Care:
    columns = np.array(held, np.int32).reshape(len(held), 4)
    start, end = (columns[:, place] + FIRST.toordinal() for place in (2, 3))
    return Care(2, columns[:, 0], columns[:, 1], start, end, np.ones(len(held), np.int32), ADVISERS)
