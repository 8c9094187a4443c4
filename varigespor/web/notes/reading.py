"""A note as it concerns one child: what it says, what it said before, and correcting it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import notes
from varigespor.domain.access import Act, may
from varigespor.domain.notes import DANISH_NOTE_KINDS, NoteKind
from varigespor.records.models import Case, NotePart, Task
from varigespor.records.queries import notes as queries
from varigespor.records.queries.cases import facts

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send
from .forms import CorrectionForm


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case, note_id: UUID) -> HttpResponse:
    """A note as it concerns this child; other children only where one may see them."""
    part = _part(request, case, note_id)
    seen = Case.objects.seen_by(request.asker, on=request.today)
    others = (
        NotePart.objects.filter(note=part.note, case__in=seen)
        .exclude(pk=part.pk)
        .select_related("case__child")
    )
    request.entry.children += [other.case.child_id for other in others]
    held = facts(case=case.pk, on=request.today)
    context = {
        "case": case,
        "part": part,
        "kind": DANISH_NOTE_KINDS[NoteKind(part.note.kind)],
        "others": others,
        "tasks": Task.objects.filter(note=part.note, case=case).select_related("owner"),
        "corrections": queries.corrections(part=part),
        "may_write": may(asker=request.asker, act=Act.WRITE_NOTE, case=held).allowed,
    }
    return TemplateResponse(request, "notes/show.html", context)


@page(act=Act.WRITE_NOTE, methods="GET POST")
def correct(request: Asked, *, case: Case, note_id: UUID) -> HttpResponse:
    """Correct what is only this child's, and one's own joint text; what stood before stays."""
    part = _part(request, case, note_id)
    note, who = part.note, case.child.given_name or "det ufødte barn"
    joint = queries.may_correct_joint(part=part, asker=request.asker, on=request.today)
    initial = {"text": note.text, "own_text": part.own_text, "version": note.version}
    form = open_form(request, CorrectionForm, initial=initial, joint=joint, who=who)
    if request.method == "POST" and form.is_valid():
        act = partial(notes.correct, by=request.asker, at=request.now, part=part)
        if send(request, form, lambda: act(correction=form.content())) is not None:
            messages.success(request, "Notatet er rettet. Det, der stod før, kan stadig læses.")
            return redirect("notes:show", case_id=case.pk, note_id=note.pk)
    context = {
        "case": case,
        "part": part,
        "form": form,
        "joint": joint,
        "changes": _now(part, who) if form.conflict else [],
    }
    return TemplateResponse(request, "notes/correct.html", context)


def _part(request: Asked, case: Case, note_id: UUID) -> NotePart:
    rows = NotePart.objects.filter(case=case, note_id=note_id)
    part = rows.select_related("note__by", "case__child").first()
    if part is None:
        raise missing(request, note_id)
    return part


def _now(part: NotePart, who: str) -> list[tuple[str, str]]:
    """What stands after a conflict, to read and to go on from."""
    now = NotePart.objects.select_related("note").get(pk=part.pk)
    return [("Notat", now.note.text), (f"Kun om {who}", now.own_text)]
