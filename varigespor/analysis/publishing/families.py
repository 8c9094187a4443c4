"""Counts that differ in one dimension alone: what is left of a whole without its printed parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .tables import Group

Member = tuple[frozenset[str] | None, int]
"""The codes of a count in the family's dimension (None: all of them), and its row."""


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
