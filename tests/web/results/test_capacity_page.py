"""Pladser og brug: each number is its rows, and small ones stay hidden from those without cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.web.ladder.room import TODAY, ago, furnished, newcomer, walker
from varigespor.casework import catalogue, staff
from varigespor.records.models import CatalogueEntry
from varigespor.web import listing

pytestmark = pytest.mark.django_db
PAGE = reverse("results:capacity")
PERIOD = {"start": ago(99).isoformat(), "slut": TODAY.isoformat()}


@pytest.fixture(scope="module")
def town(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> Iterator[cast.Cast]:
    """Six children in a network group of four places, five at a time for ten days; one in an institution."""
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        town = furnished()
        group = CatalogueEntry.objects.get(key="netvaerksgruppe")
        places = catalogue.NewNumber(ago(49), 4, "Opdigtet")
        catalogue.set_places(by=staff.COMMAND_LINE, at=cast.START, entry=group, new=places)
        for number in range(6):
            bo = walker(town, newcomer(town, f"Bo{number}"))
            bo.to(2, days_ago=40 if number < 5 else 60)
            bo.off(days_ago=30 if number < 5 else 50)
        walker(town, town.storm).to(3, days_ago=250)
        yield town
        transaction.set_rollback(True)


def lines(client: Client, **query: str) -> dict[str, Any]:
    response = client.get(PAGE, PERIOD | query)
    assert response.status_code == 200
    return {line.name: line for line in response.context_data["lines"]}  # type: ignore[attr-defined]


def name(key: str) -> str:
    return str(CatalogueEntry.objects.get(key=key).name)


def test_each_number_opens_the_rows_that_add_up_to_it(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    line = lines(client)[name("netvaerksgruppe")]
    assert (line.children, line.average, line.highest) == ("6", "0,6", "5")
    assert (line.places, line.known, line.share, line.over) == ("4", "50 af 100 dage", "25 %", "10")
    rows = client.get(line.rows_url).context_data["behind"].rows  # type: ignore[attr-defined]
    assert len({row.child.case for row in rows}) == 6
    days = client.get(line.days_url).context_data["behind"].rows  # type: ignore[attr-defined]
    assert sum(int(dict(row.cells)["Dage"]) for row in days) == 60
    highest = client.get(line.day_url).context_data["figures"]  # type: ignore[attr-defined]
    assert highest.children == 5


def test_a_long_list_goes_on_on_the_next_page_and_the_pages_add_up(
    client: Client, town: cast.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 4)
    client.force_login(town.employee("inger"))
    first = client.get(lines(client)[name("netvaerksgruppe")].rows_url).context_data["behind"]  # type: ignore[attr-defined]
    second = client.get(first.listed.pages.following).context_data["behind"]  # type: ignore[attr-defined]
    assert (len(first.rows), len(second.rows), first.listed.seen, second.hidden) == (4, 2, 6, 0)
    assert len({row.child.case for row in (*first.rows, *second.rows)}) == 6
    assert second.listed.pages.previous and not second.listed.pages.following


def test_places_nobody_knows_are_not_nought(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    body = client.get(PAGE, PERIOD).content.decode()
    earlier = {"start": ago(90).isoformat(), "slut": ago(55).isoformat()}
    line = lines(client, **earlier)[name("netvaerksgruppe")]
    assert (line.places, line.share, line.over) == ("ikke oplyst", "–", "–")
    assert "ikke oplyst" in body
    empty = lines(client)[name("oevehoej")]
    assert (empty.children, empty.share, empty.over, empty.rows_url) == ("0", "0 %", "0", "")


def test_those_without_cases_see_no_count_below_five(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    found = lines(client)
    assert (found[name("netvaerksgruppe")].children, found[name("netvaerksgruppe")].highest) == ("6", "5")
    one = found[name("familiebehandling")]
    assert (one.children, one.average, one.highest, one.highest_on, one.share) == ("·", "·", "·", "", "·")
    assert one.rows_url == one.days_url == one.day_url == ""
    before = {"start": ago(60).isoformat(), "slut": (TODAY - timedelta(days=41)).isoformat()}
    few = lines(client, **before)[name("netvaerksgruppe")]
    assert few.shut and few.children == "·"


def test_a_period_that_is_none_is_said(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(PAGE, {"start": TODAY.isoformat(), "slut": ago(9).isoformat()})
    assert "Den sidste dag ligger før den første." in response.content.decode()
