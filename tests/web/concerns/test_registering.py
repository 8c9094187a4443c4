"""Registering a concern on the phone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests import cast
from tests.web.concerns.room import NOW, browser, came_in, running, text, typed
from varigespor.casework import drafts
from varigespor.domain.deadlines import TOWN
from varigespor.records.models import Concern, Draft, Due, Person, Trace

pytestmark = pytest.mark.django_db
NEW = "/underretninger/ny/"


def test_a_concern_is_registered_and_its_number_shown_after_it_is_kept(town: cast.Cast) -> None:
    client = browser(town, "bo")
    assert "Nummer" not in text(client.get(NEW)).replace("Nummeret", "")
    answer = client.post(NEW, typed(children=[town.alma.pk, town.storm.pk, town.alma.pk]))
    row = Concern.objects.get()
    assert answer.headers["Location"] == reverse("concerns:show", kwargs={"concern_id": row.pk})
    assert row.children.count() == 2
    assert f"Nummer {row.pk.hex[:4].upper()}" in text(client.get(answer.headers["Location"]))
    trace = Trace.objects.get(act="register_concern", outcome="done")
    assert set(trace.children) == {town.alma.pk, town.storm.pk}


def test_finding_children_keeps_what_was_typed_and_stores_nothing(town: cast.Cast) -> None:
    running(town, town.alma)
    before = Concern.objects.count()
    page = browser(town, "bo").post(NEW, typed(do="find", q="alma øv", received_at="9.9.9"))
    body = text(page)
    assert page.status_code == 200
    assert "Naboen hører råben" in body
    assert 'value="9.9.9"' in body
    assert "Løbende sag hos Mette Øvgaard" in body
    assert "Signe" not in body
    assert Concern.objects.count() == before
    looked = Trace.objects.filter(act="search", outcome="seen").get()
    assert town.alma.pk in looked.children


def test_siblings_and_earlier_concerns_stand_beside_without_their_content(town: cast.Cast) -> None:
    came_in(town, town.storm, hours=50)
    body = text(browser(town, "bo").post(NEW, typed(do="find", children=[town.alma.pk], seen="x")))
    assert "Gælder det også søskende?" in body
    assert "Ikke vurderet endnu" in body
    assert "aftensmad" not in body
    assert "Hanne Tænkt" not in body
    assert "Prøvevej" not in body


def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(town: cast.Cast) -> None:
    later = (NOW + timedelta(hours=2)).astimezone(TOWN)
    body = text(
        browser(town, "bo").post(
            NEW,
            typed(seen=" ", notifier="", received_on=f"{later:%Y-%m-%d}", received_at=f"{later:%H.%M}"),
        )
    )
    assert "Underretningen er ikke registreret. Ret 4 ting" in body
    assert "Vælg mindst ét barn." in body
    assert "Vælg, hvem der er bekymret." in body
    assert "ligger i fremtiden" in body
    assert "Egon Påfund" in body
    assert Concern.objects.count() == 0
    assert Trace.objects.filter(act="register_concern", outcome="refused").count() == 1


@pytest.mark.parametrize(
    ("typed_date", "typed_clock", "message"),
    [
        ("31.02.2026", "8.12", "Skriv datoen som dag, måned og år"),
        ("2026-11-20", "kvart over", "Skriv klokken som timer og minutter"),
        ("2026-03-29", "2.30", "Den time findes ikke"),
        ("", "8.12", "Skriv datoen."),
        ("1996-11-20", "8.12", "er for længe siden"),
        ("0001-01-01", "0.00", "Kontrollér årstallet."),
    ],
)
def test_times_that_cannot_be_are_said_in_danish(
    town: cast.Cast, typed_date: str, typed_clock: str, message: str
) -> None:
    content = typed(children=[town.alma.pk], received_on=typed_date, received_at=typed_clock)
    body = text(browser(town, "bo").post(NEW, content))
    assert message in body
    assert "Naboen hører råben" in body
    assert Concern.objects.count() == 0


@pytest.mark.parametrize("do", ["find", "more", "register", "andet"])
def test_a_strange_number_of_newcomers_breaks_nothing(town: cast.Cast, do: str) -> None:
    client = browser(town, "bo")
    for blocks in ("9" * 5000, "-1", "", "ti", "٣"):
        content = typed(do=do, blocks=blocks, children=["'", "\x00", str(uuid4())], q="\x00" * 3)
        page = client.post(NEW, content)
        assert page.status_code == 200
        assert "Naboen hører råben" in text(page)


def test_the_anonymous_leaves_neither_name_nor_receipt_clock(town: cast.Cast) -> None:
    browser(town, "bo").post(NEW, typed(children=[town.alma.pk], notifier="anonymous"))
    row = Concern.objects.get()
    assert (row.anonymous, row.notifier_name, row.notifier_contact) == (True, "", "")
    assert not Due.objects.filter(concern=row, kind="concern_receipt").exists()


def test_a_new_and_an_unborn_child_are_registered_with_the_concern(town: cast.Cast) -> None:
    client = browser(town, "bo")
    body = text(client.post(NEW, typed(do="more")))
    assert "new0_given_name" in body
    unborn = f"{NOW + timedelta(days=90):%Y-%m-%d}"
    content = typed(
        blocks="3",
        new0_given_name="Ukendt dreng",
        new0_family_name="Skitse",
        new0_district="hjallerup",
        new1_family_name="Skitse",
        new1_due_on=unborn,
    )
    assert client.post(NEW, content).status_code == 302
    boy, baby = Person.objects.filter(family_name="Skitse").order_by("due_on")[::-1]
    assert (boy.given_name, baby.given_name) == ("Ukendt dreng", "")
    assert Concern.objects.get().children.get(child=boy).team == "east"


def test_a_wrong_newcomer_is_told_at_its_box_and_nothing_is_stored(town: cast.Cast) -> None:
    people = Person.objects.count()
    content = typed(blocks="2", new0_given_name="Ida", new0_family_name="Skitse", new1_given_name="Uden")
    body = text(browser(town, "bo").post(NEW, content))
    assert "Skriv efternavnet." in body
    assert 'href="#id_new1_family_name"' in body
    assert (Concern.objects.count(), Person.objects.count()) == (0, people)
    refusal = Trace.objects.get(act="register_concern", outcome="refused")
    assert refusal.employee == town.employee("bo").pk


def test_a_double_click_is_one_concern_and_goes_to_the_same_place(town: cast.Cast) -> None:
    client, content = browser(town, "bo"), typed(children=[town.alma.pk])
    first, second = client.post(NEW, content), client.post(NEW, content)
    assert Concern.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]
    client.post(NEW, typed(children=[town.alma.pk]))
    assert Concern.objects.count() == 2


def test_another_concern_sent_with_an_old_key_is_not_lost(town: cast.Cast) -> None:
    client, content = browser(town, "bo"), typed(children=[town.alma.pk])
    client.post(NEW, content)
    body = text(client.post(NEW, content | {"seen": "En helt anden sag."}))
    assert "Er det her et nyt, så send det igen." in body
    assert "En helt anden sag." in body
    assert content["key"] not in body


def test_a_draft_left_over_from_a_sent_concern_is_dropped(town: cast.Cast) -> None:
    client, content = browser(town, "bo"), typed(children=[town.alma.pk])
    client.post(NEW, content)
    kept = {"key": [content["key"]], "seen": [content["seen"]]}
    drafts.keep(by=town.asker("bo"), at=NOW, typed=drafts.Typed(NEW, "Underretning", kept))
    assert "Naboen hører råben" not in text(client.get(NEW))
    assert Draft.objects.count() == 0


def test_a_draft_comes_back_with_its_ticks_and_can_be_started_over(town: cast.Cast) -> None:
    client = browser(town, "bo")
    kept = {"key": [uuid4().hex], "seen": ["Halvt skrevet"], "children": [str(town.alma.pk)]}
    drafts.keep(by=town.asker("bo"), at=NOW, typed=drafts.Typed(NEW, "Underretning", kept))
    body = text(client.get(NEW))
    assert "Halvt skrevet" in body
    assert f'value="{town.alma.pk}" id="b-{town.alma.pk}" checked' in body
    client.post(NEW, {"do": "restart"})
    assert "Halvt skrevet" not in text(client.get(NEW))


def test_an_adviser_cannot_name_a_child_out_of_scope(town: cast.Cast) -> None:
    running(town, town.alma, to="lone")
    before = Concern.objects.count()
    client = browser(town, "jonas")
    foreign = text(client.post(NEW, typed(children=[town.alma.pk])))
    nobody = text(client.post(NEW, typed(children=[uuid4()])))
    for body in (foreign, nobody):
        assert "Et barn findes ikke her. Søg igen." in body
        assert "Alma" not in body
    assert Concern.objects.count() == before


def test_the_health_visitor_raises_a_concern_and_sees_nothing_more(town: cast.Cast) -> None:
    client = browser(town, "lis")
    body = text(client.get(NEW))
    assert "Barnet er ikke på listen" not in body
    answer = client.post(NEW, typed(children=[town.alma.pk]))
    assert "Et barn findes ikke her." in text(answer)


def test_wrong_verb_and_strangers(town: cast.Cast) -> None:
    assert browser(town, "bo").delete(NEW).status_code == 405
    assert browser(town, "erik").get(NEW).status_code == 404
    from django.test import Client

    assert "/log-ind/" in Client().get(NEW).headers["Location"]
