"""Courses of help: the spells of one measure, or of one place, seen as one from its start to its end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .spells import OPEN, Column, Spells
from .stretches import Stretches


@dataclass(frozen=True, eq=False)
class Courses:
    """One row per course of at least a day: `child` codes, days `start` and `end` (OPEN while it lasts).

    `first` and `last` are the rows of its first and last spell, by which its traits are found.
    """

    child: Column
    start: Column
    end: Column
    first: Column
    last: Column

    def __len__(self) -> int:
        return len(self.child)

    def where(self, mask: Column) -> Courses:
        """The rows of a mask, or of indices."""
        columns = (self.child, self.start, self.end, self.first, self.last)
        return Courses(*(column[mask] for column in columns))

    def begun(self, *, step: Column) -> Stretches:
        """Each course as a row of its first day's spell; `step` has one place per spell."""
        return Stretches(self.child, self.start, self.end, step[self.first], self.first)


def continued(*, spells: Spells) -> Column:
    """One code per spell; a spell in the same place as the child's spell before goes on with its course."""
    goes_on = np.zeros(len(spells), np.bool_)
    goes_on[1:] = spells.same_place[1:] & (spells.child[1:] == spells.child[:-1])
    return (np.cumsum(~goes_on) - 1).astype(np.int32)


def courses(*, spells: Spells, course: Column) -> Courses:
    """The courses of spells that put a child on a step for a day or more; `course` has one code per spell."""
    rows = np.flatnonzero(spells.counting)
    order = rows[np.lexsort((spells.start[rows], course[rows]))]
    begins = np.flatnonzero(np.diff(course[order], prepend=-1))
    if not len(begins):
        none = np.zeros(0, np.int32)
        return Courses(none, none, none, none, none)
    lasts = np.append(begins[1:], len(order)) - 1
    end = np.maximum.reduceat(spells.end[order], begins)
    first = order[begins]
    return Courses(spells.child[first], spells.start[first], end, first, order[lasts])


def lasted(*, found: Courses) -> Column:
    """Whole days from start to end; −1 while it lasts."""
    return np.where(found.end == OPEN, -1, found.end - found.start)
