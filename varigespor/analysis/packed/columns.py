"""Spells packed for mass work: a few bytes a row, sorted, read-only, and the same for the same content."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import numpy as np

from varigespor.analysis.spells import OPEN, Column

EPOCH = date(2000, 1, 1).toordinal()
"""Day 0 where nothing else is said: 15 April 1910 to 16 September 2089 then fit."""
OPEN_DAY = 32767
"""The end of a spell that has none."""
FIRST_DAY, LAST_DAY = -32768, OPEN_DAY - 1
STEPS = 7
"""The steps 0 to 6; 0 is off the ladder and counts nowhere."""
UNKNOWN = -1
"""The code of an adviser, or the price, that is not known."""
KINDS = {
    "municipality": np.int16,
    "child": np.int32,
    "adviser": np.int32,
    "step": np.int8,
    "start": np.int16,
    "end": np.int16,
    "price": np.int32,
    "same_place": np.bool_,
}
LOWEST = {"adviser": UNKNOWN, "price": UNKNOWN}


class DoesNotFit(ValueError):
    """A value of a column is outside what a packed snapshot can hold."""

    def __init__(self, *, column: str, value: int) -> None:
        super().__init__(f"The column {column} holds {value}, which does not fit.")
        self.column, self.value = column, value


@dataclass(frozen=True, eq=False)
class Rows:
    """Spells as integer columns of equal length, in any order.

    `start` and `end` are `date.toordinal`, half-open, `OPEN` where there is no end; `adviser` and `price`
    (whole øre a day) are UNKNOWN where they are not known.
    """

    municipality: Column
    child: Column
    adviser: Column
    step: Column
    start: Column
    end: Column
    price: Column
    same_place: Column


@dataclass(frozen=True, eq=False)
class Packed:
    """Read-only columns by municipality, child and start; days since `epoch`, OPEN_DAY where there is no end.

    Municipality m has the rows offsets[m] ≤ row < offsets[m + 1] and the adviser codes posts[m] ≤ code <
    posts[m + 1]: an adviser in two municipalities is two. Rows may overlap and may last no day.
    """

    epoch: int
    municipality: Column
    child: Column
    adviser: Column
    step: Column
    start: Column
    end: Column
    price: Column
    same_place: Column
    offsets: Column
    posts: Column

    def __len__(self) -> int:
        return len(self.child)

    @property
    def municipalities(self) -> int:
        """How many there are, those without rows among them."""
        return len(self.offsets) - 1

    def rows(self, *, municipality: int) -> slice:
        """The rows of one municipality."""
        return slice(int(self.offsets[municipality]), int(self.offsets[municipality + 1]))

    def advisers(self, *, municipality: int) -> int:
        """How many advisers one municipality has."""
        return int(self.posts[municipality + 1] - self.posts[municipality])


def packed(*, rows: Rows, epoch: int = EPOCH) -> Packed:
    """The rows packed, with day 0 at the ordinal `epoch`.

    Raises DoesNotFit where a day, a code, a step or a price does not fit, ValueError where lengths differ or
    a spell ends before it starts.
    """
    found = {field.name: np.asarray(getattr(rows, field.name)) for field in fields(Rows)}
    if len({len(column) for column in found.values()}) != 1:
        raise ValueError("The columns have different lengths.")
    if (found["end"] < found["start"]).any():
        raise ValueError("A spell ends before it starts.")
    narrow = {name: _narrow(name, found[name], epoch) for name in KINDS}
    narrow["adviser"], posts = _posts(narrow["municipality"], narrow["adviser"])
    order = _order(narrow)
    kept = {name: column if order is None else column[order] for name, column in narrow.items()}
    offsets = np.zeros(len(posts), np.int64)
    np.cumsum(np.bincount(kept["municipality"], minlength=len(posts) - 1), out=offsets[1:])
    return sealed(columns=kept | {"offsets": offsets, "posts": posts}, epoch=epoch)


def sealed(*, columns: dict[str, Column], epoch: int) -> Packed:
    """Columns that are already in order, made read-only."""
    for column in columns.values():
        column.flags.writeable = False
    return Packed(epoch=epoch, **columns)


def sound(*, packed: Packed) -> bool:
    """Whether columns from elsewhere hold only what `packed` makes, so that nobody counts beside a table."""
    if len({len(getattr(packed, name)) for name in KINDS}) != 1 or len(packed.offsets) != len(packed.posts):
        return False
    for table in (packed.offsets, packed.posts):
        if not len(table) or table[0] != 0 or (np.diff(table) < 0).any():
            return False
    return _in_place(packed) and bool(
        (packed.end >= packed.start).all()
        and ((packed.step >= 0) & (packed.step < STEPS)).all()
        and (packed.child >= 0).all()
        and (packed.price >= UNKNOWN).all()
    )


def _in_place(packed: Packed) -> bool:
    """Whether every row lies with its municipality, in order, and has one of its advisers or none."""
    of = np.repeat(np.arange(packed.municipalities), np.diff(packed.offsets))
    if len(of) != len(packed) or not np.array_equal(of, packed.municipality):
        return False
    key = _key({"municipality": of, "child": packed.child, "start": packed.start})
    mine = (packed.adviser >= packed.posts[of]) & (packed.adviser < packed.posts[of + 1])
    return bool((key[1:] >= key[:-1]).all() and (mine | (packed.adviser == UNKNOWN)).all())


def _narrow(name: str, column: Column, epoch: int) -> Column:
    """A column in its packed kind. Raises DoesNotFit."""
    if name == "same_place":
        return column.astype(np.bool_)
    low, high = LOWEST.get(name, 0), int(np.iinfo(KINDS[name]).max)
    if name == "step":
        high = STEPS - 1
    if name in ("start", "end"):
        low, high = epoch + FIRST_DAY, epoch + LAST_DAY
    wrong = (column < low) | (column > high)
    if name == "end":
        wrong &= column != OPEN
    if wrong.any():
        raise DoesNotFit(column=name, value=int(column[np.argmax(wrong)]))
    if name == "end":
        return np.where(column == OPEN, OPEN_DAY, column - epoch).astype(np.int16)
    return (column - epoch if name == "start" else column).astype(KINDS[name])


def _posts(municipality: Column, adviser: Column) -> tuple[Column, Column]:
    """Adviser codes anew, each municipality's one after another, and where each municipality's begin."""
    known = adviser >= 0
    pair = municipality[known].astype(np.int64) << 32 | adviser[known]
    pairs, code = np.unique(pair, return_inverse=True)
    codes = np.full(len(adviser), UNKNOWN, np.int32)
    codes[known] = code
    count = int(municipality.max()) + 1 if len(municipality) else 0
    return codes, np.searchsorted(pairs, np.arange(count + 1, dtype=np.int64) << 32)


def _order(columns: dict[str, Column]) -> Column | None:
    """The rows by municipality, child and start, ties by all the rest; None where they already are."""
    key = _key(columns)
    if (key[1:] > key[:-1]).all():
        return None
    order = np.argsort(key, kind="stable")
    key = key[order]
    same = key[1:] == key[:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rest = [columns[name][order[tied]] for name in ("same_place", "price", "adviser", "step", "end")]
    order[tied] = order[tied][np.lexsort([*rest, key[tied]])]
    return order


def _key(columns: dict[str, Column]) -> Column:
    """One int64 per row that sorts by municipality, child and start."""
    key = columns["municipality"].astype(np.int64) << 47 | columns["child"].astype(np.int64) << 16
    return key | (columns["start"].astype(np.int64) - FIRST_DAY)
