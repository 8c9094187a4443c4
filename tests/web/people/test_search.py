"""Searching leaves its row, and its words stand in no address."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from varigespor.records.models import Trace

pytestmark = pytest.mark.django_db


def search(client: Client, words: str) -> str:
    return client.post(reverse("people:search"), {"q": words}).content.decode()


def test_an_adviser_finds_the_own_child_with_a_link(client: Client) -> None:
    town = cast.build()
    case = cast.allocated(town)
    client.force_login(town.employee("mette"))
    body = search(client, "alma")
    assert reverse("people:child", args=[case.pk]) in body
    row = Trace.objects.get(act="search", outcome="seen")
    assert row.children == [case.child_id]


def test_intake_finds_the_name_and_the_adviser_but_no_link(client: Client) -> None:
    town = cast.build()
    case = cast.allocated(town)
    client.force_login(town.employee("bo"))
    body = search(client, "Alma Oevang")
    assert "Alma Øvang" in body
    assert "Mette Øvgaard" in body
    assert reverse("people:child", args=[case.pk]) not in body


def test_an_empty_search_teaches(client: Client) -> None:
    town = cast.build()
    client.force_login(town.employee("bo"))
    assert "Søgningen sætter spor".casefold() in search(client, "").casefold()


def test_nobody_found_says_what_to_try(client: Client) -> None:
    town = cast.build()
    client.force_login(town.employee("jonas"))
    assert "Ingen fundet" in search(client, "Alma")


def test_addresses_never_stand_in_a_result(client: Client) -> None:
    town = cast.build()
    client.force_login(town.employee("bo"))
    assert "Prøvevej" not in search(client, "Øvang")
