"""The list of concerns: who sees which, in which order, and what it leaves in the trace."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.web.concerns.room import NOW, assessed, browser, came_in, running, text, to
from varigespor.casework import concerns, people
from varigespor.domain.people import NewPerson
from varigespor.records.models import Concern, Person, Trace

pytestmark = pytest.mark.django_db
LIST = "/underretninger/"


def newcomer(town: cast.Cast, name: str, district: str = "hjallerup", **more: object) -> Person:
    content = NewPerson(name, "Skitse", district=district, born_on=NOW.date() - timedelta(days=3000), **more)
    return people.register(by=town.asker("bo", NOW), at=NOW - timedelta(days=9), person=content)


def counts(body: str) -> dict[str, int]:
    found = re.findall(r">([^<>]+) <span class=\"n\">(\d+)</span>", body)
    return {label: int(number) for label, number in found}


def test_an_empty_list_teaches(town: cast.Cast) -> None:
    body = text(browser(town, "bo").get(LIST))
    assert "Ingen underretninger venter" in body
    assert "Den med færrest timer står øverst" in body


def test_least_time_first_with_counts_for_every_view(town: cast.Cast) -> None:
    came_in(town, town.alma, hours=2)
    came_in(town, town.storm, hours=30)
    screened = newcomer(town, "Wilma")
    assessed(town, came_in(town, screened, hours=3, notifier="anonymous"))
    body = text(browser(town, "bo").get(LIST))
    assert body.index("Storm Øvang") < body.index("Alma Øvang") < body.index("Wilma Skitse")
    assert "6 timer over" in body or "6 t. " in body
    assert counts(body) == {
        "Alle åbne": 3,
        "Mangler vurdering": 2,
        "Mangler screening": 1,
        "Mangler kvittering": 2,
        "Overskredne": 1,
    }
    narrowed = text(browser(town, "bo").get(LIST, {"vis": "late"}))
    assert "Storm Øvang" in narrowed
    assert "Wilma Skitse" not in narrowed
    assert "Frist brudt" in narrowed


def test_the_list_leaves_one_row_with_every_child(town: cast.Cast) -> None:
    came_in(town, town.alma, town.storm)
    came_in(town, newcomer(town, "Wilma"))
    client = browser(town, "bo")
    before = Trace.objects.count()
    client.get(LIST)
    row = Trace.objects.order_by("-written_at").first()
    assert Trace.objects.count() == before + 1
    assert row is not None
    assert (row.act, row.outcome) == ("see_concerns", "seen")
    assert set(row.children) == set(
        Person.objects.filter(concerns__isnull=False).values_list("pk", flat=True)
    )


def test_each_sees_the_own_scope_and_no_more(town: cast.Cast) -> None:
    running(town, town.alma, to="mette")
    mine = came_in(town, town.alma)
    theirs = came_in(town, newcomer(town, "Villads", "bronderslev_syd"))
    for who in ("bo", "inger"):
        body = text(browser(town, who).get(LIST))
        assert "Alma" in body
        assert "Villads" in body
    for who, seen, not_seen in (
        ("mette", "Alma", "Villads"),
        ("karin", "Alma", "Villads"),
        ("rikke", "Alma", "Villads"),
        ("vagn", "Villads", "Alma"),
    ):
        body = text(browser(town, who).get(LIST))
        assert seen in body, who
        assert not_seen not in body, who
    for who in ("lone", "jonas"):
        assert "Ingen underretninger venter" in text(browser(town, who).get(LIST))
    assert browser(town, "mette").get(to("show", mine)).status_code == 200
    assert browser(town, "mette").get(to("show", theirs)).status_code == 404


def test_a_leader_sees_only_the_own_teams_child_of_a_joint_concern(town: cast.Cast) -> None:
    other = newcomer(town, "Villads", "bronderslev_syd")
    joint = came_in(town, town.alma, other)
    body = text(browser(town, "karin").get(to("show", joint)))
    assert "Alma" in body
    assert "Villads" not in body
    assert "gælder også 1 barn i et andet team" in body
    assert "Villads" not in text(browser(town, "karin").get(LIST))
    foreign = joint.concern.children.get(child=other)
    assert browser(town, "karin").get(to("assess", foreign)).status_code == 404


def test_the_colleague_who_assessed_along_sees_it(town: cast.Cast) -> None:
    running(town, town.alma, to="mette")
    part = came_in(town, town.alma)
    client = browser(town, "jonas")
    assert client.get(to("show", part)).status_code == 404
    words = concerns.rules.Assessment(
        acute=False, text="Talt sammen.", together_with=town.employee("jonas").pk
    )
    concerns.assess(by=town.asker("mette", NOW), at=NOW, concern_child=part, assessment=words)
    assert client.get(to("show", part)).status_code == 200


def test_narrowed_to_one_team_the_rest_is_gone(town: cast.Cast) -> None:
    came_in(town, town.alma)
    came_in(town, newcomer(town, "Villads", "bronderslev_syd"))
    body = text(browser(town, "bo").get(LIST, {"team": "west"}))
    assert "Villads" in body
    assert "Alma" not in body
    assert "Alma" in text(browser(town, "bo").get(LIST, {"team": "nowhere", "side": "x"}))


def test_protected_addresses_and_their_districts_never_appear(town: cast.Cast) -> None:
    child = newcomer(town, "Nora", address="Skjulevej 77, Hjallerup", address_protected=True)
    part = came_in(town, child)
    client = browser(town, "bo")
    pages = [client.get(LIST), client.get(to("show", part)), client.get(to("assess", part))]
    pages.append(client.post("/underretninger/ny/", {"do": "find", "q": "nora skitse"}))
    for page in pages:
        body = text(page)
        assert "Nora Skitse" in body
        assert "Skjulevej" not in body
    for page in (pages[0], pages[3]):
        assert "Hjallerup" not in text(page)


def test_more_than_a_page_goes_on_the_next(town: cast.Cast) -> None:
    for hours in range(51):
        came_in(town, town.alma, hours=1 + hours / 10)
    client = browser(town, "bo")
    first, second = text(client.get(LIST)), text(client.get(LIST, {"side": "2"}))
    assert (first.count('class="act"'), second.count('class="act"')) == (50, 1)
    assert "Næste side" in first
    assert "Forrige side" in second
    assert "Næste side" not in second


def test_others_have_no_list(town: cast.Cast) -> None:
    for who in ("lis", "erik"):
        assert browser(town, who).get(LIST).status_code == 404
    assert browser(town, "bo").post(LIST).status_code == 405


def test_the_statements_do_not_grow_with_the_rows(town: cast.Cast) -> None:
    def statements(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    client = browser(town, "bo")
    part = assessed(town, came_in(town, town.alma, hours=30))
    client.get(LIST)
    one, one_shown = statements(LIST), statements(to("show", part))
    for name in ("Wilma", "Felix", "Karla", "Nora"):
        assessed(town, came_in(town, newcomer(town, name), town.storm, hours=40))
    assert statements(LIST) == one
    several = Concern.objects.order_by("received_at").first()
    assert several is not None
    assert statements(f"{LIST}{several.pk}/") == one_shown
