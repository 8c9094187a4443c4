"""What the pages of assessment, network and plan need in their addresses, for a case of Mette's."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests import cast
from varigespor.casework import network, network_respite, plans
from varigespor.domain.network import NewMember, Side
from varigespor.domain.network_respite import NewRespite
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.records.models import Assessment, Case, Goal


def keys(town: cast.Cast, case: Case) -> dict[str, Any]:
    """The running examination, somebody on the family's side who takes nights, and a plan with one goal."""
    now = timezone.now()
    mette, today = town.asker("mette", now), timezone.localdate()
    grethe = NewMember("Grethe Øvang", Side.FAMILY, "mormor", 1, since=today, does="henter")
    member = network.add(by=mette, at=now, case=case, member=grethe)
    takes = network_respite.begin(by=mette, at=now, member=member, respite=NewRespite(today, 4))
    goal = NewGoal("Alma sover i sin egen seng", "Alma", "Hun er udhvilet", until=today)
    plans.make(by=mette, at=now, plan=NewPlan((NewPart(case.pk, (goal,)),)))
    row = Goal.objects.get(part__case=case)
    return {
        "assessment_id": Assessment.objects.get(case=case).pk,
        "member_id": member.pk,
        "respite_id": takes.pk,
        "goal_id": row.pk,
        "part_id": row.part_id,
    }
