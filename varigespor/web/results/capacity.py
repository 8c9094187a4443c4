"""Pladser og brug: how many children each offer of the range had at a time, against its places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.capacity import Use, use_of
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.access import Act, may
from varigespor.domain.indicators import is_small
from varigespor.domain.result_words import USE_WORDS, Result
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.records.queries import catalogue

from ..asked import Asked, municipality, sees_small_numbers
from ..page import page
from ..wording import number_words, plain_date, span_words
from .asking import Question, ResultForm
from .naming import choices, value_of
from .sheet import HIDDEN
from .tabs import tabs
from .views import usual_periods

NOT_SAID = "ikke oplyst"


@dataclass(frozen=True)
class Line:
    """One offer in words, each number with what opens its rows; `shut` where it could point at somebody."""

    key: str
    name: str
    children: str
    average: str
    highest: str
    highest_on: str
    places: str
    known: str
    share: str
    over: str
    rows_url: str
    days_url: str
    day_url: str
    shut: bool
    full: bool
    set_url: str


@page(act=Act.SEE_RESULTS)
def use(request: Asked) -> HttpResponse:
    """A line per offer that was used or has places, the least intrusive first. Bad days show no numbers."""
    town, snapshot = municipality(), municipal_snapshot(town=municipality())
    form = ResultForm(request.GET, snapshot=snapshot, town=town, today=request.today)
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "periods": usual_periods(form=form, today=request.today),
        "definitions": list(USE_WORDS.values()),
    }
    if form.is_valid():
        question = Question(form.question().first, form.question().last, {}, None, ())
        context |= {
            **_to_set(request, _lines(request, question, snapshot)),
            "period": span_words(first=question.first, last=question.last, today=request.today),
        }
    return TemplateResponse(request, "results/capacity.html", context)


def _lines(request: Asked, question: Question, snapshot: Snapshot) -> list[Line]:
    measure, rows = snapshot.dimension(name="measure"), snapshot.helped
    names = choices(snapshot=snapshot, town=municipality(), name="tilbud", on=question.last)
    found = use_of(
        rows=rows,
        code=measure.codes(rows=rows),
        capacities=snapshot.capacities,
        since=question.first,
        until=question.until,
    )
    small = sees_small_numbers(request)
    values = [(one, value_of(key=measure.keys[one.code])) for one in found]
    return [_line(request, question, one, value, names[value], small) for one, value in values]


def _to_set(request: Asked, lines: list[Line]) -> dict[str, Any]:
    """For who may write places: each line leads there, and so do the offers that have no line."""
    if not may(asker=request.asker, act=Act.SET_RANGE).allowed:
        return {"lines": lines}
    offers = {one.key: one for one in catalogue.entries(on=request.today)}
    urls = {key: reverse("catalogue:places", args=[one.pk]) for key, one in offers.items()}
    beside = offers.keys() - {line.key for line in lines}
    return {
        "lines": [replace(line, set_url=urls.get(line.key, "")) for line in lines],
        "beside": [(one.name, urls[key]) for key, one in offers.items() if key in beside],
    }


def _line(request: Asked, question: Question, one: Use, value: str, name: str, small: bool) -> Line:
    shut = not small and is_small(counts=[one.children])
    few = shut or (not small and is_small(counts=[one.highest]))
    url = f"{reverse('results:number')}?"
    query = question.query(tilbud=value)
    day = one.highest_on
    on = question.query(tilbud=value, start=day.isoformat(), slut=day.isoformat()) if day else ""
    opens = bool(one.child_days) and not shut
    return Line(
        key=value,
        name=name,
        children=HIDDEN if shut else number_words(number=one.children),
        average=HIDDEN if shut else number_words(number=Decimal(one.child_days) / one.days, decimals=1),
        highest=HIDDEN if few else number_words(number=one.highest),
        highest_on="" if few or day is None else plain_date(day=day, today=request.today),
        places=_places(one),
        known="" if one.known_days in {0, one.days} else f"{one.known_days} af {one.days} dage",
        share=HIDDEN if shut and one.place_days else _share(one),
        over=HIDDEN if shut and one.known_days else _over(one),
        rows_url=f"{url}{query}&hvad={Result.CHILDREN}" if opens else "",
        days_url=f"{url}{query}&hvad={Result.CHILD_YEARS}" if opens else "",
        day_url=f"{url}{on}&hvad={Result.CHILDREN}" if on and not few else "",
        shut=shut,
        full=bool(one.over) and not shut,
        set_url="",
    )


def _places(one: Use) -> str:
    if one.places is None:
        return NOT_SAID
    low, high = one.places
    return number_words(number=low) if low == high else f"{low} til {high}"


def _share(one: Use) -> str:
    """'92 %'; nothing to divide by is not zero."""
    if not one.place_days:
        return "–"
    return f"{number_words(number=Decimal(100 * one.used_days) / one.place_days)} %"


def _over(one: Use) -> str:
    return number_words(number=one.over) if one.known_days else "–"
