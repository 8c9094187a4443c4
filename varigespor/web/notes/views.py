"""Writing a note for one child or for siblings."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import notes
from varigespor.domain.access import Act
from varigespor.domain.notes import CONTACTS, NoteKind
from varigespor.records.models import Case
from varigespor.records.queries.people import restricted
from varigespor.records.queries.siblings import writable
from varigespor.records.queries.working import working_with

from ..asked import Asked
from ..page import page
from ..typed import open_form, send
from .forms import NoteForm


@page(act=Act.WRITE_NOTE, methods="GET POST")
def new(request: Asked, *, case: Case) -> HttpResponse:
    """One note, with a tick for each sibling whose case one works in."""
    cases = [case, *writable(case=case, asker=request.asker, on=request.today)]
    form = open_form(
        request, NoteForm, initial=_initial(request), cases=cases, people=_people(request, cases)
    )
    if request.method == "POST" and form.is_valid():
        note = send(
            request,
            form,
            lambda: notes.write(
                by=request.asker,
                at=request.now,
                note=form.note(owner=request.asker.id, today=request.today),
            ),
        )
        if note is not None:
            messages.success(request, "Notatet er gemt.")
            return redirect("people:child", case_id=case.pk)
    warned = restricted(child=case.child, on=request.today)
    return TemplateResponse(request, "notes/new.html", {"case": case, "form": form, "restricted": warned})


def _people(request: Asked, cases: Sequence[Case]) -> list[tuple[str, str]]:
    """Everybody but oneself who can do a task in one of the cases."""
    near = working_with(cases=[case.pk for case in cases], on=request.today)
    return [(str(one.pk), one.name) for one in near if one.pk != request.asker.id]


def _initial(request: Asked) -> dict[str, object]:
    kind = request.GET.get("slags", NoteKind.VISIT)
    return {
        "held_on": request.today,
        "planned": "yes",
        "kind": kind if kind in CONTACTS else NoteKind.VISIT,
    }
