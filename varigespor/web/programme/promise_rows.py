"""The rows behind one promise: of the children whom the asker may see, and how many more there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.domain.access import Act
from varigespor.domain.concerns import DANISH_NOTIFIERS, Notifier
from varigespor.domain.decisions import DANISH_TALKS, ChildTalk
from varigespor.domain.indicators import Indicator, Kind
from varigespor.domain.notes import DANISH_NOTE_KINDS, NoteKind
from varigespor.domain.promise_words import PROMISES
from varigespor.records.queries import indicators as rows_of
from varigespor.records.queries import ladder
from varigespor.records.queries.indicators import PER_PAGE, Behind, Told, Which

from ..asked import Asked, municipality
from ..page import missing, page
from ..paging import beside, place
from ..wording import count_words, moment_words, plain_date, span_words
from .period import Period, PeriodForm
from .promises import CAP, teams_of
from .tabs import tabs

In = Callable[[Any, Asked], str]


def _moment(value: datetime | None, request: Asked) -> str:
    return moment_words(at=value, now=request.now) if value else "Ikke endnu"


def _day(value: date | None, request: Asked) -> str:
    return plain_date(day=value, today=request.today) if value else "Ingen"


TELLING: Mapping[str, tuple[str, In]] = {
    "due_at": ("Frist", _moment),
    "met_at": ("Gjort", _moment),
    "expected_end": ("Ventet afslutning", _day),
    "starts": ("Nyt trin", lambda value, _: f"Trin {value}"),
    "child_talk": ("Samtalen", lambda value, _: DANISH_TALKS[ChildTalk(value)] if value else "Ikke oplyst"),
    "note__kind": ("Kontakt", lambda value, _: DANISH_NOTE_KINDS[NoteKind(value)]),
    "concern__notifier_kind": ("Fra", lambda value, _: DANISH_NOTIFIERS[Notifier(value)]),
}
MISSED = "ikke"
HELD = {
    Indicator.CHILD_TALK: "Holdt",
    Indicator.CHILDREN_SEEN: "Set",
    Indicator.SEEN_ALONE: "Set alene",
    Indicator.PLANNED_CONTACTS: "Planlagt",
    Indicator.NETWORK_BOTH_SIDES: "Begge sider",
    Indicator.WHY_NOT_LOWER_ANSWERED: "Besvaret",
    Indicator.PLACEMENTS_WITH_END: "Har en dag",
}


@page(act=Act.SEE_LADDER)
def rows(request: Asked) -> HttpResponse:
    """The rows of one indicator in a period, of all or a team, latest first; the trace names the shown."""
    what, team = request.GET.get("hvad", Indicator.CHILDREN_SEEN), request.GET.get("team", "")
    form, teams = PeriodForm(request.GET, today=request.today), teams_of(town=municipality())
    if what not in PROMISES or what == CAP or team not in {"", *teams} or not form.is_valid():
        raise missing(request, "promise")
    indicator, period, number = Indicator(what), form.period(), place(request)
    missed = request.GET.get("vis") == MISSED and bool(_held(indicator))
    found = rows_of.behind(
        which=Which(indicator, team, missed, number),
        span=period.span(now=request.now, today=request.today),
        asker=request.asker,
        on=request.today,
    )
    names = found.told
    context = {
        "tabs": tabs(request),
        "word": PROMISES[indicator],
        "team": teams.get(team, ""),
        "choices": [
            (name, _query(what, key, missed, period), key == team)
            for key, name in {"": "Hele kommunen", **teams}.items()
        ],
        "missed": missed,
        "other": _query(what, team, not missed, period),
        "period": span_words(first=period.first, last=period.last, today=request.today),
        "back": f"{reverse('programme:promises')}?{period.query}",
        "held": _held(indicator),
        "headings": [TELLING[name][0] for name in names if name in TELLING],
        "found": found,
        "counted": _counted(indicator, found),
        "unseen": found.number - found.seen,
        "rows": _shown(request, found.rows, names),
        "pages": beside(request, more=found.seen > (number + 1) * PER_PAGE),
    }
    return TemplateResponse(request, "programme/promise.html", context)


def _query(what: str, team: str, missed: bool, period: Period) -> str:
    asked = {"hvad": what} | ({"team": team} if team else {}) | ({"vis": MISSED} if missed else {})
    return f"{urlencode(asked)}&{period.query}"


def _counted(indicator: Indicator, found: Behind) -> str:
    """'625 børn' where they have more rows than that."""
    units = PROMISES[indicator].units
    if found.counted is None or found.counted == found.number or not units:
        return ""
    one, many = (units[0], units[1]) if len(units) > 1 else (units[0], units[0])
    return count_words(number=found.counted, one=one, many=many)


def _held(indicator: Indicator) -> str:
    """The heading of whether a row holds; nothing where every row is what is counted."""
    counted = PROMISES[indicator].kind == Kind.SHARE
    return HELD.get(indicator, "I tide") if counted else ""


def _shown(request: Asked, found: list[Told], names: tuple[str, ...]) -> list[dict[str, Any]]:
    seen = ladder.seen(
        children={row.child for row in found if row.child}, asker=request.asker, on=request.today
    )
    request.entry.children += list(seen)
    return [_row(request, row, seen, names) for row in found]


def _row(
    request: Asked, row: Told, seen: Mapping[Any, ladder.Seen], names: tuple[str, ...]
) -> dict[str, Any]:
    child = seen.get(row.child) if row.child else None
    told = [
        (TELLING[name][0], TELLING[name][1](value, request))
        for name, value in zip(names, row.told, strict=True)
        if name in TELLING
    ]
    url = reverse("people:child", args=[child.case]) if child else ""
    if not url and row.concern:
        url = reverse("concerns:show", args=[row.concern])
    return {"child": child, "url": url, "day": row.day, "held": row.held, "cells": told}
