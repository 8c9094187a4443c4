"""Gemte visninger: what is asked of the results, kept under a name from the page that shows it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from varigespor.casework import kept_views as acts
from varigespor.domain.access import Act
from varigespor.domain.kept_views import readable
from varigespor.records.models import KeptView
from varigespor.records.queries import kept_views as queries

from ..asked import Asked
from ..page import missing, page
from ..typed import send
from .act_forms import KeepForm


def keep(request: Asked, form: KeepForm, query: str) -> KeptView | None:
    """Keep the view that is shown; None where the name is refused, said at its box."""
    if not form.is_valid():
        return None
    row = send(
        request, form, lambda: acts.keep(by=request.asker, at=request.now, view=form.view(query=query))
    )
    if row is not None:
        messages.success(request, f"Visningen er gemt som »{row.name}«.")
    return row


@page(act=Act.KEEP_VIEW, methods="POST")
def change(request: Asked, *, view_id: UUID) -> HttpResponse:
    """Share one's own view, share it no longer, or take it away; then back to the view that was shown."""
    row = queries.own(key=view_id, employee=request.asker.id)
    if row is None:
        raise missing(request, view_id)
    doing = request.POST.get("do", "")
    if doing == "remove":
        acts.remove(by=request.asker, at=request.now, view=row)
        messages.success(request, f"Visningen »{row.name}« er fjernet.")
    elif doing in {"share", "unshare"}:
        acts.share(by=request.asker, at=request.now, view=row, shared=doing == "share")
        said = "kan nu ses af alle, der må se Resultater" if row.shared else "er nu kun din"
        messages.success(request, f"Visningen »{row.name}« {said}.")
    query = request.POST.get("query", "")
    return redirect(results_at(query if readable(query=query) is None else ""))


def results_at(query: str) -> str:
    """The address of a view of the results."""
    return f"{reverse('results:results')}{'?' if query else ''}{query}"


def kept(request: Asked, query: str) -> dict[str, Any]:
    """The views that the asker finds, those that are the asker's own, and whether this one is kept."""
    rows = queries.found_by(employee=request.asker.id)
    own = [row for row in rows if row.by_id == request.asker.id]
    return {
        "views": [(row, row.query == query) for row in rows],
        "own_views": own,
        "kept_as": next((row for row in own if row.query == query), None),
    }
