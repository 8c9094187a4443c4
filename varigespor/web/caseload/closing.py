"""Closing a case: the adviser, covers and sharings end with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import closing
from varigespor.domain.access import Act
from varigespor.records.models import Case, MeasurePeriod

from ..asked import Asked
from ..page import page
from ..typed import open_form, send
from .forms import CloseForm
from .holders import holders


@page(act=Act.CLOSE, methods="GET POST")
def close(request: Asked, *, case: Case) -> HttpResponse:
    """End the period; the case itself stays the child's for life and can open again."""
    form = open_form(request, CloseForm, initial={"on": request.today, "version": case.version})
    if request.method == "POST" and form.is_valid():
        row = send(
            request,
            form,
            lambda: closing.close(
                by=request.asker, at=request.now, case=case, content=form.closing(today=request.today)
            ),
        )
        if row is not None:
            messages.success(request, "Sagen er lukket. Teamets leder og koordinator kan åbne den igen.")
            return redirect("access:home")
    running = MeasurePeriod.objects.current().filter(case=case, valid_to__isnull=True)
    context = {
        "case": case,
        "form": form,
        "running": list(running.select_related("measure__entry")),
        "changes": holders(case=case, on=request.today) if form.conflict else [],
    }
    return TemplateResponse(request, "caseload/close.html", context)
