"""Resultater: each number is its rows, small ones stay hidden from those without cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.web.ladder.room import TODAY, ago
from tests.web.results.towns import walked_town
from varigespor.domain.indicators import is_small
from varigespor.domain.result_words import Result
from varigespor.records.models import CatalogueEntry, MeasurePeriod, Price, Trace
from varigespor.web.charts.axes import month_words

pytestmark = pytest.mark.django_db
PAGE, NUMBER = reverse("results:results"), reverse("results:number")
PERIOD = {"start": ago(200).isoformat(), "slut": TODAY.isoformat()}


@pytest.fixture(scope="module")
def town(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> Iterator[cast.Cast]:
    """Built once; each test's own changes are rolled back to it."""
    with walked_town(django_db_blocker, staying=0) as town:
        yield town


def shown(client: Client, url: str, **query: str) -> Any:
    response = client.get(url, PERIOD | query)
    assert response.status_code == 200
    return response.context_data


def lines(client: Client, **query: str) -> dict[str, Any]:
    return {" | ".join(line.names): line for line in shown(client, PAGE, **query)["sheet"].lines}


def days_in_period(periods: list[MeasurePeriod]) -> int:
    first, until = ago(200), TODAY + timedelta(days=1)
    spans = [(max(row.valid_from, first), min(row.valid_to or until, until)) for row in periods]
    return sum(max((end - start).days, 0) for start, end in spans)


