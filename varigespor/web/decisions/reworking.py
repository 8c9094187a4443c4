"""Texts from before: a decision that was sent back is prefilled, an earlier answer is only offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from varigespor.casework import tailored
from varigespor.casework.decision_rows import stands_on
from varigespor.domain.approval import State
from varigespor.domain.deadlines import day_of
from varigespor.records.models import CatalogueEntry, Decision, PlannedChange

from .choosing import TAILORED
from .material import Material, party_key

TEXTS = (
    "purpose",
    "expected_duration",
    "child_talk",
    "child_view",
    "emergency_reason",
    "normal_life",
    "network",
    "health_psychology",
    "reason",
    "support_person",
    "support_person_words",
)


@dataclass(frozen=True)
class Earlier:
    """An earlier answer to why not lower, the day it was written and the lower steps it was for."""

    key: UUID
    on: date
    steps: list[int]
    text: str


def from_earlier(*, row: Decision | None) -> dict[str, Any]:
    """The initial values from a decision that was sent back; nothing from any other."""
    if row is None or row.state != State.SENT_BACK:
        return {}
    values: dict[str, Any] = {name: getattr(row, name) for name in TEXTS} | {"kind": row.kind}
    values |= {"why": row.why_not_lower, "up": row.what_would_take_us_up}
    for answer in row.lower_steps.all():
        ticks = [str(key) for key in answer.considered] + (["none"] if answer.none_exists else [])
        values[f"considered_{answer.step}"] = ticks
    asked = list(row.consents.all())
    names = Counter((one.party, one.capacity) for one in asked)
    for consent in asked:
        namesake = consent.person_id if names[consent.party, consent.capacity] > 1 else None
        key = party_key(name=consent.party, capacity=consent.capacity, namesake=namesake)
        values |= {f"consent_{key}": consent.answer, f"words_{key}": consent.words}
    for change in row.changes.all():
        values |= dict(_change(change))
    return values


def earlier(*, material: Material, lower: tuple[int, ...]) -> list[Earlier]:
    """The latest answer that was for one of these lower steps, to be offered and never filled in."""
    found = [
        Earlier(row.pk, day_of(moment=row.prepared_at), steps, row.why_not_lower)
        for row in material.earlier
        if (steps := sorted({answer.step for answer in row.lower_steps.all()} & set(lower)))
    ]
    return found[:1]


def earlier_text(*, material: Material, key: str) -> str:
    """The text of an earlier answer of this child; empty for anything else."""
    return next((row.why_not_lower for row in material.earlier if str(row.pk) == key), "")


def _change(change: PlannedChange) -> Iterator[tuple[str, Any]]:
    if change.kind == "end":
        yield f"end_{change.measure_id}", True
        yield f"end_on_{change.measure_id}", change.on
        yield f"end_reason_{change.measure_id}", change.end_reason
        return
    if change.entry and change.entry.tailored:
        yield from _tailored(change.entry)
    elif change.entry:
        yield "entry", str(change.entry_id)
    if change.entry and change.step not in {None, stands_on(entry=change.entry, change=change)}:
        yield "step", str(change.step)
    if change.measure_id:
        yield "measure", str(change.measure_id)
    yield from (("on", change.on), ("amount", change.amount), ("expected_end", change.expected_end))


def _tailored(entry: CatalogueEntry) -> Iterator[tuple[str, Any]]:
    made = tailored.made(entry=entry)
    yield from (("entry", TAILORED), ("tailored_name", made.name), ("tailored_section", made.section))
    yield from (("tailored_step", str(made.step)), ("tailored_place", made.place_type))
    yield from (("tailored_knowledge", made.knowledge), ("tailored_price", made.ore_per_day))
