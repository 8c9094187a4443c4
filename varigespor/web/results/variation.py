"""Variation: the teams side by side for the same kind of children; what is chance is said to be chance."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.outcomes import Asked as Counting
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.variation import Comparison, compared, teams_of
from varigespor.domain.access import Act
from varigespor.domain.variation_words import WORDS, Compared
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.configuration import Municipality

from ..asked import Asked, municipality, sees_small_numbers
from ..page import page
from ..wording import span_words
from .asking import Question, ResultForm
from .naming import code_of
from .tabs import tabs
from .variation_lines import line, picture
from .views import usual_periods

SHOWN = ("start", "slut", "maalgruppe", "fra", "til")


@page(act=Act.SEE_RESULTS)
def teams(request: Asked) -> HttpResponse:
    """The filters, the picture with its table, and how chance was tried. Bad filters show no numbers."""
    town, snapshot = municipality(), municipal_snapshot(town=municipality())
    form = ResultForm(only(request.GET), snapshot=snapshot, town=town, today=request.today)
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "usual": [form[name] for name in SHOWN],
        "definitions": WORDS.items(),
    }
    if form.is_valid():
        context |= _shown(request, form, snapshot)
    return TemplateResponse(request, "results/variation.html", context)


def only(asked: Any) -> Any:
    """The address without what this page does not ask: teams stand beside each other, all help together."""
    kept = asked.copy()
    for name in set(asked) - set(SHOWN):
        del kept[name]
    return kept


def own_teams(*, town: Municipality) -> dict[str, str]:
    """The teams of the school districts, in the municipality's order: those that do the same work."""
    return {key: town.team_name(key) for key, team in town.teams.items() if team.ended is None}


def _shown(request: Asked, form: ResultForm, snapshot: Snapshot) -> dict[str, Any]:
    question, beside = form.question(), own_teams(town=municipality())
    found = comparisons(request=request, question=question, snapshot=snapshot)
    small = sees_small_numbers(request)
    lines = [line(found=one, teams=beside, small=small, links=_links(question, one)) for one in found]
    unit = municipality().youth_unit
    return {
        "lines": lines,
        "teams": list(beside.values()),
        "picture": picture(lines=lines),
        "tried": sum(one.chance is not None for one in found),
        "more": [one for one in lines if one.stands_out],
        "hidden": any(one.hidden for one in lines),
        "whose": form.whose().removesuffix(", al hjælp"),
        "unchosen": not question.picked or question.ages is None,
        "period": span_words(first=question.first, last=question.last, today=request.today),
        "periods": usual_periods(form=form, today=request.today),
        "empty": not any(value.of for one in found for value in one.values),
        "youth": municipality().team_name(unit) if unit else "",
        "query": question.query(**{"del": ""}),
    }


def comparisons(*, request: Asked, question: Question, snapshot: Snapshot) -> list[Comparison]:
    """Every figure of the teams, of the chosen children."""
    asked = question.asked(snapshot=snapshot)
    counting = Counting(asked.since, asked.until, (), asked.chosen, asked.ages)
    codes = [code_of(snapshot=snapshot, name="team", value=key) for key in own_teams(town=municipality())]
    ends = request.today.toordinal()
    return compared(teams=teams_of(snapshot=snapshot, asked=counting, codes=codes, today=ends))


def _links(question: Question, found: Comparison) -> dict[str, str]:
    """Team → where the rows of its figure are."""
    return {
        team: f"{reverse(name)}?{question.query(**{'del': '', 'team': team})}&{urlencode({'hvad': what})}"
        for team in own_teams(town=municipality())
        for name, what in [PLACES[found.figure]]
    }


_NUMBER, _OWN = "results:number", "results:variation_rows"
PLACES = {
    Compared.AS_PLANNED: (_NUMBER, "as_planned"),
    Compared.BROKEN: (_NUMBER, "broken_down"),
    Compared.PROFITS: (_NUMBER, "profits"),
    Compared.LOWER: (_NUMBER, "twelve"),
    Compared.HIGHER: (_NUMBER, "twelve"),
    Compared.ACTUAL: (_NUMBER, "actual"),
    Compared.PRICE: (_NUMBER, "price"),
    Compared.AWAY: (_OWN, "away"),
    Compared.AGAIN: (_OWN, "again"),
}
