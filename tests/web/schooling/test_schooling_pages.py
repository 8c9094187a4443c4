"""The page of schooling: only what fits the age, what is wrong at its field, what is old shown as old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import schooling
from varigespor.domain.schooling import NewAbsence, NewOccupation, Registration, quarter_of
from varigespor.records.models import Case, Person, SchoolAbsence, SchoolExam, YouthOccupation

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
QUARTER = quarter_of(day=TODAY)


class Room:
    """Storm's case with Mette since half a year; he is as old as the test needs."""

    def __init__(self, years: int) -> None:
        self.town = cast.build()
        self.case: Case = cast.allocated(self.town, at=NOW - timedelta(days=180), child=self.town.storm)
        Person.objects.filter(pk=self.town.storm.pk).update(born_on=date(TODAY.year - years, 1, 1))
        self.client = Client()
        self.client.force_login(self.town.employee("mette"))
        self.url = reverse("schooling:show", args=[self.case.pk])

    def page(self) -> str:
        return self.client.get(self.url).content.decode()

    def child(self) -> str:
        return self.client.get(reverse("people:child", args=[self.case.pk])).content.decode()

    def send(self, **typed: str) -> str:
        return self.client.post(self.url, typed, follow=True).content.decode()

    def told(self, what: Registration) -> None:
        case = Case.objects.select_related("child").get(pk=self.case.pk)
        schooling.register(by=self.town.asker("mette", NOW), at=NOW, case=case, registration=what)


def test_a_schoolchild_is_asked_about_absence_only_and_told_why() -> None:
    room = Room(9)
    page = room.page()
    assert "Fravær i et kvartal" in page and "Intet skrevet endnu" in page
    assert 'name="exam_year"' not in page and 'name="occupation"' not in page
    assert "beskæftigelse, fra den unge er fyldt 15 år" in page


def test_a_young_person_is_registered_in_one_sending() -> None:
    room = Room(17)
    page = room.send(
        exam_year=str(TODAY.year - 1),
        exam_grade="9",
        exam_result="passed",
        absence_quarter=QUARTER.isoformat(),
        absence_illness="5,2",
        absence_permitted="0",
        absence_unlawful="16",
        occupation="education",
        occupation_on=TODAY.isoformat(),
    )
    assert "Skolegangen er gemt." in page
    assert "21,2 %" in page and "taget og bestået" in page
    assert "15 procent ulovligt fravær er nået. Skolens leder skal underrette kommunen." in page
    assert (SchoolExam.objects.count(), SchoolAbsence.objects.get().illness) == (1, 52)
    assert YouthOccupation.objects.get().what == "education"
    child = room.child()
    assert "Uddannelse" in child and "Skolegang" in child
    timeline = room.client.get(reverse("people:child", args=[room.case.pk]) + "?vis=schooling")
    assert "Fravær i skolen" in timeline.content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, None),
        ({"exam_result": "passed"}, "exam_year"),
        ({"exam_year": str(TODAY.year - 1), "exam_result": "passed"}, "exam_grade"),
        ({"absence_illness": "12"}, "absence_quarter"),
        ({"absence_quarter": QUARTER.isoformat(), "absence_illness": "mange"}, "absence_illness"),
        (
            {
                "absence_quarter": QUARTER.isoformat(),
                "absence_illness": "90",
                "absence_permitted": "9",
                "absence_unlawful": "9",
            },
            "absence_unlawful",
        ),
        ({"occupation": "job"}, "occupation_on"),
        ({"occupation": "job", "occupation_on": "1999-01-01"}, "occupation_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_stored(
    typed: dict[str, str], field: str | None
) -> None:
    room = Room(17)
    answer = room.client.post(room.url, typed)
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert field in errors if field else "Skriv mindst én af de tre" in str(errors)
    assert not (SchoolExam.objects.exists() or SchoolAbsence.objects.exists())
    assert not YouthOccupation.objects.exists()


def test_what_is_older_than_three_months_is_shown_as_old() -> None:
    room = Room(17)
    room.told(Registration(occupation=NewOccupation(TODAY - timedelta(days=120), "job")))
    for page in (room.page(), room.child()):
        assert "Gammel oplysning, tælles ikke med" in page
    room.told(Registration(occupation=NewOccupation(TODAY, "job")))
    assert "Gammel oplysning" not in room.child()


def test_somebody_who_wrote_meanwhile_is_named_and_the_words_stay() -> None:
    room = Room(17)
    room.told(Registration(absence=NewAbsence(QUARTER, 0, 0, 0)))
    page = room.send(version="0", occupation="job", occupation_on=TODAY.isoformat())
    assert "Mette Øvgaard" in page and not YouthOccupation.objects.exists()
    assert "Skolegangen er gemt." in room.send(version="1", occupation="job", occupation_on=TODAY.isoformat())


def test_a_small_childs_page_says_nothing_of_school() -> None:
    assert "b-school" not in Room(3).child()
