"""The page asks the right people, for the right day, and gives a decision that came back as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from varigespor.casework import people
from varigespor.domain.people import NewPerson, NewRelation, RelationKind
from varigespor.records.models import Consent, Decision, Draft, Measure, Person
from varigespor.web.decisions.material import party_key

from .room import FOSTER, NOW, RUNE, SIGNE, TODAY, Room, examined, furnished, typed

pytestmark = pytest.mark.django_db
IMPOSSIBLE = ("1900-01-01", "2010-01-01", "2014-05-05", "9999-12-31")


def namesake(room: Room) -> Person:
    """A second Signe Øvang with custody."""
    by = room.town.asker("karin", NOW)
    new = people.register(by=by, at=NOW, person=NewPerson("Signe", "Øvang", born_on=date(1961, 1, 1)))
    relation = NewRelation(room.case.child_id, new.pk, RelationKind.CUSTODY, since=TODAY)
    people.relate(by=by, at=NOW, relation=relation)
    return new


def test_two_with_the_same_name_have_a_box_each() -> None:
    room = furnished()
    examined(room)
    both = [room.town.signe, namesake(room)]
    boxes = [f"consent_{party_key(name='Signe Øvang', capacity='custody', namesake=who.pk)}" for who in both]
    one = room.prepared(chosen=FOSTER, **{SIGNE: None, boxes[0]: "yes"})
    assert one.state == "for_committee"
    row = room.prepared(chosen=FOSTER, **{SIGNE: None, boxes[0]: "yes", boxes[1]: "yes"})
    assert row.state == "prepared"
    asked = Consent.objects.filter(decision=row, party="Signe Øvang").values_list("person_id", flat=True)
    assert set(asked) == {who.pk for who in both}


def test_a_no_is_shown_to_the_approver_before_approving() -> None:
    room = furnished()
    row = room.prepared(**{RUNE: "no"})
    page = room.browser("karin").get(room.url("approve", row.pk)).content.decode()
    assert "Samtykke mangler til hjælp efter loven" in page
    assert "Loven beder om det. Uden samtykke: Rune Prøvsen (forældremyndighed)." in page


def test_who_came_between_is_shown_to_the_approver_before_approving() -> None:
    room = furnished()
    row = room.prepared()
    namesake(room)
    page = room.browser("karin").get(room.url("approve", row.pk)).content.decode()
    assert "Uden samtykke: Signe Øvang (forældremyndighed). Godkender du, åbner en afvigelse." in page


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_a_day_without_law_is_said_at_its_field_and_its_draft_opens(day: str) -> None:
    room = furnished()
    answer = room.send(typed(on=day))
    assert answer.status_code == 200
    assert answer.context["form"].errors["on"]
    browser = room.browser()
    browser.post("/kladde/", typed(on=day) | {"place": room.url("new"), "title": "Afgørelse"})
    assert Draft.objects.exists()
    assert browser.get(room.url("new")).status_code == 200


MADE = {
    "entry": "tailored",
    "tailored_name": "Nætter hos farmor Opdigt",
    "tailored_section": "barnets_lov_32_1_7",
    "tailored_step": "3",
    "tailored_knowledge": "Kun erfaring",
    "tailored_price": "1.250,50",
}


def test_help_made_for_the_child_comes_back_as_it_was() -> None:
    room = furnished()
    row = room.prepared(**MADE)
    room.approve(row, do="back", note="Skriv mere.")
    form = room.browser().get(room.url("new"), {"fra": str(row.pk)}).context["form"]
    assert {name: form[name].value() for name in MADE} == MADE
    assert form["considered_1"].value()
    assert form["why"].value() == row.why_not_lower


def test_what_help_made_for_the_child_costs_is_asked_last_and_read_by_the_approver_alone() -> None:
    room = furnished()
    drawn = room.send(typed(vis="1", **MADE)).content.decode()
    assert drawn.index("Barnets syn") < drawn.index("Hvad koster hjælpen pr. døgn?")
    wrong = room.send(typed(**MADE | {"tailored_price": "cirka tolv"})).content.decode()
    assert "Skriv beløbet i kroner, fx 1.250 eller 1.250,50." in wrong
    assert 'value="cirka tolv"' in wrong
    sent = typed(**MADE)
    room.send(sent)
    row = Decision.objects.get()
    page = room.browser("karin").get(room.url("approve", row.pk)).content.decode()
    for words in ("1.251 kr.", "456.433 kr.", "Oplyst af Mette Øvgaard, da afgørelsen blev forberedt"):
        assert page.index("Pris</h2>") < page.index(words)
    assert "kr." not in room.browser().get(room.url("show", row.pk)).content.decode()
    assert "kr." not in room.browser("karin").get(room.url("committee", row.pk), follow=True).content.decode()
    assert "allerede sendt med andre ord" in room.send(sent | {"tailored_price": "900"}).content.decode()
    room.approve(row)
    assert "kr." not in room.browser().get(room.url("show", row.pk)).content.decode()


def test_an_unborn_childs_page_asks_for_no_talk_and_asks_the_parents() -> None:
    room = furnished()
    Person.objects.filter(pk=room.case.child_id).update(born_on=None, due_on=TODAY + timedelta(days=40))
    page = room.browser().get(room.url("new")).content.decode()
    assert "Barnet er ikke født. Der er ingen samtale at holde." in page
    assert 'name="child_talk"' not in page
    asked = [f"consent_{party_key(name=n, capacity='expecting')}" for n in ("Rune Prøvsen", "Signe Øvang")]
    row = room.prepared(
        child_talk=None, child_view=None, considered_1=["none"], **dict.fromkeys(asked, "yes")
    )
    assert sorted(one.capacity for one in row.consents.all()) == ["expecting", "expecting"]
    assert not row.deviations.filter(kind="no_consent").exists()


def test_why_not_lower_is_asked_when_todays_help_is_over_by_then() -> None:
    room = furnished()
    room.approve(room.prepared(on=TODAY.isoformat()))
    measure, over = Measure.objects.get(), TODAY + timedelta(days=20)
    ending = {
        f"end_{measure.pk}": "on",
        f"end_on_{measure.pk}": over.isoformat(),
        f"end_reason_{measure.pk}": "as_planned",
    }
    room.approve(room.prepared(kind="end", reason="Målet er nået.", **ending))
    browser = room.browser()
    again = {name: text for name, text in typed().items() if not name.startswith("considered")}
    for on, asked in ((TODAY, False), (over, True)):
        form = browser.post(room.url("new"), again | {"on": on.isoformat(), "vis": "1"}).context["form"]
        assert ("considered_1" in form.fields) is asked


def test_what_is_not_saved_comes_back_under_the_boxes_names() -> None:
    room = furnished()
    answer = Client().post(room.url("new"), typed(**{RUNE: "no"}))
    assert answer.status_code == 403
    body = answer.content.decode()
    for line in (
        "<dt>Formål</dt><dd>Storm er tryg ved at gå hjem efter skole.</dd>",
        "<dt>Hvorfor er det ikke nok?</dt>",
        "<dt>Overvejet</dt><dd>Intet passende tilbud</dd>",
        "<dt>Svar på samtykke</dt><dd>Nej</dd>",
        "<dt>Samtale med barnet</dt><dd>Samtalen er holdt</dd>",
    ):
        assert line in body
    assert "<dt>Felt</dt>" not in body
    assert typed()["entry"] not in body
