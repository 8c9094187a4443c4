"""The same tally compiled: one municipality's rows handed to machine code, and what it counted read back."""

from __future__ import annotations

import numpy as np

from varigespor.analysis.spells import Column

from . import machine
from .answers import Tally
from .asking import Frame
from .columns import OPEN_DAY, STEPS, Packed
from .kinds import BLOCK, CELLS, NEVER, Block, Counts, Room, Rows, Years

NARROW = (np.int8, np.int16)
"""The kinds of a day's change in an adviser's children, and of the children: small, to stay in the cache."""
WIDE = (np.int32, np.int32)
MOST_DAYS = 32_767
"""As many days as the narrow kind of an adviser's days can count."""
LANES = 64
"""Advisers are filled up with nobody to a multiple of it, so that all are added up side by side."""
LINE = 64
"""Bytes in a line of the cache."""


def tally(*, packed: Packed, frame: Frame, municipality: int) -> Tally:
    """The raw counts of one municipality, the same integers as in NumPy."""
    mine, advisers = packed.rows(municipality=municipality), packed.advisers(municipality=municipality)
    columns = (packed.child, packed.adviser, packed.step, packed.start, packed.end, packed.price)
    rows = Rows._make([*(column[mine] for column in columns), int(packed.posts[municipality])])
    if frame.days <= MOST_DAYS:
        found, fits = _counted(rows, frame, advisers, NARROW)
        if fits:
            return found
    return _counted(rows, frame, advisers, WIDE)[0]


def _counted(rows: Rows, frame: Frame, advisers: int, kinds: tuple[type, type]) -> tuple[Tally, bool]:
    """The tally, and whether narrow kinds were wide enough for it."""
    size, longest = int(frame.bins[-1]) + 1, frame.until - frame.entered + 1
    days, width = frame.days + 1, -(-advisers // LANES) * LANES
    counts = Counts(
        np.zeros(size * CELLS, np.int32),
        np.zeros(days, np.int64),
        np.zeros(days, np.int64),
        np.zeros(2 * longest + 1, np.int32),
        longest,
        np.zeros(days * width, kinds[0]),
        np.zeros(2, np.int64),
    )
    # Nobody's spell of no days, for each adviser to let go of when the first child comes.
    counts.load[:width] = 1
    room = Room(_cells(frame), np.full(STEPS, NEVER, np.int64), np.full(width, -1 << 32, np.int64))
    block = Block(*(np.empty(BLOCK, kind) for kind in (np.int32,) * 3 + (np.int64,) * 2))
    machine.walk(rows=rows, frame=frame, room=room, counts=counts, block=block)
    above = _above(counts, (days, width), frame.cap, kinds[1])
    counts.turns.reshape(size, CELLS)[:, :: STEPS + 1] = 0
    turns = counts.turns.reshape(size, STEPS, STEPS)
    found = Tally(turns, _money(counts, frame), counts.lengths[:-1], above, int(counts.noted[0]))
    return found, not counts.noted[1]


def _cells(frame: Frame) -> Column:
    """The first cell of `turns` for every day from NEVER to OPEN_DAY."""
    cells = np.empty(OPEN_DAY - NEVER + 1, np.int32)
    begins = frame.since - 1 - NEVER
    first, last = (min(max(at, 0), len(cells)) for at in (begins, begins + len(frame.bins)))
    cells[:first] = 0
    cells[first:last] = frame.bins[first - begins : last - begins]
    cells[last:] = frame.bins[-1]
    cells *= CELLS
    return cells


def _money(counts: Counts, frame: Frame) -> Column:
    """By month and the one after, of what begins less what ends: price, and price × day of the period."""
    price = counts.begun - counts.over
    months = np.flatnonzero(frame.bins[1:-1] & 1)
    return np.add.reduceat(np.stack([price, price * np.arange(len(price))], axis=1), months)


def _above(counts: Counts, shape: tuple[int, int], cap: int, kind: type) -> int:
    """The days on which an adviser had more children than the cap.

    Nobody has fewer than no children: where the number grew too large for its kind, it shows below zero.
    """
    years = Years(*_lined_up(3 * shape[1], kind).reshape(3, shape[1]))
    highest = kind(min(cap, np.iinfo(kind).max))
    machine.add_up(load=counts.load.reshape(shape), years=years, cap=highest)
    counts.noted[1] |= bool((years.bits < 0).any())
    return int(years.above.sum(dtype=np.int64))


def _lined_up(size: int, kind: type) -> Column:
    """Zeros that begin where a line of the cache does: a number just written across two is slow to read."""
    room: Column = np.zeros(size + LINE, kind)
    begins = -room.ctypes.data % LINE // room.itemsize
    return room[begins : begins + size]
