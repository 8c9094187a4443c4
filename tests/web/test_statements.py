"""No page takes more statements for more rows: each is opened with the viewer's rows once and three times."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.everywhere import Stop, stops, town_to_walk
from tests.web.growing import statements
from tests.web.growth import grow
from varigespor.integrations.spells.municipality import forget
from varigespor.web.programme import keeping

pytestmark = pytest.mark.django_db


def test_no_page_takes_more_statements_for_more_rows() -> None:
    world = town_to_walk()
    walk = stops(world)
    seats = {stop.who: Client() for stop in walk}
    for who, client in seats.items():
        client.force_login(world.town.employee(who))
    grow(world=world, number=0)
    counted(walk, seats)
    once = counted(walk, seats)
    for number in (1, 2):
        grow(world=world, number=number)
    thrice = counted(walk, seats)
    assert thrice == once


def counted(walk: list[Stop], seats: dict[str, Client]) -> dict[str, int]:
    found = {}
    for stop in walk:
        forget()  # what is kept while nothing changes is read anew each time
        keeping.forget()
        found[stop.name] = statements(seats[stop.who], stop.url)
    return found
