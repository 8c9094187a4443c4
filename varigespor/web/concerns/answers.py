"""What is done about one concern: assess, screen, answer the notifier, explain a breach."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import concerns as acts
from varigespor.casework import deviations
from varigespor.domain import concerns as rules
from varigespor.domain.access import Act
from varigespor.domain.deviations import DANISH_DUES, DueKind
from varigespor.records.models import ConcernChild
from varigespor.records.queries import cases, concerns

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import open_form, send
from .answer_forms import AssessmentForm, ExplanationForm, ReceiptForm, ScreeningForm
from .board import is_broken
from .known import known
from .scope import clocks, concern, part


@page(act=Act.ASSESS_CONCERN, methods="GET POST")
def assess(request: Asked, *, concern_id: UUID, concern_child_id: UUID) -> HttpResponse:
    """24-timersvurdering of one child."""
    row = concern(request, concern_id)
    one = part(request, row, concern_child_id)
    case = cases.running(child=one.child_id, on=request.today)
    fresh_eyes = rules.wants_fresh_eyes(running_case=case is not None, received_at=row.received_at)
    worked = cases.has_worked_on(case=case.pk) if case else frozenset()
    people = concerns.colleagues(roles=acts.ASSESSING, on=request.today).exclude(pk=request.asker.id)
    colleagues = [(str(each.pk), _colleague(each.name, each.pk in worked)) for each in people]
    form = open_form(request, AssessmentForm, colleagues=colleagues, fresh_eyes=fresh_eyes)
    if request.method == "POST" and form.is_valid():
        done = send(
            request,
            form,
            lambda: acts.assess(
                by=request.asker, at=request.now, concern_child=one, assessment=form.content()
            ),
        )
        if done is not None:
            messages.success(request, "24-timersvurderingen er gemt.")
            return redirect("concerns:screen", concern_id=row.pk, concern_child_id=one.pk)
    due = next((due for due in clocks(row) if due.concern_child_id == one.pk), None)
    context = {"concern": row, "part": one, "form": form, "fresh_eyes": fresh_eyes, "due": due}
    return _page(request, "concerns/assess.html", one, context)


@page(act=Act.SCREEN_CONCERN, methods="GET POST")
def screen(request: Asked, *, concern_id: UUID, concern_child_id: UUID) -> HttpResponse:
    """What the concern leads to for one child."""
    row = concern(request, concern_id)
    one = part(request, row, concern_child_id)
    running = concerns.open_case(child=one.child_id) is not None
    home = concerns.open_districts_of(children=[one.child_id], on=request.today)
    initial = {"district": home.get(one.child_id, "")}
    form = open_form(request, ScreeningForm, initial=initial, running_case=running)
    if request.method == "POST" and form.is_valid():
        done = send(
            request,
            form,
            lambda: acts.screen(
                by=request.asker,
                at=request.now,
                concern_child=one,
                screening=form.content(),
                municipality=municipality(),
            ),
        )
        if done is not None:
            opened = not running and done.outcome in rules.OPENS_CASE
            ending = "Sagen er åbnet og venter på fordeling." if opened else "Screeningen er gemt."
            messages.success(request, ending)
            return redirect("concerns:show", concern_id=row.pk)
    context = {"concern": row, "part": one, "form": form, "running": running}
    return _page(request, "concerns/screen.html", one, context)


@page(act=Act.SEND_RECEIPT, methods="GET POST")
def receipt(request: Asked, *, concern_id: UUID) -> HttpResponse:
    """That the notifier was told."""
    row = concern(request, concern_id)
    form = open_form(request, ReceiptForm)
    if request.method == "POST" and form.is_valid():
        how = form.cleaned_data["how"]
        done = send(
            request, form, lambda: acts.send_receipt(by=request.asker, at=request.now, concern=row, how=how)
        )
        if done is not None:
            messages.success(request, "Kvitteringen er skrevet ned.")
            return redirect("concerns:show", concern_id=row.pk)
    due = next((due for due in clocks(row) if due.kind == DueKind.CONCERN_RECEIPT), None)
    return TemplateResponse(request, "concerns/receipt.html", {"concern": row, "form": form, "due": due})


@page(act=Act.ASSESS_CONCERN, methods="GET POST")
def explain(request: Asked, *, concern_id: UUID, due_id: UUID) -> HttpResponse:
    """Why a deadline was missed; the breach stays. A deadline that is kept has nothing to explain."""
    row = concern(request, concern_id)
    due = next((due for due in clocks(row) if due.pk == due_id), None)
    if due is None:
        raise missing(request, due_id)
    broken = is_broken(due, request.now)
    said = getattr(due, "deviation", None)
    initial = {"text": said.explanation if said else "", "version": said.version if said else 0}
    form = open_form(request, ExplanationForm, initial=initial)
    if request.method == "POST" and broken and form.is_valid():
        done = send(
            request,
            form,
            lambda: deviations.explain_due(
                by=request.asker,
                at=request.now,
                due=due,
                explanation=form.content(),
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(request, "Forklaringen er gemt. Bruddet bliver stående.")
            return redirect("concerns:show", concern_id=row.pk)
    words = DANISH_DUES[DueKind(due.kind)]
    return TemplateResponse(
        request,
        "concerns/explain.html",
        {"concern": row, "form": form, "due": due, "words": words, "broken": broken},
    )


def _page(request: Asked, template: str, one: ConcernChild, context: dict[str, object]) -> HttpResponse:
    before = known(request, children=[one.child], before=one.concern_id)
    return TemplateResponse(request, template, context | {"known": before})


def _colleague(name: str, has_worked: bool) -> str:
    return f"{name} (har arbejdet med sagen)" if has_worked else name
