"""What the compiled pass is handed, and what it counts into: grouped arrays, and where a child is."""

from __future__ import annotations

from typing import NamedTuple

from varigespor.analysis.spells import Column

from .columns import FIRST_DAY, STEPS

NEVER = FIRST_DAY - 1
"""A day before all days."""
BLOCK = 1024
"""Rows in a block: few enough for the fastest cache."""
CELLS = STEPS * STEPS


class Rows(NamedTuple):
    """One municipality's rows, and its first adviser code."""

    child: Column
    adviser: Column
    step: Column
    start: Column
    end: Column
    price: Column
    post: int


class Counts(NamedTuple):
    """What is counted: as in `Tally`, with a last cell of `lengths` for what does not count.

    `turns` in one row of cells. `begun` and `over` are the prices that begin and that end on each day, apart,
    as one spell often begins where another ends, and a number just written is slow to read. `load` is how the
    children of each day and adviser change that day, in one row. `noted` holds the days without a price, and
    whether a number grew too large for its kind.
    """

    turns: Column
    begun: Column
    over: Column
    lengths: Column
    longest: int
    load: Column
    noted: Column


class Room(NamedTuple):
    """The first cell of `turns` for each day there is; the latest end of the child's spells on each step; the
    child that each adviser was last seen with, and the day until which, in one number."""

    cells: Column
    ends: Column
    seen: Column


class Block(NamedTuple):
    """A block of rows: the days of the period on which each begins and ends, and its price.

    `came` and `went` are the cells of `load` in which an adviser has a child more, and a child fewer.
    """

    first: Column
    last: Column
    price: Column
    came: Column
    went: Column


class Years(NamedTuple):
    """Each adviser's children on a day, the days on which they were above the cap, and every bit that the
    number of children ever had, so that one below zero is not forgotten."""

    children: Column
    above: Column
    bits: Column


class Spell(NamedTuple):
    """A row that counts, whether it is a new child's first, and the day on which the same child's next begins
    (OPEN_DAY where there is none)."""

    step: int
    start: int
    end: int
    new: bool
    next: int


class Child(NamedTuple):
    """Where a child is: its step, the day on which it last changed, the step before that day, the first day
    of the stay away, and a bit for each step on which a spell began and may last."""

    step: int
    day: int
    before: int
    away: int
    begun: int
