"""The list of concerns, least time first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.domain.access import Act
from varigespor.domain.concerns import ASSESSMENT, DANISH_NOTIFIERS, Notifier
from varigespor.domain.deviations import DueKind
from varigespor.norms.book import fact
from varigespor.records.models import Concern, ConcernChild, Due, Employee
from varigespor.records.queries import concern_list, concerns
from varigespor.records.queries.concern_list import PER_PAGE, Sight

from ..asked import Asked, municipality
from ..page import page
from ..paging import place
from .known import outcome_words
from .scope import clocks, parts, scope

DANISH_SIGHTS = {
    Sight.OPEN: "Alle åbne",
    Sight.UNASSESSED: "Mangler vurdering",
    Sight.UNSCREENED: "Mangler screening",
    Sight.UNRECEIPTED: "Mangler kvittering",
    Sight.LATE: "Overskredne",
}


@dataclass(frozen=True)
class Filter:
    """One link above the list."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Child:
    """One child of a concern, as the list shows it."""

    part: ConcernChild
    words: str
    district: str
    adviser: str


@dataclass(frozen=True)
class Line:
    """One concern of the list, its next clock, and the one thing to do."""

    concern: Concern
    children: list[Child]
    notifier: str
    clock: Due | None
    broken: Due | None
    receipt: Due | None
    action: str
    url: str


@page(act=Act.SEE_CONCERNS)
def concerns_page(request: Asked) -> HttpResponse:
    """Every concern within the asker's scope with its remaining time; one trace row names all children."""
    within, sight = scope(request), _sight(request)
    teams = concern_list.teams(scope=within, sight=sight)
    team = request.GET.get("team", "") if request.GET.get("team", "") in teams else ""
    number = place(request)
    rows = concern_list.listed(scope=within, sight=sight, team=team, start=number * PER_PAGE)
    context = {
        "filters": _filters(concern_list.counts(scope=within), sight),
        "teams": _teams(teams, sight, team),
        "title": DANISH_SIGHTS[sight],
        "sight": sight,
        "lines": _lines(request, rows[:PER_PAGE]),
        "hours": fact(key=ASSESSMENT, on=request.today),
        "following": _url(sight, team, number + 1) if len(rows) > PER_PAGE else "",
        "previous": _url(sight, team, number - 1) if number else "",
    }
    return TemplateResponse(request, "concerns/list.html", context)


def _sight(request: Asked) -> Sight:
    asked = request.GET.get("vis", "")
    return Sight(asked) if asked in set(Sight) else Sight.OPEN


def _url(sight: Sight, team: str = "", place: int = 0) -> str:
    asked = {
        "vis": sight if sight != Sight.OPEN else "",
        "team": team,
        "side": str(place + 1) if place else "",
    }
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return reverse("concerns:list") + (f"?{query}" if query else "")


def _filters(counts: dict[Sight, int], sight: Sight) -> list[Filter]:
    return [Filter(DANISH_SIGHTS[each], _url(each), counts[each], each == sight) for each in Sight]


def _teams(counts: dict[str, int], sight: Sight, team: str) -> list[Filter]:
    if len(counts) < 2:
        return []
    name = municipality().team_name
    return [Filter(name(key), _url(sight, key), number, key == team) for key, number in counts.items()]


def _lines(request: Asked, rows: list[Concern]) -> list[Line]:
    ids = [part.child_id for row in rows for part in parts(row)]
    request.entry.children += list(dict.fromkeys(ids))
    where = concerns.open_districts_of(children=ids, on=request.today)
    advisers = concerns.held_by(children=ids, on=request.today)
    return [_line(row, where, advisers, request.now) for row in rows]


def _line(row: Concern, where: dict[UUID, str], advisers: dict[UUID, Employee], now: datetime) -> Line:
    town, dues = municipality(), clocks(row)
    children = []
    for part in parts(row):
        adviser = advisers.get(part.child_id)
        district = where.get(part.child_id, "")
        named = town.district_name(district) if district in town.districts else ""
        children.append(Child(part, outcome_words(part), named, adviser.name if adviser else ""))
    waiting = [due for due in dues if due.met_at is None and due.dropped_at is None]
    receipts = [due for due in waiting if due.kind == DueKind.CONCERN_RECEIPT]
    action, url = _next(row)
    return Line(
        concern=row,
        children=children,
        notifier=DANISH_NOTIFIERS[Notifier(row.notifier_kind)],
        clock=waiting[0] if waiting else None,
        broken=next((due for due in dues if is_broken(due, now)), None),
        receipt=receipts[0] if receipts else None,
        action=action,
        url=url,
    )


def is_broken(due: Due, now: datetime) -> bool:
    """Whether a clock ran out, met afterwards or not at all."""
    return due.dropped_at is None and (due.met_at or now) > due.due_at


def _next(row: Concern) -> tuple[str, str]:
    """What waits first, and where it is done."""
    here: dict[str, Any] = {"concern_id": row.pk}
    seen = parts(row)
    for part in seen:
        if not hasattr(part, "assessment"):
            return "Vurdér", reverse("concerns:assess", kwargs=here | {"concern_child_id": part.pk})
    for part in seen:
        if not hasattr(part, "screening"):
            return "Screen", reverse("concerns:screen", kwargs=here | {"concern_child_id": part.pk})
    if not row.anonymous and not hasattr(row, "receipt"):
        return "Kvittér", reverse("concerns:receipt", kwargs=here)
    return "Se", reverse("concerns:show", kwargs=here)
