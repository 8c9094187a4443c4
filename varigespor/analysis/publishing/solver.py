"""Whole-number solutions of a component: what a reader could believe, with as little as possible unprinted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from ..spells import Column
from .component import NO_LIMIT, Component
from .equations import Equations, Row
from .published import State
from .tables import LEAST_SHOWN

NODES = 400
"""How many branches a search may take; a search that gives up counts as no solution, so the number is hidden."""

GAP = 0.02
"""How much dearer than the cheapest a solution may be."""


@dataclass(frozen=True, eq=False)
class Believed:
    """One solution: the unknowns, the rows of the component that it contradicts, and what hiding them costs."""

    unknowns: Column
    hidden: tuple[int, ...]
    loss: int


class Solver:
    """One component under the present states of its rows."""

    def __init__(self, component: Component, equations: Equations) -> None:
        self.component, self.equations = component, equations
        self.rows = [equations.rows[index] for index in component.rows]
        self.values = np.array([row.value for row in self.rows], np.int64)
        self.most = 2 * max([row.value for row in self.rows if not row.amount], default=0) + 10
        self.upper = self._upper()
        self.ceiling = int(self.upper.sum()) * max(1, int(component.matrix.max(initial=1)))
        self.low, self.high = self.limits()
        height, width = component.matrix.shape
        self.unit = np.array([_unit(row) for row in self.rows], np.float64)
        self.system = self._system()
        self.whole = np.concatenate([np.ones(width), np.zeros(2 * height)])
        self.loss = np.array([row.loss for row in self.rows], np.float64)

    def limits(self) -> tuple[Column, Column]:
        """What a reader knows of every row under the present states."""
        limits = np.array([self._limit(at) for at in range(len(self.rows))], np.int64).reshape(-1, 2)
        return limits[:, 0], limits[:, 1]

    def refresh(self) -> None:
        """Read the states again after rows were hidden or printed."""
        self.low, self.high = self.limits()

    def any(self, *, wish: Column) -> Column | None:
        """A solution that contradicts no row and has Σ wish × unknowns as small as can be."""
        zeros = np.zeros(2 * len(self.rows))
        found = self._solve(np.concatenate([wish, zeros]), zeros, None, 1.0)
        believed = None if found is None else self._judged(found)
        return None if believed is None or believed.hidden else believed.unknowns

    def other(self, *, form: Column, least: int, most: int) -> Believed | None:
        """The cheapest solution with least ≤ Σ form × unknowns ≤ most."""
        cost = np.concatenate([np.zeros(len(form)), self.loss, self.loss])
        found = self._solve(cost, self._free(), (form, least, most), GAP)
        if found is None or not least <= int(form @ found) <= most:
            return None
        return self._judged(found)

    def _solve(
        self, cost: Column, free: Column, target: tuple[Column, int, int] | None, gap: float
    ) -> Column | None:
        system = self.system
        low = [*(_loose(self.low) / self.unit), *self.component.low]
        high = [*(_loose(self.high) / self.unit), *self.component.high]
        if target is not None:
            form = np.concatenate([target[0], np.zeros(len(free))])
            system = vstack([system, csr_array(form.reshape(1, -1))])
            low, high = [*low, target[1]], [*high, target[2]]
        answer = milp(
            cost,
            integrality=self.whole,
            bounds=Bounds(np.zeros(len(cost)), np.concatenate([self.upper, free])),
            constraints=LinearConstraint(csr_array(system), _loose(low), _loose(high)),
            options={"node_limit": NODES, "mip_rel_gap": gap},
        )
        width = self.component.matrix.shape[1]
        return None if answer.x is None else np.rint(answer.x[:width]).astype(np.int64)

    def _judged(self, found: Column) -> Believed | None:
        """A solution checked again in whole numbers; None where rounding has broken it."""
        component = self.component
        tied = component.bound @ found
        if (found < 0).any() or (tied < component.low).any() or (tied > component.high).any():
            return None
        sums = component.matrix @ found
        broken = np.flatnonzero((sums < self.low) | (sums > self.high)).tolist()
        if not all(self._may_hide(at, int(sums[at])) for at in broken):
            return None
        return Believed(found, tuple(broken), sum(self.rows[at].loss for at in broken))

    def _limit(self, at: int) -> tuple[int, int]:
        row, state = self.rows[at], self.equations.states[self.component.rows[at]]
        if state is State.SHOWN:
            return _printed_limits(row)
        if row.amount:
            return 0, NO_LIMIT
        return (1, LEAST_SHOWN - 1) if state is State.SMALL else (LEAST_SHOWN, NO_LIMIT)

    def _system(self) -> csr_array:
        """Rows with room to deviate above and below, then the bounds; an amount in units of a day's price."""
        component, height = self.component, len(self.rows)
        rows = hstack([csr_array(component.matrix / self.unit[:, None]), -eye_array(height), eye_array(height)])
        width = len(component.bound)
        return csr_array(vstack([rows, hstack([csr_array(component.bound), csr_array((width, 2 * height))])]))

    def _free(self) -> Column:
        """How far each row may deviate above (first half) and below (second half)."""
        above, below = np.zeros(len(self.rows)), np.zeros(len(self.rows))
        for at, row in enumerate(self.rows):
            if self._may_hide(at, row.value):
                above[at] = np.inf
                below[at] = row.value / self.unit[at] if row.amount else row.value - LEAST_SHOWN
        return np.concatenate([above, below])

    def _may_hide(self, at: int, value: int) -> bool:
        """Whether a printed row may be hidden so that a reader can believe this value."""
        row = self.rows[at]
        shown = self.equations.states[self.component.rows[at]] is State.SHOWN
        return shown and not row.fixed and (row.amount or value >= LEAST_SHOWN)

    def _upper(self) -> Column:
        """No unknown is above this; a bound only to keep the search finite."""
        longest = max(block.population.days for block in self.component.blocks)
        return np.full(self.component.matrix.shape[1], self.most * longest)


def _printed_limits(row: Row) -> tuple[int, int]:
    if row.rounded_to == 1:
        return row.value, row.value
    printed = (row.value + row.rounded_to // 2) // row.rounded_to * row.rounded_to
    return max(0, printed - row.rounded_to // 2), printed + (row.rounded_to - 1) // 2


def _unit(row: Row) -> int:
    return int(np.min(row.vector[row.vector > 0])) if row.amount else 1


def _loose(limits: Sequence[int]) -> Column:
    """Limits as floats, infinite where there is none."""
    floats = np.array(limits, np.float64)
    floats[floats >= NO_LIMIT] = np.inf
    return floats
