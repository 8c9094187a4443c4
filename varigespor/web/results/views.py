"""Resultater: what help led to, for whom, and at what price."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.outcomes import outcomes
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.access import Act, may
from varigespor.domain.result_words import WORDS, Result
from varigespor.integrations.spells.municipality import municipal_snapshot

from ..asked import Asked, municipality, sees_small_numbers
from ..days import period_links, year_span
from ..page import page
from ..wording import span_words
from .act_forms import KeepForm
from .asking import MORE, USUAL, Question, ResultForm
from .development import Chart, development
from .keeping import keep, kept, results_at
from .naming import DIMENSIONS, choices
from .sheet import Sheet, sheet
from .tabs import tabs


@page(act=Act.SEE_RESULTS, methods="GET POST")
def results(request: Asked) -> HttpResponse:
    """The filters, the table with its pictures, and the definitions. Bad filters show no numbers.

    What is sent is the name under which the view of the address is kept.
    """
    town, snapshot = municipality(), municipal_snapshot(town=municipality())
    form = ResultForm(request.GET, snapshot=snapshot, town=town, today=request.today)
    query = form.question().query() if form.is_valid() else ""
    keep_form = KeepForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and keep(request, keep_form, query):
        return redirect(results_at(query))
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "usual": [form[name] for name in USUAL],
        "more": [form[name] for name in MORE],
        "more_open": any(form[name].errors or form[name].value() for name in MORE),
        "periods": usual_periods(form=form, today=request.today),
        "definitions": [(result, WORDS[result]) for result in Result],
        "query": query,
        "keep": keep_form,
        "may_propose": may(asker=request.asker, act=Act.PROPOSE_RANGE).allowed,
        "may_agree": may(asker=request.asker, act=Act.AGREE).allowed,
        **kept(request, query),
    }
    if form.is_valid():
        question = form.question()
        found = shown_sheet(request, question, snapshot)
        context |= {
            "sheet": found,
            "charts": () if found.empty else _charts(request, question, snapshot),
            "whose": form.whose(),
            "period": span_words(first=question.first, last=question.last, today=request.today),
            "url": f"{reverse('results:number')}?",
            "columns": COLUMNS,
            "divisions": _divisions(question, snapshot),
            "division": ".".join(question.by),
        }
    return TemplateResponse(request, "results/results.html", context)


COLUMNS = (
    Result.CHILDREN,
    Result.CHILD_YEARS,
    Result.PRICE,
    Result.ACTUAL,
    Result.AS_PLANNED,
    Result.BROKEN,
    Result.PROFITS,
)
PAIRS = (("maalgruppe", "trin"), ("trin", "tilbud"), ("team", "trin"), ("alder", "trin"))


def shown_sheet(request: Asked, question: Question, snapshot: Snapshot) -> Sheet:
    """The table of a question, with the numbers that the asker may see."""
    town = municipality()
    found = outcomes(snapshot=snapshot, asked=question.asked(snapshot=snapshot))
    names = {name: choices(snapshot=snapshot, town=town, name=name, on=question.last) for name in question.by}
    return sheet(
        snapshot=snapshot, found=found, question=question, names=names, small=sees_small_numbers(request)
    )


def _charts(request: Asked, question: Question, snapshot: Snapshot) -> tuple[Chart, ...]:
    asked = question.asked(snapshot=snapshot)
    small = sees_small_numbers(request)
    return development(snapshot=snapshot, asked=asked, today=request.today, small=small)


def _divisions(question: Question, snapshot: Snapshot) -> list[tuple[str, str, bool]]:
    """Query, name and whether it is the present one, of each way to divide that can show anything."""
    ways = [*((name,) for name in DIMENSIONS), *PAIRS]
    known = [way for way in ways if all(len(snapshot.dimension(name=DIMENSIONS[one][0]).keys) for one in way)]
    return [
        (
            question.query(**{"del": ".".join(way)}),
            " og ".join([DIMENSIONS[way[0]][1], *(DIMENSIONS[one][1].lower() for one in way[1:])]),
            way == question.by,
        )
        for way in known
    ]


def usual_periods(*, form: ResultForm, today: date) -> list[dict[str, Any]]:
    """Links to usual periods that keep the other filters."""
    spans = (
        year_span(year=today.year - 1),
        year_span(year=today.year - 2),
        ("I år til i dag", date(today.year, 1, 1), today),
    )
    asked = form.question() if form.is_valid() else Question(today, today, {}, None, ())
    chosen = (asked.first, asked.last) if form.is_valid() else None
    return period_links(spans=spans, query=asked.query, chosen=chosen)
