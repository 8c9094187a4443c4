"""Arbejdsgrundlaget: its versions, the one that holds today, and the open cases that began under each."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.domain.indicators import Counted, Kind, shown
from varigespor.records.queries.basis import open_cases

from ..asked import Asked, municipality, sees_small_numbers
from ..page import page
from .tabs import tabs
from .theory import own_programme


@page(act=Act.SEE_THEORY)
def versions(request: Asked) -> HttpResponse:
    """Every version, the latest first."""
    found = own_programme()
    rows = found.basis
    starts = [row.since for row in rows]
    before, under = open_cases(starts=starts, on=request.today) if rows else (0, [])
    current = next((row for row in reversed(rows) if row.since <= request.today), None)
    context = {
        "tabs": tabs(request),
        "of": found.of["basis.yaml"],
        "town": municipality().name,
        "versions": [(row, _number(request, number)) for row, number in zip(rows, under, strict=True)][::-1],
        "current": current,
        "before": _number(request, before) if before else "",
        "key": municipality().key,
    }
    return TemplateResponse(request, "programme/basis.html", context)


def _number(request: Asked, number: int) -> str:
    """A count of cases as the asker may see it."""
    counted, whole = Counted((number,), number), sees_small_numbers(request)
    said = shown(counted=counted, kind=Kind.COUNT, units=("sag", "sager", ""), whole=whole)
    return said.value if said else ""
