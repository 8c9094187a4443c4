"""Clocks that were met late and never explained: counted on Programmet, and the rows behind one count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.domain.deviations import DANISH_DUES, DueKind, Voice
from varigespor.records.queries import late
from varigespor.records.queries.deviations import Open

from ..asked import Asked
from ..caseload.scope import teams
from ..deviations.rows import shown
from ..page import missing, page
from ..paging import beside, place
from .definitions import DEFINITIONS, MET_LATE


@dataclass(frozen=True)
class Line:
    """One kind: what it means, its norm, how many in each team, elsewhere and in all, and the latest."""

    kind: DueKind
    definition: str
    norm: str
    counts: list[tuple[str, str, int]]
    elsewhere: int
    all: int
    latest: datetime

    @property
    def words(self) -> str:
        return DANISH_DUES[self.kind]


def lines(*, found: Iterable[late.Late], voice: Voice, seen: dict[str, str]) -> list[Line]:
    """The kinds of one voice that have any, in the order of the definitions."""
    by_kind: dict[str, list[late.Late]] = {}
    for count in found:
        if count.voice == voice:
            by_kind.setdefault(count.kind, []).append(count)
    return [_line(kind, by_kind[kind], seen) for kind in MET_LATE if kind in by_kind]


@page(act=Act.SEE_PROGRAMME)
def rows(request: Asked, *, kind: str) -> HttpResponse:
    """The rows of one kind, latest first; shown and not shown add to its number."""
    if kind not in MET_LATE:
        raise missing(request, kind)
    seen, what = teams(request), DueKind(kind)
    team = request.GET.get("team", "") if request.GET.get("team", "") in seen else ""
    number = place(request)
    found = late.listed(kind=what, team=team, asker=request.asker, on=request.today, page=number)
    request.entry.children += [row.child for row in found.rows if row.child]
    context = {
        "kind": kind,
        "title": DANISH_DUES[what],
        "definition": MET_LATE[what],
        "norm": DEFINITIONS[what][1],
        "voice": found.rows[0].voice if found.rows else "",
        "team": seen.get(team, ""),
        "found": found,
        "hidden": found.number - found.seen,
        "rows": [_row(request, row) for row in found.rows],
        "pages": beside(request, more=found.seen > (number + 1) * late.PER_PAGE),
    }
    return TemplateResponse(request, "programme/late.html", context)


def _row(request: Asked, row: Open) -> dict[str, Any]:
    return shown(row=row, on=request.today) | {"met": row.due.met_at if row.due else None}


def _line(kind: DueKind, found: list[late.Late], seen: dict[str, str]) -> Line:
    number = {count.team: count.number for count in found}
    return Line(
        kind=kind,
        definition=MET_LATE[kind],
        norm=DEFINITIONS[kind][1],
        counts=[(key, name, number.get(key, 0)) for key, name in seen.items()],
        elsewhere=sum(count for team, count in number.items() if team not in seen),
        all=sum(number.values()),
        latest=max(count.latest for count in found),
    )
