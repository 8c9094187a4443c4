"""Reports read as equations: the new one, and what is registered about the same children or tied to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from .blocks import crossings, seams
from .equations import Equations, Tie
from .families import families_of, nested
from .grid import Block, Grid, classes_of, grid_of
from .published import Published, State
from .tables import LEAST_SHOWN, Amount, Count, Derived, Group, Population, Relation, Report


def equations_of(*, report: Report, register: Sequence[Published]) -> Equations:
    """The rows of a report and of the register, with the states that counts of 1–4 alone give.

    Raises ValueError where two numbers contradict each other, or a group uses a code that no report names.
    """
    reports = [*(published.report for published in register), report]
    near = _near(report, reports)
    system = _empty(near, reports)
    for published in register:
        for place, cell in published.report.cells.items():
            if not isinstance(cell, Derived) and cell.group.population in near:
                system.enter(cell, state=published.by_place[place], fixed=True)
    for place, cell in report.cells.items():
        if not isinstance(cell, Derived):
            index = system.enter(cell, state=_first_state(cell), fixed=False)
            if index is not None:
                system.places[place] = index
                system.charge(index, children=children_of(cell=cell))
    for relation in dict.fromkeys(_relations(reports, near)):
        if not _says_nobody(relation):
            system.tie(relation)
    for (cell, before), (other, now) in _unchanged(system):
        _as_before(system, before, now)
        if isinstance(cell, Count):
            system.tie(Relation(((1, cell.group), (-1, other.group))))
    _sew(system)
    counts = [(cell.group, index) for cell, index in system.entered if isinstance(cell, Count)]
    system.families = families_of(counts=counts)
    system.nested = [
        (whole, part)
        for whole, part in nested(counts=counts)
        if 0 < system.rows[whole].value - system.rows[part].value < LEAST_SHOWN
    ]
    for index, state in enumerate(list(system.states)):
        if state is State.REVEALING:
            system.hide(index)
    return system


def children_of(*, cell: Count | Amount) -> int:
    """How many children or events stand behind a number."""
    return cell.children if isinstance(cell, Amount) else cell.value


def _first_state(cell: Count | Amount) -> State:
    return State.SMALL if 0 < children_of(cell=cell) < LEAST_SHOWN else State.SHOWN


def _counted(reports: Iterable[Report]) -> Iterator[Count | Amount]:
    for report in reports:
        for table in report.tables:
            yield from (cell for cell in table.cells if not isinstance(cell, Derived))


def _near(report: Report, reports: Sequence[Report]) -> set[Population]:
    """The populations of the report, the same ones known at other times, and those tied to them."""
    tied = [
        {group.population for _, group in relation.terms} for one in reports for relation in one.relations
    ]
    everybody = {cell.group.population for cell in _counted(reports)}.union(*tied)
    near: set[Population] = set()
    wider = {cell.group.population for cell in _counted([report])}
    while wider != near:
        near = wider
        subjects = {(one.measure, one.period) for one in near}
        wider = near | {one for one in everybody if (one.measure, one.period) in subjects}
        wider = wider.union(*(populations for populations in tied if populations & wider))
    return near


def _relations(reports: Iterable[Report], near: set[Population]) -> Iterator[Relation]:
    for report in reports:
        for relation in report.relations:
            if {group.population for _, group in relation.terms} <= near:
                yield relation


def _says_nobody(relation: Relation) -> bool:
    return len(relation.terms) == 1 and relation.least == relation.most == 0


def _empty(near: set[Population], reports: Sequence[Report]) -> Equations:
    """Equations without rows yet: the atoms of every block, and which of them hold nobody."""
    uses, empty = _uses(near, reports)
    codes = _codes(reports)
    grids: dict[Block, Grid] = {}
    for population, together in sorted(uses.items()):
        classes = classes_of(groups=[group for groups in together for group in groups], dimensions=codes)
        named = [frozenset(name for group in groups for name, _ in group.where) for groups in together]
        for names in crossings(uses=named):
            block = Block(population, names)
            grids[block] = grid_of(block=block, classes=classes)
    nobody = {block: np.zeros(grid.size, np.bool_) for block, grid in grids.items()}
    for group in empty:
        for block, grid in grids.items():
            if block.population == group.population and {name for name, _ in group.where} <= {
                *block.dimensions
            }:
                nobody[block] |= grid.mask(group)
    return Equations(grids, nobody)


def _uses(
    near: set[Population], reports: Sequence[Report]
) -> tuple[dict[Population, list[tuple[Group, ...]]], list[Group]]:
    """The groups that one number names together, by population, and the groups that are known to be empty."""
    uses: dict[Population, list[tuple[Group, ...]]] = {population: [] for population in near}
    empty: list[Group] = []
    for cell in _counted(reports):
        if cell.group.population in near:
            parts = cell.parts if isinstance(cell, Amount) else ()
            uses[cell.group.population].append((cell.group, *(part.group for part in parts)))
            empty += [] if children_of(cell=cell) else [cell.group]
    for relation in _relations(reports, near):
        for _, group in relation.terms:
            uses[group.population].append((group,))
        empty += [relation.terms[0][1]] if _says_nobody(relation) else []
    return uses, empty


def _as_before(system: Equations, one: int, other: int) -> None:
    """A number that stands in the register stays printed or hidden when it is published again, unchanged."""
    for before, now in ((one, other), (other, one)):
        if system.rows[before].fixed and not system.rows[now].fixed:
            if system.states[before] is State.SHOWN:
                system.rows[now] = replace(system.rows[now], kept=True)
            elif system.states[now] is State.SHOWN:
                system.states[now] = State.REVEALING


def _sew(system: Equations) -> None:
    """Tie the blocks of a population where they share dimensions: they count the same children."""
    for population in sorted({block.population for block in system.grids}):
        crossed = [block.dimensions for block in system.grids if block.population == population]
        for one, other, shared in seams(crossed=crossed):
            blocks = Block(population, one), Block(population, other)
            lines = [system.grids[block].lines(shared) for block in blocks]
            for masks in zip(*lines, strict=True):
                terms = (
                    system.term(weight, block, mask.astype(np.int64))
                    for weight, block, mask in zip((1, -1), blocks, masks, strict=True)
                )
                system.ties.append(Tie(tuple(terms), seam=True))


def _codes(reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """Every code of each dimension, in the order in which reports first named them."""
    codes: dict[str, tuple[str, ...]] = {}
    for name, named in (dimension for report in reports for dimension in report.dimensions):
        codes[name] = tuple(dict.fromkeys((*codes.get(name, ()), *named)))
    return codes


Entered = tuple[Count | Amount, int]


def _unchanged(system: Equations) -> Iterator[tuple[Entered, Entered]]:
    """Numbers that were the same when known at another time: a reader takes them to be one number."""
    same: dict[tuple[object, ...], dict[Population, Entered]] = {}
    for cell, index in system.entered:
        population = cell.group.population
        days = [(part.price, part.days) for part in cell.parts] if isinstance(cell, Amount) else []
        key = (population.measure, population.period, cell.group.where, cell.value, *days)
        same.setdefault(key, {})[population] = (cell, index)
    for known in same.values():
        yield from pairwise(known[population] for population in sorted(known))
