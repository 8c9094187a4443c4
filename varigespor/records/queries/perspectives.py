"""The four perspectives as the case already holds them: from the plan, the network and the assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.domain.network import Side

from ..models import Assessment, Case, NetworkMember, NotePart, PlanPart


@dataclass(frozen=True)
class Drawn:
    """What could be drawn, each empty where the case says nothing; the talk is (day, alone)."""

    normal_life: str
    network: str
    health_psychology: str
    both_sides: bool
    examined_on: date | None
    examination_runs: bool
    talked: tuple[date, bool] | None


def drawn(*, case: Case, on: date) -> Drawn:
    """Draw them. Four statements, whatever the case holds."""
    part = PlanPart.objects.filter(case=case).exclude(normal_life="").order_by("-plan__made_at").first()
    people = list(NetworkMember.objects.on(on).filter(case=case).order_by("side", "closeness", "name"))
    found = list(Assessment.objects.filter(case=case).order_by("-opened_at"))
    note = NotePart.objects.filter(case=case, child_seen=True, held_on__lte=on).order_by("-held_on").first()
    concluded = [row.concluded_at for row in found if row.concluded_at]
    return Drawn(
        normal_life=part.normal_life if part else "",
        network=_network(people),
        health_psychology=_health(found),
        both_sides={member.side for member in people} >= set(Side),
        examined_on=max(concluded).date() if concluded else None,
        examination_runs=any(row.concluded_at is None for row in found),
        talked=(note.held_on, note.seen_alone) if note else None,
    )


def _network(people: list[NetworkMember]) -> str:
    told = [f"{one.name} ({one.relation}): {one.does}" for one in people if one.does and one.contact_allowed]
    return ". ".join(told)


def _health(assessments: list[Assessment]) -> str:
    for row in assessments:
        known = [text.strip() for text in (row.health_knowledge, row.psychology_knowledge) if text.strip()]
        if known:
            return " ".join(known)
    return ""
