"""The help of the rehearsed range: what the shipped catalogue offers, as far as one chooses by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from uuid import UUID

import yaml

from varigespor.domain import catalogue
from varigespor.domain.catalogue import Entry
from varigespor.norms.folders import MUNICIPALITIES

from .handles import handle

TAILORED = "tailored"
BEGAN = date(2015, 8, 1)


@dataclass(frozen=True)
class Help:
    """One entry of the range by its key."""

    key: str
    entry: Entry

    @property
    def handle(self) -> UUID:
        """What stands for the entry in events."""
        return self.entry.id

    def placement(self, *, on: date) -> bool:
        """Whether it places the child outside the home."""
        return catalogue.is_placement(key=self.entry.section, on=on)

    def needs_decision(self, *, on: date) -> bool:
        """Whether it takes a decision; else it is offered."""
        return "decision" in catalogue.needs(key=self.entry.section, on=on)


@cache
def range_of_help() -> dict[str, Help]:
    """Key → help, as the rehearsed municipality's folder lists it."""
    found: dict[str, Help] = {}
    for file in sorted((MUNICIPALITIES / "oevekommune" / "catalogue").glob("step_*.yaml")):
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))
        for key, told in listed["entries"].items():
            found[key] = Help(key, _entry(key, listed["step"], told))
    return found


def fitting(*, kind: Iterable[str], years: int, target_group: str) -> list[Help]:
    """The help among these keys for a child of this age and target group."""
    known = range_of_help()
    return [known[key] for key in kind if key in known and _fits(known[key].entry, years, target_group)]


def considered(*, rng: Random, step: int, years: int, target_group: str) -> tuple[UUID, ...]:
    """One or two offers on a lower step that fit the child; none where none exists."""
    fit = [each for each in range_of_help().values() if each.entry.step == step]
    fit = [each for each in fit if _fits(each.entry, years, target_group)]
    return tuple(each.handle for each in rng.sample(fit, min(len(fit), rng.choice([1, 1, 2]))))


def _fits(entry: Entry, years: int, target_group: str) -> bool:
    return entry.age_from <= years <= entry.age_to and target_group in entry.target_groups


def _entry(key: str, step: int, told: dict[str, object]) -> Entry:
    ages: object = told["ages"]
    first, last = ages if isinstance(ages, list) else (0, 22)
    groups: object = told.get("target_groups", ["family", "disability"])
    return Entry(
        id=handle(f"help {key}"),
        name=str(told["name"]),
        step=step,
        section=str(told.get("section", "")),
        place_type=str(told.get("place_type", "")),
        target_groups=frozenset(groups if isinstance(groups, list) else ()),
        age_from=first,
        age_to=last,
        since=BEGAN,
        ended_on=None,
    )
