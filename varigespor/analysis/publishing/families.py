"""Counts that differ in one dimension alone: what is left of a whole without its printed parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from .grid import Mask
from .tables import Group, Population

Member = tuple[frozenset[str] | None, int]
"""The codes of a count in the family's dimension (None: all of them), and its row."""


def nested(*, counts: Iterable[tuple[Group, int]]) -> list[tuple[int, int]]:
    """The rows of two counts, a whole and a part of it, for every such pair of one population."""
    by_population: dict[Population, dict[Group, int]] = {}
    for group, row in counts:
        by_population.setdefault(group.population, {})[group] = row
    found = []
    for rows in by_population.values():
        inside = _inside(list(rows))
        at = list(rows.values())
        found += [(at[whole], at[part]) for part, whole in zip(*np.nonzero(inside), strict=True)]
    return [(whole, part) for whole, part in dict.fromkeys(found) if whole != part]


def _inside(groups: Sequence[Group]) -> Mask:
    """Which group (down) lies within which (across): in every dimension its codes are among the other's."""
    inside = np.ones((len(groups), len(groups)), np.bool_)
    for name in {name for group in groups for name, _ in group.where}:
        held = [dict(group.where).get(name) for group in groups]
        codes = sorted({code for one in held for code in one or ()})
        has = np.array([[one is None or code in one for code in codes] for one in held])
        everybody = np.array([one is None for one in held])
        inside &= (has.astype(np.int64) @ ~has.T == 0) & (everybody[None, :] | ~everybody[:, None])
    return inside


def families_of(*, counts: Iterable[tuple[Group, int]]) -> list[tuple[Member, ...]]:
    """The counts, each as a group and its row, by what they share beside one dimension."""
    counts = list(counts)
    names = sorted({name for group, _ in counts for name, _ in group.where})
    found: dict[tuple[object, ...], dict[Member, None]] = {}
    for group, row in counts:
        where = dict(group.where)
        for name in names:
            rest = tuple((other, codes) for other, codes in group.where if other != name)
            codes = frozenset(where[name]) if name in where else None
            found.setdefault((group.population, name, rest), {})[codes, row] = None
    return [tuple(members) for members in found.values() if len(members) > 2]


def remainders(
    *, family: Sequence[Member], printed: Callable[[int], bool]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each printed whole of a family, and those of its printed parts that do not overlap, smallest first."""
    known = [(codes, row) for codes, row in family if printed(row)]
    parts = sorted((sorted(codes), row) for codes, row in known if codes is not None)
    parts.sort(key=lambda part: len(part[0]))
    for whole, row in known:
        taken: set[str] = set()
        held = []
        for codes, part in parts:
            if part != row and not taken & {*codes} and (whole is None or whole > {*codes}):
                taken |= {*codes}
                held.append(part)
        if len(held) > 1:
            yield row, tuple(held)
