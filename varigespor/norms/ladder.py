"""The steps of the ladder and the step of each type of place, as they are on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from varigespor.norms.book import Fact, fact, norms
from varigespor.norms.wording import WORDS

STEPS = "national/ladder/steps"
PLACE_TYPES = "national/ladder/place_types"


@dataclass(frozen=True)
class Step:
    """A step: its number (1 is the least intrusive), Danish name, and whether it is a placement."""

    number: int
    danish: str
    placement: bool
    fact: Fact


@dataclass(frozen=True)
class PlaceType:
    """A type of place where a child can be placed, and the step it stands on."""

    key: str
    danish: str
    step: int
    fact: Fact


def steps(*, on: date) -> tuple[Step, ...]:
    """Return the steps of a day, the lowest first."""
    stated = fact(key=STEPS, on=on)
    lines: Any = stated.listed
    return tuple(Step(line["step"], line["danish"], line["placement"], stated) for line in lines)


def place_versions() -> tuple[date, ...]:
    """The first day of each version of the places' steps, in order."""
    return tuple(value.since for value in norms()[PLACE_TYPES].values)


def place_types(*, on: date) -> Mapping[str, PlaceType]:
    """Return the types of place of a day by key, in the order of the ladder."""
    stated = fact(key=PLACE_TYPES, on=on)
    value: Any = stated.named
    return {place: PlaceType(place, WORDS[place].capitalize(), step, stated) for place, step in value.items()}
