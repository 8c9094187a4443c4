"""Writing an assessment as one goes, finishing it, and the provisional one where time runs out."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import assessment
from varigespor.domain.access import Act
from varigespor.domain.assessment import DANISH_KINDS, Kind
from varigespor.records.models import Assessment, Case

from ..asked import Asked
from ..page import page
from ..typed import open_form, send
from .forms import AssessmentForm, ProvisionalForm, as_typed, differences
from .views import examination_clock, find


@page(act=Act.ASSESS, methods="GET POST")
def write(request: Asked, *, case: Case, assessment_id: UUID) -> HttpResponse:
    """The common form: keep what is written, or finish it."""
    row = find(request=request, case=case, assessment_id=assessment_id)
    form = open_form(request, AssessmentForm, initial=as_typed(assessment=row))
    if row.concluded_at and not _says_more(form, row):
        return redirect("assessment:read", case_id=case.pk, assessment_id=row.pk)
    finishing = request.POST.get("do") == "conclude"
    if request.method == "POST" and form.is_valid():
        saved = _save(request, form, row, finishing)
        if saved is not None:
            messages.success(request, "Den er afsluttet." if finishing else "Gemt.")
            name = "assessment:read" if finishing else "assessment:write"
            return redirect(name, case_id=case.pk, assessment_id=row.pk)
    context = {
        "case": case,
        "row": row,
        "kind": DANISH_KINDS[Kind(row.kind)],
        "examination": row.kind == Kind.EXAMINATION,
        "clock": examination_clock(case=case) if row.kind == Kind.EXAMINATION else None,
        "form": form,
        "finishing": finishing,
        "changes": differences(form=form, assessment=row) if form.conflict else [],
    }
    return TemplateResponse(request, "assessment/write.html", context)


@page(act=Act.ASSESS, methods="GET POST")
def provisional(request: Asked, *, case: Case, assessment_id: UUID) -> HttpResponse:
    """A provisional assessment with its reason; it does not close the examination."""
    row = find(request=request, case=case, assessment_id=assessment_id)
    form = open_form(request, ProvisionalForm, initial={"version": row.version})
    if row.provisional_at and (request.method == "GET" or form["text"].value() == row.provisional_text):
        return redirect("assessment:read", case_id=case.pk, assessment_id=row.pk)
    if request.method == "POST" and form.is_valid():
        act = partial(assessment.make_provisional, by=request.asker, at=request.now, assessment=row)
        version = form.cleaned_data["version"]
        if send(request, form, lambda: act(provisional=form.provisional(), version=version)) is not None:
            messages.success(request, "Den foreløbige vurdering er gemt. Undersøgelsen løber videre.")
            return redirect("assessment:show", case_id=case.pk)
    row.refresh_from_db()
    context = {
        "case": case,
        "row": row,
        "form": form,
        "clock": examination_clock(case=case),
        "changes": [("Foreløbig vurdering", row.provisional_text)] if form.conflict else [],
    }
    return TemplateResponse(request, "assessment/provisional.html", context)


def _says_more(form: AssessmentForm, row: Assessment) -> bool:
    """Whether words were sent that the finished one does not hold: they are not lost, but said to be late."""
    return form.is_bound and form.is_valid() and bool(differences(form=form, assessment=row))


def _save(request: Asked, form: AssessmentForm, row: Assessment, finishing: bool) -> Assessment | None:
    act = partial(
        assessment.conclude if finishing else assessment.write,
        by=request.asker,
        at=request.now,
        assessment=row,
        version=form.cleaned_data["version"],
    )
    return send(request, form, lambda: act(content=form.content()))
