"""Notes: one contact written once, a part per child, tasks with owner and date."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from varigespor.domain import notes as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deviations import DueKind
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import Case, Note, NotePart, Task

from . import clocks, followup
from .trace import acting, check_version


def write(*, by: Asker, at: datetime, note: rules.NewNote) -> Note:
    """One note for one or more children; the same key again is the same note. Raises Refused."""
    known = Note.objects.filter(key=note.key).first()
    if known:
        return known
    cases = {case.pk: case for case in Case.objects.filter(pk__in=[part.case for part in note.parts])}
    try:
        with acting(by=by, at=at, act=Act.WRITE_NOTE, cases=list(cases.values())) as trace:
            rules.check_note(note=note, today=trace.today)
            row = _store(by, at, note)
            for part in note.parts:
                _store_part(row, part, cases[part.case], note, at)
            trace.about(row)
    except IntegrityError:
        return Note.objects.get(key=note.key)
    return row


def correct(*, by: Asker, at: datetime, part: NotePart, own_text: str, version: int | None = None) -> None:
    """Add or correct what is only this child's; the history keeps the earlier words."""
    with acting(by=by, at=at, act=Act.WRITE_NOTE, cases=[part.case]) as trace:
        trace.about(part.note)
        note = Note.objects.select_for_update().get(pk=part.note_id)
        check_version(row=note, version=version)
        note.save(update_fields=["version"])
        part.own_text = own_text.strip()
        part.save(update_fields=["own_text"])


def finish_task(*, by: Asker, at: datetime, task: Task) -> None:
    """The task is done."""
    with acting(by=by, at=at, act=Act.DO_TASK) as trace:
        refuse_if(None if task.owner_id == by.id else Complaint("", "Opgaven er ikke din."))
        task.done_at = task.done_at or at
        task.save(update_fields=["done_at"])
        trace.about(task, children=[task.case.child_id])


def _store(by: Asker, at: datetime, note: rules.NewNote) -> Note:
    return Note.objects.create(
        key=note.key,
        kind=note.kind,
        held_on=note.held_on,
        minutes=note.minutes,
        planned=note.planned,
        with_whom=note.with_whom.strip(),
        text=note.text.strip(),
        written_at=at,
        by_id=by.id,
    )


def _store_part(row: Note, part: rules.NewNotePart, case: Case, note: rules.NewNote, at: datetime) -> None:
    NotePart.objects.create(
        note=row,
        case=case,
        held_on=note.held_on,
        child_seen=part.child_seen,
        seen_alone=part.seen_alone,
        own_text=part.own_text.strip(),
    )
    for task in note.tasks:
        if task.case == case.pk:
            Task.objects.create(
                case=case,
                note=row,
                owner_id=task.owner,
                text=task.text.strip(),
                due_on=task.due_on,
                made_at=at,
            )
    if note.kind == rules.NoteKind.SUPERVISION and part.child_seen:
        clocks.meet(kinds=[DueKind.SUPERVISION_VISIT], at=at, about={"case": case})
        followup.next_visit(case=case, after=note.held_on, at=at)
