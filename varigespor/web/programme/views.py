"""Programmet i dag: open deviations, the teams side by side; nobody is ranked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse

from varigespor.domain.access import Act
from varigespor.domain.deviations import Voice
from varigespor.norms.configuration import Municipality
from varigespor.records.queries import adjustments, decisions, deviations, late, team
from varigespor.records.queries.deviations import KINDS, Open

from ..asked import Asked, municipality
from ..caseload.rows import over_rows
from ..caseload.scope import teams
from ..deviations.rows import shown
from ..page import page
from .definitions import DEFINITIONS
from .late import lines
from .tabs import tabs

MOST = 40
VOICES = ((Voice.LAW, "Lovens frister og krav"), (Voice.PROGRAMME, "Programmets løfter"))


@page(act=Act.SEE_PROGRAMME)
def today(request: Asked) -> HttpResponse:
    """Which deviations are open, where and since when; each count opens its rows."""
    town, on = municipality(), request.today
    seen, found = teams(request), deviations.open_on(at=request.now, on=on)
    rows = _chosen(request, found)
    most = len(rows) if "alle" in request.GET else MOST
    request.entry.children += [row.child for row in rows[:most] if row.child]
    met_late, waiting = late.counts(on=request.today), decisions.for_committee()
    request.entry.children += [row.case.child_id for row in waiting]
    awaited, awaited_late = adjustments.counted(on=on)
    context = {
        "tabs": tabs(request),
        "awaited": awaited,
        "awaited_late": awaited_late,
        "teams": list(seen.items()),
        "voices": [(voice, words, _table(found, voice, seen)) for voice, words in VOICES],
        "late": [(voice, words, lines(found=met_late, voice=voice, seen=seen)) for voice, words in VOICES],
        "unsaid": sum(count.number for count in met_late),
        "standing": _standing(request, town, seen),
        "for_committee": waiting,
        "rows": [shown(row=row, on=on) for row in rows[:most]],
        "count": len(rows),
        "more": max(len(rows) - most, 0),
        "open": len(found),
        "unexplained": sum(not row.explained for row in found),
        "paused": sum(row.paused(on=on) for row in found),
        "kind": request.GET.get("vis", ""),
        "kind_words": KINDS.get(request.GET.get("vis", ""), ""),
        "team": seen.get(request.GET.get("team", ""), ""),
        "query": request.GET.urlencode(),
        "ladder_url": _ladder(),
    }
    return TemplateResponse(request, "programme/today.html", context)


def _chosen(request: Asked, found: Sequence[Open]) -> list[Open]:
    kind, where = request.GET.get("vis", ""), request.GET.get("team", "")
    return [row for row in found if kind in {"", row.kind} and where in {"", row.team}]


def _table(found: Sequence[Open], voice: Voice, seen: dict[str, str]) -> list[dict[str, Any]]:
    """Per kind the open ones in each team, explained and resting; kinds with none are left out."""
    lines = []
    for kind, (definition, norm) in DEFINITIONS.items():
        rows = [row for row in found if row.kind == kind and row.voice == voice]
        if rows:
            counts = [(key, sum(row.team == key for row in rows)) for key in seen]
            explained = sum(row.explained for row in rows)
            lines.append(
                {
                    "kind": str(kind),
                    "words": KINDS[kind],
                    "definition": definition,
                    "norm": norm,
                    "counts": counts,
                    "all": len(rows),
                    "explained": explained,
                    "since": min(row.since_day for row in rows),
                }
            )
    return lines


def _standing(request: Asked, town: Municipality, seen: dict[str, str]) -> list[dict[str, Any]]:
    """Each team's children, room and cases without an adviser; who is above the cap, and why."""
    lines = []
    for key, name in seen.items():
        members = team.members(team=key, municipality=town, on=request.today)
        waiting = team.waiting(team=key, on=request.today)
        lines.append(
            {
                "key": key,
                "name": name,
                "children": sum(member.load.children for member in members),
                "room": sum(max(member.room or 0, 0) for member in members),
                "waiting": len(waiting),
                "waiting_since": waiting[0].since if waiting else None,
                "over": over_rows(members=members, town=town, on=request.today),
            }
        )
    return lines


def _ladder() -> str:
    try:
        return reverse("ladder:town")
    except NoReverseMatch:
        return ""
