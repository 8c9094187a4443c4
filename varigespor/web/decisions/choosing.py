"""What is chosen so far on the page: the help, its law and step, and the lower steps to answer for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from varigespor.domain import catalogue as rules
from varigespor.domain.decisions import DecisionKind
from varigespor.domain.ladder import derived_step, must_answer
from varigespor.norms.ladder import place_types
from varigespor.norms.sections import Section, section, sections
from varigespor.records.models import CatalogueEntry

from ..days import day_field
from .material import Material

TAILORED = "tailored"
DATE = day_field("")


@dataclass(frozen=True)
class Chosen:
    """The choice; `entry` None with `section` for help made for this child, both empty where none is made."""

    kind: DecisionKind
    entry: CatalogueEntry | None
    tailored: bool
    section: str
    derived: int
    step: int
    lower: tuple[int, ...]
    law: Section | None

    @property
    def placement(self) -> bool:
        """Whether the child is placed by it."""
        return self.law is not None and self.law.placement

    @property
    def made(self) -> bool:
        """Whether any help is chosen."""
        return self.entry is not None or self.tailored


def chosen(*, values: Mapping[str, Any], material: Material) -> Chosen:
    """Read the choice from what was typed, drafted or asked for in the address."""
    kind = _kind(values.get("kind"))
    starts = kind == DecisionKind.SUPPORT
    tailored = starts and values.get("entry") == TAILORED
    entry = material.entry(str(values.get("entry") or "")) if starts else None
    key = entry.section if entry else str(values.get("tailored_section") or "") if tailored else ""
    law = _law(key, material.today)
    derived = _derived(entry, law, values, material.today) if entry or tailored else 0
    step = _number(values.get("step")) or derived
    standing = material.highest(on=day(values.get("on")) or material.today)
    lower = must_answer(new_step=step, steps_today=[standing]) if step else ()
    return Chosen(kind, entry, tailored, key if law else "", derived, step, lower, law)


def entry_choices(material: Material) -> list[tuple[str, Any]]:
    """The fitting help that takes a decision, grouped by step, and help made for this child."""
    groups = []
    for number, name in sorted(material.names.items()):
        offers = [
            (str(entry.pk), _label(entry))
            for entry in material.on_step(number)
            if "decision" in rules.needs(key=entry.section, on=material.today)
        ]
        if offers:
            groups.append((f"Trin {number}, {name.lower()}", offers))
    return [
        ("", "Vælg en indsats"),
        *groups,
        ("Findes ikke i tilbudsviften", [(TAILORED, "Skræddersyet hjælp")]),
    ]


def section_choices(today: date) -> list[tuple[str, str]]:
    """The sections under which help for a child can be decided, by their order in the law."""
    kinds = {"support", "placement", "youth", "disability"}
    return [
        ("", "Uden paragraf"),
        *((s.key, f"{s.danish}, {s.what}") for s in sections(on=today) if s.kind in kinds),
    ]


def place_choices(today: date) -> list[tuple[str, str]]:
    """The types of place, for a tailored placement."""
    return [("", "Ikke en anbringelse"), *((p.key, p.danish) for p in place_types(on=today).values())]


def day(value: Any) -> date | None:
    """The day that was typed, drafted or stored; None where there is none, or none that can be."""
    try:
        found: date | None = DATE.clean(value)
    except ValidationError:
        return None
    return found


def _label(entry: CatalogueEntry) -> str:
    name, provider = entry.name, entry.provider.name
    return name if provider in name or entry.provider.key == "familieplejen" else f"{name}, {provider}"


def _kind(value: Any) -> DecisionKind:
    return DecisionKind(value) if value in set(DecisionKind) else DecisionKind.SUPPORT


def _law(key: str, today: date) -> Section | None:
    known = {one.key for one in sections(on=today)}
    return section(key=key, on=today) if key in known else None


def _derived(entry: CatalogueEntry | None, law: Section | None, values: Mapping[str, Any], on: date) -> int:
    placement = law is not None and law.placement
    if entry:
        return derived_step(place_type=entry.place_type, entry_step=entry.step, on=on, placement=placement)
    own, place = _number(values.get("tailored_step")), str(values.get("tailored_place") or "")
    return derived_step(place_type=place, entry_step=own, on=on, placement=placement)


def _number(value: Any) -> int:
    text = str(value or "")
    return int(text) if text.isdecimal() and 1 <= int(text) <= 6 else 0
