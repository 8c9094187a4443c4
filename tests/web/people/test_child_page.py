"""The child's page: it works, a team mate may not, a stranger gets the 404 of nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import closing, people
from varigespor.domain.people import Move, NewPerson
from varigespor.records.models import Case, Trace
from varigespor.web.asked import municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=2))


def url(case: Case) -> str:
    return reverse("people:child", args=[case.pk])


def sign_in(client: Client, town: cast.Cast, who: str) -> None:
    client.force_login(town.employee(who))


def test_it_shows_the_child_its_clocks_and_at_most_three_steps(
    client: Client, town: cast.Cast, case: Case
) -> None:
    sign_in(client, town, "mette")
    response = client.get(url(case))
    assert response.status_code == 200
    body = response.content.decode()
    assert "<h1>Alma Øvang" in body
    assert "Netværk på begge sider" in body
    assert "Børnefaglig undersøgelse" in body
    assert 0 < len(response.context["steps"]) <= 3


def test_reading_leaves_a_row_before_the_page_is_sent(client: Client, town: cast.Cast, case: Case) -> None:
    sign_in(client, town, "mette")
    client.get(url(case))
    row = Trace.objects.filter(outcome="seen").latest("written_at")
    assert (row.act, row.children, row.employee) == ("see_case", [case.child_id], town.employee("mette").pk)


@pytest.mark.parametrize("who", ["lone", "jonas", "vagn", "bo", "lis", "erik"])
def test_a_stranger_gets_exactly_the_page_of_nothing(
    client: Client, town: cast.Cast, case: Case, who: str
) -> None:
    sign_in(client, town, who)
    refused = client.get(url(case))
    nothing = client.get(reverse("people:child", args=[uuid4()]))
    assert refused.status_code == nothing.status_code == 404
    assert refused.content == nothing.content
    assert Trace.objects.filter(outcome="not_found", employee=town.employee(who).pk).count() == 2


def test_and_by_the_same_statements(client: Client, town: cast.Cast, case: Case) -> None:
    sign_in(client, town, "jonas")
    client.get(url(case))
    with CaptureQueriesContext(connection) as foreign:
        client.get(url(case))
    with CaptureQueriesContext(connection) as nothing:
        client.get(reverse("people:child", args=[uuid4()]))
    assert len(foreign) == len(nothing)


def test_access_that_ends_ends_at_the_next_request(client: Client, town: cast.Cast, case: Case) -> None:
    sign_in(client, town, "mette")
    assert client.get(url(case)).status_code == 200
    post = town.employee("mette").posts.get()
    post.revise(at=timezone.now(), valid_to=timezone.localdate())
    response = client.get(url(case))
    assert response.status_code == 302
    assert response["Location"].startswith("/log-ind/")


def test_wrong_verb(client: Client, town: cast.Cast, case: Case) -> None:
    sign_in(client, town, "mette")
    assert client.post(url(case)).status_code == 405


def test_a_protected_address_stands_nowhere_but_on_its_own_page(
    client: Client, town: cast.Cast, case: Case
) -> None:
    at = timezone.now()
    home = NewPerson("", "", address="Markør Prøvevej 77", address_protected=True)
    people.move(by=town.asker("mette", at), at=at, person=case.child, to=Move(home, timezone.localdate()))
    sign_in(client, town, "mette")
    body = client.get(url(case)).content.decode()
    assert "Markør" not in body
    assert "beskyttet" in body
    assert "Markør Prøvevej 77" in client.get(reverse("people:address", args=[case.pk])).content.decode()
    assert Trace.objects.filter(act="see_protected_address", outcome="seen").count() == 1


def test_the_clock_of_a_fresh_concern_and_the_way_to_it_stand_on_the_page(
    client: Client, town: cast.Cast, case: Case
) -> None:
    row = cast.concern(town, at=timezone.now() - timedelta(hours=18))
    sign_in(client, town, "mette")
    response = client.get(url(case))
    assert response.context["clocks"][0]["subject"] == "Underretning"
    assert response.context["steps"][0]["url"] == reverse("concerns:show", args=[row.concern_id])


def test_the_timeline_leads_to_its_rows(client: Client, town: cast.Cast, case: Case) -> None:
    from tests.web.growing import write_notes

    write_notes(town, case, 2)
    sign_in(client, town, "mette")
    found = client.get(url(case) + "?vis=notes").context["happenings"]
    assert len(found) == 2
    for _, address in client.get(url(case)).context["happenings"]:
        assert client.get(address).status_code == 200
    assert client.get(url(case) + "?vis=%00&alt").status_code == 200


def test_custody_is_said_once_and_a_sibling_leads_to_its_page(
    client: Client, town: cast.Cast, case: Case
) -> None:
    sibling = cast.allocated(town, at=timezone.now() - timedelta(days=2), child=town.storm)
    sign_in(client, town, "mette")
    body = client.get(url(case)).content.decode()
    assert "Fælles: Rune Prøvsen og Signe Øvang" in body
    assert f'<a href="{reverse("people:child", args=[sibling.pk])}">Storm Øvang</a>' in body


def test_the_district_of_a_protected_address_is_kept_from_those_without_the_right(
    client: Client, town: cast.Cast, case: Case
) -> None:
    at = timezone.now()
    district = town.town.district_name(case.routes.get().district)
    home = NewPerson("", "", address="Markør Prøvevej 77", address_protected=True)
    closing.share(
        by=town.asker("mette", at), at=at, case=case, employee=town.employee("vagn").pk, purpose="Trivsel"
    )
    sign_in(client, town, "vagn")
    assert district in client.get(url(case)).content.decode()
    people.move(by=town.asker("mette", at), at=at, person=case.child, to=Move(home, timezone.localdate()))
    assert district not in client.get(url(case)).content.decode()
    sign_in(client, town, "mette")
    assert district in client.get(url(case)).content.decode()


@pytest.fixture
def served_by_herning(settings: Any) -> Iterator[None]:
    """The rows are Øvekommune's, the files another municipality's."""
    settings.MUNICIPALITY = "herning"
    municipality.cache_clear()
    yield
    municipality.cache_clear()


@pytest.mark.usefixtures("served_by_herning")
def test_a_page_stands_when_the_files_have_lost_its_team_and_district(
    client: Client, town: cast.Cast, case: Case
) -> None:
    route = case.routes.get()
    sign_in(client, town, "mette")
    response = client.get(url(case))
    assert response.status_code == 200
    assert (response.context["facts"]["team"], response.context["facts"]["district"]) == (
        route.team,
        route.district,
    )
