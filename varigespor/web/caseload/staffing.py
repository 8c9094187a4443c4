"""Who works here: posts, hours and absence. The chief's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import staff as acts
from varigespor.domain.access import DANISH_ROLES, Act, Role
from varigespor.records.models import Absence, Employee, Post
from varigespor.records.queries.caseload import loads, still_responsible

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import open_form, send
from .changing import CHANGES, choices
from .staff_forms import HireForm


@page(act=Act.MANAGE_STAFF, methods="GET POST")
def staff(request: Asked) -> HttpResponse:
    """Everybody with a post today, by name, and the way to hire."""
    form = open_form(request, HireForm, initial={"since": request.today, "weekly_hours": 37}, **choices())
    if request.method == "POST" and form.is_valid():
        row = send(
            request,
            form,
            lambda: acts.hire(by=request.asker, at=request.now, employee=form.employee(request)),
        )
        if row is not None:
            messages.success(request, f"{row.name} er oprettet. Adgangskoden sættes fra kommandolinjen.")
            return redirect("caseload:employee", employee_id=row.pk)
    return TemplateResponse(request, "caseload/staff.html", {"form": form, "rows": _everybody(request)})


@page(act=Act.MANAGE_STAFF, methods="GET POST")
def employee(request: Asked, *, employee_id: UUID) -> HttpResponse:
    """One employee: change hours, give or end a post, say who is away."""
    person = Employee.objects.filter(pk=employee_id).first()
    if person is None:
        raise missing(request, employee_id)
    doing = request.POST.get("doing", "")
    if request.method == "POST" and doing not in CHANGES:
        raise missing(request, doing)
    forms: dict[str, Any] = {}
    for name, change in CHANGES.items():
        forms[name] = change.form(request, bound=name == doing)
        if name == doing and change.done(request, person, forms[name]):
            messages.success(request, change.said)
            return redirect("caseload:employee", employee_id=person.pk)
    return TemplateResponse(request, "caseload/employee.html", _context(request, person) | {"forms": forms})


def _context(request: Asked, person: Employee) -> dict[str, Any]:
    posts = Post.objects.current().filter(employee=person).order_by("valid_from", "role")
    absences = Absence.objects.current().filter(employee=person).order_by("-valid_from")
    return {
        "person": person,
        "posts": [_post(post) for post in posts if post.valid_to is None or post.valid_to > post.valid_from],
        "absences": [row for row in absences if row.valid_to is None or row.valid_to > row.valid_from],
        "children": still_responsible(employee=person.pk, on=request.today),
    }


def _post(post: Post) -> dict[str, Any]:
    where = municipality().team_name(post.group or post.team)
    return {"post": post, "role": DANISH_ROLES[Role(post.role)], "where": where}


def _everybody(request: Asked) -> list[dict[str, Any]]:
    posts = Post.objects.on(request.today).select_related("employee").order_by("employee__name", "role")
    away = dict(Absence.objects.on(request.today).values_list("employee_id", "valid_to"))
    load = loads(on=request.today)
    return [
        _post(post)
        | {
            "away": away.get(post.employee_id),
            "children": load[post.employee_id].children if post.employee_id in load else 0,
        }
        for post in posts
    ]
