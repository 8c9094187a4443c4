"""Godkendelse: where a decision is, who may approve it, and what a second approver is told."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from enum import StrEnum
from typing import Any

from varigespor.domain.access import Role
from varigespor.norms.book import fact

LEVELS = "national/decisions/approval_levels"
COMMITTEE = "committee"
LEADER = "leader"
APPROVERS: dict[str, frozenset[Role]] = {
    LEADER: frozenset({Role.LEADER, Role.CHIEF}),
    "chief": frozenset({Role.CHIEF}),
    COMMITTEE: frozenset(),
}
DANISH_LEVELS = {
    LEADER: "teamlederen",
    "chief": "børne- og familiechefen",
    COMMITTEE: "børne- og ungeudvalget",
}


class State(StrEnum):
    """Where a decision is."""

    PREPARED = "prepared"
    FOR_COMMITTEE = "for_committee"
    DECIDED = "decided"
    SENT_BACK = "sent_back"
    NOT_DECIDED = "not_decided"


WAITING = frozenset({State.PREPARED, State.FOR_COMMITTEE})
DANISH_STATES = {
    State.PREPARED: "Venter på godkendelse",
    State.FOR_COMMITTEE: "Forberedt til børne- og ungeudvalget",
    State.DECIDED: "Afgjort",
    State.SENT_BACK: "Sendt tilbage",
    State.NOT_DECIDED: "Ikke besluttet af børne- og ungeudvalget",
}


def level(*, step: int, on: date, municipality: str) -> str:
    """Who approves a step: "leader" or "chief"; the leader where the municipality has said nothing."""
    stated = fact(key=LEVELS, on=on, municipality=municipality)
    lines: Any = stated.listed if stated.known else ()
    return next((str(line["level"]) for line in lines if line["step"] == step), LEADER)


def approves(*, roles: Set[Role], level: str) -> bool:
    """Whether somebody with these roles approves at the level; nobody here approves for the committee."""
    return bool(roles & APPROVERS.get(level, APPROVERS[LEADER]))


def sends_back(*, roles: Set[Role]) -> bool:
    """Whether somebody with these roles may send a decision back; the leader also what the chief approves."""
    return bool(roles & APPROVERS[LEADER])
