"""Rows that can tell of one another, as one small system of whole unknowns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..spells import Column
from .equations import Equations, Tie
from .grid import Block
from .tables import Population
from .unknowns import Unknowns, unknowns_of


@dataclass(frozen=True)
class Line:
    """The children of a row of the equations, or its child-days at one price; a line sums to `value`."""

    row: int
    value: int
    price: int = 0


@dataclass(frozen=True, eq=False)
class Component:
    """A system of `lines`: one for a count, one for each price of an amount.

    `low` ≤ `bound` × unknowns ≤ `high` holds for ties and for child-days. `whole` and `partly` are groups
    that nobody need have printed, one a row: the classes they hold whole and those they cut.
    """

    blocks: frozenset[Block]
    lines: tuple[Line, ...]
    matrix: Column
    bound: Column
    low: Column
    high: Column
    whole: Column
    partly: Column


def components(*, equations: Equations, fresh: frozenset[Population]) -> list[Component]:
    """The systems in which something of the new report stands: `fresh` are its populations."""
    bound = bindings(equations=equations)
    counted = {row.block for row in equations.rows}
    found = []
    for blocks in _joined(equations, bound):
        if blocks & counted and any(block.population in fresh for block in blocks):
            ties = zip(equations.ties, bound, strict=True)
            held = [tie for tie, opened in ties if opened and opened <= blocks]
            found.append(_component(equations, blocks, held))
    return found


def bindings(*, equations: Equations) -> list[frozenset[Block]]:
    """For every tie the blocks whose unknowns it binds: those of its groups that are not printed."""
    return [frozenset(term.block for term in equations.open_terms(tie)) for tie in equations.ties]


def _joined(equations: Equations, bound: Sequence[frozenset[Block]]) -> list[frozenset[Block]]:
    joined = [frozenset([block]) for block in equations.grids]
    for opened in filter(None, bound):
        touched = [one for one in joined if one & opened]
        joined = [one for one in joined if not one & opened] + [frozenset().union(*touched)]
    return sorted(joined, key=min)


def _component(equations: Equations, blocks: frozenset[Block], ties: Sequence[Tie]) -> Component:
    rows = [index for index, row in enumerate(equations.rows) if row.block in blocks]
    unknowns: dict[Block, Unknowns] = {}
    width = 0
    for block in sorted(blocks):
        unknowns[block] = _unknowns(equations, block, rows, ties, width)
        width += unknowns[block].width
    lines = [line for index in rows for line in _lines(equations, index)]
    matrix = np.zeros((len(lines), width), np.int64)
    for at, line in enumerate(lines):
        row = equations.rows[line.row]
        vector = (row.vector == line.price).astype(np.int64) if row.amount else row.vector
        matrix[at] = unknowns[row.block].spread(vector, amount=row.amount, width=width)
    groups = [held.groups(equations.grids[held.block], width) for held in unknowns.values()]
    whole, partly = (np.vstack([pair[part] for pair in groups]) for part in (0, 1))
    bound, low, high = _bounds(equations, ties, unknowns, width)
    return Component(blocks, tuple(lines), matrix, bound, low, high, whole, partly)


def _lines(equations: Equations, index: int) -> list[Line]:
    row = equations.rows[index]
    if not row.amount:
        return [Line(index, row.value)]
    return [Line(index, days, price) for price, days in row.days if (row.vector == price).any()]


def _unknowns(
    equations: Equations, block: Block, rows: Sequence[int], ties: Sequence[Tie], first: int
) -> Unknowns:
    mine = [equations.rows[index] for index in rows if equations.rows[index].block == block]
    tied = [term.vector for tie in ties for term in tie.terms if term.block == block]
    return unknowns_of(
        block=block,
        first=first,
        vectors=[*(row.vector for row in mine), *tied],
        amounts=[*(row.amount for row in mine), *(False for _ in tied)],
        nobody=equations.nobody[block],
    )


def _bounds(
    equations: Equations, ties: Sequence[Tie], unknowns: dict[Block, Unknowns], width: int
) -> tuple[Column, Column, Column]:
    """Ties with the printed numbers put in, and child-days between the children and all their days."""
    coupled = np.vstack([held.coupling(width) for held in unknowns.values()])
    bound = np.zeros((len(ties), width), np.int64)
    limits = np.array([(tie.least, tie.most) for tie in ties], np.int64).reshape(-1, 2)
    for at, tie in enumerate(ties):
        for term in tie.terms:
            if term in equations.open_terms(tie):
                held = unknowns[term.block]
                bound[at] += term.weight * held.spread(term.vector, amount=False, width=width)
            elif term.row is not None:
                limits[at] -= term.weight * equations.rows[term.row].value
    low = np.concatenate([limits[:, 0], np.zeros(len(coupled), np.int64)])
    high = np.concatenate([limits[:, 1], np.full(len(coupled), NO_LIMIT)])
    return np.vstack([bound, coupled]), low, high


NO_LIMIT = 2**62
"""Larger than every sum of unknowns."""
