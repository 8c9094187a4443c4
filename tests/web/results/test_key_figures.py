"""Nøgletal: each figure is its rows, over time and by team; few are hidden; what is not known is not zero."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.web.ladder.room import TODAY, ago
from tests.web.results.towns import walked_town
from varigespor.domain.key_figure_words import KeyFigure
from varigespor.records.models import Due, MeasurePeriod, Price, Trace

pytestmark = pytest.mark.django_db
PAGE, ROWS = reverse("results:key_figures"), reverse("results:key_figure")
PERIOD = {"start": ago(200).isoformat(), "slut": TODAY.isoformat()}


@pytest.fixture(scope="module")
def town(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> Iterator[cast.Cast]:
    with walked_town(django_db_blocker) as made:
        yield made


def page(client: Client, url: str = PAGE, **query: Any) -> Any:
    response = client.get(url, PERIOD | query)
    assert response.status_code == 200
    return response.context


def texts(found: Any) -> dict[int, list[str]]:
    return {int(line.figure): [cell.text for cell in line.cells] for line in found["lines"]}


def test_each_figure_as_the_rows_say(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    found = page(client)
    values = texts(found)
    assert list(values) == list(range(1, 13))
    assert [values[number] for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)] == [
        ["0"], ["4 mdr."], ["1"], ["0"], ["0"], ["1"], ["1"], ["1"], ["0"], ["+1"],
    ]  # fmt: skip
    rows = MeasurePeriod.objects.current().filter(step__gte=2)
    prices = {price.entry_id: price.ore_per_day for price in Price.objects.current().order_by("valid_from")}
    days = {row: span(row) for row in rows.select_related("measure")}
    ore = sum(
        number * prices[row.measure.entry_id]
        for row, number in days.items()
        if row.measure.entry_id in prices
    )
    assert values[11] == [f"{ore // 100:,}".replace(",", ".")]
    law = Due.objects.filter(
        kind__in=("first_follow_up", "follow_up_agreed"), voice="law", dropped_at__isnull=True
    )
    fallen = [one for one in law if one.due_at < timezone.now()]
    held = sum(one.met_at is not None and one.met_at <= one.due_at for one in fallen)
    twelve = next(line for line in found["lines"] if line.figure == KeyFigure.FOLLOWED_UP).cells[0]
    assert twelve.beside == (f"{held} af {len(fallen)}" if fallen else "")
    assert "Navnet er ikke bekræftet" in client.get(PAGE, PERIOD).content.decode()


def span(row: MeasurePeriod) -> int:
    first, last = max(row.valid_from, ago(200)), min(row.valid_to or ago(-1), ago(-1))
    return max((last - first).days, 0)


@pytest.mark.parametrize("figure", [one for one in KeyFigure if one not in (11, 12)])
def test_the_rows_come_to_the_figure(client: Client, town: cast.Cast, figure: KeyFigure) -> None:
    client.force_login(town.employee("inger"))
    found = page(client, ROWS, nr=str(int(figure)))
    rows, cell = found["behind"].rows, found["cell"]
    assert found["behind"].hidden == 0
    if figure == KeyFigure.INSTITUTION_DURATION:
        assert [dict(row.cells)["Dage"] for row in rows] == ["120"] and cell.number == 120
    elif figure == KeyFigure.PREVENTIVE_CHANGE:
        said = [dict(row.cells)["Trin 2"] for row in rows]
        assert said.count("Stod dér") - said.count("Stod dér før") == cell.number
    else:
        assert len(rows) == cell.number
    if rows:
        assert Trace.objects.filter(act="see_results").latest("at").children


def test_the_price_has_rows_of_help_and_the_clocks_have_their_own_page(
    client: Client, town: cast.Cast
) -> None:
    client.force_login(town.employee("inger"))
    found = page(client, ROWS, nr="11")
    total = sum(int(dict(row.cells)["Kr. i alt"].replace(".", "")) for row in found["behind"].rows)
    assert total == int(found["cell"].text.replace(".", "")) and not any(
        row.child for row in found["behind"].rows
    )
    twelve = client.get(ROWS, PERIOD | {"nr": "12"})
    assert twelve.status_code in (200, 302)


def test_teams_side_by_side_come_to_the_whole(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    found = page(client, vis="team")
    assert [column.heading for column in found["columns"]][:3] == ["Hele kommunen", "Team Øst", "Team Vest"]
    for line in found["lines"]:
        if line.figure not in (KeyFigure.INSTITUTION_DURATION, KeyFigure.FOLLOWED_UP):
            whole, *teams = (cell.number or 0 for cell in line.cells)
            assert sum(teams) == whole, line.figure


def test_earlier_years_without_rows_are_left_out_and_chosen_figures_stay(
    client: Client, town: cast.Cast
) -> None:
    client.force_login(town.employee("inger"))
    found = page(client, start=ago(50).isoformat(), tal=["3", "10"])
    assert list(texts(found)) == [3, 10] and len(found["columns"]) == 1
    assert "tal=3&amp;tal=10" in client.get(PAGE, PERIOD | {"tal": ["3", "10"]}).content.decode()


def test_a_clock_has_no_age(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    found = page(client, alder="0-5")
    assert next(line for line in found["lines"] if line.figure == 12).cells[0].beside == "kun efter team"


def test_those_without_cases_see_no_few_and_no_rows(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    values = texts(page(client))
    assert values[3] == ["·"] and values[10] == ["·"] and values[1] == ["0"]
    shut = client.get(ROWS, PERIOD | {"nr": "3"})
    assert "Tallet er skjult" in shut.content.decode() and shut.context["behind"] is None
    by_team = {
        line.figure: line
        for line in page(client, vis="team", start=ago(95).isoformat(), slut=ago(40).isoformat())["lines"]
    }
    assert by_team[KeyFigure.PREVENTIVE].cells[0].text == "6"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"start": "2026-03-01", "slut": "2026-02-01"}, "Den sidste dag ligger før den første."),
        ({"slut": "2199-01-01"}, "Vælg i dag eller en dag før."),
        ({"tal": "13"}, "Vælg nøgletal fra 1 til 12."),
        ({"team": "nord"}, "Vælg en af mulighederne på listen."),
        ({"start": "1950-01-01"}, "Trappens trin er ikke beskrevet så langt tilbage."),
    ],
)
def test_bad_filters_are_told(client: Client, town: cast.Cast, query: dict[str, str], told: str) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(PAGE, PERIOD | query)
    assert told in response.content.decode() and "lines" not in response.context
    assert client.get(ROWS, PERIOD | query).status_code == 404
    assert client.get(ROWS, PERIOD | {"nr": "13"}).status_code == 404
