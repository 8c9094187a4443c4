"""A goal's life: set, scored by everybody at once, and ended with its outcome."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import plans
from varigespor.domain.access import Act
from varigespor.domain.people import DANISH_RELATIONS, PARENTS, RelationKind
from varigespor.domain.plans import DANISH_GOAL_OUTCOMES, GoalOutcome
from varigespor.records.models import Case, Goal
from varigespor.records.queries import plans as queries
from varigespor.records.queries.people import Kin, kin

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send
from .forms import GoalForm, OutcomeForm
from .lines import goals
from .score_form import ScoreForm


@page(act=Act.PLAN, methods="GET POST")
def add(request: Asked, *, case: Case) -> HttpResponse:
    """One more goal in the child's latest plan; without a plan the page for a new one."""
    part = next(iter(queries.parts(case=case)), None)
    if part is None:
        return redirect("plans:new", case_id=case.pk)
    form = open_form(request, GoalForm, initial={"whose": case.child.given_name})
    if request.method == "POST" and form.is_valid():
        act = partial(plans.add_goal, by=request.asker, at=request.now, part=part)
        if send(request, form, lambda: act(goal=form.goal())) is not None:
            messages.success(request, "Målet er gemt.")
            return redirect("plans:show", case_id=case.pk)
    return TemplateResponse(request, "plans/goal.html", {"case": case, "form": form})


@page(act=Act.PLAN, methods="GET POST")
def score(request: Asked, *, case: Case) -> HttpResponse:
    """Where everybody sees each goal today, in one form."""
    open_goals = goals(case=case, on=request.today).open
    form = open_form(
        request,
        ScoreForm,
        initial={"on": request.today},
        goals=[each.goal for each in open_goals],
        raters=_raters(request, case),
    )
    if request.method == "POST" and form.is_valid():
        act = partial(plans.score_all, by=request.asker, at=request.now, case=case)
        rows = send(request, form, lambda: act(scores=form.scores(today=request.today)))
        if rows is not None:
            messages.success(request, "Tallene er gemt.")
            return redirect("plans:show", case_id=case.pk)
    return TemplateResponse(request, "plans/score.html", {"case": case, "form": form})


@page(act=Act.PLAN, methods="GET POST")
def end(request: Asked, *, case: Case, goal_id: UUID) -> HttpResponse:
    """A goal is reached, partly reached or dropped."""
    goal = Goal.objects.filter(part__case=case, pk=goal_id).select_related("part__case").first()
    if goal is None:
        raise missing(request, goal_id)
    form = open_form(request, OutcomeForm)
    if request.method == "POST" and form.is_valid():
        act = partial(plans.end_goal, by=request.asker, at=request.now, goal=goal)
        if send(request, form, lambda: act(outcome=form.outcome_of())) is not None:
            messages.success(request, "Målet er afsluttet og bliver stående i planen.")
            return redirect("plans:show", case_id=case.pk)
    goal.refresh_from_db()
    ended = DANISH_GOAL_OUTCOMES[GoalOutcome(goal.outcome)] if goal.outcome else ""
    context = {"case": case, "form": form, "goal": goal, "changes": [("Hvordan gik det?", ended)]}
    return TemplateResponse(request, "plans/end.html", context)


def _raters(request: Asked, case: Case) -> list[str]:
    """The child, the parents and the adviser, then everybody who has answered before."""
    family = [_named(one) for one in kin(child=case.child, on=request.today)]
    usual = [case.child.given_name, *family, "Rådgiver"]
    return list(dict.fromkeys(name for name in [*usual, *queries.raters(case=case)] if name))


def _named(one: Kin) -> str:
    """'Mor, Signe'; nothing for those who are no parents or may have no contact."""
    kind = next((DANISH_RELATIONS[kind] for kind in one.kinds if kind in PARENTS), "")
    barred = RelationKind.NO_CONTACT in one.kinds
    return f"{kind.capitalize()}, {one.person.given_name}" if kind and not barred else ""
