"""Whole-number solutions of a component: what a reader could believe if as little as possible were hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from ..spells import Column
from .component import NO_LIMIT, Component, Line
from .equations import Equations, Row
from .published import State
from .tables import LEAST_SHOWN

Program = tuple[Column, Bounds, LinearConstraint]

NODES = 400
"""How many branches a search may take; a search that gives up counts as no solution, so more is hidden."""
GAP = 0.02
"""How much dearer than the cheapest a solution may be."""
NEARLY = 1e-6
"""What counts as nothing in fractions; what is found in whole numbers is checked again exactly."""


@dataclass(frozen=True, eq=False)
class Believed:
    """One solution: the unknowns, the rows that must be hidden for it, and what that loses."""

    unknowns: Column
    hidden: tuple[int, ...]
    loss: int


class Solver:
    """One component under the present states of its rows."""

    def __init__(self, component: Component, equations: Equations) -> None:
        self.component, self.equations = component, equations
        self.rows = [equations.rows[line.row] for line in component.lines]
        height, width = component.matrix.shape
        self.upper = np.full(width, equations.utmost)
        self.whole = np.concatenate([np.ones(width), np.zeros(4 * height)])
        loss = np.array([row.loss / (row.block.population.days if row.amount else 1) for row in self.rows])
        self.loss = np.concatenate([loss, loss, np.zeros(2 * height)])
        self.system, self.fixed = self._system()
        self.refresh()

    def refresh(self) -> None:
        """Read the states of the rows again after some were hidden or printed."""
        limits = np.array([self._limits(at) for at in range(len(self.rows))], np.int64).reshape(-1, 2)
        self.low, self.high = limits[:, 0], limits[:, 1]

    def any(self, *, wish: Column) -> Column | None:
        """A solution that contradicts no row and has Σ wish × unknowns small, not always the smallest."""
        nothing = np.zeros(4 * len(self.rows))
        program = self._program(np.concatenate([wish, nothing]), nothing, None)
        believed = self._judged(_solved(program, whole=self.whole, gap=1.0))
        return None if believed is None or believed.hidden else believed.unknowns

    def possible(self) -> bool:
        """Whether the rows can be true together, in fractions at least."""
        nothing = np.zeros(4 * len(self.rows))
        program = self._program(np.zeros(len(self.whole)), nothing, None)
        return _solved(program, whole=np.zeros_like(self.whole), gap=0.0) is not None

    def other(self, *, form: Column, least: int, most: int) -> Believed | None:
        """A cheap solution with least ≤ Σ form × unknowns ≤ most.

        First in fractions, which tells what must be hidden; then in whole numbers with that alone free;
        only where that fails with everything free.
        """
        cost, free = np.concatenate([np.zeros(len(form)), self.loss]), self._free()
        target = (form, least, most)
        broken = _solved(self._program(cost, free, target), whole=np.zeros_like(self.whole), gap=0.0)
        if broken is None:
            return None
        deviating = broken[len(form) :] > NEARLY
        for allowed in (np.where(deviating, free, 0), free):
            found = _solved(self._program(cost, allowed, target), whole=self.whole, gap=GAP)
            believed = self._judged(found)
            if believed is not None and least <= int(form @ believed.unknowns) <= most:
                return believed
        return None

    def _program(self, cost: Column, free: Column, target: tuple[Column, int, int] | None) -> Program:
        """The programme with Σ cost as small as can be, where rows deviate as far as they are free to."""
        system = self.system
        low, high = [*self.low, *self.fixed[0]], [*self.high, *self.fixed[1]]
        if target is not None:
            form = np.concatenate([target[0], np.zeros(len(free))])
            system = vstack([system, csr_array(form.reshape(1, -1))])
            low, high = [*low, target[1]], [*high, target[2]]
        bounds = Bounds(np.zeros(len(cost)), np.concatenate([self.upper, free]))
        return cost, bounds, LinearConstraint(csr_array(system), _loose(low), _loose(high))

    def _judged(self, solution: Column | None) -> Believed | None:
        """A solution checked again in whole numbers; None where rounding has broken it."""
        if solution is None:
            return None
        component = self.component
        found = np.rint(solution[: component.matrix.shape[1]]).astype(np.int64)
        tied = component.bound @ found
        if (found < 0).any() or (tied < component.low).any() or (tied > component.high).any():
            return None
        sums = component.matrix @ found
        broken = np.flatnonzero((sums < self.low) | (sums > self.high)).tolist()
        if not all(self._may_hide(at, int(sums[at])) for at in broken):
            return None
        hidden = self.equations.hidden_with({component.lines[at].row for at in broken})
        return Believed(found, hidden, sum(self.equations.rows[index].loss for index in hidden))

    def _limits(self, at: int) -> tuple[int, int]:
        """What a reader knows of a line under the present states."""
        line, row = self.component.lines[at], self.rows[at]
        state = self.equations.states[line.row]
        if row.amount:
            return _printed_days(row, line) if state is State.SHOWN else (0, NO_LIMIT)
        if state is State.SHOWN:
            return row.value, row.value
        return (1, LEAST_SHOWN - 1) if state is State.SMALL else (LEAST_SHOWN, NO_LIMIT)

    def _system(self) -> tuple[csr_array, tuple[Column, Column]]:
        """Lines with room to deviate above and below, the bounds, and how far an amount deviates for nothing.

        An amount is hidden with the count it follows: when that deviates by a child, it may by all its days.
        """
        height, bound = len(self.rows), csr_array(self.component.bound)
        at = {line.row: at for at, line in enumerate(self.component.lines)}
        days = np.zeros((height, height))
        for here, row in enumerate(self.rows):
            if row.follows is not None:
                days[here, at[row.follows]] = row.block.population.days
        one, none = eye_array(height), csr_array((height, self.component.matrix.shape[1]))
        system = vstack(
            [
                hstack([csr_array(self.component.matrix), -one, one, -one, one]),
                hstack([bound, csr_array((bound.shape[0], 4 * height))]),
                hstack([none, csr_array(-days), csr_array(-days), one, one]),
            ]
        )
        low = np.concatenate([self.component.low, np.full(height, -NO_LIMIT)])
        high = np.concatenate([self.component.high, np.zeros(height, np.int64)])
        return csr_array(system), (low, high)

    def _free(self) -> Column:
        """How far each line may deviate above and below, first at a loss, then with the count it follows."""
        above, below = np.zeros(len(self.rows)), np.zeros(len(self.rows))
        for at, (row, line) in enumerate(zip(self.rows, self.component.lines, strict=True)):
            if self._may_hide(at, line.value):
                above[at] = np.inf
                below[at] = line.value if row.amount else line.value - LEAST_SHOWN
        amount = np.array([row.amount for row in self.rows], np.float64)
        return np.concatenate([above, below, np.where(amount, above, 0), np.where(amount, below, 0)])

    def _may_hide(self, at: int, value: int) -> bool:
        """Whether a printed row may be hidden so that a reader can believe this value of its line."""
        row = self.rows[at]
        shown = self.equations.states[self.component.lines[at].row] is State.SHOWN
        return shown and row.hideable and (row.amount or value >= LEAST_SHOWN)


def _printed_days(row: Row, line: Line) -> tuple[int, int]:
    """The child-days at one price that a printed amount leaves possible.

    Where there are several prices, every one gets its share of what the rounding hides: fewer solutions than
    a reader has, and none that needs days of one price to pay for days of another.
    """
    printed = (row.value + row.rounded_to // 2) // row.rounded_to * row.rounded_to
    below = row.value - printed + row.rounded_to // 2
    above = row.rounded_to - 1 - below
    share = line.price * len(row.days)
    return max(0, line.value - below // share), line.value + above // share


def _solved(program: Program, *, whole: Column, gap: float) -> Column | None:
    cost, bounds, constraints = program
    options = {"node_limit": NODES, "mip_rel_gap": gap}
    answer = milp(cost, integrality=whole, bounds=bounds, constraints=constraints, options=options)
    solution: Column | None = answer.x
    return solution


def _loose(limits: Sequence[int]) -> Column:
    """Limits as floats, infinite where there is none."""
    floats = np.array(limits, np.float64)
    floats[np.abs(floats) >= NO_LIMIT] *= np.inf
    return floats
