"""Spells as immutable columns: who stands on which step, from a day until (not including) another."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

DAY_BITS = 22
OPEN = 2**DAY_BITS - 1
"""The end of a spell that has none: later than every day a date can hold, and still within DAY_BITS."""


@dataclass(frozen=True, eq=False)
class Spells:
    """Columns of equal length, ordered by child and start.

    `keys` names each child code (int32, 0 … n−1); `step` is int8, 0 = off the ladder; `start` and `end` are
    int32 days (`date.toordinal`), half-open, `OPEN` where there is no end; `same_place` marks a spell that
    goes on in the place where the child already was.
    """

    keys: tuple[Hashable, ...]
    child: Column
    step: Column
    start: Column
    end: Column
    same_place: Column

    def __len__(self) -> int:
        return len(self.child)

    @property
    def counting(self) -> Column:
        """Mask of the spells that put a child on a step for at least one day."""
        return (self.step > 0) & (self.end > self.start)

    def where(self, mask: Column) -> Spells:
        """The spells of a mask; child codes and keys stay as they are."""
        columns = (self.child, self.step, self.start, self.end, self.same_place)
        return Spells(self.keys, *(column[mask] for column in columns))

    def code(self, *, key: Hashable) -> int:
        """The code of a child. Raises ValueError where it has no spell."""
        return self.keys.index(key)


def moments(*, child: Column, day: Column) -> Column:
    """One int64 per child and day that sorts by child, then day."""
    return (child.astype(np.int64) << DAY_BITS) | day.astype(np.int64)


def distinct(*, values: Column) -> Column:
    """The values once each, in order. Sorting whole numbers is far faster here than hashing."""
    in_order = np.sort(values)
    return in_order[np.append(True, in_order[1:] != in_order[:-1])] if len(in_order) else in_order


def ordinals(*, days: Sequence[date | None]) -> Column:
    """int32 day numbers, `OPEN` for None."""
    return np.fromiter((OPEN if day is None else day.toordinal() for day in days), np.int32, len(days))


def spells_of(
    *,
    child: Sequence[Hashable],
    step: Sequence[int],
    start: Sequence[date],
    end: Sequence[date | None],
    same_place: Sequence[bool],
) -> Spells:
    """Columns from plain lists of equal length, in any order.

    Raises ValueError where lengths differ, a step is below 0 or above 127, or a spell ends before it starts.
    """
    codes = {key: code for code, key in enumerate(dict.fromkeys(child))}
    columns = (
        np.fromiter((codes[key] for key in child), np.int32, len(child)),
        np.array(step, np.int16),
        ordinals(days=start),
        ordinals(days=end),
        np.array(same_place, np.bool_),
    )
    return ordered(keys=tuple(codes), columns=columns)


def ordered(*, keys: tuple[Hashable, ...], columns: tuple[Column, Column, Column, Column, Column]) -> Spells:
    """Spells from the columns child, step, start, end, same_place; checked, sorted and made read-only.

    Raises ValueError as `spells_of` does.
    """
    child, step, start, end, same_place = columns
    if len({len(column) for column in columns}) != 1:
        raise ValueError("The columns have different lengths.")
    if ((step < 0) | (step > np.iinfo(np.int8).max)).any():
        raise ValueError("A step is outside 0 to 127.")
    if (end < start).any():
        raise ValueError("A spell ends before it starts.")
    order = np.argsort(moments(child=child, day=start), kind="stable")
    kinds: tuple[type[np.generic], ...] = (np.int32, np.int8, np.int32, np.int32, np.bool_)
    kept = [
        column.astype(kind)[order]
        for column, kind in zip((child, step, start, end, same_place), kinds, strict=True)
    ]
    for column in kept:
        column.flags.writeable = False
    return Spells(keys, *kept)
