"""Where the rows behind an indicator, and the answers to a development potential, can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from varigespor.domain.access import Act, may
from varigespor.domain.deviations import DueKind
from varigespor.domain.indicators import Indicator
from varigespor.domain.ladder_words import Number
from varigespor.records.queries.indicators import Span

from ..asked import Asked


@dataclass(frozen=True)
class Place:
    """A page: the act it takes, its name, what it is called in a link, its key and its query."""

    act: Act
    name: str
    words: str
    key: str = ""
    query: str = ""


def _late(kind: DueKind) -> Place:
    return Place(Act.SEE_PROGRAMME, "programme:late", "Gjort for sent og ikke forklaret", kind)


def _ladder(number: Number) -> Place:
    return Place(Act.SEE_LADDER, "ladder:children", "Børnene bag tallet", query=f"hvad={number}")


TOWN = Place(Act.SEE_LADDER, "ladder:town", "Trappen")
OPEN_NETWORK = Place(
    Act.SEE_PROGRAMME, "programme:today", "Sager, der mangler en side", query="vis=network#p-rows"
)
INDICATORS = {
    Indicator.ADVISERS_WITHIN_CAP: Place(Act.SEE_TEAM, "caseload:team", "Teamet"),
    Indicator.NETWORK_BOTH_SIDES: OPEN_NETWORK,
    Indicator.FIRST_FOLLOW_UP_IN_TIME: _late(DueKind.FIRST_FOLLOW_UP),
    Indicator.PROGRAMME_FOLLOW_UP_IN_TIME: _late(DueKind.FOLLOW_UP_PROGRAMME),
    Indicator.CONCERNS_IN_24_HOURS: _late(DueKind.CONCERN_ASSESSMENT),
    Indicator.RECEIPTS_IN_TIME: _late(DueKind.CONCERN_RECEIPT),
    Indicator.EXAMINATIONS_IN_TIME: _late(DueKind.EXAMINATION),
    Indicator.KNOWLEDGE_NAMED: Place(Act.SEE_LADDER, "catalogue:all", "Tilbudsviften"),
    Indicator.MOVES: Place(Act.SEE_LADDER, "ladder:town", "Bevægelserne på trappen"),
    Indicator.HOME_AND_PLACED: Place(Act.SEE_LADDER, "ladder:town", "Bevægelserne på trappen"),
    Indicator.BREAKDOWNS: _ladder(Number.BROKEN),
    Indicator.CHILDREN_AWAY: TOWN,
    Indicator.CHILDREN_ON_LOW_STEPS: TOWN,
    Indicator.EARLY_CONCERNS: Place(Act.SEE_CONCERNS, "concerns:list", "Underretningerne"),
}
PERIODS = frozenset({"ladder:town", "ladder:children"})
ANSWERS = {
    "today": Place(Act.SEE_PROGRAMME, "programme:today", ""),
    "ladder_by_team": Place(Act.SEE_LADDER, "ladder:town", "", query="fordel=team#s-h"),
    "ladder_by_group": Place(Act.SEE_LADDER, "ladder:town", "", query="fordel=maalgruppe#s-h"),
    "network": OPEN_NETWORK,
    "catalogue": Place(Act.SEE_LADDER, "catalogue:all", ""),
    "concerns": Place(Act.SEE_CONCERNS, "concerns:list", ""),
    "results": Place(Act.SEE_RESULTS, "results:results", ""),
    "adjustments": Place(Act.SEE_RESULTS, "results:adjustments", ""),
    "agreements": Place(Act.SEE_RESULTS, "results:agreements", ""),
    "norms": Place(Act.SEE_NORMS, "norms:all", ""),
}


def url(*, request: Asked, place: Place | None, span: Span | None = None) -> str:
    """The address of a place for those who may see it, over the span where it takes one; else nothing."""
    if place is None or not may(asker=request.asker, act=place.act).allowed:
        return ""
    asked = {"start": span.since.isoformat(), "slut": span.on.isoformat()} if span else {}
    query = "&".join(
        part for part in (urlencode(asked) if place.name in PERIODS else "", place.query) if part
    )
    return reverse(place.name, args=[place.key] if place.key else []) + (f"?{query}" if query else "")
