"""Teamet: children against the cap in a fixed order, what waits, what is late; the statements do not grow."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import people, staff
from varigespor.domain.people import NewPerson
from varigespor.records.models import Case, Person, Post, Trace

pytestmark = pytest.mark.django_db
URL = "/teamet/"


def child(town: cast.Cast, number: int, born_on: date = date(2018, 1, 1)) -> Person:
    person = NewPerson(f"Barn{number}", "Opdigt", born_on=born_on, district="hjallerup")
    return people.register(by=town.asker("karin"), at=cast.START, person=person)


def families(town: cast.Cast, start: int, number: int) -> None:
    """So many children late in everything with an adviser, and as many who wait for one."""
    for index in range(start, start + number):
        cast.allocated(town, at=timezone.now() - timedelta(days=40), child=child(town, index))
        cast.opened(town, at=timezone.now() - timedelta(days=2), child=child(town, 100 + index))


def test_it_shows_children_caps_and_what_waits(client: Client, town: cast.Cast) -> None:
    cast.allocated(town, at=timezone.now() - timedelta(days=40), child=child(town, 1))
    waits = cast.opened(town, at=timezone.now() - timedelta(days=2))
    client.force_login(town.employee("karin"))
    body = client.get(URL).content.decode()
    assert "1 af 20 børn" in body and "Barn1 Opdigt" in body
    assert reverse("caseload:allocate", args=[waits.pk]) in body
    assert body.index("Lone Fiktivsen") < body.index("Mette Øvgaard")
    trace = Trace.objects.get(act="see_team")
    assert waits.child_id in trace.children and trace.outcome == "seen"


def test_the_chief_chooses_a_team_and_a_leader_does_not(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    assert "Jonas Prøvlund" in client.get(URL, {"team": "west"}).content.decode()
    client.force_login(town.employee("karin"))
    foreign, unknown = client.get(URL, {"team": "west"}), client.get(URL, {"team": "atlantis"})
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.content == unknown.content


@pytest.mark.parametrize("name", ["mette", "bo", "lis", "erik"])
def test_others_have_no_team_page(client: Client, town: cast.Cast, name: str) -> None:
    client.force_login(town.employee(name))
    assert client.get(URL).status_code == 404


def test_a_stranger_signs_in_and_a_wrong_verb_is_refused(client: Client, town: cast.Cast) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(town.employee("karin"))
    assert client.post(URL).status_code == 405


def test_the_access_of_a_post_that_ended_ends_at_the_next_request(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("karin"))
    assert client.get(URL).status_code == 200
    post = Post.objects.current().get(employee=town.employee("karin"))
    staff.end_post(by=staff.COMMAND_LINE, at=timezone.now(), post=post, on=timezone.localdate())
    assert client.get(URL).status_code == 302


def test_a_child_who_turned_fifteen_is_shown_as_unge_centers(client: Client, town: cast.Cast) -> None:
    row = child(town, 1, timezone.localdate().replace(year=timezone.localdate().year - 15, day=1))
    case = cast.allocated(town, at=timezone.now() - timedelta(days=40), child=row)
    client.force_login(town.employee("karin"))
    body = client.get(URL).content.decode()
    assert reverse("caseload:route", args=[case.pk]) in body and "fyldt 15 år" in body


def test_an_adviser_opens_to_the_children(client: Client, town: cast.Cast) -> None:
    case = cast.allocated(town, at=timezone.now() - timedelta(days=3))
    url = reverse("caseload:adviser", args=[town.employee("mette").pk])
    client.force_login(town.employee("karin"))
    assert reverse("people:child", args=[case.pk]) in client.get(url).content.decode()
    client.force_login(town.employee("vagn"))
    assert client.get(url).status_code == 404
    assert Case.objects.count() == 1
