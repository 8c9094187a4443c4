"""Marks on a scale are even and reach far enough; labels keep apart. Nothing here draws."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from varigespor.web.charts.axes import apart, even_marks


@given(st.floats(0, 1e7, allow_nan=False))
def test_marks_are_few_and_even_and_reach_the_most(most: float) -> None:
    marks = even_marks(most=most)
    assert marks[0] == 0 and marks[-1] >= most and 2 <= len(marks) <= 7
    assert len({round(other - one, 6) for one, other in pairwise(marks)}) == 1


@given(st.lists(st.floats(0, 300), max_size=4), st.integers(1, 40))
def test_labels_keep_apart_within_their_room(wanted: list[float], least: int) -> None:
    assume(len(wanted) * least <= 300)
    places = apart(wanted=wanted, least=least, room=(0, 300))
    ordered = sorted(places)
    assert all(other - one >= least - 1e-9 for one, other in pairwise(ordered))
    assert all(-1e-9 <= place <= 300 + 1e-9 for place in places)
    assert [place for _, place in sorted(zip(wanted, places, strict=True))] == ordered
