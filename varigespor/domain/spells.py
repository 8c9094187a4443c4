"""Spells of a real extract, laid on the ladder: what an import hands on, whatever system it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

OFF_THE_LADDER = 0


@dataclass(frozen=True)
class Reach:
    """The days, both included, for which an extract holds all children; None where it does not say."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class Spell:
    """One child on one step from a day until (not including) another; `end` None = still open.

    `step` is 0 off the ladder; `place` is the extract's own code; `line` is the row's line in the extract.
    """

    child: str
    start: date
    end: date | None
    step: int
    place: str
    same_place: bool
    line: int


@dataclass(frozen=True)
class Extract:
    """A population by name, its spells by child and start, and the birth date (or None) of every child.

    `traits` hold what else the extract says of each spell, in their order; `sex` of each child. Neither is
    stored.
    """

    name: str
    mapping: str
    reach: Reach
    spells: tuple[Spell, ...]
    born: Mapping[str, date | None]
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sex: Mapping[str, str] = field(default_factory=dict)

    def digest(self) -> str:
        """SHA-256 in hex of everything that is stored: equal content, equal digest."""
        rows = [list(vars(spell).values()) for spell in self.spells]
        content = [self.name, self.mapping, vars(self.reach), rows, sorted(self.born.items())]
        return hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()


def beyond_reach(*, reach: Reach, first: date, last: date) -> tuple[str, ...]:
    """What to say of an answer about the days first to last, both included. Empty where all are held."""
    if reach.first is None or reach.last is None:
        return ("Udtrækket siger ikke, hvilken tid det rækker over. Tallene kan mangle børn.",)
    told = f"Udtrækket rækker fra {reach.first:%d.%m.%Y} til {reach.last:%d.%m.%Y}."
    warnings = []
    if first < reach.first:
        warnings.append(
            f"{told} {first:%d.%m.%Y} ligger før: tallene viser kun børn, der også var der senere."
        )
    if last > reach.last:
        warnings.append(f"{told} {last:%d.%m.%Y} ligger efter: det, der skete siden, mangler i tallene.")
    return tuple(warnings)
