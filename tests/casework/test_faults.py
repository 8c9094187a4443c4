"""Faults: cut off in the middle, sent twice at once, in another's transaction, no trace possible."""

from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction

from tests import cast
from tests.together import at_once
from varigespor.casework import followup, notes, people
from varigespor.casework.trace import acting
from varigespor.domain.access import Act, Asker
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind
from varigespor.domain.people import NewPerson
from varigespor.domain.refusals import Conflict, Refused
from varigespor.records.models import Case, Due, FollowUp, Note, NotePart, Person, Post, Task, Trace

AT = cast.START


def note(by: Asker, case: UUID, key: str = "et notat") -> NewNote:
    task = NewTask(case, "Ring til skolen", by.id, AT.date())
    parts = (NewNotePart(case, child_seen=True),)
    return NewNote(key, NoteKind.VISIT, AT.date(), True, "Talt med mor.", parts, tasks=(task,))


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_cut_in_the_middle_leaves_nothing_and_the_next_act_works(
    as_application: psycopg.Connection,
) -> None:
    town = cast.build()
    case = cast.allocated(town)
    mette = town.asker("mette")
    with (
        pytest.raises(Exception, match=r"terminat|closed"),
        acting(by=mette, at=AT, act=Act.WRITE_NOTE, cases=[case]),
    ):
        Case.objects.filter(pk=case.pk).update(safety_first=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            as_application.execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())
        Case.objects.get(pk=case.pk)
    connection.close()
    assert not Case.objects.get(pk=case.pk).safety_first
    notes.write(by=mette, at=AT, note=note(mette, case.pk))


@pytest.mark.django_db(transaction=True)
def test_the_same_note_sent_five_times_at_once_is_one_with_one_task() -> None:
    town = cast.build()
    case = cast.allocated(town)
    mette = town.asker("mette")
    content = note(mette, case.pk)
    at_once(*[lambda: notes.write(by=mette, at=AT, note=content)] * 5)
    assert (Note.objects.count(), NotePart.objects.count(), Task.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_follow_up_sent_at_once_is_one_with_one_pair_of_clocks() -> None:
    town = cast.build()
    case = cast.allocated(town)
    mette = town.asker("mette")
    content = NewFollowUp(
        "k", AT.date(), "yes", "Det går.", "continue", "Fortsæt.", AT.date().replace(month=12), "Jul."
    )
    hold = lambda: followup.hold(  # noqa: E731
        by=mette, at=AT, case=case, follow_up=content, municipality=town.town
    )
    at_once(*[hold] * 4)
    assert FollowUp.objects.count() == 1
    assert Due.objects.open().filter(case=case, kind__startswith="follow_up").count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_revise_the_same_row_one_loses_cleanly() -> None:
    post = Post.objects.get(employee=cast.build().employee("mette"))
    lost: list[Conflict] = []

    def end(day: int) -> None:
        mine = Post.objects.get(pk=post.pk)
        try:
            with transaction.atomic():
                mine.revise(at=AT, valid_to=AT.date().replace(day=day))
        except Conflict as conflict:
            lost.append(conflict)

    at_once(lambda: end(21), lambda: end(22))
    assert len(lost) == 1
    assert Post.objects.current().filter(employee=post.employee).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_refusals_row_survives_also_where_the_act_is_part_of_another() -> None:
    town = cast.build()
    bo = town.asker("bo")
    with pytest.raises(Refused), acting(by=bo, at=AT, act=Act.REGISTER_CONCERN):
        people.register(by=bo, at=AT, person=NewPerson("Ida", "Skitse"))
        people.register(by=bo, at=AT, person=NewPerson("", ""))
    assert not Person.objects.filter(family_name="Skitse").exists()
    rows = Trace.objects.filter(at=AT).values_list("act", "outcome")
    assert set(rows) == {("register_person", "refused"), ("register_concern", "refused")}


@pytest.mark.django_db(transaction=True)
def test_no_act_runs_in_somebody_elses_transaction_that_could_take_its_row_along() -> None:
    town = cast.build()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        people.register(by=town.asker("bo"), at=AT, person=NewPerson("", ""))
    with pytest.raises(Refused):
        people.register(by=town.asker("bo"), at=AT, person=NewPerson("", ""))


@pytest.mark.django_db(transaction=True)
def test_where_the_trace_cannot_be_written_nothing_is(as_owner: psycopg.Connection) -> None:
    town = cast.build()
    case = cast.allocated(town)
    mette = town.asker("mette")
    role = connection.settings_dict["USER"]
    as_owner.execute(f'REVOKE INSERT ON records_trace FROM "{role}"')
    with pytest.raises(Exception, match="permission denied"):
        notes.write(by=mette, at=AT, note=note(mette, case.pk, uuid4().hex))
    assert not Note.objects.exists()
