"""What can be chosen for a child: offers of the range that fit by target group, age and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from varigespor.domain.people import age


class Corner(StrEnum):
    """The three corners of the samspilstrekant."""

    AUTHORITY = "authority"
    RANGE = "range"
    UNIVERSAL = "universal"


@dataclass(frozen=True)
class Entry:
    """One row of the catalogue, as the rules need it."""

    id: UUID
    name: str
    step: int
    section: str
    place_type: str
    target_groups: frozenset[str]
    age_from: int
    age_to: int
    since: date
    ended_on: date | None


def fits(*, entry: Entry, target_group: str, born_on: date | None, on: date) -> bool:
    """Whether the entry is for this child on the day; an unborn child counts as 0 years."""
    years = age(born_on=born_on, on=on) if born_on else 0
    lives = entry.since <= on and (entry.ended_on is None or on < entry.ended_on)
    return lives and target_group in entry.target_groups and entry.age_from <= years <= entry.age_to


def fitting(
    *, entries: Iterable[Entry], target_group: str, born_on: date | None, on: date
) -> dict[int, list[Entry]]:
    """Step → the entries that fit the child."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        if fits(entry=entry, target_group=target_group, born_on=born_on, on=on):
            found.setdefault(entry.step, []).append(entry)
    return found
