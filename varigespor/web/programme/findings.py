"""Evalueringen: each finding beside what shows it today, and where each potential is answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.domain.indicators import Indicator

from ..asked import Asked, municipality
from ..page import page
from .places import ANSWERS, url
from .readings import readings
from .tabs import tabs
from .theory import own_programme


@page(act=Act.SEE_THEORY)
def pilot(request: Asked) -> HttpResponse:
    """What the evaluation of August 2016 found, and the five development potentials."""
    found, values = own_programme(), readings(request=request)
    shown = [(one, [values[Indicator(key)] for key in one.indicators]) for one in found.findings]
    context = {
        "tabs": tabs(request),
        "of": found.of["findings.yaml"],
        "town": municipality().name,
        "findings": shown,
        "with_data": sum(any(one.said for one in evidence) for _, evidence in shown),
        "potentials": [
            (
                one,
                [
                    (answer.danish, url(request=request, place=ANSWERS.get(answer.page)))
                    for answer in one.answers
                ],
            )
            for one in found.potentials
        ],
        "source": found.potentials_source,
        "key": municipality().key,
    }
    return TemplateResponse(request, "programme/findings.html", context)
