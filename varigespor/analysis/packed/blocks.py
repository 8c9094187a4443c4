"""One municipality's tally in NumPy alone: complete and correct, and what the accelerator is held to."""

from __future__ import annotations

import numpy as np

from varigespor.analysis.ladder import Turns, turning_days
from varigespor.analysis.spells import OPEN, Column, Spells
from varigespor.analysis.stays import stays_away

from .answers import Tally
from .asking import Frame
from .columns import FIRST_DAY, OPEN_DAY, STEPS, Packed


def tally(*, packed: Packed, frame: Frame, municipality: int) -> Tally:
    """The raw counts of one municipality."""
    rows = packed.rows(municipality=municipality)
    spells = _spells(packed, rows)
    turns = turning_days(spells=spells)
    helping = np.flatnonzero(spells.counting)
    start, end = (
        np.clip(day[rows][helping].astype(np.int64) - frame.since, 0, frame.days)
        for day in (packed.start, packed.end)
    )
    adviser = packed.adviser[rows][helping].astype(np.int64) - packed.posts[municipality]
    care = (spells.child[helping].astype(np.int64), adviser, start, end)
    price = packed.price[rows][helping].astype(np.int64)
    return Tally(
        _turns(turns, frame),
        _money(np.maximum(price, 0), start, end, frame),
        _lengths(turns, frame),
        _above(care, packed.advisers(municipality=municipality), frame),
        int((end - start)[price < 0].sum()),
    )


def _spells(packed: Packed, rows: slice) -> Spells:
    """The rows as the ladder's arithmetic takes them; days from 0."""
    start, end = packed.start[rows].astype(np.int32), packed.end[rows].astype(np.int32)
    end = np.where(end == OPEN_DAY, OPEN, end - FIRST_DAY)
    columns = (packed.child[rows], packed.step[rows], start - FIRST_DAY, end, packed.same_place[rows])
    return Spells((), *columns)


def _turns(turns: Turns, frame: Frame) -> Column:
    moment, before, after = turns
    day = (moment & OPEN) + FIRST_DAY - frame.since
    at = frame.bins[np.clip(day + 1, 0, len(frame.bins) - 1)].astype(np.int64)
    changed = before != after
    cell = (at * STEPS + before) * STEPS + after
    size = (int(frame.bins[-1]) + 1) * STEPS * STEPS
    return np.bincount(cell[changed], minlength=size)


def _lengths(turns: Turns, frame: Frame) -> Column:
    """How long the stays that were entered in the window lasted, or were watched."""
    stays = stays_away(turns=turns)
    start, end = stays.start.astype(np.int64) + FIRST_DAY, stays.end.astype(np.int64) + FIRST_DAY
    entered = (start >= frame.entered) & (start < frame.entered_to)
    start, end = start[entered], end[entered]
    lasted, watched = np.minimum(end, frame.until) - start, end > frame.until
    longest = frame.until - frame.entered + 1
    return np.bincount(lasted + watched * longest, minlength=2 * longest)


def _money(price: Column, start: Column, end: Column, frame: Frame) -> Column:
    found = np.zeros((int(frame.bins[-1]) // 2, 2), np.int64)
    for day, sign in ((start, 1), (end, -1)):
        month = (frame.bins[day + 1].astype(np.int64) - 1) >> 1
        np.add.at(found[:, 0], month, sign * price)
        np.add.at(found[:, 1], month, sign * price * day)
    return found


def _above(care: tuple[Column, Column, Column, Column], advisers: int, frame: Frame) -> int:
    """Adviser-days above the cap. Of a child's spells with one adviser each adds the days not yet counted."""
    known = care[1] >= 0
    child, adviser, start, end = (column[known] for column in care)
    pair = child * max(advisers, 1) + adviser
    order = np.argsort(pair, kind="stable")
    pair, adviser, start, end = pair[order], adviser[order], start[order], end[order]
    nth = np.cumsum(np.diff(pair, prepend=-1) != 0) << 20
    reached = np.maximum.accumulate(nth | end)
    reached = np.append(0, reached[:-1])
    begins = np.maximum(start, np.where(reached >> 20 == nth >> 20, reached & 0xFFFFF, 0))
    new = begins < end
    width = frame.days + 1
    change = np.bincount(adviser[new] * width + begins[new], minlength=advisers * width)
    change -= np.bincount(adviser[new] * width + end[new], minlength=advisers * width)
    load = np.cumsum(change.reshape(advisers, width), axis=1)
    return int((load[:, :-1] > frame.cap).sum())
