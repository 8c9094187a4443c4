"""Beslutninger: the council's decisions in the order of time, as the minutes have them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.norms.programme import Resolution

from ..asked import Asked, municipality
from ..page import page
from ..wording import MONTHS, long_date
from .tabs import tabs
from .theory import own_programme

KNOWN = {
    "day": "",
    "month": "Kun måneden er kendt",
    "year": "Kun året er kendt",
    "": "Datoen står ikke i kilden",
}


@dataclass(frozen=True)
class Line:
    """One decision with its date as far as it is known."""

    row: Resolution
    when: str
    known: str


@page(act=Act.SEE_THEORY)
def log(request: Asked) -> HttpResponse:
    """The decision log."""
    found = own_programme()
    context = {
        "tabs": tabs(request),
        "of": found.of["council.yaml"],
        "town": municipality().name,
        "lines": [Line(row, _when(row), KNOWN[row.known]) for row in found.council],
        "key": municipality().key,
    }
    return TemplateResponse(request, "programme/council.html", context)


def _when(row: Resolution) -> str:
    if row.first is None:
        return "Uden dato"
    if row.known == "day":
        return long_date(day=row.first).capitalize()
    month = MONTHS[row.first.month - 1].capitalize()
    return f"{month} {row.first.year}" if row.known == "month" else str(row.first.year)
