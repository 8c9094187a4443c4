"""The audit: every hidden number keeps at least two possible values, or another number is hidden too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..spells import Column
from .component import NO_LIMIT, Component
from .equations import Contradiction, Equations
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
        self.whole, self.partly = self._groups()
        self.beliefs = np.zeros((0, component.matrix.shape[1]), np.int64)

    def settle(self) -> None:
        """Hide until nothing is revealed. Raises Revealed where hiding does not help."""
        for wish in self._wishes():
            found = self.solver.any(wish=wish)
            if found is not None:
                self._believe(found)
        if not len(self.beliefs) and not self.solver.possible():
            raise Contradiction("The numbers contradict each other, or what was published before.")
        tried: set[bytes] = set()
        while targets := [*self._known_rows(), *self._known_groups(), *self._left()]:
            if (first := targets[0].form.tobytes()) in tried:
                raise Revealed(self.component)
            tried.add(first)
            self._open(targets[0])

    def relax(self) -> None:
        """Print again what turned out not to be needed, the greatest loss first."""
        rows = self.equations.rows
        for index in sorted(self._lines_of, key=lambda index: (-rows[index].loss, index)):
            row = rows[index]
            follows = row.follows is not None and self.equations.states[row.follows] is not State.SHOWN
            if self.equations.states[index] is State.REVEALING and not row.fixed and not follows:
                self._print(index)

    def _print(self, index: int) -> None:
        """Print one hidden row, if what is believed without contradicting it opens all that is hidden."""
        at = self._lines_of[index]
        before, self.equations.states[index] = self.beliefs, State.SHOWN
        self.solver.refresh()
        sums = before @ self.component.matrix[at].T
        agreed = (sums >= self.solver.low[at]) & (sums <= self.solver.high[at])
        self.beliefs = before[agreed.all(axis=1)]
        if not len(self.beliefs) or any(self._known_rows()) or any(self._known_groups()) or any(self._left()):
            self.beliefs, self.equations.states[index] = before, State.REVEALING
            self.solver.refresh()

    @cached_property
    def _lines_of(self) -> dict[int, list[int]]:
        """The lines of each row."""
        found: dict[int, list[int]] = {}
        for at, line in enumerate(self.component.lines):
            found.setdefault(line.row, []).append(at)
        return found

    def _wishes(self) -> Iterator[Column]:
        random = np.random.default_rng(len(self.component.lines))
        for _ in range(WISHES):
            wish: Column = np.asarray(random.integers(1, 9, self.component.matrix.shape[1]) * 2 - 9)
            yield from (wish, -wish)

    def _believe(self, found: Column) -> None:
        self.beliefs = np.vstack([self.beliefs, found])

    def _known_rows(self) -> Iterator[Target]:
        """Hidden rows for which nobody has believed another value yet."""
        sums = self.beliefs @ self.component.matrix.T
        lines = self.component.lines
        for index, at in self._lines_of.items():
            if self.equations.states[index] in (State.SMALL, State.REVEALING):
                prices = np.array([lines[one].price or 1 for one in at])
                true = np.array([lines[one].value for one in at])
                if (sums[:, at] @ prices == true @ prices).all():
                    form = self.component.matrix[at].sum(axis=0)
                    yield Target(form, form, int(true.sum()))

    def _known_groups(self) -> Iterator[Target]:
        """Groups of 1 to 4 that nobody need have printed, on which all beliefs agree."""
        if not len(self.beliefs):
            return
        sums, cut = self.beliefs @ self.whole.T, self.beliefs @ self.partly.T
        small = (sums[0] > 0) & (sums[0] < LEAST_SHOWN)
        agreed = small & (sums == sums[0]).all(axis=0) & ~cut.any(axis=0)
        for at in np.flatnonzero(agreed).tolist():
            yield Target(self.whole[at], self.whole[at] + self.partly[at], int(sums[0, at]))

    def _left(self) -> Iterator[Target]:
        """What is left, 1 to 4, of a printed count when its printed parts are taken away."""
        equations = self.equations
        for whole, parts in equations.remainders():
            left = equations.rows[whole].value - sum(equations.rows[one].value for one in parts)
            held = [one for one in (whole, *parts) if one in self._lines_of]
            if 0 < left < LEAST_SHOWN and any(not equations.rows[one].fixed for one in held):
                weights = np.array([1 if one == whole else -1 for one in held])
                form = weights @ self.component.matrix[[self._lines_of[one][0] for one in held]]
                yield Target(form, form, int(weights @ [equations.rows[one].value for one in held]))

    def _open(self, target: Target) -> None:
        """Find the cheapest belief in another value, and hide what stands against it."""
        found = self._cheapest(target)
        if found is None:
            raise Revealed(self.component)
        self.equations.hide(*found.hidden)
        self.solver.refresh()
        self._believe(found.unknowns)

    def _cheapest(self, target: Target) -> Believed | None:
        more = self.solver.other(form=target.wide, least=target.value + 1, most=NO_LIMIT)
        if more is not None and not more.loss:
            return more
        less = self.solver.other(form=target.form, least=-NO_LIMIT, most=target.value - 1)
        found = [one for one in (more, less) if one is not None]
        return min(found, key=lambda one: one.loss, default=None)

    def _groups(self) -> tuple[Column, Column]:
        """The groups of the component, and what is left of a count without a smaller one within it."""
        counts = [at for at, line in enumerate(self.component.lines) if not line.price]
        held = self.component.matrix[counts]
        values = np.array([self.component.lines[at].value for at in counts], np.int64)
        within = held @ held.T == held.sum(axis=1)[:, None]
        left = values[None, :] - values[:, None]
        part, whole = np.nonzero(within & (left > 0) & (left < LEAST_SHOWN))
        complements = held[whole] - held[part]
        forms = np.vstack([self.component.whole, complements])
        cut = np.vstack([self.component.partly, np.zeros_like(complements)])
        kept = list({both.tobytes(): at for at, both in enumerate(np.hstack([forms, cut]))}.values())
        return forms[kept], cut[kept]
