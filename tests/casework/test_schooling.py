"""Schooling through the act: corrected and never lost, one writer at a time, only while the case is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from varigespor.casework import closing, schooling
from varigespor.domain.closing import Closing
from varigespor.domain.refusals import Conflict, NotAllowed, Refused
from varigespor.domain.schooling import NewAbsence, NewExam, NewOccupation, Registration
from varigespor.records.models import Case, Person, SchoolAbsence, SchoolExam, Trace, YouthOccupation
from varigespor.records.queries import schooling as queries

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=10)
TODAY = AT.date()
WHOLE = Registration(
    exam=NewExam(2025, 9, "passed"),
    absence=NewAbsence(date(2026, 7, 1), 52, 0, 110),
    occupation=NewOccupation(TODAY, "education"),
)


def scene() -> tuple[cast.Cast, Case]:
    """A young person's case with Mette: Storm, as old as he must be."""
    town = cast.build()
    case = cast.allocated(town, child=town.storm)
    Person.objects.filter(pk=town.storm.pk).update(born_on=date(2009, 9, 1))
    return town, Case.objects.select_related("child").get(pk=case.pk)


def register(town: cast.Cast, case: Case, what: Registration, who: str = "mette") -> None:
    schooling.register(by=town.asker(who, AT), at=AT, case=case, registration=what)


def test_all_three_are_told_in_one_act_and_the_same_again_changes_nothing() -> None:
    town, case = scene()
    register(town, case, WHOLE)
    register(town, case, WHOLE)
    assert queries.written(case=case) == 3
    told = queries.of_case(case=case)
    assert told.exams[0].result == "passed" and told.absences[0].unlawful == 110
    assert told.occupation is not None and told.occupation.what == "education"
    assert Trace.objects.filter(act="register_schooling", outcome="done", object_id=str(case.pk)).count() == 2


def test_what_was_told_before_is_corrected_and_stays_in_the_books() -> None:
    town, case = scene()
    register(town, case, WHOLE)
    register(town, case, Registration(exam=NewExam(2025, 9, "not_passed")))
    assert queries.exams()["result"] == ["not_passed"]
    assert SchoolExam.objects.filter(superseded_at=AT).get().result == "passed"
    assert queries.absences()["illness"] == [52] and queries.occupations()["what"] == ["education"]


def test_two_who_write_at_once_lose_nothing() -> None:
    town, case = scene()
    shown = queries.written(case=case)
    register(town, case, WHOLE)
    job = Registration(occupation=NewOccupation(TODAY, "job"), shown=shown)
    with pytest.raises(Conflict) as conflict:
        register(town, case, job)
    assert conflict.value.version == 3 and "Mette Øvgaard rettede skolegangen" in str(conflict.value)
    register(town, case, Registration(occupation=job.occupation, shown=3))
    assert queries.occupations()["what"] == ["job"]


def test_a_day_before_the_case_and_a_closed_case_take_nothing() -> None:
    town, case = scene()
    before = Registration(occupation=NewOccupation(cast.START.date() - timedelta(days=30), "job"))
    with pytest.raises(Refused, match="Sagen var ikke åben den dag"):
        register(town, case, before)
    by = town.asker("mette", AT)
    closing.close(by=by, at=AT, case=case, content=Closing(TODAY, "Målet er nået"))
    for who in ("mette", "karin", "inger", "jonas"):
        with pytest.raises(NotAllowed):
            register(town, case, WHOLE, who)
    assert queries.written(case=case) == 0
    assert queries.open_cases()["end"] == [TODAY]


def test_the_database_holds_what_no_school_can_say() -> None:
    _, case = scene()
    by = case.assignments.get().adviser
    told = {"case": case, "by": by, "known_at": AT}
    wrong = [
        lambda: SchoolExam.objects.create(**told, school_year=2025, grade=7, result="passed"),
        lambda: SchoolExam.objects.create(**told, school_year=2025, grade=9, result="godt"),
        lambda: SchoolAbsence.objects.create(
            **told, quarter=date(2026, 7, 1), illness=600, permitted=300, unlawful=101
        ),
        lambda: SchoolAbsence.objects.create(
            **told, quarter=date(2026, 8, 1), illness=0, permitted=0, unlawful=0
        ),
        lambda: YouthOccupation.objects.create(**told, on=TODAY, what="sover"),
        lambda: [YouthOccupation.objects.create(**told, on=TODAY, what=what) for what in ("job", "none")],
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
