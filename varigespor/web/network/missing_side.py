"""Where a side of the network is empty: the programme's clock, its pause and its explanation; risk first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import deviations, network
from varigespor.domain.access import Act
from varigespor.domain.deviations import is_missed
from varigespor.records.models import Case, Deviation, Due
from varigespor.records.queries import network as queries

from ..asked import Asked
from ..page import missing, page
from ..people.clock_pairs import Shown, shown
from ..typed import open_form, send
from .forms import ExplainForm, PauseForm, RiskForm


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


@page(act=Act.EXPLAIN, methods="GET POST")
def deviation(request: Asked, *, case: Case) -> HttpResponse:
    """Pause the deviation with a reason and a day, or explain it; it is never removed."""
    lack = standing(case=case, request=request)
    if lack is None:
        raise missing(request, case.pk)
    pausing = request.POST.get("do") != "explain"
    pause = open_form(request, PauseForm) if pausing else PauseForm()
    explain = ExplainForm() if pausing else open_form(request, ExplainForm)
    if request.method == "POST" and (pause if pausing else explain).is_valid():
        done = _pause(request, lack, pause) if pausing else _explain(request, lack, explain)
        if done is not None:
            return redirect("network:map", case_id=case.pk)
    context = {"case": case, "lack": lack, "pause": pause, "explain": explain}
    return TemplateResponse(request, "network/deviation.html", context)


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


def _pause(request: Asked, lack: Lack, form: PauseForm) -> Deviation | None:
    act = partial(deviations.pause, by=request.asker, at=request.now, due=lack.due)
    return _said(request, send(request, form, lambda: act(pause=form.pause())), "er på pause")


def _explain(request: Asked, lack: Lack, form: ExplainForm) -> Deviation | None:
    act = partial(deviations.explain_due, by=request.asker, at=request.now, due=lack.due)
    row = send(request, form, lambda: act(explanation=form.explanation()))
    return _said(request, row, "er forklaret og bliver stående")


def _said(request: Asked, row: Deviation | None, words: str) -> Deviation | None:
    if row is not None:
        messages.success(request, f"Afvigelsen {words}.")
    return row
