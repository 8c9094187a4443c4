"""Explaining what was not kept, letting the programme's deviations rest, and ending what is over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import deviations as acts
from varigespor.domain.access import Act
from varigespor.domain.deviations import (
    DANISH_DEVIATIONS,
    DANISH_DUES,
    DeviationKind,
    DueKind,
    Voice,
    voice_of,
)
from varigespor.records.models import Case, Deviation, Due
from varigespor.records.queries import deviations as queries
from varigespor.records.queries.working import answering_for

from ..asked import Asked
from ..page import missing, page
from ..people.clock_pairs import shown
from ..typed import TypedForm, open_form, send
from .forms import EndForm, ExplainForm, PauseForm


@page(act=Act.EXPLAIN, methods="GET POST")
def due(request: Asked, *, case: Case, due_id: UUID) -> HttpResponse:
    """A clock of a case that ran out: why, and for the programme's a pause."""
    row = queries.due_of(case=case, due=due_id)
    if row is None:
        raise missing(request, due_id)
    return _due(request, case, row)


@page(act=Act.EXPLAIN, methods="GET POST")
def one(request: Asked, *, case: Case, deviation_id: UUID) -> HttpResponse:
    """A deviation that an act opened: explain it, or say how it was solved."""
    rows = Deviation.objects.filter(case=case, due__isnull=True, pk=deviation_id)
    row = rows.select_related("owner", "opened_by", "explained_by", "case__child").first()
    if row is None:
        raise missing(request, deviation_id)
    explain = _form(request, ExplainForm, "explain", row, owners=_owners(request, case))
    end = _form(request, EndForm, "end", row)
    if _sent(request, explain, "explain", lambda form: acts.explain(**_by(request, row, form))):
        return _done(request, "Forklaringen er gemt.")
    if _sent(request, end, "end", lambda form: acts.end(**_by(request, row, form))):
        messages.success(request, "Afvigelsen er afsluttet. Den står stadig i historikken.")
        return redirect("people:child", case_id=case.pk)
    context = {
        "case": case,
        "said": row,
        "title": DANISH_DEVIATIONS[DeviationKind(row.kind)],
        "voice": voice_of(kind=DeviationKind(row.kind)),
        "explain": explain,
        "end": None if row.ended_at and not end.is_bound else end,
    }
    return TemplateResponse(request, "deviations/one.html", context)


def _due(request: Asked, case: Case, row: Due) -> HttpResponse:
    said = getattr(row, "deviation", None)
    rests = row.voice == Voice.PROGRAMME and row.met_at is None
    explain = _form(request, ExplainForm, "explain", said, owners=_owners(request, case))
    pause = _form(request, PauseForm, "pause", said) if rests else None
    if _sent(request, explain, "explain", lambda form: _explain_due(request, row, form)):
        return _done(request, "Forklaringen er gemt. Bruddet bliver stående.")
    if pause and _sent(request, pause, "pause", lambda form: _pause_due(request, row, form)):
        return _done(request, "Afvigelsen er sat på pause.")
    context = {
        "case": case,
        "due": row,
        "said": said,
        "title": DANISH_DUES[DueKind(row.kind)],
        "voice": row.voice,
        "clock": shown(due=row),
        "explain": explain,
        "pause": pause,
        "risk_first": row.kind == DueKind.NETWORK and case.safety_first,
    }
    return TemplateResponse(request, "deviations/one.html", context)


def _explain_due(request: Asked, row: Due, form: ExplainForm) -> Deviation:
    return acts.explain_due(
        by=request.asker,
        at=request.now,
        due=row,
        explanation=form.explanation(),
        version=form.cleaned_data["version"],
    )


def _pause_due(request: Asked, row: Due, form: PauseForm) -> Deviation:
    return acts.pause(
        by=request.asker,
        at=request.now,
        due=row,
        pause=form.pause(request),
        version=form.cleaned_data["version"],
    )


def _form(request: Asked, kind: type[Any], doing: str, said: Deviation | None, **more: Any) -> Any:
    initial: dict[str, Any] = {"version": said.version if said else 0}
    if said and kind is ExplainForm:
        initial["text"] = said.explanation
    if said and kind is PauseForm:
        initial |= {"until": said.paused_until, "reason": said.pause_reason}
    if request.method == "POST" and request.POST.get("doing") != doing:
        return kind(initial=initial, **more)
    return open_form(request, kind, initial=initial, **more)


def _sent(request: Asked, form: TypedForm, doing: str, act: Any) -> bool:
    if request.method != "POST" or request.POST.get("doing") != doing or not form.is_valid():
        return False
    return send(request, form, lambda: act(form)) is not None


def _owners(request: Asked, case: Case) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in answering_for(case=case.pk, on=request.today)]


def _by(request: Asked, row: Deviation, form: Any) -> dict[str, Any]:
    return {
        "by": request.asker,
        "at": request.now,
        "deviation": row,
        "explanation": form.explanation(),
        "version": form.cleaned_data["version"],
    }


def _done(request: Asked, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(request.path)
