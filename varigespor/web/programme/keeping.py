"""Numbers that are kept while no row changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from varigespor.records.queries.indicator_version import Version

Kept = TypeVar("Kept")
MOST = 16
_every: list[dict[Hashable, Any]] = []


class Keep(Generic[Kept]):
    """What was made of the rows, by what was asked, with the version that the rows had then.

    Two threads may make the same at once; they make the same.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Version, Kept]] = {}
        _every.append(self._kept)

    def get(self, *, asked: Hashable, version: Version, make: Callable[[], Kept]) -> Kept:
        """What is kept, or made anew where the rows have another version."""
        kept = self._kept.get(asked)
        if kept is None or kept[0] != version:
            if len(self._kept) >= MOST:
                self._kept.clear()
            kept = self._kept[asked] = (version, make())
        return kept[1]


def forget() -> None:
    """Make all of everything anew the next time."""
    for kept in _every:
        kept.clear()
