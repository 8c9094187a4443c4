"""The parents' support person on the pages: one question for a placement, and again at each follow-up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from varigespor.records.models import FollowUp, SupportPerson

from .room import FOSTER, TODAY, Room, examined, furnished, typed

pytestmark = pytest.mark.django_db
QUESTION = "Støtteperson til forældrene"


def placed(answer: str = "") -> Room:
    """Storm lives in a foster family from today."""
    room = furnished()
    examined(room)
    answers = {"support_person": answer, "support_person_words": "Vi har mormor." if answer else ""}
    row = room.prepared(chosen=FOSTER, on=TODAY.isoformat(), **answers)
    room.approve(row, "inger")
    return room


def reviewed(room: Room, **answers: str) -> str:
    """What the page says after a follow-up of today."""
    values = {
        "key": "op",
        "held_on": TODAY.isoformat(),
        "child_profits": "yes",
        "recommendation": "continue",
        "recommendation_reason": "Det går.",
        "next_on": (TODAY + timedelta(days=60)).isoformat(),
        "next_reason": "Vi ser tiden an.",
    }
    url = reverse("followup:new", args=[room.case.pk])
    return room.browser().post(url, values | answers, follow=True).content.decode()


def test_it_is_asked_for_a_placement_only_and_says_how_far_the_law_was_read() -> None:
    room = furnished()
    page = room.browser().post(room.url("new"), typed(FOSTER) | {"vis": "1"}).content.decode()
    assert QUESTION in page and "Barnets lov § 75: fra vejledning" in page
    assert QUESTION not in room.browser().post(room.url("new"), typed() | {"vis": "1"}).content.decode()


def test_the_answer_is_read_on_the_decision_and_on_the_childs_page() -> None:
    room = placed("declined")
    row = SupportPerson.objects.get()
    assert row.decision is not None
    decision = room.browser().get(room.url("show", row.decision.pk)).content.decode()
    assert "Tilbudt, sagt nej: »Vi har mormor.«" in decision
    page = room.browser().get(reverse("people:child", args=[room.case.pk])).content.decode()
    assert "tilbudt, sagt nej" in page


def test_without_an_answer_the_page_says_so_and_a_follow_up_asks() -> None:
    room = placed()
    page = room.browser().get(reverse("people:child", args=[room.case.pk])).content.decode()
    assert "ikke oplyst endnu" in page and "Spørg ved opfølgningen" in page
    assert (
        "Ikke oplyst endnu"
        in room.browser().get(reverse("followup:new", args=[room.case.pk])).content.decode()
    )
    assert "Aldrig tilbudt" in reviewed(room, support_person="never_offered")
    assert SupportPerson.objects.get().state == FollowUp.objects.get().support_person == "never_offered"


def test_words_without_an_answer_are_given_back_at_the_field() -> None:
    room = placed()
    page = reviewed(room, support_person_words="De vil tænke over det.")
    assert "Vælg, om forældrene er tilbudt en støtteperson." in page and "De vil tænke over det." in page
    assert not FollowUp.objects.exists()


def test_it_is_not_asked_about_a_child_at_home() -> None:
    room = furnished()
    assert QUESTION not in room.browser().get(reverse("followup:new", args=[room.case.pk])).content.decode()
