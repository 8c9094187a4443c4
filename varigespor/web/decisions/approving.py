"""The approver's page: the decision first, the price after it; approve, or send back with words."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import decisions
from varigespor.casework.decision_gaps import gaps
from varigespor.casework.decision_rows import planned
from varigespor.domain import approval
from varigespor.domain.access import Act
from varigespor.domain.approval import State
from varigespor.domain.deviations import DANISH_DEVIATIONS
from varigespor.records.models import Case, Decision
from varigespor.records.queries import grounds

from ..asked import Asked, municipality
from ..page import page
from ..typed import TypedForm, open_form, send
from . import prices, reading
from .fields import text
from .scope import decision


class ApprovalForm(TypedForm):
    """Words to the adviser: may be left out when approving, needed when sending back."""

    note = text("Ord til rådgiveren", hint="Skal skrives, når du sender tilbage", rows=3)
    do = forms.CharField(required=False)

    optional = ("note",)


@page(act=Act.APPROVE, methods="GET POST")
def approve(request: Asked, *, case: Case, decision_id: UUID) -> HttpResponse:
    """Approve or send back what waits."""
    row = decision(request=request, case=case, key=decision_id)
    form = open_form(request, ApprovalForm)
    if request.method == "POST" and form.is_valid():
        done = send(request, form, lambda: _act(request, row, form))
        if done is not None:
            back = done.state == State.SENT_BACK
            messages.success(request, "Sendt tilbage." if back else "Afgørelsen er godkendt.")
            return redirect("decisions:show", case.pk, row.pk)
    elif row.state not in approval.WAITING:
        return redirect("decisions:show", case.pk, row.pk)
    context = {
        "case": case,
        "row": row,
        "form": form,
        "read": reading.read(row=row, today=request.today),
        "costs": prices.costs(row=row),
        "committee": row.state == State.FOR_COMMITTEE,
        "approves": approval.approves(roles=request.asker.roles, level=row.level),
        "sends_back": approval.sends_back(roles=request.asker.roles),
        "gaps": _gaps(request, row),
        "own": row.prepared_by_id == request.asker.id,
    }
    return TemplateResponse(request, "decisions/approve.html", context)


def _gaps(request: Asked, row: Decision) -> list[tuple[str, str]]:
    """What came to be missing since it was prepared; approving opens a deviation for each."""
    if row.state != State.PREPARED:
        return []
    ground = grounds.ground(case=row.case, decision=planned(row=row), on=request.today)
    found = gaps(row=row, ground=ground, on=request.today)
    return [
        (DANISH_DEVIATIONS[kind], f"{text} Godkender du, åbner en afvigelse.") for kind, text in found.items()
    ]


def _act(request: Asked, row: Decision, form: ApprovalForm) -> Decision:
    who, note = request.asker, form.cleaned_data["note"]
    if form.cleaned_data["do"] == "back":
        return decisions.send_back(by=who, at=request.now, decision=row, note=note)
    return decisions.decide(by=who, at=request.now, decision=row, note=note, municipality=municipality())
