"""The children behind one number: those counted, those not, and those left out, each with the reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.network_respite import RespiteRow
from varigespor.domain.access import Act
from varigespor.domain.network_respite import DANISH_OUTCOMES
from varigespor.domain.support_words import EXPECTED, NIGHTS, RESPITE

from ...asked import Asked, sees_small_numbers
from ...page import missing, page
from ...programme.period import Period, PeriodForm
from ...wording import number_words, plain_date, span_words
from ..behind import Cells, Listed, rows_of
from . import school, support
from .numbers import Number, Shown
from .support import few_respites

STILL = "Løber stadig"


@page(act=Act.SEE_RESULTS)
def support_rows(request: Asked) -> HttpResponse:
    """Behind a number about the support person."""
    return _rows(request, support.shown_by_key, "results:support", "Støtte og aflastning")


@page(act=Act.SEE_RESULTS)
def school_rows(request: Asked) -> HttpResponse:
    """Behind a number about school and what comes after."""
    return _rows(request, school.shown_by_key, "results:school", "Skole og job")


@page(act=Act.SEE_RESULTS)
def respite_rows(request: Asked) -> HttpResponse:
    """Every respite of the period: its nights, whether the expectation has it, and the outcome."""
    period = _period(request, "respite")
    found = support.respite_sum(period=period)
    shut = not sees_small_numbers(request) and few_respites(respite=found)
    listed = Listed()
    if not shut:
        listed = rows_of(
            request=request,
            lines=[(row.child, row.since) for row in found.rows],
            cells=lambda at: _respite_cells(found.rows[at], request),
        )
    context: dict[str, Any] = {
        "respite": found,
        "shut": shut,
        "listed": listed,
        "rows": listed.rows,
        "unseen": len(found.rows) - listed.seen,
        "definitions": (RESPITE, NIGHTS, EXPECTED),
        "period": span_words(first=period.first, last=period.last, today=request.today),
        "back": f"{reverse('results:support')}?{period.query}",
    }
    return TemplateResponse(request, "results/registered/respite_rows.html", context)


def _rows(
    request: Asked, numbers: Callable[..., Mapping[str, Shown]], address: str, label: str
) -> HttpResponse:
    period = _period(request, address)
    known = numbers(period=period, small=sees_small_numbers(request))
    one = known.get(request.GET.get("hvad", next(iter(known))))
    if one is None:
        raise missing(request, address)
    context: dict[str, Any] = {
        "one": one,
        **({} if one.hidden else _children(request, one.number, period)),
        "period": span_words(first=period.first, last=period.last, today=request.today),
        "back": f"{reverse(address)}?{period.query}",
        "label": label,
    }
    return TemplateResponse(request, "results/registered/rows.html", context)


def _period(request: Asked, key: str) -> Period:
    form = PeriodForm(request.GET, today=request.today)
    if not form.is_valid():
        raise missing(request, key)
    return form.period()


def _children(request: Asked, number: Number, period: Period) -> dict[str, Any]:
    """How many are counted, not counted, and left out by reason, everybody who was looked at; and who."""
    one = number.proportion
    counted = set(one.counted)
    groups: list[tuple[str, Collection[Hashable]]] = [
        ("Talt med", one.counted),
        ("Ikke talt med", [child for child in one.among if child not in counted]),
        *((f"Udeladt: {number.reasons[why]}", children) for why, children in one.left_out.items()),
    ]
    lines = [(rank, child) for rank, (_, children) in enumerate(groups) for child in children]
    listed = rows_of(
        request=request,
        lines=[(child, period.last) for _, child in lines],
        cells=lambda at: (("Del", groups[lines[at][0]][0]),),
        rank=lambda at: lines[at][0],
    )
    parts = [(heading, len(children)) for heading, children in groups if children]
    return {"parts": parts, "listed": listed, "unseen": len(lines) - listed.seen}


def _respite_cells(row: RespiteRow, request: Asked) -> Cells:
    """In words; no amount stands on a child."""
    priced = "Nej, ingen pris" if row.expected_ore is None else "Ja"
    until = plain_date(day=row.until, today=request.today) if row.until else STILL
    return (
        ("Fra", plain_date(day=row.since, today=request.today)),
        ("Til", until),
        ("Nætter", number_words(number=row.nights)),
        ("Med i skønnet", priced),
        ("Siden", DANISH_OUTCOMES[row.outcome]),
    )
