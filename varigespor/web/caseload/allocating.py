"""Sagsfordeling: a space of its own, nobody preselected, and the cap said before it is passed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.casework import caseload
from varigespor.casework.caseload_rows import leads
from varigespor.domain.access import Act
from varigespor.records.models import Case, Route
from varigespor.records.queries.candidates import Candidate, candidates

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import TypedForm, open_form, send
from ..wording import date_words
from .forms import AllocationForm, HoldForm
from .holders import holders
from .space import space


@page(act=Act.ALLOCATE, methods="GET POST")
def allocate(request: Asked, *, case: Case) -> HttpResponse:
    """Give a case to its one fixed adviser."""
    route = routed(request, case)
    found = candidates(case=case, route=route, municipality=municipality(), on=request.today)
    if any(one.has_now and one.key == request.POST.get("adviser") for one in found):
        return redirect(to_team(route))  # the second of two clicks: it is done already
    form = allocation_form(request, case, found)
    stop = stopped(form, found)
    first = stop is not None and leads(by=request.asker, case=case) and form["over"].value() != stop.key
    if request.method == "POST" and form.is_valid() and not first:
        row = send(
            request,
            form,
            lambda: caseload.allocate(
                by=request.asker,
                at=request.now,
                case=case,
                allocation=form.allocation(request),
                municipality=municipality(),
            ),
        )
        if row is not None:
            since = date_words(day=row.valid_from, today=request.today)
            messages.success(request, f"{row.adviser.name} er fast rådgiver fra {since}.")
            return redirect(to_team(route))
    more = {"form": form, "stop": stop, "first": first, "hold": HoldForm(initial={"version": case.version})}
    return _show(request, space(request, case, route, found) | more | _changed(request, case, form))


@page(act=Act.ALLOCATE, methods="POST")
def hold(request: Asked, *, case: Case) -> HttpResponse:
    """The leader holds the case meanwhile, so that the child has a responsible adult."""
    route = routed(request, case)
    form = open_form(request, HoldForm, initial={"version": case.version})
    if form.is_valid():
        row = send(
            request,
            form,
            lambda: caseload.hold(
                by=request.asker,
                at=request.now,
                case=case,
                content=form.content(),
                municipality=municipality(),
            ),
        )
        if row is not None:
            messages.success(request, "Du holder sagen. Barnet tæller hos dig, til en fast rådgiver har det.")
            return redirect(to_team(route))
    found = candidates(case=case, route=route, municipality=municipality(), on=request.today)
    blank = AllocationForm(advisers=choices(found), changes=_changes(case), initial=_initial(request, case))
    context = space(request, case, route, found) | {"form": blank, "hold": form}
    return _show(request, context | _changed(request, case, form))


def routed(request: Asked, case: Case) -> Route:
    """Where the case belongs today, or the 404 of nothing for a closed case."""
    route = Route.objects.on(request.today).filter(case=case).first()
    if route is None:
        raise missing(request, case.pk)
    found: Route = route
    return found


def to_team(route: Route) -> str:
    """The address of the team's page."""
    return f"{reverse('caseload:team')}?{urlencode({'team': route.team})}"


def allocation_form(request: Asked, case: Case, found: list[Candidate]) -> AllocationForm:
    """The form with everybody who can be chosen, and nobody chosen."""
    return open_form(
        request,
        AllocationForm,
        initial=_initial(request, case),
        advisers=choices(found),
        changes=_changes(case),
    )


def _initial(request: Asked, case: Case) -> dict[str, Any]:
    return {"since": request.today, "version": case.version}


def choices(found: list[Candidate]) -> list[tuple[str, str]]:
    """Everybody who can be chosen."""
    return [(one.key, one.member.employee.name) for one in found if not one.has_now]


def _changed(request: Asked, case: Case, form: TypedForm) -> dict[str, Any]:
    return {"changes": holders(case=case, on=request.today) if form.conflict else []}


def _changes(case: Case) -> bool:
    fixed = case.assignments.filter(superseded_at__isnull=True, valid_to__isnull=True, held_by_leader=False)
    return bool(fixed.exists())


def stopped(form: AllocationForm, found: list[Candidate]) -> Candidate | None:
    """The chosen one, where the child would bring them above the cap."""
    chosen = form["adviser"].value() if form.is_bound else ""
    return next((one for one in found if one.key == chosen and one.over), None)


def _show(request: Asked, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, "caseload/allocate.html", context)
