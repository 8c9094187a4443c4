"""Following up: the law's clock and the programme's beside it; the recommendation moves nobody."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import followup
from varigespor.domain import followup as rules
from varigespor.domain.access import Act, may
from varigespor.domain.deviations import DueKind
from varigespor.records.models import Case, Due, FollowUp, Goal, GoalAnswer
from varigespor.records.queries.cases import facts
from varigespor.records.queries.followup import decision_after, reminders, running

from ..asked import Asked, municipality
from ..decisions import support_person
from ..page import missing, page
from ..people.clock_pairs import pairs
from ..people.support import support
from ..typed import open_form, send
from .forms import FollowUpForm

REVIEWS = [DueKind.FIRST_FOLLOW_UP, DueKind.FOLLOW_UP_AGREED, DueKind.FOLLOW_UP_PROGRAMME]
NEEDS_DECISION = {rules.Recommendation.LESS, rules.Recommendation.MORE, rules.Recommendation.END}


@page(act=Act.FOLLOW_UP, methods="GET POST")
def new(request: Asked, *, case: Case) -> HttpResponse:
    """Write a follow-up of the child's help."""
    goals = list(Goal.objects.filter(part__case=case, ended_at__isnull=True).order_by("set_at", "id"))
    helps = running(case=case, on=request.today)
    placed = any(one.placement for one in helps)
    initial = {"held_on": request.today}
    form = open_form(request, FollowUpForm, initial=initial, goals=goals, placed=placed)
    if request.method == "POST" and form.is_valid():
        row = send(
            request,
            form,
            lambda: followup.hold(
                by=request.asker,
                at=request.now,
                case=case,
                follow_up=form.follow_up(today=request.today),
                municipality=municipality(),
            ),
        )
        if row is not None:
            messages.success(request, "Opfølgningen er gemt.")
            return redirect("followup:show", case_id=case.pk, follow_up_id=row.pk)
    dues = Due.objects.open().filter(case=case, kind__in=REVIEWS)
    context = {
        "case": case,
        "form": form,
        "clocks": pairs(dues=list(dues)),
        "running": helps,
        "support": support(case=case, on=request.today) if placed else None,
        "support_source": support_person.source(on=request.today),
        "reminders": reminders(case=case),
    }
    return TemplateResponse(request, "followup/new.html", context)


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case, follow_up_id: UUID) -> HttpResponse:
    """A follow-up as it was written, and what it leads to."""
    row = FollowUp.objects.filter(case=case, pk=follow_up_id).select_related("by").first()
    if row is None:
        raise missing(request, follow_up_id)
    needs_decision = row.recommendation in NEEDS_DECISION
    held = facts(case=case.pk, on=request.today)
    answers = GoalAnswer.objects.filter(follow_up=row).select_related("goal").order_by("goal__set_at")
    context = {
        "case": case,
        "row": row,
        "answers": [(one, rules.DANISH_GOAL_STATES[rules.GoalState(one.state)]) for one in answers],
        "support_person": support_person.said(state=row.support_person, words=row.support_person_words),
        "profits": rules.DANISH_PROFITS[rules.Profits(row.child_profits)],
        "recommendation": rules.DANISH_RECOMMENDATIONS[rules.Recommendation(row.recommendation)],
        "needs_decision": needs_decision,
        "decision": decision_after(follow_up=row) if needs_decision else None,
        "may_decide": may(asker=request.asker, act=Act.DECIDE, case=held).allowed,
    }
    return TemplateResponse(request, "followup/show.html", context)
