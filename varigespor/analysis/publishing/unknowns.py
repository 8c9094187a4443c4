"""The unknown whole numbers behind the rows: atoms that no row tells apart taken as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..spells import Column
from .grid import Block, Grid, Mask


@dataclass(frozen=True, eq=False)
class Unknowns:
    """The classes of one block: `first` is the place of the first one's count among all unknowns.

    `of_atom` is the class of each atom (−1: nobody), `example` one atom of each class. Child-days come after
    the counts, by what amounts tell apart alone: `of_class` is their place for each class (−1: no amount).
    """

    block: Block
    first: int
    of_atom: Column
    example: Column
    of_class: Column

    @property
    def counts(self) -> Column:
        """Places of the counts."""
        return self.first + np.arange(len(self.example))

    @property
    def paid(self) -> int:
        """How many sums of child-days there are."""
        return int(self.of_class.max(initial=-1)) + 1

    @property
    def width(self) -> int:
        """How many unknowns there are."""
        return len(self.example) + self.paid

    def spread(self, vector: Column, *, amount: bool, width: int) -> Column:
        """A row over atoms as a row over all unknowns."""
        spread = np.zeros(width, np.int64)
        if amount:
            held = self.of_class >= 0
            spread[self._days()[self.of_class[held]]] = vector[self.example[held]]
        else:
            spread[self.counts] = vector[self.example]
        return spread

    def coupling(self, width: int) -> Column:
        """Rows that must not be below 0: child-days − children, and longest × children − child-days."""
        rows = np.zeros((2 * self.paid, width), np.int64)
        for at, days in enumerate(self._days().tolist()):
            children = self.counts[self.of_class == at]
            rows[2 * at, days], rows[2 * at, children] = 1, -1
            rows[2 * at + 1, days], rows[2 * at + 1, children] = -1, self.block.population.days
        return rows

    def groups(self, grid: Grid, width: int) -> tuple[Column, Column]:
        """Every group that one or two dimensions name, and every class alone: held whole, and cut."""
        sizes = np.bincount(self.of_atom[self.of_atom >= 0], minlength=len(self.example))
        held = [self.of_atom[mask & (self.of_atom >= 0)] for mask in grid.corners()]
        inside = np.array([np.bincount(one, minlength=len(sizes)) for one in held])
        inside = inside.reshape(len(held), len(sizes))
        whole = np.zeros((len(inside) + len(sizes), width), np.int64)
        partly = np.zeros_like(whole)
        whole[:, self.counts] = np.vstack([inside == sizes, np.eye(len(sizes))])
        partly[: len(inside), self.counts] = (inside > 0) & (inside < sizes)
        return whole, partly

    def _days(self) -> Column:
        return self.first + len(self.example) + np.arange(self.paid)


def unknowns_of(
    *, block: Block, first: int, vectors: Sequence[Column], amounts: Sequence[bool], nobody: Mask
) -> Unknowns:
    """The classes of atoms that the vectors (over atoms; `amounts`: of child-days) do not tell apart."""
    somebody = np.flatnonzero(~nobody)
    columns = np.array(vectors, np.int64).reshape(len(vectors), len(nobody)).T[somebody]
    of_some, example = _different(columns)
    of_atom = np.full(len(nobody), -1)
    of_atom[somebody] = of_some
    paying = columns[example][:, np.array(amounts, np.bool_)]
    of_class = np.full(len(example), -1)
    held = paying.any(axis=1)
    of_class[held] = _different(paying[held])[0]
    return Unknowns(block, first, of_atom, somebody[example], of_class)


def _different(columns: Column) -> tuple[Column, Column]:
    """Which of the different rows each row is, in the order they come, and where each stands first."""
    found: dict[bytes, int] = {}
    first: list[int] = []
    inverse = np.zeros(len(columns), np.int64)
    for at, column in enumerate(columns):
        inverse[at] = found.setdefault(column.tobytes(), len(found))
        if inverse[at] == len(first):
            first.append(at)
    return inverse, np.array(first, np.int64)