def test_the_table_is_what_the_rows_say(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    found = lines(client)
    entry = CatalogueEntry.objects.get(key="netvaerksgruppe")
    rows = list(MeasurePeriod.objects.current().filter(measure__entry=entry))
    price = Price.objects.current().order_by("-valid_from").filter(entry=entry).first()
    line = found[entry.name]
    assert price is not None
    assert line.figures.children == len({row.case_id for row in rows}) == 5
    assert line.figures.child_days == days_in_period(rows) == 5 * 70
    assert line.figures.ore == days_in_period(rows) * price.ore_per_day
    assert (line.figures.ended, line.figures.as_planned.count, line.figures.actual) == (5, 5, 70)
    institution = found[CatalogueEntry.objects.get(key="oevehoej").name]
    assert (institution.figures.ended, institution.figures.broken_down.count) == (1, 1)
    whole = shown(client, PAGE)["sheet"].whole.figures
    assert whole.child_days == sum(line.figures.child_days for line in found.values())


@pytest.mark.parametrize("result", list(Result))
def test_the_rows_behind_a_number_add_up_to_it(client: Client, town: cast.Cast, result: Result) -> None:
    client.force_login(town.employee("inger"))
    page = shown(client, NUMBER, hvad=result)
    found, behind = page["figures"], page["behind"]
    cells = [dict(row.cells) for row in behind.rows]
    assert behind.hidden == 0
    counted, number = summed(result, found, behind.rows, cells)
    assert counted == number
    if result not in (Result.PRICE, Result.TWELVE, Result.GOALS, Result.PROFITS, Result.PLANNED):
        assert cells
    if result != Result.PRICE:
        named = {child for row in Trace.objects.filter(act="see_results") for child in row.children}
        assert len(named) == len({row.child.case for row in behind.rows})


def summed(result: Result, found: Any, rows: Any, cells: list[dict[str, str]]) -> tuple[object, object]:
    """What the rows come to, and the number on the page."""
    match result:
        case Result.CHILDREN:
            return len({row.child.case for row in rows}), found.children
        case Result.CHILD_YEARS:
            return sum(int(cell["Dage"]) for cell in cells), found.child_days
        case Result.PRICE:
            return sum(int(cell["Kr. i alt"].replace(".", "")) for cell in cells), found.ore // 100
        case Result.ACTUAL:
            return sorted(int(cell["Dage"]) for cell in cells)[(len(cells) - 1) // 2], found.actual
        case Result.PLANNED:
            return sum("dage" in cell["Planlagt"] for cell in cells), found.planned_known
        case Result.AS_PLANNED:
            return [cell["Hvorfor"] for cell in cells].count("Målet er nået"), found.as_planned.count
        case Result.BROKEN:
            return [cell["Hvorfor"] for cell in cells].count("Sammenbrud"), found.broken_down.count
        case Result.GOALS:
            return sum(int(cell["Delmål nået"].split()[0]) for cell in cells), found.goals.count
        case Result.PROFITS:
            return [cell["Udbytte"] for cell in cells].count("Ja"), found.profits.count
        case Result.SIX:
            return len(cells), found.six.of
        case Result.TWELVE:
            return len(cells), found.twelve.of
    return len(cells), found.ended


def test_the_question_of_one_kind_of_help_for_an_age_in_a_team(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    picked = {"art": "barnets_lov_32_1_5", "fra": "0", "til": "17", "team": "east", "del": "tilbud"}
    page = shown(client, PAGE, **picked)
    assert page["whose"] == "0–17 år, Familiebehandling (Barnets lov § 32, stk. 1, nr. 5), Team Øst"
    assert page["sheet"].whole.figures.children == 1
    elsewhere = shown(client, PAGE, **picked | {"team": "west"})
    assert elsewhere["sheet"].empty
    assert "Ingen hjælp at vise" in client.get(PAGE, PERIOD | picked | {"team": "west"}).content.decode()


def test_those_without_cases_see_no_number_below_five(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    found = lines(client)
    small = [line for line in found.values() if 0 < line.figures.children < 5]
    assert small
    for line in small:
        assert all(cell.hidden and cell.text == "·" for cell in line.cells.values())
    five = found[CatalogueEntry.objects.get(key="netvaerksgruppe").name]
    assert five.cells[Result.CHILDREN].counts == (5,)
    assert five.cells[Result.CHILDREN].hidden, "all less the five would be the few"
    page = client.get(NUMBER, PERIOD | {"hvad": Result.BROKEN, "tilbud": "oevehoej"})
    assert "Tallet er skjult" in page.content.decode()
    assert page.context_data["behind"] is None  # type: ignore[attr-defined]
    behind = shown(client, NUMBER, hvad=Result.ENDED, tilbud="netvaerksgruppe")["behind"]
    assert (behind.rows, behind.hidden) == ((), 5)


@pytest.mark.parametrize("division", ["tilbud", "team", "trin", "maalgruppe", "alder"])
def test_all_less_what_is_shown_is_no_few(client: Client, town: cast.Cast, division: str) -> None:
    client.force_login(town.employee("erik"))
    sheet = shown(client, PAGE, **{"del": division})["sheet"]
    for result in Result:
        cells = [line.cells[result] for line in sheet.lines]
        hidden = [cell.counts for cell in cells if cell.hidden and any(cell.counts)]
        if hidden and any(not cell.hidden and any(cell.counts) for cell in cells):
            assert len(hidden) > 1
            assert not is_small(counts=[sum(numbers) for numbers in zip(*hidden, strict=True)])


def test_a_division_that_hides_every_row_says_what_to_do(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    body = client.get(PAGE, PERIOD | {"tilbud": "oevehoej"}).content.decode()
    assert "Alle rækker har færre end fem børn og er skjult." in body


def test_the_charts_have_their_tables_beside_them(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    steps, price, lasting = shown(client, PAGE)["charts"]
    assert steps.headings[0] == "Den 1." and steps.svg.count("<svg") == price.svg.count("<svg") == 1
    months = [row for row in steps.rows if row[0] == month_words(TODAY.replace(day=1))]
    standing = dict(zip(steps.headings, *months, strict=True))
    five = next(number for heading, number in standing.items() if heading.startswith("5"))
    assert five == ("1" if TODAY.replace(day=1) >= ago(60) else "0")
    assert lasting.finding == "1 anbringelse er endnu fulgt i mindre end 12 måneder"
    body = client.get(PAGE, PERIOD).content.decode()
    assert body.count('class="chart"') == 3
    assert not re.search(r"<svg[^>]*>(?:(?!</svg>).)*style=", body)


def test_those_without_cases_see_no_month_below_five(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    steps, price, lasting = shown(client, PAGE)["charts"]
    hidden = [at for at, name in enumerate(steps.headings) if name[0] in "356"]
    assert hidden
    assert {row[at] for row in steps.rows for at in hidden} == {"·"}
    assert "Anbringelser, kr." not in price.headings or {row[1] for row in price.rows} == {"·"}
    assert (lasting.finding, lasting.svg) == (
        "Færre end fem anbringelser begyndte i perioden eller året før",
        "",
    )


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"start": "2026-03-01", "slut": "2026-02-01"}, "Den sidste dag ligger før den første."),
        ({"slut": "2199-01-01"}, "Vælg i dag eller en dag før."),
        ({"fra": "12", "til": "6"}, "Alderen til ligger under alderen fra."),
        ({"fra": "seks"}, "Skriv alderen i hele år."),
        ({"team": "nord"}, "Vælg en af mulighederne på listen."),
        ({"start": date(1950, 1, 1).isoformat()}, "Trappens trin er ikke beskrevet så langt tilbage."),
    ],
)
def test_bad_filters_say_what_is_wrong_and_show_no_numbers(
    client: Client, town: cast.Cast, query: dict[str, str], told: str
) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(PAGE, PERIOD | query)
    assert told in response.content.decode()
    assert "sheet" not in response.context_data  # type: ignore[attr-defined]
    for name, value in query.items():
        assert response.context_data["form"][name].value() == value  # type: ignore[attr-defined]


def test_no_number_of_that_name(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    assert client.get(NUMBER, PERIOD | {"hvad": "rangliste"}).status_code == 404
