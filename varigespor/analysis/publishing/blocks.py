"""Which dimensions must be crossed: the fewest small crossings that together say what the full one says.

Two crossings that agree on the dimensions they share can always be put together to one whole-number table. So
where every table crosses few dimensions, the unknowns of the full crossing are not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

Names = tuple[str, ...]


def crossings(*, uses: Iterable[frozenset[str]]) -> list[Names]:
    """The largest sets of dimensions left when they are taken out one by one, the fewest new pairs first.

    `uses` are the dimensions that one number names together.
    """
    near: dict[str, set[str]] = {name: set() for use in uses for name in use}
    for use in uses:
        for name in use:
            near[name] |= use - {name}
    found: list[frozenset[str]] = [frozenset()]
    while near:
        _, name = min((_missing(near, name), name) for name in near)
        around = near.pop(name)
        found.append(frozenset({name, *around}))
        for other in around:
            near[other] = (near[other] | around) - {name, other}
    return sorted(tuple(sorted(one)) for one in set(found) if not any(one < other for other in found))


def seams(*, crossed: Sequence[Names]) -> Iterator[tuple[Names, Names, Names]]:
    """The pairs of crossings that must agree, and on which dimensions: a tree, the largest overlaps first."""
    joined = {one: {one} for one in crossed}
    pairs = sorted(combinations(crossed, 2), key=lambda pair: (-len({*pair[0]} & {*pair[1]}), pair))
    for one, other in pairs:
        if joined[one] is not joined[other]:
            yield one, other, tuple(name for name in one if name in other)
            joined[one] |= joined[other]
            for member in joined[other]:
                joined[member] = joined[one]


def _missing(near: dict[str, set[str]], name: str) -> int:
    """How many pairs around a dimension are not crossed yet."""
    return sum(other not in near[one] for one, other in combinations(sorted(near[name]), 2))
