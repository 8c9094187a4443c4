"""What a note's words were before, and whose they are to correct."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from varigespor.domain.access import Act, Asker, may
from varigespor.domain.notes import words_are_settled

from ..models import NoteCorrection, NotePart
from .cases import facts_of


def corrections(*, part: NotePart) -> list[NoteCorrection]:
    """What stood in the joint text and in this child's own before, the newest first. One statement."""
    rows = NoteCorrection.objects.filter(Q(part=part) | Q(part=None), note=part.note_id)
    return list(rows.select_related("by").order_by("-at"))


def may_correct_joint(*, part: NotePart, asker: Asker, on: date) -> bool:
    """Whether the joint text is the asker's: its writer, who still writes in every child's case."""
    if part.note.by_id != asker.id or words_are_settled(kind=part.note.kind):
        return False
    cases = NotePart.objects.filter(note=part.note_id).values_list("case_id", flat=True)
    held = facts_of(cases=list(cases), on=on).values()
    return all(may(asker=asker, act=Act.WRITE_NOTE, case=one).allowed for one in held)
