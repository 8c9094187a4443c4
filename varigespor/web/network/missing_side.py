"""Where a side of the network is empty: the programme's clock; and the risk assessment that comes first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import network
from varigespor.domain.access import Act
from varigespor.domain.deviations import is_missed
from varigespor.records.models import Case, Deviation, Due
from varigespor.records.queries import network as queries

from ..asked import Asked
from ..page import page
from ..people.clock_pairs import Shown, shown
from ..typed import open_form, send
from .forms import RiskForm


@dataclass(frozen=True)
class Lack:
    """The open clock for both sides: its words, whether it is late or rests, and what was said about it."""

    due: Due
    clock: Shown
    late: bool
    paused: bool
    said: Deviation | None


def standing(*, case: Case, request: Asked) -> Lack | None:
    """The open clock for both sides; None where both sides have people."""
    due = queries.clock(case=case)
    if due is None:
        return None
    said: Deviation | None = getattr(due, "deviation", None)
    rests = bool(said and said.paused_until and said.paused_until > request.today)
    late = is_missed(due_at=due.due_at, met_at=None, at=request.now)
    return Lack(due=due, clock=shown(due=due), late=late, paused=rests, said=said)


@page(act=Act.WRITE_NETWORK, methods="GET POST")
def risk(request: Asked, *, case: Case) -> HttpResponse:
    """The risk assessment that comes before contact."""
    form = open_form(request, RiskForm)
    if request.method == "POST" and form.is_valid():
        act = partial(network.assess_risk, by=request.asker, at=request.now, case=case)
        note = send(request, form, lambda: act(risk=form.risk()))
        if note is not None:
            messages.success(request, "Risikovurderingen er gemt som notat.")
            return redirect("network:map", case_id=case.pk)
    return TemplateResponse(request, "network/risk.html", {"case": case, "form": form})
