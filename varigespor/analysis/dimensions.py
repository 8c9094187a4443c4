"""What children and their help can be divided by: of the spell, of the child, dated, by age, by step."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .belonging import NOWHERE, Belongings, age_on, anniversary, code_on
from .spells import OPEN, Column
from .stretches import Stretches, split

Cut = tuple[Column, Column]
"""Child codes and day numbers on which a dimension's code may change within a stretch."""
NO_CUT: Cut = (np.zeros(0, np.int32), np.zeros(0, np.int32))


class Dimension(Protocol):
    """Codes of stretches, and what each code is."""

    @property
    def keys(self) -> Sequence[Hashable]:
        """What each code stands for; NOWHERE stands for what is not known."""

    def cuts(self) -> Cut:
        """Where stretches must be split before they are asked for their codes."""

    def codes(self, *, rows: Stretches) -> Column:
        """One code per row, as on its first day."""


@dataclass(frozen=True, eq=False)
class OfSpell:
    """A trait of the help itself: the measure, the provider, the place; `code` has one place per spell."""

    code: Column
    keys: Sequence[Hashable]

    def cuts(self) -> Cut:
        """None: a stretch has one spell."""
        return NO_CUT

    def codes(self, *, rows: Stretches) -> Column:
        """By the spell that carries the row."""
        return self.code[rows.spell]


@dataclass(frozen=True, eq=False)
class OfChild:
    """What never changes for a child; `code` has one place per child code."""

    code: Column
    keys: Sequence[Hashable]

    def cuts(self) -> Cut:
        """None: it never changes."""
        return NO_CUT

    def codes(self, *, rows: Stretches) -> Column:
        """By child."""
        return self.code[rows.child]


@dataclass(frozen=True, eq=False)
class Dated:
    """What a child belongs to from a day until another: its team, district or target group."""

    belongings: Belongings
    keys: Sequence[Hashable]

    def cuts(self) -> Cut:
        """The days on which a belonging begins or ends."""
        held = self.belongings
        return np.concatenate([held.child, held.child]), np.concatenate([held.start, held.end])

    def codes(self, *, rows: Stretches) -> Column:
        """By child and day."""
        return code_on(belongings=self.belongings, child=rows.child, day=rows.start)


@dataclass(frozen=True, eq=False)
class Ages:
    """Age bands, both ends in them, in order and without gaps; `born` has one day number per child code."""

    born: Column
    keys: Sequence[tuple[int, int]]

    def cuts(self) -> Cut:
        """The birthdays on which a child comes to a band, or leaves the last, and the day of birth itself."""
        known = np.flatnonzero(self.born != OPEN).astype(np.int32)
        years = sorted({0, *(low for low, _ in self.keys), *(high + 1 for _, high in self.keys)})
        days = [anniversary(born=self.born[known], years=year) for year in years]
        return np.tile(known, len(years)), np.concatenate(days)

    def codes(self, *, rows: Stretches) -> Column:
        """The band that holds the age; NOWHERE where it is unknown or outside them all."""
        age = age_on(born=self.born[rows.child], day=rows.start)
        found = np.full(len(rows), NOWHERE, np.int32)
        for code, (low, high) in enumerate(self.keys):
            found[(age >= low) & (age <= high)] = code
        return found


@dataclass(frozen=True, eq=False)
class Steps:
    """The ladder's own steps; the code is the step."""

    keys: Sequence[int]

    def cuts(self) -> Cut:
        """None: a stretch has one step."""
        return NO_CUT

    def codes(self, *, rows: Stretches) -> Column:
        """The steps themselves."""
        return rows.step


def coded(*, values: Iterable[Hashable]) -> tuple[Column, tuple[Hashable, ...]]:
    """Codes of the values and their keys, sorted by their text; None and '' are NOWHERE."""
    listed = list(values)
    keys = tuple(sorted({value for value in listed if value not in (None, "")}, key=str))
    known = {key: code for code, key in enumerate(keys)}
    return np.fromiter((known.get(value, NOWHERE) for value in listed), np.int32, len(listed)), keys


def divided(*, rows: Stretches, by: Iterable[Dimension]) -> Stretches:
    """The rows cut so that each has one code in every dimension all its days."""
    found = [dimension.cuts() for dimension in by]
    child = np.concatenate([NO_CUT[0], *(child for child, _ in found)])
    day = np.concatenate([NO_CUT[1], *(day for _, day in found)])
    return split(rows=rows, child=child, day=day) if len(child) else rows
