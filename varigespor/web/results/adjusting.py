"""Forslag til tilbudsviften: written from a view of the results, answered by the chief."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import adjustments as acts
from varigespor.domain.access import Act, may
from varigespor.domain.adjustments import DANISH_ANSWERS, Answer
from varigespor.records.models import Adjustment
from varigespor.records.queries import adjustments as queries
from varigespor.records.queries import catalogue

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send
from .act_forms import AnswerForm, ProposeForm
from .again import picked, rows_again, tidy, words_again
from .tabs import tabs


@page(act=Act.SEE_RESULTS)
def every(request: Asked) -> HttpResponse:
    """Those that wait, the first day first; below them those with a yes or a no."""
    context = {
        "tabs": tabs(request),
        "waiting": [_line(request, row) for row in queries.waiting()],
        "answered": [_line(request, row) for row in queries.answered()],
        "may_answer": may(asker=request.asker, act=Act.ANSWER_RANGE).allowed,
        "may_propose": may(asker=request.asker, act=Act.PROPOSE_RANGE).allowed,
    }
    return TemplateResponse(request, "results/adjustments.html", context)


@page(act=Act.SEE_RESULTS)
def one(request: Asked, *, adjustment_id: UUID) -> HttpResponse:
    """What, why, the rows as they are today, and what was answered."""
    return _shown(request, _found(request, adjustment_id))


@page(act=Act.PROPOSE_RANGE, methods="GET POST")
def propose(request: Asked) -> HttpResponse:
    """A proposal about the rows of the view that it was opened from."""
    offers = catalogue.entries(on=request.today)
    choices = [(str(entry.pk), f"Trin {entry.step}: {entry.name}") for entry in offers]
    chosen = request.GET.urlencode()
    about = {entry.key: str(entry.pk) for entry in offers}.get(picked(chosen, "tilbud"), "")
    initial = {"query": tidy(request, chosen), "entry": about}
    form = open_form(request, ProposeForm, initial=initial, entries=choices)
    if chosen and not form.is_bound:  # the view just left, also where a draft is about another
        form.initial["query"] = initial["query"]
    query = tidy(request, str(form["query"].value() or ""))
    if form.is_bound and form.is_valid():
        row = send(
            request,
            form,
            lambda: acts.propose(by=request.asker, at=request.now, adjustment=form.adjustment(query=query)),
        )
        if row is not None:
            messages.success(request, "Forslaget er sendt til Børne- og Familiechefen.")
            return redirect("results:adjustment", adjustment_id=row.pk)
    context = {"form": form, "again": words_again(request, query)}
    return TemplateResponse(request, "results/propose.html", context)


@page(act=Act.ANSWER_RANGE, methods="GET POST")
def answer(request: Asked, *, adjustment_id: UUID) -> HttpResponse:
    """The proposal with the chief's answer below it."""
    row = _found(request, adjustment_id)
    form = open_form(request, AnswerForm, initial={"version": row.version})
    if form.is_bound and form.is_valid():
        done = send(
            request,
            form,
            lambda: acts.answer(
                by=request.asker,
                at=request.now,
                adjustment=row,
                answer=form.new_answer(),
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(request, "Svaret er gemt. Alle, der ser Resultater, kan læse det.")
            return redirect("results:adjustment", adjustment_id=row.pk)
    return _shown(request, _found(request, adjustment_id), form=form)


def _shown(request: Asked, row: Adjustment, **more: Any) -> HttpResponse:
    context = {
        "tabs": tabs(request),
        "line": _line(request, row),
        "answers": [(one, DANISH_ANSWERS[Answer(one.answer)]) for one in row.answers.all()],
        "again": rows_again(request, row.query),
        "may_answer": row.waits and may(asker=request.asker, act=Act.ANSWER_RANGE).allowed,
        **more,
    }
    return TemplateResponse(request, "results/adjustment.html", context)


def _line(request: Asked, row: Adjustment) -> dict[str, Any]:
    last = list(row.answers.all())[-1:]
    return {
        "row": row,
        "late": row.waits and row.decide_by < request.today,
        "said": DANISH_ANSWERS[Answer(row.answer)] if row.answer else "",
        "last": last[0] if last else None,
    }


def _found(request: Asked, adjustment_id: UUID) -> Adjustment:
    row = queries.one(key=adjustment_id)
    if row is None:
        raise missing(request, adjustment_id)
    return row
