"""Assessments through the acts: only an end stops the four months; one open of a kind; nobody overwritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from varigespor.casework import assessment, closing
from varigespor.domain import assessment as rules
from varigespor.domain.closing import Closing
from varigespor.domain.refusals import Conflict, NotAllowed, Refused
from varigespor.records.models import Assessment, AssessmentText, Due, Trace
from varigespor.records.queries.assessment import latest

pytestmark = pytest.mark.django_db

AT = cast.START + timedelta(days=10)
LATE = cast.START + timedelta(days=200)
WHOLE = rules.Content(
    texts={"health": "Sund.", "social": "Mormor hjælper."},
    child_words="Jeg vil sove.",
    lineal=rules.Lineal.EXPOSED,
    conclusion="Alma har brug for støtte.",
)


def scene() -> tuple[cast.Cast, Assessment, Due]:
    """Alma's running examination and its clock."""
    town = cast.build()
    case = cast.allocated(town)
    return town, Assessment.objects.get(case=case), Due.objects.get(case=case, kind="examination")


def test_the_clock_runs_from_the_municipalitys_knowledge() -> None:
    _, row, due = scene()
    assert row.aware_on == date(2026, 11, 20)
    assert (due.due_at.date(), due.voice, due.norm) == (date(2027, 3, 20), "law", rules.EXAMINATION)


def test_writing_and_a_provisional_assessment_do_not_stop_it_and_an_end_does() -> None:
    town, row, due = scene()
    mette = town.asker("mette", LATE)
    assessment.write(by=mette, at=LATE, assessment=row, content=rules.Content(texts={"health": "Sund."}))
    provisional = rules.Provisional("Vi ved nok til at begynde.", "Psykologen mangler.")
    assessment.make_provisional(by=mette, at=LATE, assessment=row, provisional=provisional)
    due.refresh_from_db()
    assert due.met_at is None
    later = LATE + timedelta(days=5)
    done = assessment.conclude(by=town.asker("mette", later), at=later, assessment=row, content=WHOLE)
    met = Due.objects.get(pk=due.pk)
    assert met.met_at == later
    assert later > met.due_at
    assert (done.provisional_text, done.conclusion) == (provisional.text, WHOLE.conclusion)


def test_an_end_that_lacks_something_stores_nothing_but_the_refusals_trace() -> None:
    town, row, due = scene()
    with pytest.raises(Refused):
        assessment.conclude(
            by=town.asker("mette", AT), at=AT, assessment=row, content=rules.Content(child_words="Ord")
        )
    row.refresh_from_db()
    due.refresh_from_db()
    assert (row.child_words, row.concluded_at, due.met_at) == ("", None, None)
    assert Trace.objects.filter(act="assess", outcome="refused", object_id=str(row.pk)).count() == 1


def test_a_finished_one_is_never_changed() -> None:
    town, row, _ = scene()
    mette = town.asker("mette", AT)
    assessment.conclude(by=mette, at=AT, assessment=row, content=WHOLE)
    for act in (assessment.write, assessment.conclude):
        with pytest.raises(Refused, match="afsluttet"):
            act(by=mette, at=AT, assessment=row, content=rules.Content(conclusion="Noget andet."))
    again = Assessment.objects.get(pk=row.pk)
    assert again.conclusion == WHOLE.conclusion


def test_a_stale_row_in_hand_overwrites_nothing() -> None:
    town, row, _ = scene()
    stale = Assessment.objects.get(pk=row.pk)
    mette, karin = town.asker("mette", AT), town.asker("karin", AT)
    provisional = rules.Provisional("Vi ved nok.", "Psykologen mangler.")
    assessment.make_provisional(by=karin, at=AT, assessment=row, provisional=provisional)
    with pytest.raises(Conflict) as conflict:
        assessment.write(by=mette, at=AT, assessment=stale, content=WHOLE, version=stale.version)
    assert conflict.value.who == "Karin Eksempelund"
    assessment.write(by=mette, at=AT, assessment=stale, content=WHOLE, version=stale.version + 1)
    row.refresh_from_db()
    assert (row.provisional_text, row.child_words) == ("Vi ved nok.", "Jeg vil sove.")


def test_one_of_each_kind_at_a_time() -> None:
    town, row, _ = scene()
    mette = town.asker("mette", AT)
    again = assessment.start(
        by=mette, at=AT, case=row.case, opening=rules.Opening(rules.Kind.EXAMINATION, AT.date())
    )
    assert again.pk == row.pk
    limited = rules.Opening(rules.Kind.LIMITED, AT.date())
    beside = assessment.start(by=mette, at=AT, case=row.case, opening=limited)
    assert beside.pk != row.pk
    assert Due.objects.filter(case=row.case, kind="examination").count() == 1
    assert latest(case=row.case) == beside


def test_the_database_holds_one_open_of_a_kind_and_a_heading_once() -> None:
    _, row, _ = scene()
    same = {"case": row.case, "kind": row.kind, "aware_on": row.aware_on}
    with pytest.raises(IntegrityError, match="assessment_one_open"), transaction.atomic():
        Assessment.objects.create(**same, opened_at=AT, opened_by=row.opened_by)
    AssessmentText.objects.create(assessment=row, heading="health", text="Sund.")
    with pytest.raises(IntegrityError, match="heading_once"), transaction.atomic():
        AssessmentText.objects.create(assessment=row, heading="health", text="Syg.")


def test_a_closed_case_begins_nothing() -> None:
    town, row, _ = scene()
    karin = town.asker("karin", AT)
    closing.close(by=karin, at=AT, case=row.case, content=Closing(AT.date(), "Flyttet"))
    limited = rules.Opening(rules.Kind.LIMITED, AT.date())
    with pytest.raises((Refused, NotAllowed)):
        assessment.start(by=karin, at=AT, case=row.case, opening=limited)
    assert not Assessment.objects.filter(case=row.case, kind="limited").exists()


def test_another_team_may_not() -> None:
    town, row, _ = scene()
    with pytest.raises(NotAllowed):
        assessment.write(by=town.asker("jonas", AT), at=AT, assessment=row, content=WHOLE)
    assert Trace.objects.filter(act="assess", outcome="denied").count() == 1
