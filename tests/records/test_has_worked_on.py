"""Who has worked on a case: the adviser and the cover, and everybody who wrote or decided in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.casework.test_followup import helped
from varigespor.casework import assessment, notes
from varigespor.domain.assessment import Content
from varigespor.domain.notes import Correction, NewNote, NewNotePart, NoteKind
from varigespor.records.models import Assessment
from varigespor.records.queries.cases import has_worked_on

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(hours=6)


def names(town: cast.Cast, case) -> set[str]:
    worked = has_worked_on(case=case.pk)
    return {name for name in cast.STAFF if town.employee(name).pk in worked}


def test_the_adviser_and_who_decided_but_not_who_screened() -> None:
    town = cast.build()
    case, _ = helped(town)
    assert names(town, case) == {"mette", "inger"}


def test_who_wrote_a_note_and_who_wrote_in_the_assessment() -> None:
    town = cast.build()
    case = cast.allocated(town)
    assert names(town, case) == {"mette"}
    part = NewNotePart(case.pk)
    note = NewNote(uuid4().hex, NoteKind.OTHER, AT.date(), True, "Ringede til skolen.", (part,))
    notes.write(by=town.asker("karin", AT), at=AT, note=note)
    assert names(town, case) == {"mette", "karin"}
    row = Assessment.objects.get(case=case)
    assessment.write(
        by=town.asker("rikke", AT), at=AT, assessment=row, content=Content(), version=row.version
    )
    assert names(town, case) == {"mette", "karin", "rikke"}


def test_who_corrected_what_is_only_this_childs() -> None:
    town = cast.build()
    alma, storm = cast.allocated(town), cast.allocated(town, child=town.storm)
    parts = (NewNotePart(alma.pk), NewNotePart(storm.pk))
    note = NewNote(uuid4().hex, NoteKind.OTHER, AT.date(), True, "Ringede til skolen.", parts)
    part = notes.write(by=town.asker("mette", AT), at=AT, note=note).parts.get(case=storm)
    notes.correct(by=town.asker("rikke", AT), at=AT, part=part, correction=Correction("Storm er glad."))
    assert (names(town, alma), names(town, storm)) == ({"mette"}, {"mette", "rikke"})


def test_it_is_one_statement() -> None:
    case = cast.allocated(cast.build())
    with CaptureQueriesContext(connection) as taken:
        has_worked_on(case=case.pk)
    assert len(taken) == 1
