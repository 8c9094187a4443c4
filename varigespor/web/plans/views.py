"""Goals and plan: what the child's plan holds, a new plan for siblings together, and the life aimed at."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import plans
from varigespor.domain.access import Act, may
from varigespor.records.models import Case, PlanPart
from varigespor.records.queries import plans as queries
from varigespor.records.queries.cases import facts
from varigespor.records.queries.siblings import writable

from ..asked import Asked
from ..page import missing, page
from ..typed import fields_of, open_form, send
from .forms import LifeForm, PlanForm
from .lines import goals


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case) -> HttpResponse:
    """The child's goals, who does what, and the siblings the plan also covers."""
    together = queries.together_with(case=case, asker=request.asker, on=request.today)
    request.entry.children += [sibling.child_id for sibling in together]
    held = facts(case=case.pk, on=request.today)
    context = {
        "case": case,
        "goals": goals(case=case, on=request.today),
        "parts": queries.parts(case=case),
        "together": together,
        "may_plan": may(asker=request.asker, act=Act.PLAN, case=held).allowed,
    }
    return TemplateResponse(request, "plans/show.html", context)


@page(act=Act.PLAN, methods="GET POST")
def new(request: Asked, *, case: Case) -> HttpResponse:
    """A new plan: one head, a part per ticked child."""
    cases = [case, *writable(case=case, asker=request.asker, on=request.today)]
    request.entry.children += [sibling.child_id for sibling in cases[1:]]
    form = _more(request, cases) or open_form(request, PlanForm, cases=cases)
    if form.is_bound and form.is_valid():
        plan = send(request, form, lambda: plans.make(by=request.asker, at=request.now, plan=form.plan()))
        if plan is not None:
            messages.success(request, "Planen er gemt.")
            return redirect("plans:show", case_id=case.pk)
    running = [each for each in queries.goals_with_scores(case=case) if each.goal.ended_at is None]
    return TemplateResponse(request, "plans/new.html", {"case": case, "form": form, "running": running})


@page(act=Act.PLAN, methods="GET POST")
def describe(request: Asked, *, case: Case, part_id: UUID) -> HttpResponse:
    """The normal life that the child's part aims at."""
    part = PlanPart.objects.filter(case=case, pk=part_id).select_related("case").first()
    if part is None:
        raise missing(request, part_id)
    initial = {"normal_life": part.normal_life, "version": part.version}
    form = open_form(request, LifeForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        act = partial(plans.describe, by=request.asker, at=request.now, part=part)
        row = send(request, form, lambda: act(normal_life=typed["normal_life"], version=typed["version"]))
        if row is not None:
            messages.success(request, "Teksten er gemt.")
            return redirect("plans:show", case_id=case.pk)
    part.refresh_from_db()
    context = {
        "case": case,
        "form": form,
        "changes": [("Det almindelige liv", part.normal_life)] if form.conflict else [],
    }
    return TemplateResponse(request, "plans/life.html", context)


def _more(request: Asked, cases: list[Case]) -> PlanForm | None:
    """The form with one more goal for the child whose button was pressed; nothing is judged or saved yet."""
    kind, _, number = request.POST.get("do", "").partition("-")
    if kind != "more" or not number.isdecimal():
        return None
    typed: dict[str, Any] = {name: values[0] for name, values in fields_of(request.POST).items() if values}
    for n in range(1, len(cases)):
        typed.setdefault(f"with_{n}", False)
    count = f"count_{number}"
    typed[count] = int(typed[count]) + 1 if str(typed.get(count, "")).isdecimal() else 2
    return PlanForm(initial=typed, cases=cases)
