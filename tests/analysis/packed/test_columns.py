"""Spells packed: what fits, what is refused, and that nobody can change it afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.analysis.packed.read import Paid, Stay, columns, pack
from varigespor.analysis.packed.columns import EPOCH, OPEN_DAY, DoesNotFit, packed
from varigespor.analysis.spells import OPEN

ROWS = columns(
    [
        Paid(1, 7, 500, Stay("b", 3, date(2024, 1, 5), None)),
        Paid(0, 7, 500, Stay("a", 2, date(2024, 1, 5), date(2024, 1, 5))),
        Paid(1, -1, 500, Stay("a", 2, date(2024, 1, 1), date(2024, 2, 1))),
    ]
)


def test_rows_are_in_order_and_advisers_belong_to_one_municipality() -> None:
    found = packed(rows=ROWS)
    assert found.municipality.tolist() == [0, 1, 1]
    assert found.child.tolist() == [0, 0, 1]
    assert (found.end - found.start).tolist()[:2] == [0, 31]
    assert found.end[2] == OPEN_DAY
    assert found.adviser.tolist() == [0, -1, 1]
    assert (found.offsets.tolist(), found.posts.tolist()) == ([0, 1, 3], [0, 1, 2])
    assert found.rows(municipality=1) == slice(1, 3)


def test_nothing_can_be_changed() -> None:
    found = packed(rows=ROWS)
    for column in (found.child, found.start, found.price, found.offsets):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1


def test_the_bytes_of_a_row_are_few() -> None:
    found = pack([])
    names = ("municipality", "child", "adviser", "step", "start", "end", "price", "same_place")
    assert sum(getattr(found, name).dtype.itemsize for name in names) == 20


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("start", EPOCH - 32769),
        ("start", EPOCH - 40_000),
        ("end", EPOCH + 32767),
        ("step", 7),
        ("step", -1),
        ("municipality", 40_000),
        ("child", -1),
        ("adviser", -2),
        ("price", 2**31),
        ("price", -2),
    ],
)
def test_what_does_not_fit_is_said_with_column_and_value(column: str, value: int) -> None:
    changed = getattr(ROWS, column).astype(np.int64)
    changed[1] = value
    rows = replace(ROWS, **{column: changed})
    if column == "end":
        rows = replace(rows, start=np.minimum(rows.start, value))
    with pytest.raises(DoesNotFit) as refused:
        packed(rows=rows)
    assert (refused.value.column, refused.value.value) == (column, value)


def test_lengths_and_order_of_days_are_held() -> None:
    with pytest.raises(ValueError, match="lengths"):
        packed(rows=replace(ROWS, price=ROWS.price[:2]))
    with pytest.raises(ValueError, match="before it starts"):
        packed(rows=replace(ROWS, end=ROWS.start - 1))


def test_another_epoch_makes_room_for_other_days() -> None:
    early = replace(ROWS, start=np.full(3, date(1870, 1, 1).toordinal()))
    found = packed(rows=early, epoch=date(1950, 1, 1).toordinal())
    assert found.epoch + int(found.start[0]) == date(1870, 1, 1).toordinal()
    assert (early.end == OPEN).sum() == (found.end == OPEN_DAY).sum()
