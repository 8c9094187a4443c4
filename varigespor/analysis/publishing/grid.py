"""Atoms: the finest groups that the tables tell apart, one unknown number for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

import numpy as np
from numpy.typing import NDArray

from .tables import Group, Population

Mask = NDArray[np.bool_]

MOST_ATOMS = 50_000


@dataclass(frozen=True, order=True)
class Block:
    """A population crossed by some of its dimensions."""

    population: Population
    dimensions: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """The atoms of a block: classes of codes for each dimension, codes that no table tells apart in one."""

    block: Block
    classes: Mapping[str, Mapping[str, int]]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many classes of codes each dimension has."""
        return tuple(1 + max(classes.values()) for classes in self.classes.values())

    @property
    def size(self) -> int:
        """How many atoms there are."""
        return prod(self.shape)

    def mask(self, group: Group) -> Mask:
        """Which atoms a group holds; its dimensions must be those of the block."""
        chosen = {name: {self.classes[name][code] for code in codes} for name, codes in group.where}
        return self._box(chosen)

    def lines(self, names: Iterable[str]) -> Iterator[Mask]:
        """The groups with one class of codes in each of some dimensions."""
        names = tuple(names)
        for codes in product(*(sorted(set(self.classes[name].values())) for name in names)):
            yield self._box({name: {code} for name, code in zip(names, codes, strict=True)})

    def corners(self) -> Iterator[Mask]:
        """The groups named by one or two dimensions, one class of codes in each."""
        names = [name for name, count in zip(self.classes, self.shape, strict=True) if count > 1]
        for chosen in [*combinations(names, 1), *combinations(names, 2)]:
            yield from self.lines(chosen)

    def _box(self, chosen: Mapping[str, Set[int]]) -> Mask:
        mask = np.ones(self.shape, np.bool_)
        for axis, (name, count) in enumerate(zip(self.classes, self.shape, strict=True)):
            if name in chosen:
                held = np.array([code in chosen[name] for code in range(count)])
                mask &= held.reshape([-1 if other == axis else 1 for other in range(len(self.shape))])
        return mask.ravel()


def grid_of(*, block: Block, classes: Mapping[str, Mapping[str, int]]) -> Grid:
    """The atoms of a block. Raises ValueError where there are too many."""
    grid = Grid(block, {name: classes[name] for name in block.dimensions})
    if grid.size > MOST_ATOMS:
        crossed = ", ".join(block.dimensions)
        raise ValueError(f"The tables of {block.population.measure} cross {crossed}: {grid.size} groups.")
    return grid


def classes_of(
    *, groups: Iterable[Group], dimensions: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, int]]:
    """For every dimension that the groups use, its codes by class.

    Raises ValueError where a group uses a code that no report names.
    """
    used: dict[str, set[tuple[str, ...]]] = {}
    for group in groups:
        for name, codes in group.where:
            used.setdefault(name, set()).add(codes)
    return {name: _classes(name, used[name], tuple(dimensions.get(name, ()))) for name in sorted(used)}


def _classes(name: str, used: set[tuple[str, ...]], codes: tuple[str, ...]) -> dict[str, int]:
    """Codes that are in the same groups stand in one class."""
    subsets = [frozenset(subset) for subset in sorted(used)]
    unknown = sorted(frozenset().union(*subsets) - set(codes))
    if unknown:
        raise ValueError(f"The dimension {name} has no code {unknown[0]!r}.")
    found: dict[tuple[bool, ...], int] = {}
    return {code: found.setdefault(tuple(code in one for one in subsets), len(found)) for code in codes}
