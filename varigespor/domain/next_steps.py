"""At most three things to do next for a child, worked out from the rules; the nearest clock first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from varigespor.domain.deviations import DueKind

MOST = 3


class Do(StrEnum):
    """What can be done next; each is a page."""

    ASSESS_CONCERN = "assess_concern"
    ALLOCATE = "allocate"
    EXAMINE = "examine"
    COMPLETE_NETWORK = "complete_network"
    PLAN = "plan"
    DECIDE = "decide"
    FOLLOW_UP = "follow_up"
    VISIT = "visit"
    SEE_PLACEMENT = "see_placement"


BY_DUE = {
    DueKind.CONCERN_ASSESSMENT: Do.ASSESS_CONCERN,
    DueKind.EXAMINATION: Do.EXAMINE,
    DueKind.NETWORK: Do.COMPLETE_NETWORK,
    DueKind.FIRST_FOLLOW_UP: Do.FOLLOW_UP,
    DueKind.FOLLOW_UP_AGREED: Do.FOLLOW_UP,
    DueKind.FOLLOW_UP_PROGRAMME: Do.FOLLOW_UP,
    DueKind.SUPERVISION_VISIT: Do.VISIT,
    DueKind.EXPECTED_END: Do.SEE_PLACEMENT,
    DueKind.PLACEMENT_PLAN: Do.PLAN,
}


@dataclass(frozen=True)
class Standing:
    """What a case has so far, and its open clocks as (kind, due)."""

    allocated: bool
    assessed: bool
    has_goals: bool
    has_help: bool
    open_dues: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True)
class NextStep:
    """One thing to do, and by when where a clock runs."""

    do: Do
    due_at: datetime | None = None


def next_steps(*, standing: Standing) -> tuple[NextStep, ...]:
    """The things to do: first what a clock waits for, then what the case still lacks."""
    steps = [*_by_clock(standing.open_dues), *(NextStep(do) for do in _lacking(standing))]
    first: dict[Do, NextStep] = {}
    for step in steps:
        first.setdefault(step.do, step)
    return tuple(first.values())[:MOST]


def _by_clock(dues: Iterable[tuple[str, datetime]]) -> list[NextStep]:
    known = [(BY_DUE[DueKind(kind)], due_at) for kind, due_at in dues if kind in BY_DUE]
    return [NextStep(do, due_at) for do, due_at in sorted(known, key=lambda pair: pair[1])]


def _lacking(standing: Standing) -> list[Do]:
    lacking = [
        (not standing.allocated, Do.ALLOCATE),
        (standing.assessed and not standing.has_goals, Do.PLAN),
        (standing.has_goals and not standing.has_help, Do.DECIDE),
    ]
    return [do for missing, do in lacking if missing]
