"""Respite in the network as a page tells it: who, how many nights, instead of what, and how the child stands.

Never a price: what it would have cost is a figure about the town, not about a child.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from varigespor.analysis.network_respite import outcome_of
from varigespor.domain.decisions import EndReason
from varigespor.domain.network_respite import DANISH_OUTCOMES
from varigespor.records.models import Case, NetworkRespite
from varigespor.records.queries import measures
from varigespor.records.queries import network_respite as queries
from varigespor.records.queries.network import Shown


@dataclass(frozen=True)
class RespiteLine:
    """One respite; the giver's name is empty where it is hidden from the reader."""

    row: NetworkRespite
    name: str
    relation: str
    runs: bool
    outcome: str


def lines(*, case: Case, shown: Sequence[Shown], on: date, may_see_protected: bool) -> list[RespiteLine]:
    """All respites of the case, those that run first. Two statements, one where there are none.

    `shown` are the network's members as the reader sees them; who has left it is named to those who may see
    protected addresses only.
    """
    rows = queries.of_case(case=case)
    if not rows:
        return []
    walked = _walked(case)
    seen = {one.member.line: one for one in shown}
    found = [_line(row, seen.get(row.giver), walked, on, may_see_protected) for row in rows]
    return sorted(found, key=lambda line: not line.runs)


Walked = tuple[list[tuple[date, int]], list[date]]


def _walked(case: Case) -> Walked:
    """The days on which the child's highest step may change, the step from then on, and its breakdowns."""
    told = measures.periods(cases=[case.pk])
    spans = list(zip(told["step"], told["since"], told["until"], strict=True))
    days = sorted({day for _, since, until in spans for day in (since, until) if day})
    track = [
        (day, max((s for s, since, until in spans if since <= day and (not until or day < until)), default=0))
        for day in days
    ]
    broken = [
        until
        for until, why in zip(told["until"], told["end_reason"], strict=True)
        if until and why == EndReason.BROKEN_DOWN
    ]
    return track, broken


def _line(row: NetworkRespite, one: Shown | None, walked: Walked, on: date, may_see: bool) -> RespiteLine:
    until = min(row.valid_to or on, on) + timedelta(days=1)
    outcome = outcome_of(track=walked[0], broken=walked[1], since=row.valid_from, until=until)
    hidden = one.hidden if one else not may_see
    member = one.member if one else row.member
    return RespiteLine(
        row=row,
        name="" if hidden else member.name,
        relation="" if hidden else member.relation,
        runs=row.valid_to is None or row.valid_to > on,
        outcome=DANISH_OUTCOMES[outcome],
    )
