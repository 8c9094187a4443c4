"""Every act leaves one row; a refusal's row survives its rollback; nobody rewrites the trace."""

import psycopg
import pytest
from django.db import connection

from tests import cast
from varigespor.casework import notes, people
from varigespor.domain.notes import Correction, NewNote, NewNotePart, NoteKind
from varigespor.domain.people import NewPerson
from varigespor.domain.refusals import Conflict, KeyUsed, NotAllowed, Refused
from varigespor.records.models import Note, Person, Trace


def note(case: object, **changes: object) -> NewNote:
    values = {
        "key": "et notat",
        "kind": NoteKind.TALK,
        "held_on": cast.START.date(),
        "planned": True,
        "text": "Talte med mor.",
        "parts": (NewNotePart(case),),  # type: ignore[arg-type]
    }
    return NewNote(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.django_db
def test_an_act_leaves_one_row_with_who_when_what_and_whom() -> None:
    town = cast.build()
    case = cast.allocated(town)
    before = Trace.objects.count()
    row = notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk))
    trace = Trace.objects.latest("written_at")
    assert Trace.objects.count() == before + 1
    assert (trace.at, trace.employee) == (cast.START, town.employee("mette").pk)
    assert (trace.capacity, trace.act, trace.outcome) == ("Rådgiver", "write_note", "done")
    assert (trace.children, trace.object_id) == ([case.child_id], str(row.pk))


@pytest.mark.django_db(transaction=True)
def test_a_refusal_stores_nothing_but_its_own_row() -> None:
    town = cast.build()
    case = cast.allocated(town)
    with pytest.raises(Refused):
        notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk, text=""))
    assert not Note.objects.exists()
    assert Trace.objects.filter(act="write_note", outcome="refused", children=[case.child_id]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_somebody_without_the_right_is_denied_with_a_row() -> None:
    town = cast.build()
    case = cast.allocated(town)
    with pytest.raises(NotAllowed):
        notes.write(by=town.asker("jonas"), at=cast.START, note=note(case.pk))
    assert Trace.objects.get(outcome="denied").employee == town.employee("jonas").pk


@pytest.mark.django_db
def test_the_same_key_is_the_same_note() -> None:
    town = cast.build()
    case = cast.allocated(town)
    first = notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk))
    again = notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk))
    assert first == again
    assert Note.objects.count() == 1
    with pytest.raises(KeyUsed):
        notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk, text="Noget andet."))


@pytest.mark.django_db
def test_anothers_key_gives_nobody_anothers_note() -> None:
    town = cast.build()
    case = cast.allocated(town)
    first = notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk))
    second = notes.write(by=town.asker("karin"), at=cast.START, note=note(case.pk, text="Karins ord."))
    assert second != first
    assert second.by_id == town.employee("karin").pk


@pytest.mark.django_db
def test_a_stale_version_is_a_conflict_that_says_who_and_when() -> None:
    town = cast.build()
    case = cast.allocated(town)
    row = notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk))
    part = row.parts.get()
    notes.correct(
        by=town.asker("mette"), at=cast.START, part=part, correction=Correction("Første", version=1)
    )
    with pytest.raises(Conflict, match=r"Mette Øvgaard rettede .* 20\.11\."):
        notes.correct(
            by=town.asker("mette"), at=cast.START, part=part, correction=Correction("Anden", version=1)
        )
    part.refresh_from_db()
    assert part.own_text == "Første"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE records_trace SET act = 'x'", "DELETE FROM records_trace", "TRUNCATE records_trace"]
)
def test_the_application_may_only_insert_and_read(statement: str) -> None:
    people.register(by=cast.build().asker("bo"), at=cast.START, person=NewPerson("Ida", "Opdigt"))
    with pytest.raises(Exception, match=r"permission denied|append-only"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_not_even_the_owner_rewrites_the_trace(as_owner: psycopg.Connection) -> None:
    cast.build()
    for statement in (
        "UPDATE records_trace SET act = 'x'",
        "DELETE FROM records_trace",
        "TRUNCATE records_trace",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            as_owner.execute(statement)


@pytest.mark.django_db
def test_the_trace_holds_no_content() -> None:
    town = cast.build()
    case = cast.allocated(town)
    notes.write(by=town.asker("mette"), at=cast.START, note=note(case.pk, text="Hemmelig prøvetekst"))
    names = [*Person.objects.values_list("given_name", flat=True), "Hemmelig"]
    rows = [str(row) for row in Trace.objects.values_list()]
    assert not [name for name in names if any(name in row for row in rows)]
