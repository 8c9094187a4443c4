"""Writing a note for one child or for siblings, and reading one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import notes
from varigespor.domain.access import Act
from varigespor.domain.notes import CONTACTS, DANISH_NOTE_KINDS, NoteKind
from varigespor.records.models import Case, NotePart, Task
from varigespor.records.queries.people import restricted
from varigespor.records.queries.siblings import writable

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send
from .forms import NoteForm


@page(act=Act.WRITE_NOTE, methods="GET POST")
def new(request: Asked, *, case: Case) -> HttpResponse:
    """One note, with a tick for each sibling whose case one works in."""
    cases = [case, *writable(case=case, asker=request.asker, on=request.today)]
    form = open_form(request, NoteForm, initial=_initial(request), cases=cases)
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


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case, note_id: UUID) -> HttpResponse:
    """A note as it concerns this child; other children only where one may see them."""
    part = NotePart.objects.filter(case=case, note_id=note_id).select_related("note__by").first()
    if part is None:
        raise missing(request, note_id)
    seen = Case.objects.seen_by(request.asker, on=request.today)
    others = (
        NotePart.objects.filter(note=part.note, case__in=seen)
        .exclude(pk=part.pk)
        .select_related("case__child")
    )
    request.entry.children += [other.case.child_id for other in others]
    return TemplateResponse(
        request,
        "notes/show.html",
        {
            "case": case,
            "part": part,
            "kind": DANISH_NOTE_KINDS[NoteKind(part.note.kind)],
            "others": others,
            "tasks": Task.objects.filter(note=part.note, case=case).select_related("owner"),
        },
    )


def _initial(request: Asked) -> dict[str, object]:
    kind = request.GET.get("slags", NoteKind.VISIT)
    return {
        "held_on": request.today,
        "planned": "yes",
        "kind": kind if kind in CONTACTS else NoteKind.VISIT,
    }
