"""Who works here: posts, hours and absence. The chief's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
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
from ..templatetags.danish import timer
from ..typed import TypedForm, open_form, send
from ..wording import date_words
from .changing import CHANGES, Row, choices
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
    sent = _sent(request, person) if request.method == "POST" else None
    if sent and sent.form.is_valid():
        change = CHANGES[sent.name]
        act = partial(change.act, request, sent.form, sent.row or person)
        if send(request, sent.form, act) is not None:
            messages.success(request, change.said)
            return redirect("caseload:employee", employee_id=person.pk)
    return TemplateResponse(request, "caseload/employee.html", _context(request, person, sent))


@dataclass(frozen=True)
class Sent:
    """What was sent: its name, the row it is about as it was shown, and that row as it is shown now."""

    name: str
    form: TypedForm
    row: Row
    now: Row


def _sent(request: Asked, person: Employee) -> Sent:
    name = request.POST.get("doing", "")
    if name not in CHANGES:
        raise missing(request, name)
    row = CHANGES[name].row(request, person)
    now = _now(row)
    return Sent(name, CHANGES[name].form(request, name, row=now, bound=True), row, now)


def _now(row: Row) -> Row:
    """The row that took the place of one that was changed meanwhile; itself where none did."""
    if not isinstance(row, Post) or row.superseded_at is None:
        return row
    rows = Post.objects.current().filter(employee=row.employee_id, role=row.role, team=row.team)
    later: Row = rows.order_by("-valid_from").first()
    return later or row


def _context(request: Asked, person: Employee, sent: Sent | None) -> dict[str, Any]:
    posts = Post.objects.current().filter(employee=person).order_by("valid_from", "role")
    absences = Absence.objects.current().filter(employee=person).order_by("-valid_from")
    shown = [post for post in posts if post.valid_to is None or post.valid_to > post.valid_from]
    return {
        "person": person,
        "sent": sent.form if sent else None,
        "changes": [_line(post, request.today) for post in shown],
        "posts": [_post(post) | _forms(request, post, sent) for post in shown],
        "forms": {name: _form(request, name, None, sent) for name in ("post", "away")},
        "absences": [row for row in absences if row.valid_to is None or row.valid_to > row.valid_from],
        "children": still_responsible(employee=person.pk, on=request.today),
    }


def _forms(request: Asked, post: Post, sent: Sent | None) -> dict[str, Any]:
    """The two forms of a post; the one that was sent stands open with what was typed."""
    names = ("hours", "end")
    here = sent is not None and sent.name in names and sent.now is not None and sent.now.pk == post.pk
    return {name: _form(request, name, post, sent) for name in names} | {"open": here}


def _form(request: Asked, name: str, row: Row, sent: Sent | None) -> TypedForm:
    if sent and sent.name == name and (sent.now and sent.now.pk) == (row and row.pk):
        return sent.form
    return CHANGES[name].form(request, name, row=row)


def _line(post: Post, today: date) -> tuple[str, str]:
    """A post in one line, to read where somebody changed it meanwhile."""
    until = f" til {date_words(day=post.valid_to, today=today)}" if post.valid_to else ""
    since = date_words(day=post.valid_from, today=today)
    return DANISH_ROLES[Role(post.role)], f"{timer(post.weekly_hours)} timer om ugen fra {since}{until}"


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
