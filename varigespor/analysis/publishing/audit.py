"""The audit: every hidden number keeps at least two possible values, or another number is hidden too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..spells import Column
from .component import Component
from .equations import Equations
from .published import State
from .solver import Believed, Solver
from .tables import LEAST_SHOWN

WISHES = 3
"""How many times a reader's beliefs are pulled one way and the other before numbers are tried one by one."""


class Revealed(Exception):
    """A count stays revealed whatever the new report hides; `populations` are those it depends on."""

    def __init__(self, component: Component) -> None:
        super().__init__("A count is revealed whatever is hidden.")
        self.populations = frozenset(block.population for block in component.blocks)


@dataclass(frozen=True, eq=False)
class Target:
    """Something that must not be known: a form whose sum is `value`; `wide` also holds what it only cuts."""

    form: Column
    wide: Column
    value: int


class Audit:
    """One component with the solutions found so far; each believes some other number than the true one."""

    def __init__(self, component: Component, equations: Equations) -> None:
        self.component, self.equations = component, equations
        self.solver = Solver(component, equations)
        self.values = self.solver.values
        self.whole, self.partly = self._groups()
        self.beliefs = np.zeros((0, component.matrix.shape[1]), np.int64)

    def settle(self) -> None:
        """Hide until nothing is revealed. Raises Revealed where hiding does not help."""
        for wish in self._wishes():
            found = self.solver.any(wish=wish)
            if found is not None:
                self._believe(found)
        while targets := [*self._known_rows(), *self._known_groups()]:
            self._open(targets[0])

    def relax(self) -> None:
        """Print again what turned out not to be needed, the greatest loss first."""
        mine = [(-self.equations.rows[index].loss, index) for index in self.component.rows]
        for _, index in sorted(mine):
            row = self.equations.rows[index]
            follows = row.follows is not None and self.equations.states[row.follows] is not State.SHOWN
            if self.equations.states[index] is State.REVEALING and not row.fixed and not follows:
                self._print(index)

    def _print(self, index: int) -> None:
        """Print one hidden row, if what is believed without contradicting it opens all that is hidden."""
        at = self.component.rows.index(index)
        before, self.equations.states[index] = self.beliefs, State.SHOWN
        self.solver.refresh()
        sums = before @ self.component.matrix[at]
        self.beliefs = before[(sums >= self.solver.low[at]) & (sums <= self.solver.high[at])]
        if not len(self.beliefs) or any(self._known_rows()) or any(self._known_groups()):
            self.beliefs, self.equations.states[index] = before, State.REVEALING
            self.solver.refresh()

    def _wishes(self) -> Iterator[Column]:
        random = np.random.default_rng(len(self.component.rows))
        for _ in range(WISHES):
            wish = random.integers(1, 9, self.component.matrix.shape[1]) * 2 - 9
            yield wish
            yield -wish

    def _believe(self, found: Column) -> None:
        self.beliefs = np.vstack([self.beliefs, found])

    def _known_rows(self) -> Iterator[Target]:
        """Hidden rows for which nobody has believed another value yet."""
        sums = self.beliefs @ self.component.matrix.T
        known = (sums == self.values).all(axis=0)
        for at in np.flatnonzero(known).tolist():
            if self.equations.states[self.component.rows[at]] in (State.SMALL, State.REVEALING):
                form = self.component.matrix[at]
                yield Target(form, form, int(self.values[at]))

    def _known_groups(self) -> Iterator[Target]:
        """Groups of 1 to 4 that nobody need have printed, on which all beliefs agree."""
        if not len(self.beliefs):
            return
        sums, cut = self.beliefs @ self.whole.T, self.beliefs @ self.partly.T
        small = (sums[0] > 0) & (sums[0] < LEAST_SHOWN)
        agreed = small & (sums == sums[0]).all(axis=0) & ~cut.any(axis=0)
        for at in np.flatnonzero(agreed).tolist():
            yield Target(self.whole[at], self.whole[at] + self.partly[at], int(sums[0, at]))

    def _open(self, target: Target) -> None:
        """Find the cheapest belief in another value, and hide what stands against it."""
        found = self._cheapest(target)
        if found is None:
            raise Revealed(self.component)
        for at in found.hidden:
            self.equations.hide(self.component.rows[at])
        self.solver.refresh()
        self._believe(found.unknowns)

    def _cheapest(self, target: Target) -> Believed | None:
        more = self.solver.other(form=target.wide, least=target.value + 1, most=self.solver.ceiling)
        if (more is not None and not more.loss) or not target.value:
            return more
        less = self.solver.other(form=target.form, least=0, most=target.value - 1)
        found = [one for one in (more, less) if one is not None]
        return min(found, key=lambda one: one.loss, default=None)

    def _groups(self) -> tuple[Column, Column]:
        """The groups of the component, and what is left of a printed count when a printed part is taken away."""
        counts = [at for at, row in enumerate(self.solver.rows) if not row.amount]
        held = self.component.matrix[counts]
        within = held @ held.T == held.sum(axis=1)[:, None]
        left = self.values[counts][None, :] - self.values[counts][:, None]
        part, whole = np.nonzero(within & (left > 0) & (left < LEAST_SHOWN))
        complements = held[whole] - held[part]
        forms = np.vstack([self.component.whole, complements])
        cut = np.vstack([self.component.partly, np.zeros_like(complements)])
        kept = list({both.tobytes(): at for at, both in enumerate(np.hstack([forms, cut]))}.values())
        return forms[kept], cut[kept]
