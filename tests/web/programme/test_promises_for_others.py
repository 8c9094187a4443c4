"""Løfterne and the pages of results in a town without rows, and for those who get no free filters."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import staff
from varigespor.domain.access import Role
from varigespor.web.programme.period import Period

pytestmark = pytest.mark.django_db
URL = "/programmet/loefter/"
PAGES = ("variation", "before_and_after", "key_figures")


def test_an_empty_town_is_taught_and_nothing_fails(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    bodies = {}
    for url in (URL, *(reverse(f"results:{name}") for name in PAGES)):
        response = client.get(url)
        assert response.status_code == 200 and not response.context["form"].errors
        bodies[url] = response.content.decode()
    assert "Intet at tælle" in bodies[URL] and "Loftet blev holdt" in bodies[URL]
    assert "Intet at sammenligne" in bodies[reverse("results:variation")]
    assert "Der er ikke skrevet nogen hjælp" in bodies[reverse("results:before_and_after")]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.COUNCIL])
def test_director_and_council_see_last_year_and_choose_nothing(
    client: Client, town: cast.Cast, role: Role
) -> None:
    new = staff.NewEmployee("ny", "Ny Opdigt", role, since=cast.HIRED)
    client.force_login(staff.hire(by=staff.COMMAND_LINE, at=cast.START, employee=new))
    response = client.get(URL, {"start": "2026-01-05", "slut": "2026-01-11"})
    year = timezone.localdate().year - 1
    assert response.context["asked"] == Period(date(year, 1, 1), date(year, 12, 31))
    body = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    assert "<form" not in body and "start=" not in body
