"""One adviser above the cap: why, until when, on how many days, and that it is over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import deviations as acts
from varigespor.domain.access import Act
from varigespor.domain.deviations import DeviationKind, Ending, keeps_cap_of
from varigespor.records.models import Deviation
from varigespor.records.queries import team
from varigespor.records.queries.caseload import advising_post
from varigespor.records.queries.team import Member

from ..asked import Asked, municipality
from ..caseload.rows import over_rows
from ..page import missing, page
from ..typed import send
from .forms import EndForm, OverCapForm


@page(act=Act.KEEP_CAP, methods="GET POST")
def over_cap(request: Asked, *, employee_id: UUID) -> HttpResponse:
    """Explain why an adviser is above the cap, or end the deviation when the cap is kept again."""
    member = _member(request, employee_id)
    doing = request.POST.get("doing", "")
    over = OverCapForm(request.POST if doing == "over" else None)
    end = EndForm(
        request.POST if doing == "end" else None,
        initial={"version": member.over.version if member.over else None},
    )
    if doing == "over" and over.is_valid() and _explain(request, member, over):
        messages.success(request, "Grunden er gemt. Chefen ser afvigelsen, til den er afsluttet.")
        return redirect(request.path)
    if doing == "end" and member.over and end.is_valid() and _end(request, member.over, end):
        messages.success(request, "Afvigelsen er afsluttet. Den står stadig i historikken.")
        return redirect("caseload:team")
    context = {
        "member": member,
        "row": over_rows(members=[member], town=municipality(), on=request.today),
        "over": over,
        "end": end,
        "history": _history(member),
    }
    return TemplateResponse(request, "deviations/over_cap.html", context)


def _member(request: Asked, employee_id: UUID) -> Member:
    post = advising_post(employee=employee_id, on=request.today)
    if post is None or not keeps_cap_of(asker=request.asker, team=post.team):
        raise missing(request, employee_id)
    for member in team.members(team=post.team, municipality=municipality(), on=request.today):
        if member.employee.pk == employee_id:
            return member
    raise missing(request, employee_id)


def _explain(request: Asked, member: Member, form: OverCapForm) -> bool:
    row = send(
        request,
        form,
        lambda: acts.explain_over_cap(
            by=request.asker, at=request.now, employee=member.employee.pk, over=form.over()
        ),
    )
    return row is not None


def _end(request: Asked, deviation: Deviation, form: EndForm) -> bool:
    row = send(
        request,
        form,
        lambda: acts.end_over_cap(
            by=request.asker,
            at=request.now,
            deviation=deviation,
            ending=Ending(form.cleaned_data["text"], form.cleaned_data["version"]),
            municipality=municipality(),
        ),
    )
    return row is not None


def _history(member: Member) -> list[Any]:
    rows = Deviation.objects.filter(
        kind=DeviationKind.OVER_CAP, adviser=member.employee, ended_at__isnull=False
    )
    return list(rows.select_related("opened_by", "explained_by").order_by("-opened_at"))
