"""The committee's answer on the screen: found from the lists, written once, nothing typed lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.decisions.room import FOSTER, NOW, RUNE, TODAY, Room, examined, furnished, typed
from varigespor.casework import plans
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.records.models import Decision, MeasurePeriod, Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    room = furnished()
    examined(room)
    return room


@pytest.fixture
def row(room: Room) -> Decision:
    """A placement that the father refuses, prepared four days ago."""
    row = room.prepared(chosen=FOSTER, **{RUNE: "no"})
    Decision.objects.filter(pk=row.pk).update(prepared_at=NOW - timedelta(days=4))
    return row


def answer(**changes: Any) -> dict[str, Any]:
    values = {
        "key": uuid4().hex,
        "held_on": (TODAY - timedelta(days=1)).isoformat(),
        "outcome": "decided",
        "words": "Udvalget tiltræder indstillingen.",
        "reference": "Punkt 4",
    }
    return values | changes


@pytest.mark.parametrize("who", ["karin", "inger"])
def test_it_stands_on_the_list_until_it_is_answered(room: Room, row: Decision, who: str) -> None:
    browser, url = room.browser(who), room.url("committee", row.pk)
    first = reverse("caseload:team") if who == "karin" else reverse("programme:today")
    assert url in browser.get(first).content.decode()
    assert url in browser.get(room.url("show", row.pk)).content.decode()
    assert url in browser.get(room.url("approve", row.pk)).content.decode()
    assert browser.post(url, answer()).status_code == 302
    body = browser.get(room.url("show", row.pk)).content.decode()
    assert "Udvalget tiltræder indstillingen." in body and "Punkt 4" in body and "Afgjort" in body
    assert url not in body and url not in browser.get(first).content.decode()
    assert MeasurePeriod.objects.get(case=room.case).step == 5


def test_a_no_is_read_as_a_no_and_starts_nothing(room: Room, row: Decision) -> None:
    browser = room.browser("karin")
    words = "Støtte i hjemmet er ikke prøvet."
    assert (
        browser.post(room.url("committee", row.pk), answer(outcome="not_decided", words=words)).status_code
        == 302
    )
    body = browser.get(room.url("show", row.pk)).content.decode()
    assert words in body and "Børne- og ungeudvalget besluttede den ikke" in body
    child = browser.get(reverse("people:child", args=[room.case.pk])).content.decode()
    assert "ikke besluttet af børne- og ungeudvalget" in child
    assert not MeasurePeriod.objects.exists()


def test_a_plan_that_lacks_is_said_before_the_meeting(room: Room, row: Decision) -> None:
    said = "Barnets plan skal ligge, før udvalget afgør sagen"
    pages = [("mette", "show"), ("karin", "show"), ("karin", "committee")]
    for who, name in pages:
        assert said in room.browser(who).get(room.url(name, row.pk)).content.decode()
    goal = NewGoal("Storm sover", "Storm", "Han er udhvilet", until=TODAY + timedelta(days=90))
    content = NewPlan((NewPart(room.case.pk, (goal,)),))
    plans.make(by=room.town.asker("mette", NOW), at=NOW, plan=content)
    for who, name in pages:
        assert said not in room.browser(who).get(room.url(name, row.pk)).content.decode()


def test_decided_without_a_plan_is_a_deviation_in_the_laws_voice(room: Room, row: Decision) -> None:
    room.browser("karin").post(room.url("committee", row.pk), answer())
    words = "Barnets plan lå ikke før anbringelsen uden samtykke"
    for who, address in (
        ("mette", reverse("people:child", args=[room.case.pk])),
        ("karin", reverse("caseload:team")),
        ("inger", reverse("programme:today")),
    ):
        assert words in room.browser(who).get(address).content.decode()


def test_a_placement_with_consent_shows_the_laws_clock_for_the_plan(room: Room) -> None:
    row = room.prepared(chosen=FOSTER)
    room.approve(row, "inger")
    body = room.browser().get(reverse("people:child", args=[room.case.pk])).content.decode()
    assert "Barnets plan efter anbringelsen" in body and "Lav mål og plan med familien" in body


def test_two_clicks_are_one_answer(room: Room, row: Decision) -> None:
    browser, sent = room.browser("karin"), answer()
    assert [browser.post(room.url("committee", row.pk), sent).status_code for _ in range(2)] == [302, 302]
    assert MeasurePeriod.objects.filter(case=room.case).count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"held_on": ""}, "Skriv, hvilken dag udvalget holdt møde."),
        ({"held_on": "i går"}, "Skriv datoen som dag, måned og år"),
        ({"held_on": (TODAY + timedelta(days=1)).isoformat()}, "Mødet ligger i fremtiden."),
        ({"held_on": (TODAY - timedelta(days=30)).isoformat()}, "Mødet ligger før den"),
        ({"outcome": ""}, "Vælg, hvad udvalget svarede."),
        ({"words": " "}, "Skriv udvalgets egne ord"),
        ({"reference": "a" * 121}, "Skriv højst 120 tegn."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_text_stays(
    room: Room, row: Decision, changes: dict[str, str], said: str
) -> None:
    sent = answer(words="Udvalgets ord, som de faldt.") | changes
    response = room.browser("karin").post(room.url("committee", row.pk), sent)
    body = response.content.decode()
    assert response.status_code == 200 and "Svaret er ikke registreret" in body and said in body
    assert "som de faldt" in body or "words" in changes
    assert Decision.objects.get().state == "for_committee"


def test_the_coordinator_reads_and_the_others_find_nothing(room: Room, row: Decision) -> None:
    url = room.url("committee", row.pk)
    body = room.browser("rikke").get(url).content.decode()
    assert "registreres af teamlederen eller chefen" in body and 'name="outcome"' not in body
    assert room.browser("rikke").post(url, answer()).status_code == 200
    for who in ("mette", "vagn", "bo", "lis", "erik"):
        assert room.browser(who).get(url).status_code == 404
        assert room.browser(who).post(url, answer()).status_code == 404
    assert Decision.objects.get().state == "for_committee"
    assert Trace.objects.filter(act="register_committee", outcome="denied").count() == 1


def test_another_decision_and_a_bad_id_and_the_wrong_verb(room: Room, row: Decision) -> None:
    browser = room.browser("karin")
    assert browser.get(room.url("committee", uuid4())).status_code == 404
    assert browser.put(room.url("committee", row.pk)).status_code == 405
    other = room.prepared(**typed())
    assert browser.get(room.url("committee", other.pk)).status_code == 302
    body = browser.post(room.url("committee", other.pk), answer()).content.decode()
    assert "venter ikke på børne- og ungeudvalget" in body
