"""A proportion as people can follow it: who counts, among whom, and who is left out and why."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Proportion:
    """`counted` of `among`; `left_out` names by reason those who are in neither. Children, each once.

    All who were looked at are `among` and everybody left out: in = counted or not + listed exceptions.
    """

    counted: tuple[Hashable, ...]
    among: tuple[Hashable, ...]
    left_out: Mapping[str, tuple[Hashable, ...]] = field(default_factory=dict)

    @property
    def numerator(self) -> int:
        """How many count."""
        return len(self.counted)

    @property
    def denominator(self) -> int:
        """Among how many."""
        return len(self.among)

    @property
    def looked_at(self) -> int:
        """Everybody: among whom is counted, and those left out."""
        return self.denominator + sum(len(children) for children in self.left_out.values())
