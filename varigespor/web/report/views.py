"""Rapporter: what was published, and the page that makes and publishes the next."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.analysis.publishing.equations import Contradiction
from varigespor.casework import publishing
from varigespor.domain.access import Act, may
from varigespor.records.queries import publications

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import key_of, open_form, send
from .document import HIDDEN
from .forms import ReportForm
from .making import PRINTED, Made
from .municipal import municipal_report, publication_of
from .periods import ONE_DAY

NOT_SEEN = (
    "Det er ikke den rapport, du så: dagene eller en definition er ændret, eller en anden er offentliggjort "
    "imens. Se den herunder, og offentliggør den så."
)
STANDS_ALREADY = "Den samme rapport er allerede offentliggjort."
CONTRADICTS = (
    "Et tal, som det var kendt den dag, er et andet end i en rapport, der er offentliggjort som kendt samme "
    "dag. Vælg en senere dag."
)
FORMS = dict(zip(("pdf", "regneark", "csv"), PRINTED, strict=True))
TYPES = {
    "pdf": "application/pdf",
    "regneark": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
}


@page(act=Act.SEE_PUBLISHED)
def reports(request: Asked) -> HttpResponse:
    """What was published, the latest first."""
    context = {
        "reports": publications.listed(),
        "may_publish": may(asker=request.asker, act=Act.PUBLISH).allowed,
        "forms": [("pdf", "PDF"), ("regneark", "Regneark"), ("csv", "CSV")],
    }
    return TemplateResponse(request, "report/reports.html", context)


@page(act=Act.SEE_PUBLISHED)
def file(request: Asked, *, publication_id: UUID, form: str) -> HttpResponse:
    """One file as it left the house."""
    found = publications.file(publication=publication_id, name=FORMS[form]) if form in FORMS else None
    if found is None:
        raise missing(request, publication_id)
    response = HttpResponse(bytes(found.content), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="varige-spor-{found.name}"'
    return response


@page(act=Act.PUBLISH, methods="GET POST")
def new(request: Asked) -> HttpResponse:
    """Choose the period, see what would be published, publish it."""
    form = open_form(request, ReportForm, initial=_usual(request.today), today=request.today)
    made = follows = None
    if form.is_bound and form.is_valid():
        made, follows = _made(form)
        if made and request.POST.get("do") == "publish" and _published(request, form, made, follows):
            messages.success(request, "Rapporten er offentliggjort og registreret.")
            return redirect("report:reports")
    return TemplateResponse(request, "report/new.html", {"form": form, **(_preview(made) if made else {})})


def _published(request: Asked, form: ReportForm, made: Made, follows: UUID | None) -> bool:
    """Whether the report is published now; what was not seen, or stands already, is not."""
    key = key_of(text=form.cleaned_data["key"]) or uuid4()
    if not publications.has(key=key):
        if request.POST.get("shown") != made.stamp:
            form.add_error(None, NOT_SEEN)
        elif json.loads(json.dumps(made.tables)) in publications.register()[1]:
            form.add_error(None, STANDS_ALREADY)
        if form.errors:
            return False
    content = publication_of(key=key, period=form.period(), made=made, follows=follows)
    row = send(
        request, form, lambda: publishing.publish(by=request.asker, at=request.now, publication=content)
    )
    return row is not None


def _made(form: ReportForm) -> tuple[Made | None, UUID | None]:
    """The report and what it follows; a complaint in the form where it contradicts what is published."""
    try:
        return municipal_report(town=municipality(), period=form.period())
    except Contradiction:
        form.add_error("known", CONTRADICTS)
        return None, None


def _usual(today: date) -> dict[str, Any]:
    """Last year, as known yesterday evening."""
    known = today - ONE_DAY
    return {"since": date(today.year - 1, 1, 1), "until": date(today.year - 1, 12, 31), "known": known}


def _preview(made: Made) -> dict[str, Any]:
    """The sections as the page shows them, and how much of them is hidden."""
    tables = list(made.document.tables())
    cells = [value for table in tables for row in table.rows for value in row]
    return {
        "document": made.document,
        "stamp": made.stamp,
        "sections": [
            (section.heading, [(type(block).__name__.lower(), block) for block in section.blocks])
            for section in made.document.sections
        ],
        "hidden": sum(value == HIDDEN for value in cells),
        "numbers": sum(not isinstance(value, str) or value == HIDDEN for value in cells),
        "withheld": made.published.withheld,
    }
