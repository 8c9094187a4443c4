"""One immutable picture of all children and their help, from which every result is counted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .belonging import NOWHERE, age_on
from .capacity import NO_CAPACITIES, Capacities
from .choosing import Children
from .courses import Courses, courses
from .dimensions import Ages, Dated, Dimension, OfChild, OfSpell, Steps, divided
from .ladder import Turns
from .loads import Care
from .pricing import Prices
from .reviews import NO_REVIEWS, Reviews
from .spells import Column, Spells, moments
from .stays import Stays, stays_away
from .stretches import Stretches, stretches

AGE_BANDS = ((0, 5), (6, 9), (10, 14), (15, 17), (18, 22), (23, 120))
LADDER = tuple(range(7))
HELP = frozenset({"measure", "section", "provider", "place_type"})
"""Dimensions of the help, not of the child."""
NONE = np.zeros(0, np.int32)
NO_PRICES = Prices(NONE, NONE, NONE, NONE)


class NoDimension(KeyError):
    """The snapshot does not know what it is asked to be divided by."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Spells and what is known of them, of their children and of who belonged where.

    `course` has one code per spell: spells of one course of help, one after another, share it. `of_spell`
    holds traits of the spells, `of_child` of the children, `dated_keys` names the codes of
    `children.belongings`. `prices` are those of the codes of "entry", `capacities` of "measure". `planned` is
    the day on which each spell was to end, OPEN where none was set; None where it is not known of any.
    `labels` are the names of keys that are no words. `care` is None where nobody knows who the advisers are.
    """

    children: Children
    course: Column
    of_spell: Mapping[str, OfSpell] = field(default_factory=dict)
    of_child: Mapping[str, OfChild] = field(default_factory=dict)
    dated_keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    prices: Prices = NO_PRICES
    capacities: Capacities = NO_CAPACITIES
    planned: Column | None = None
    reviews: Reviews = NO_REVIEWS
    care: Care | None = None
    labels: Mapping[str, Mapping[Hashable, str]] = field(default_factory=dict)

    @property
    def spells(self) -> Spells:
        return self.children.spells

    @property
    def turns(self) -> Turns:
        return self.children.turns

    @cached_property
    def walked(self) -> Stretches:
        """The ladder as all children walked it."""
        return stretches(spells=self.spells, turns=self.turns)

    @cached_property
    def helped(self) -> Stretches:
        """All help on a step, one row per spell, also where a child has more than one at a time."""
        rows, spells = np.flatnonzero(self.spells.counting), self.spells
        return Stretches(spells.child[rows], spells.start[rows], spells.end[rows], spells.step[rows], rows)

    @cached_property
    def courses(self) -> Courses:
        """All courses of help."""
        return courses(spells=self.spells, course=self.course)

    @cached_property
    def stays(self) -> Stays:
        """All stays away from home."""
        return stays_away(turns=self.turns)

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """Everything that can be divided by."""
        dated = {name: Dated(self.children.belongings[name], keys) for name, keys in self.dated_keys.items()}
        ages = {"age": Ages(self.children.born, AGE_BANDS)}
        return {"step": Steps(LADDER), **ages, **dated, **self.of_child, **self.of_spell}

    def dimension(self, *, name: str) -> Dimension:
        """One of them. Raises NoDimension."""
        if name not in self.dimensions:
            raise NoDimension(name)
        return self.dimensions[name]

    def entry_of(self, *, rows: Stretches) -> Column:
        """The code of what is paid for on each row; NOWHERE where that is not known."""
        known = self.of_spell.get("entry")
        return known.codes(rows=rows) if known else np.full(len(rows), NOWHERE, np.int32)

    def divided_by(self, *, names: Sequence[str]) -> Stretches:
        """Rows of days, each with one code in every dimension. Raises NoDimension.

        Asked about the help itself, all help counts, also beside other help; else each child once a day, on
        its highest step.
        """
        rows = self.helped if HELP & set(names) else self.walked
        return divided(rows=rows, by=[self.dimension(name=name) for name in names])

    def chosen_days(
        self, *, names: Sequence[str], chosen: Sequence[tuple[str, int]], ages: tuple[int, int] | None
    ) -> Stretches:
        """All help, one row per spell, cut by the dimensions, of those with the codes and the age."""
        by = [self.dimension(name=name) for name in names]
        if ages is not None:
            by.append(Ages(self.children.born, (ages,)))
        rows = divided(rows=self.helped, by=by)
        return rows.where(self.held(rows=rows, chosen=chosen, ages=ages))

    def chosen_courses(self, *, chosen: Sequence[tuple[str, int]], ages: tuple[int, int] | None) -> Courses:
        """The courses of those who had the codes and the age on its first day."""
        found = self.courses
        return found.where(self.held(rows=found.begun(step=self.spells.step), chosen=chosen, ages=ages))

    def chosen_stays(self, *, chosen: Sequence[tuple[str, int]], ages: tuple[int, int] | None) -> Stays:
        """The stays away of those who had the codes and the age on its first day."""
        walked, found = self.walked, self.stays
        begun = moments(child=walked.child, day=walked.start)
        first = np.searchsorted(begun, moments(child=found.child, day=found.start))
        return found.where(self.held(rows=walked.where(first), chosen=chosen, ages=ages))

    def held(
        self, *, rows: Stretches, chosen: Sequence[tuple[str, int]], ages: tuple[int, int] | None
    ) -> Column:
        """Mask of the rows with the codes and the age on their first day."""
        held = np.ones(len(rows), np.bool_)
        for name, code in chosen:
            held &= self.dimension(name=name).codes(rows=rows) == code
        if ages is not None:
            age = age_on(born=self.children.born[rows.child], day=rows.start)
            held &= (age >= ages[0]) & (age <= ages[1])
        return held
