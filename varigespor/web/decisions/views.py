"""Preparing a decision on one page, reading it, and all decisions of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import decisions
from varigespor.domain import approval, requirements
from varigespor.domain.access import Act, may
from varigespor.records.models import Case
from varigespor.records.queries import decisions as stored
from varigespor.records.queries import grounds, measures
from varigespor.records.queries.cases import facts

from ..asked import Asked, municipality
from ..page import page
from ..typed import open_form, send, uuid_of
from . import reading, summary
from .committee import plan_lacks
from .contents import content
from .forms import DecisionForm
from .material import Material, gather
from .reworking import earlier_text, from_earlier
from .scope import decision
from .sheet import sheet


@page(act=Act.DECIDE, methods="GET POST")
def new(request: Asked, *, case: Case) -> HttpResponse:
    """One page, no wizard: the choice is drawn anew, nothing typed is lost, sending prepares it."""
    material = gather(case=case, today=request.today)
    form = _form(request, case, material)
    if request.method == "POST" and not {"vis", "brug"} & request.POST.keys():
        if form.is_valid():
            act = decisions.prepare
            row = send(
                request,
                form,
                lambda: act(
                    by=request.asker,
                    at=request.now,
                    case=case,
                    decision=content(form=form),
                    municipality=municipality(),
                ),
            )
            if row is not None:
                messages.success(request, f"Sendt. Nu venter den på {approval.DANISH_LEVELS[row.level]}.")
                return redirect("decisions:show", case.pk, row.pk)
            form.renew()
        else:
            _complain(form, request)
    town = municipality()
    level = summary.approver(form=form, municipality=town)
    context = {
        "case": case,
        "form": form,
        "sheet": sheet(form=form),
        "missing": summary.missing(form=form),
        "fetched": summary.fetched(form=form, municipality=town),
        "approver": approval.DANISH_LEVELS[level],
        "committee": level == approval.COMMITTEE,
    }
    return TemplateResponse(request, "decisions/new.html", context)


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case, decision_id: UUID) -> HttpResponse:
    """The decision as it reads, with its deviations. Never a price."""
    row = decision(request=request, case=case, key=decision_id)
    held = facts(case=case.pk, on=request.today)
    waits = row.state in approval.WAITING
    context = {
        "case": case,
        "row": row,
        "read": reading.read(row=row, today=request.today),
        "no_plan": plan_lacks(row=row, at=request.now),
        "may_register": row.state == approval.State.FOR_COMMITTEE
        and may(asker=request.asker, act=Act.REGISTER_COMMITTEE, case=held).allowed,
        "may_approve": waits and may(asker=request.asker, act=Act.APPROVE, case=held).allowed,
        "may_rework": row.state == approval.State.SENT_BACK
        and may(asker=request.asker, act=Act.DECIDE, case=held).allowed,
    }
    return TemplateResponse(request, "decisions/show.html", context)


@page(act=Act.SEE_CASE)
def every(request: Asked, *, case: Case) -> HttpResponse:
    """The help that runs and all decisions of the case."""
    held = facts(case=case.pk, on=request.today)
    context = {
        "case": case,
        "running": measures.running(case=case, on=request.today),
        "coming": measures.coming(case=case, on=request.today),
        "rows": [reading.line(row=row) for row in stored.of_case(case=case)],
        "may_decide": may(asker=request.asker, act=Act.DECIDE, case=held).allowed,
        "may_offer": may(asker=request.asker, act=Act.OFFER, case=held).allowed,
    }
    return TemplateResponse(request, "decisions/all.html", context)


def _form(request: Asked, case: Case, material: Material) -> DecisionForm:
    picked = {"entry": request.GET.get("indsats", ""), "kind": request.GET.get("art", "")}
    more: dict[str, Any] = {"material": material, "picked": {k: v for k, v in picked.items() if v}}
    if request.method == "POST" and {"vis", "brug"} & request.POST.keys():
        return DecisionForm(initial=_typed(request.POST, material), **more | {"picked": {}})
    source = stored.one(case=case, key=uuid_of(request.GET["fra"])) if request.GET.get("fra") else None
    return open_form(request, DecisionForm, initial=from_earlier(row=source), **more)


def _typed(data: QueryDict, material: Material) -> dict[str, Any]:
    """What was typed, to be drawn anew; with the earlier answer put under it where that was asked for."""
    lists = {name: data.getlist(name) for name in data if name.startswith("considered_")}
    typed: dict[str, Any] = {name: data[name] for name in data} | lists
    reused = earlier_text(material=material, key=data.get("brug", ""))
    if reused and reused not in typed.get("why", ""):
        typed["why"] = f"{typed.get('why', '').rstrip()}\n{reused}".strip()
    return typed


def _complain(form: DecisionForm, request: Asked) -> None:
    """Beside what the form could not read: everything the rule says, so that all is told at once."""
    decision = content(form=form)
    ground = grounds.ground(case=form.material.case, decision=decision, on=request.today)
    form.complain(requirements.complaints(decision=decision, ground=ground, on=request.today))
