"""Sharing a case with somebody outside the team, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import closing
from varigespor.domain.access import DANISH_ROLES, Act, Role
from varigespor.records.models import Case, Post, Sharing

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send, uuid_of
from .forms import ShareForm


@page(act=Act.SHARE, methods="GET POST")
def share(request: Asked, *, case: Case) -> HttpResponse:
    """Let somebody see the child's page, for a purpose."""
    shared = list(
        Sharing.objects.on(request.today).filter(case=case).select_related("employee").order_by("valid_from")
    )
    form = open_form(request, ShareForm, people=_people(request, {row.employee_id for row in shared}))
    if request.method == "POST" and form.is_valid():
        row = send(
            request,
            form,
            lambda: closing.share(
                by=request.asker,
                at=request.now,
                case=case,
                employee=uuid_of(form.cleaned_data["employee"]),
                purpose=form.cleaned_data["purpose"],
            ),
        )
        if row is not None:
            messages.success(request, f"Sagen er delt med {row.employee.name}.")
            return redirect("caseload:share", case_id=case.pk)
    return TemplateResponse(request, "caseload/share.html", {"case": case, "form": form, "shared": shared})


@page(act=Act.SHARE, methods="POST")
def unshare(request: Asked, *, case: Case) -> HttpResponse:
    """End a sharing; access ends at the next request."""
    employee = uuid_of(request.POST.get("employee"))
    if not Sharing.objects.on(request.today).filter(case=case, employee_id=employee).exists():
        raise missing(request, employee)
    closing.unshare(by=request.asker, at=request.now, case=case, employee=employee)
    messages.success(request, "Delingen er slut. Adgangen er væk fra nu af.")
    return redirect("caseload:share", case_id=case.pk)


def _people(request: Asked, already: set[object]) -> list[tuple[str, str]]:
    """Everybody who works here and does not see the case by a team of their own, with role."""
    posts = Post.objects.on(request.today).filter(employee__is_active=True).select_related("employee")
    rows = posts.exclude(role__in=[Role.CHIEF, Role.ECONOMIST, Role.ANALYST]).order_by("employee__name")
    names = {
        str(post.employee_id): f"{post.employee.name}, {DANISH_ROLES[Role(post.role)].lower()}"
        for post in rows
        if post.employee_id not in already and post.employee_id != request.asker.id
    }
    return list(names.items())
