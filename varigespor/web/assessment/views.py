"""A child's assessments: what runs with its clock, what was concluded, and beginning one."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import assessment
from varigespor.domain.access import Act, may
from varigespor.domain.assessment import ALL_HEADINGS, DANISH_KINDS, DANISH_LINEAL, HEADINGS, Kind, Lineal
from varigespor.domain.deviations import DueKind
from varigespor.records.models import Assessment, Case, Due
from varigespor.records.queries import assessment as queries
from varigespor.records.queries.cases import facts

from ..asked import Asked
from ..page import missing, page
from ..people.clock_pairs import shown
from ..typed import open_form, send
from .forms import GROUPS, KNOWLEDGE, StartForm


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case) -> HttpResponse:
    """What runs with its clock, and what was concluded."""
    every = queries.all_of(case=case)
    context = {
        "case": case,
        "running": [_row(row) for row in every if row.concluded_at is None],
        "done": [_row(row) for row in every if row.concluded_at],
        "clock": examination_clock(case=case),
        "may_assess": _may_assess(request, case),
    }
    return TemplateResponse(request, "assessment/show.html", context)


@page(act=Act.SEE_CASE)
def read(request: Asked, *, case: Case, assessment_id: UUID) -> HttpResponse:
    """One assessment as it is written."""
    row = find(request=request, case=case, assessment_id=assessment_id)
    texts = {text.heading: text.text for text in row.texts.all()}
    context = {
        "case": case,
        "one": _row(row),
        "groups": [
            {"name": GROUPS[group], "texts": [(ALL_HEADINGS[k], texts[k]) for k in keys if texts.get(k)]}
            for group, keys in HEADINGS.items()
        ],
        "knowledge": [
            (label, known) for key, (label, _) in KNOWLEDGE.items() if (known := getattr(row, key))
        ],
        "may_assess": _may_assess(request, case),
    }
    return TemplateResponse(request, "assessment/read.html", context)


@page(act=Act.ASSESS, methods="GET POST")
def start(request: Asked, *, case: Case) -> HttpResponse:
    """Begin one in a running case."""
    form = open_form(request, StartForm, initial={"aware_on": request.today})
    if request.method == "POST" and form.is_valid():
        act = partial(assessment.start, by=request.asker, at=request.now, case=case)
        row = send(request, form, lambda: act(opening=form.opening()))
        if row is not None:
            messages.success(request, f"{DANISH_KINDS[Kind(row.kind)]} er begyndt.")
            return redirect("assessment:write", case_id=case.pk, assessment_id=row.pk)
    return TemplateResponse(request, "assessment/start.html", {"case": case, "form": form})


def find(*, request: Asked, case: Case, assessment_id: UUID) -> Assessment:
    """The case's assessment with its texts, or the 404 of nothing."""
    rows = Assessment.objects.filter(case=case, pk=assessment_id)
    row = rows.select_related("case", "opened_by", "concluded_by").prefetch_related("texts").first()
    if row is None:
        raise missing(request, assessment_id)
    return row


def examination_clock(*, case: Case) -> dict[str, Any] | None:
    """The open four months with their norm and source."""
    due = Due.objects.open().filter(case=case, kind=DueKind.EXAMINATION).order_by("due_at").first()
    return {"due": due, "shown": shown(due=due)} if due else None


def _may_assess(request: Asked, case: Case) -> bool:
    return may(asker=request.asker, act=Act.ASSESS, case=facts(case=case.pk, on=request.today)).allowed


def _row(row: Assessment) -> dict[str, Any]:
    return {
        "row": row,
        "kind": DANISH_KINDS[Kind(row.kind)],
        "lineal": DANISH_LINEAL[Lineal(row.lineal)] if row.lineal else "",
        "examination": row.kind == Kind.EXAMINATION,
        "written": sum(1 for text in row.texts.all() if text.text),
    }
