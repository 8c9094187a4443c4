"""Opening a closed case again: why, and its fixed adviser from the first day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import reopening
from varigespor.casework.caseload_rows import leads
from varigespor.domain.access import Act
from varigespor.domain.reopening import Reopening
from varigespor.records.models import Case, Route
from varigespor.records.queries.candidates import candidates
from varigespor.records.queries.cases import facts, last_period, last_route

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import open_form, send
from ..wording import date_words
from .allocating import choices, stopped
from .forms import ReopenForm
from .holders import holders
from .space import space


@page(act=Act.REOPEN, methods="GET POST")
def reopen(request: Asked, *, case: Case) -> HttpResponse:
    """The whole reopening on one page; an open case leads to the child, so a second click does no harm."""
    if not facts(case=case.pk, on=request.today).closed:
        return redirect("people:child", case.pk)
    route = _last_route(request, case)
    found = candidates(case=case, route=route, municipality=municipality(), on=request.today)
    form = open_form(
        request,
        ReopenForm,
        initial={"since": request.today, "version": case.version},
        advisers=choices(found),
        changes=False,
    )
    stop = stopped(form, found)
    first = stop is not None and leads(by=request.asker, case=case) and form["over"].value() != stop.key
    if request.method == "POST" and form.is_valid() and not first:
        content = Reopening(form.cleaned_data["opening_reason"], form.allocation(request))
        row = send(
            request,
            form,
            lambda: reopening.reopen(
                by=request.asker, at=request.now, case=case, reopening=content, municipality=municipality()
            ),
        )
        if row is not None:
            since = date_words(day=row.valid_from, today=request.today)
            messages.success(request, f"Sagen er åben igen. {row.adviser.name} er fast rådgiver fra {since}.")
            return redirect("people:child", case.pk)
    more = {"form": form, "stop": stop, "first": first, "reopens": True, "closed": last_period(case=case.pk)}
    more["changes"] = holders(case=case, on=request.today) if form.conflict else []
    return TemplateResponse(request, "caseload/reopen.html", space(request, case, route, found) | more)


def _last_route(request: Asked, case: Case) -> Route:
    route = last_route(case=case.pk, on=request.today)
    if route is None:
        raise missing(request, case.pk)
    return route
