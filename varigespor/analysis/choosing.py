"""A choice among children (a team, a district, a target group, an age), and who crosses its border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from .belonging import NOWHERE, Belongings, age_on, anniversary, code_on
from .ladder import Moves, Turns, steps_on, turning_days
from .spells import DAY_BITS, OPEN, Column, Spells, moments

UNKNOWN_AGE = (NOWHERE, NOWHERE)
"""The age band of children whose age on the day is not known, the unborn among them."""


@dataclass(frozen=True, eq=False)
class Children:
    """Spells, and what the same child codes belong to: dated codes by dimension, and days of birth.

    `born` holds one day number per child code, OPEN where it is not known.
    """

    spells: Spells
    belongings: Mapping[str, Belongings]
    born: Column

    @cached_property
    def turns(self) -> Turns:
        """The turning days of all the spells, found once."""
        return turning_days(spells=self.spells)


@dataclass(frozen=True)
class Choice:
    """One code in some dimensions (NOWHERE: those who belong to none), and an age band, both ends in it."""

    codes: Mapping[str, int] = field(default_factory=dict)
    ages: tuple[int, int] | None = None

    @property
    def everybody(self) -> bool:
        """Whether nobody is left out."""
        return not self.codes and self.ages is None


def chosen(*, children: Children, choice: Choice, child: Column, day: Column) -> Column:
    """Mask of the child-days that the choice holds."""
    held = np.ones(len(child), np.bool_)
    for dimension, code in choice.codes.items():
        held &= code_on(belongings=children.belongings[dimension], child=child, day=day) == code
    if choice.ages is not None:
        age = age_on(born=children.born[child], day=day)
        held &= (age >= choice.ages[0]) & (age <= choice.ages[1])
    return held


def crossings(*, children: Children, choice: Choice, since: date, until: date) -> tuple[Moves, Moves]:
    """Who came to the choice and who left it while standing on a step, on the days since ≤ day < until.

    One row per child and day; `before` and `after` are both the step of the day before. A child that also
    moves that day moves after it crossed; one that leaves the ladder that day does not cross. So crossings
    and moves balance the stock of the choice.
    """
    child, day = _borders(children, choice, (since.toordinal(), until.toordinal()))
    step = steps_on(turns=children.turns, child=child, day=day - 1)
    stays = (step > 0) & (steps_on(turns=children.turns, child=child, day=day) > 0)
    was = chosen(children=children, choice=choice, child=child, day=day - 1)
    became = chosen(children=children, choice=choice, child=child, day=day)
    crossed = Moves(child, day, step, step)
    return crossed.where(stays & became & ~was), crossed.where(stays & was & ~became)


def _borders(children: Children, choice: Choice, period: tuple[int, int]) -> tuple[Column, Column]:
    """The child-days of a period on which a belonging begins or ends or an age is reached, each once."""
    found = [np.zeros(0, np.int64)]
    for dimension in choice.codes:
        held = children.belongings[dimension]
        found += [moments(child=held.child, day=day) for day in (held.start, held.end)]
    if choice.ages is not None:
        low, high = choice.ages
        found += [_birthdays(children.born, years) for years in {0, max(low, 0), max(high + 1, 0)}]
    all_ = np.unique(np.concatenate(found))
    day = (all_ & OPEN).astype(np.int32)
    within = (day >= period[0]) & (day < period[1])
    return (all_[within] >> DAY_BITS).astype(np.int32), day[within]


def _birthdays(born: Column, years: int) -> Column:
    """The moment at which each child is so many years old; none where the birth is not known."""
    known = np.flatnonzero(born != OPEN)
    return moments(child=known, day=anniversary(born=born[known], years=years))
