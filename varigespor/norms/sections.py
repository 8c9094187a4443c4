"""The sections of the law under which help is given, and the steps each may stand on.

Since 2024 help follows Barnets lov, before that Serviceloven; the day of the event chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from varigespor.norms.book import Fact, NormMissing, fact, norms

FOLDER = "national/sections/"
NEEDS = frozenset({"decision", "consent", "youth_consent", "examination", "committee"})
KINDS = frozenset(
    {"early", "support", "placement", "examination", "parents", "youth", "disability", "shelter"}
)


@dataclass(frozen=True)
class Section:
    """One section as it stands on a day.

    `key` is the file's name, e.g. "barnets_lov_32_1_5"; `danish` e.g. "Barnets lov § 32, stk. 1, nr. 5".
    `steps` are the allowed steps; a placement's step follows from the type of place. `needs` lists some
    of NEEDS and is None where nobody has read what the section needs (»ikke oplyst«).
    """

    key: str
    danish: str
    what: str
    kind: str
    steps: tuple[int, ...]
    target_groups: tuple[str, ...]
    placement: bool
    needs: frozenset[str] | None
    kle: tuple[str, ...]
    fact: Fact

    @property
    def without_decision(self) -> bool:
        """Whether help is given without a decision: known to need none."""
        return self.needs is not None and "decision" not in self.needs

    @property
    def by_committee(self) -> bool:
        """Whether only the committee for children and young people can decide it."""
        return self.needs is not None and "committee" in self.needs


def section(*, key: str, on: date) -> Section:
    """Return a section as it stands on a day. Raises NormMissing where it does not apply that day."""
    found = _on(on).get(key)
    if found is None:
        raise NormMissing(f"Bestemmelsen »{key}« gælder ikke den {on:%d.%m.%Y}.")
    return found


def sections(*, on: date, target_group: str | None = None) -> tuple[Section, ...]:
    """Return all sections that apply on a day, by key; of one target group where it is given."""
    return tuple(
        found for found in _on(on).values() if target_group is None or target_group in found.target_groups
    )


@lru_cache(maxsize=512)
def _on(day: date) -> dict[str, Section]:
    facts = [fact(key=key, on=day) for key in norms() if key.startswith(FOLDER)]
    found = [_section(stated) for stated in facts if stated.known]
    return {each.key: each for each in found}


def _section(stated: Fact) -> Section:
    value: Any = stated.value
    return Section(
        key=stated.norm.key.rsplit("/", 1)[-1],
        danish=stated.norm.danish,
        what=value["what"],
        kind=value["kind"],
        steps=value["steps"],
        target_groups=value["target_groups"],
        placement=value["placement"],
        needs=None if value["needs"] is None else frozenset(value["needs"]),
        kle=value["kle"],
        fact=stated,
    )
