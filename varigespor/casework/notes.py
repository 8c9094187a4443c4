"""Notes: one contact written once, a part per child, tasks with owner and date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError

from varigespor.domain import notes as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deviations import DueKind
from varigespor.domain.refusals import Complaint, KeyUsed, NotAllowed, refuse_if
from varigespor.records.models import Case, MeasurePeriod, Note, NoteCorrection, NotePart, Task
from varigespor.records.queries.working import working_with

from . import clocks, followup
from .trace import Entry, acting, check_version


def write(*, by: Asker, at: datetime, note: rules.NewNote) -> Note:
    """One note for one or more children; the same key and words of one writer are the same note.

    Raises Refused; KeyUsed where the writer's key came before with other words.
    """
    try:
        return _write(by, at, note)
    except IntegrityError:
        # A trap: of two sent at once about different children, the second meets the first one's key.
        if not Note.objects.filter(by_id=by.id, key=note.key).exists():
            raise
        return _write(by, at, note)


def correct(*, by: Asker, at: datetime, part: NotePart, correction: rules.Correction) -> Note:
    """Correct what is only this child's, or everybody's text; what stood before is kept, with who and when.

    The joint text is its writer's, who still writes in every child's case. The same words change nothing.
    Raises Refused; NotAllowed for another's text; Conflict on another version.
    """
    joint = correction.text is not None and not rules.same_words(one=part.note.text, other=correction.text)
    parts = NotePart.objects.filter(note=part.note_id).select_related("case") if joint else [part]
    with acting(by=by, at=at, act=Act.WRITE_NOTE, cases=[one.case for one in parts]) as trace:
        note: Note = Note.objects.select_for_update().get(pk=part.note_id)
        row = NotePart.objects.select_for_update().get(pk=part.pk)
        alone = rules.same_words(one=row.own_text, other=correction.own_text)
        if alone and not joint:
            return note
        trace.about(note)
        _check_correction(note, correction, by, joint=joint)
        check_version(row=note, version=correction.version, what="notatet")
        if not alone:
            _keep(note, row, row.own_text, trace)
            row.own_text = correction.own_text.strip()
            row.save(update_fields=["own_text"])
        if joint:
            _keep(note, None, note.text, trace)
            note.text = (correction.text or "").strip()
        note.save(update_fields=["text", "version"])
    return note


def finish_task(*, by: Asker, at: datetime, task: Task) -> None:
    """The task is done."""
    with acting(by=by, at=at, act=Act.DO_TASK) as trace:
        trace.about(task, children=[task.case.child_id])
        row = Task.objects.select_for_update().get(pk=task.pk)
        refuse_if(None if row.owner_id == by.id else Complaint("", "Opgaven er ikke din."))
        row.done_at = row.done_at or at
        row.save(update_fields=["done_at"])


def _check_correction(note: Note, correction: rules.Correction, by: Asker, *, joint: bool) -> None:
    if not joint:
        return
    rules.check_correction(correction=correction, kind=note.kind)
    if note.by_id != by.id:
        raise NotAllowed(Complaint("text", f"Den fælles tekst rettes af {note.by.name}, som skrev den."))


def _keep(note: Note, part: NotePart | None, before: str, trace: Entry) -> None:
    NoteCorrection.objects.create(note=note, part=part, before=before, at=trace.at, by_id=trace.by.id)


def _write(by: Asker, at: datetime, note: rules.NewNote) -> Note:
    rows = Case.objects.filter(pk__in=[part.case for part in note.parts]).select_related("child")
    cases = {case.pk: case for case in rows}
    with acting(by=by, at=at, act=Act.WRITE_NOTE, cases=list(cases.values())) as trace:
        known = Note.objects.filter(by_id=by.id, key=note.key).first() if note.key else None
        if known:
            trace.about(known)
            return _same(known, note)
        missing = any(part.case not in cases for part in note.parts)
        refuse_if(Complaint("parts", "Et af børnene har ingen sag.") if missing else None)
        lives = {pk: case.child.lifetime for pk, case in cases.items()}
        rules.check_note(note=note, today=trace.today, lives=lives)
        _refuse_visit_elsewhere(note, cases)
        _refuse_strangers(note, cases, trace)
        row = _store(by, at, note)
        for part in note.parts:
            _store_part(row, part, cases[part.case], note, at)
        trace.about(row)
    return row


def _refuse_visit_elsewhere(note: rules.NewNote, cases: Mapping[UUID, Case]) -> None:
    """A supervision visit is made to a placed child: before the placement it meets no clock of the law."""
    if note.kind != rules.NoteKind.SUPERVISION:
        return
    placed = MeasurePeriod.objects.on(note.held_on).filter(case__in=cases, placement=True)
    rest = set(cases) - set(placed.values_list("case_id", flat=True))
    words = "Barnet var ikke anbragt den dag. Skriv et besøg i stedet for et tilsynsbesøg."
    refuse_if(Complaint("held_on", words) if rest else None)


def _refuse_strangers(note: rules.NewNote, cases: Mapping[UUID, Case], trace: Entry) -> None:
    """Whoever gets a task sees the child's case today and has a page where tasks stand."""
    for n, task in enumerate(note.tasks):
        if task.owner == trace.by.id or task.case not in cases:
            continue
        near = working_with(cases=[task.case], on=trace.today)
        name = cases[task.case].child.given_name or "det ufødte barn"
        words = f"Vælg en, der ser sagen om {name} i dag, eller del sagen først."
        strange = task.owner not in {person.pk for person in near}
        refuse_if(Complaint(f"task_owner_{n}", words) if strange else None)


def _same(known: Note, note: rules.NewNote) -> Note:
    parts = {(part.case_id, part.child_seen, part.seen_alone, part.own_text) for part in known.parts.all()}
    sent = {(part.case, part.child_seen, part.seen_alone, part.own_text.strip()) for part in note.parts}
    said = (note.kind, note.held_on, note.minutes, note.planned, note.with_whom.strip(), note.text.strip())
    was = (known.kind, known.held_on, known.minutes, known.planned, known.with_whom, known.text)
    if was != said or parts != sent or _tasks(known) != _tasks_sent(note):
        raise KeyUsed(what="Et notat")
    return known


def _tasks(known: Note) -> set[tuple[object, ...]]:
    return set(known.tasks.values_list("case_id", "text", "owner_id", "due_on"))


def _tasks_sent(note: rules.NewNote) -> set[tuple[object, ...]]:
    return {(task.case, task.text.strip(), task.owner, task.due_on) for task in note.tasks}


def _store(by: Asker, at: datetime, note: rules.NewNote) -> Note:
    return Note.objects.create(
        key=note.key or uuid4().hex,
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
        held = followup.held_at(day=note.held_on, at=at)
        clocks.meet(kinds=[DueKind.SUPERVISION_VISIT], at=held, about={"case": case})
        followup.next_visit(case=case, after=note.held_on, at=at)
