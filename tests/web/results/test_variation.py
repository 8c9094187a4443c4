"""Variation, and before and after: side by side, few hidden, and said in words what it does not show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.web.ladder.room import TODAY, ago
from tests.web.results.towns import walked_town
from varigespor.analysis.variation import Comparison, Value
from varigespor.domain.ladder_words import WORDS as LADDER
from varigespor.domain.ladder_words import Number
from varigespor.domain.variation_words import CHANCE, MORE_THAN_CHANCE, SAME, TOO_FEW, Compared
from varigespor.records.models import Trace
from varigespor.web.results.variation_lines import line, picture

pytestmark = pytest.mark.django_db
PAGE, ROWS = reverse("results:variation"), reverse("results:variation_rows")
SPLIT = reverse("results:before_and_after")
PERIOD = {"start": ago(200).isoformat(), "slut": TODAY.isoformat()}
TEAMS = {"east": "Team Øst", "west": "Team Vest"}


@pytest.fixture(scope="module")
def town(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> Iterator[cast.Cast]:
    with walked_town(django_db_blocker) as made:
        yield made


def lines(client: Client, **query: str) -> dict[str, Any]:
    response = client.get(PAGE, PERIOD | query)
    assert response.status_code == 200
    return {one.figure: one for one in response.context["lines"]}


def test_teams_stand_side_by_side_and_no_adviser_anywhere(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    found = lines(client)
    assert list(found) == list(Compared)
    east, west = found[Compared.AS_PLANNED].cells
    assert (east.text, east.behind, west.text) == ("71 %", "5 af 7", "Ingen")
    assert found[Compared.AS_PLANNED].verdict == TOO_FEW
    assert found[Compared.BROKEN].cells[0].behind == "1 af 7"
    assert found[Compared.AWAY].cells[0].behind == "1 ophold"
    body = client.get(PAGE, PERIOD).content.decode().split("<main", 1)[1]
    assert "Vælg målgruppe og alder" in body and "Unge Center står ikke her" in body
    assert "Se aftalerne om variation" in body and "Mette" not in body and "Storm" not in body


def test_the_same_children_are_chosen_in_the_address(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    assert lines(client, maalgruppe="family")[Compared.AS_PLANNED].cells[0].behind == "5 af 7"
    none = client.get(PAGE, PERIOD | {"maalgruppe": "family", "fra": "90", "til": "99"})
    assert "Intet at sammenligne" in none.content.decode()
    other = lines(client, team="west", tilbud="oevehoej")
    assert other[Compared.AS_PLANNED].cells[0].behind == "5 af 7"


def test_every_number_opens_its_rows(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    for figure, one in lines(client).items():
        for cell in one.cells:
            if cell.link:
                assert client.get(cell.link).status_code == 200, figure
    rows = client.get(ROWS, PERIOD | {"hvad": "away", "team": "east"})
    assert [row.child.given_name for row in rows.context["rows"]] == ["Storm"]
    assert Trace.objects.filter(act="see_results").latest("at").children
    for bad in ({"hvad": "rangliste"}, {"team": "nord"}, {"start": "i går"}):
        assert client.get(ROWS, PERIOD | {"team": "east"} | bad).status_code == 404


def test_few_are_hidden_in_both_teams(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    found = lines(client)
    assert found[Compared.BROKEN].hidden and found[Compared.AS_PLANNED].hidden
    assert all(cell.hidden for cell in found[Compared.AWAY].cells)
    assert found[Compared.ACTUAL].cells[0].text == "2 mdr."
    shut = client.get(ROWS, PERIOD | {"hvad": "away", "team": "east"})
    assert "Tallet er skjult" in shut.content.decode() and not shut.context["rows"]


@pytest.mark.parametrize(
    ("chance", "shares", "verdict"),
    [
        (0.001, (0.9, 0.4), MORE_THAN_CHANCE),
        (0.3, (0.5, 0.4), CHANCE),
        (1.0, (0.4, 0.4), SAME),
        (None, (0.4, None), TOO_FEW),
    ],
)
def test_a_difference_is_called_what_it_is(
    chance: float | None, shares: tuple[float | None, ...], verdict: str
) -> None:
    values = tuple(Value(share, 0.1, 0.95, 20, 8) for share in shares)
    found = line(
        found=Comparison(Compared.PROFITS, values, chance),
        teams=TEAMS,
        small=True,
        links=dict.fromkeys(TEAMS, ""),
    )
    assert found.verdict == verdict
    drawn = picture(lines=[found])
    assert ("Alle forskelle kan være tilfældige" in drawn.finding) == (verdict != MORE_THAN_CHANCE)
    assert drawn.rows[0].note == verdict and "Team Øst" in drawn.in_words


def test_both_sides_of_a_day(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(SPLIT, {"skel": ago(100).isoformat(), "laengde": "6"})
    found = {one.heading: one.pairs for one in response.context["lines"]}
    body = response.content.decode()
    assert "viser ingen årsag" in body and "8.324 børn" in body and "hele distriktet" in body
    whole, pilot, rest = found["Trin 6"]
    assert whole.before.text == "0,5" and rest.before.text == "0,5" and pilot.before.text == "0,0"
    assert found[f"{LADDER[Number.PLACED].heading}, pr. år"][0].before.text != "0,0"
    client.force_login(town.employee("erik"))
    hidden = client.get(SPLIT, {"skel": ago(100).isoformat(), "laengde": "6"})
    pairs = {one.heading: one.pairs for one in hidden.context["lines"]}["Trin 6"]
    assert all(pair.hidden for pair in pairs) and not hidden.context["ladder"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"skel": "1999-01-01"}, "da den første hjælp her er skrevet"),
        ({"skel": "i går"}, "Skriv datoen som dag, måned og år"),
        ({"laengde": "400"}, "Vælg en af mulighederne på listen."),
    ],
)
def test_a_bad_day_is_told(client: Client, town: cast.Cast, query: dict[str, str], told: str) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(SPLIT, {"skel": ago(100).isoformat()} | query)
    assert told in response.content.decode() and "lines" not in response.context
