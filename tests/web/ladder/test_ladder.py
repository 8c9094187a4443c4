"""Trappen: the page, the command and a plain reader agree; every number opens its children."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.analysis import day_by_day
from tests.web.growing import statements
from tests.web.ladder.room import STEPS, TODAY, Walk, ago, furnished, newcomer, stays, walker
from varigespor.domain.decisions import EndReason
from varigespor.domain.ladder_words import Number
from varigespor.integrations.spells.municipality import forget
from varigespor.records.models import Case, CatalogueEntry, Measure, Person, Trace
from varigespor.run.cli import answered
from varigespor.web import listing

pytestmark = pytest.mark.django_db
TOWN, CHILDREN = reverse("ladder:town"), reverse("ladder:children")
PERIOD = {"start": ago(200).isoformat(), "slut": TODAY.isoformat()}


@pytest.fixture(scope="module")
def town(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> Iterator[cast.Cast]:
    """Built once; each test's own changes are rolled back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield walked()
        transaction.set_rollback(True)


def walked() -> cast.Cast:
    """Storm goes down, breaks down, and comes home; Alma goes up; Ida comes and goes."""
    town = furnished()
    storm = walker(town, town.storm)
    storm.to(3, days_ago=250)
    storm.to(6, days_ago=180)
    storm.to(5, days_ago=120)
    storm.to(6, days_ago=60, because=EndReason.BROKEN_DOWN)
    storm.to(3, days_ago=20, because=EndReason.HOME)
    alma = walker(town, town.alma)
    alma.to(1, days_ago=150)
    alma.to(3, days_ago=90)
    ida = walker(town, to="lone")
    ida.to(2, days_ago=100)
    ida.off(days_ago=30)
    return town


def context(client: Client, url: str, **query: str):  # type: ignore[no-untyped-def]
    response = client.get(url, PERIOD | query)
    assert response.status_code == 200
    return response.context_data


def test_the_page_agrees_with_a_plain_reader(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    shown = context(client, TOWN)
    read = [day_by_day.Stay(*row) for row in stays()]
    moved = day_by_day.moves(read, ago(200), TODAY + timedelta(days=1))
    stair = shown["stair"]
    assert {tread.number: tread.stock for tread in stair.treads if tread.stock} == day_by_day.stock(
        read, TODAY
    )
    assert {t.number: t.before for t in stair.treads if t.before} == day_by_day.stock(read, ago(201))
    cells = {cell: count for cell, count in shown["moves"].items() if cell[0] != cell[1]}
    assert cells == moved["cells"]
    totals = stair.totals
    counted = (totals.down, totals.up, totals.entered, totals.left, totals.changes)
    assert counted == tuple(moved[key] for key in ("down", "up", "in", "out", "change_of_place"))
    assert (totals.home, totals.placed, totals.breakdowns) == (1, 1, 1)
    assert (totals.again, totals.unfollowed, totals.before, totals.now) == (0, 1, 1, 2)
    assert shown["sum"] == "1 + 2 ind − 1 ud = 2"


def test_placed_again_stands_beside_those_who_came_home(client: Client, town: cast.Cast) -> None:
    case = Case.objects.get(child=town.storm)
    running = Measure.objects.get(case=case, entry__key=STEPS[3], periods__valid_from=ago(20))
    Walk(town, case, running=running).to(6, days_ago=5)
    client.force_login(town.employee("inger"))
    body = " ".join(client.get(TOWN, PERIOD).content.decode().split())
    assert (
        "1 gang blev barnet anbragt igen inden for 12 måneder; 1 gang er der endnu ikke gået 12 måneder, og "
        "heraf er barnet allerede anbragt igen 1 gang." in body
    )
    assert context(client, CHILDREN, hvad=Number.AGAIN, trin="6")["number"] == 1


def test_the_command_says_the_same(
    client: Client, town: cast.Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    client.force_login(town.employee("inger"))
    stair = context(client, TOWN)["stair"]
    until = (TODAY + timedelta(days=1)).isoformat()
    assert answered(arguments=["results", "stock", "--on", TODAY.isoformat(), "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert steps == {str(tread.number): tread.stock for tread in stair.treads if tread.stock}
    assert answered(arguments=["results", "moves", "--from", PERIOD["start"], "--to", until, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    totals = stair.totals
    counted = (totals.down, totals.up, totals.entered, totals.left, totals.changes)
    assert counted == tuple(said[key] for key in ("down", "up", "in", "out", "change_of_place"))


def test_every_number_opens_as_many_as_it_says(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    for query in ({}, {"alder": "10-14"}, {"team": "east", "maalgruppe": "family"}):
        body = client.get(TOWN, PERIOD | query).content.decode()
        links = re.findall(r'href="(/trappen/boern/[^"]+)"><span aria-hidden="true">([\d.]+)', body)
        assert len(links) > 10
        for url, number in links:
            shown = client.get(html.unescape(url)).context_data
            assert (shown["number"], len(shown["lines"])) == (int(number), int(number)), url


def test_shown_and_not_shown_add_to_the_number(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("lone"))
    response = client.get(CHILDREN, PERIOD | {"hvad": Number.IN})
    shown, body = response.context_data, response.content.decode()
    assert (len(shown["lines"]), shown["hidden"], shown["number"]) == (1, 1, 2)
    assert "Ida Opdigt" in body and "Alma" not in body
    assert "Du ser 1 af 2. Yderligere 1 gang hører til sager, du ikke har adgang til." in body
    row = Trace.objects.filter(act="see_ladder").latest("written_at")
    assert row.children == [Case.objects.get(pk=line.child.case).child_id for line in shown["lines"]]


def test_a_long_list_goes_on_on_the_next_page(
    client: Client, town: cast.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 1)
    client.force_login(town.employee("inger"))
    first = context(client, CHILDREN, hvad=Number.IN)
    second = context(client, CHILDREN, hvad=Number.IN, side="2")
    every = [line.child.case for shown in (first, second) for line in shown["lines"]]
    assert (len(set(every)), first["seen"], first["hidden"]) == (2, first["number"], 0)


def test_one_who_sees_none_is_told_how_many_there_are(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("jonas"))
    body = client.get(CHILDREN, PERIOD | {"hvad": Number.NOW}).content.decode()
    assert "2 børn hører til sager" in body
    assert "Øvang" not in body


def test_the_list_sorts_as_danish_sorts(client: Client, town: cast.Cast) -> None:
    for name in ("Åse", "Aage", "Ærø", "Zita", "Øjvind"):
        walker(town, newcomer(town, name)).to(1, days_ago=40)
    client.force_login(town.employee("inger"))
    lines = context(client, CHILDREN, hvad=Number.NOW, trin="1")["lines"]
    assert [line.child.given_name for line in lines] == ["Zita", "Ærø", "Øjvind", "Aage", "Åse"]


def test_a_breakdown_shows_from_where_to_where(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    (line,) = context(client, CHILDREN, hvad=Number.BROKEN)["lines"]
    assert (line.before, line.after, line.day) == (5, 6, ago(60))
    (line,) = context(client, CHILDREN, fra="6", til="3")["lines"]
    assert line.day == ago(20)


@pytest.mark.parametrize("who", ["erik", "lis", "bo"])
def test_roles_without_the_ladder_get_what_a_wrong_address_gets(
    client: Client, town: cast.Cast, who: str
) -> None:
    client.force_login(town.employee(who))
    nothing = client.get("/barn/00000000-0000-0000-0000-000000000000/")
    for url in (TOWN, CHILDREN):
        answer = client.get(url, PERIOD)
        assert (answer.status_code, answer.content) == (404, nothing.content)


def test_a_stranger_signs_in_and_the_wrong_verb_is_refused(client: Client, town: cast.Cast) -> None:
    assert client.get(TOWN).status_code == 302
    client.force_login(town.employee("karin"))
    assert client.post(TOWN).status_code == 405
    assert client.post(CHILDREN).status_code == 405


@pytest.mark.parametrize(
    "query", [{"hvad": "alt"}, {"trin": "7"}, {"trin": "to"}, {"fra": "1"}, {"slut": "i morgen"}]
)
def test_what_is_no_number_is_not_there(client: Client, town: cast.Cast, query: dict[str, str]) -> None:
    client.force_login(town.employee("karin"))
    assert client.get(CHILDREN, query).status_code == 404


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"start": "hest"}, "Skriv datoen som dag, måned og år"),
        ({"start": "2014-01-01"}, "ikke beskrevet så langt tilbage"),
        ({"slut": "2150-01-01"}, "Vælg i dag eller en dag før"),
        ({"start": ago(3).isoformat(), "slut": ago(9).isoformat()}, "ligger før den første"),
        ({"team": "nord"}, "Vælg en af mulighederne"),
    ],
)
def test_a_bad_filter_says_so_and_shows_no_numbers(
    client: Client, town: cast.Cast, query: dict[str, str], said: str
) -> None:
    client.force_login(town.employee("karin"))
    answer = client.get(TOWN, query)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "stair" not in answer.context_data


def test_before_anything_there_are_six_empty_steps(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("karin"))
    body = client.get(TOWN, {"start": "2019-01-01", "slut": "2019-12-31"}).content.decode()
    assert "Ingen børn står på trappen" in body
    assert "0 + 0 ind − 0 ud = 0" in body


def test_who_is_left_out_is_said_and_opens(client: Client, town: cast.Cast) -> None:
    Person.objects.filter(pk=town.alma.pk).update(born_on=None)
    client.force_login(town.employee("inger"))
    shown = context(client, TOWN, alder="6-9")
    assert [(one["label"], one["count"]) for one in shown["left_out"]] == [("alder", 1)]
    assert "stair" in client.get(f"{TOWN}?{shown['left_out'][0]['query']}").context_data


def test_the_statements_do_not_grow(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("mette"))
    urls = (TOWN, f"{CHILDREN}?hvad=in")
    for url in urls:
        client.get(url)
    warm = [statements(client, url) for url in urls]
    before = [anew(client, url) for url in urls]
    for number in range(3):
        walker(town, newcomer(town, f"Bo{number}")).to(1, days_ago=20)
    assert [anew(client, url) for url in urls] == before
    assert [statements(client, url) for url in urls] == warm


def anew(client: Client, url: str) -> int:
    """The statements of a request that finds the rows changed."""
    forget()
    return statements(client, url)


def test_places_that_changed_step_are_shown_under_both_versions(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    while_away = {"slut": ago(40).isoformat()}
    assert context(client, TOWN, **while_away)["versions"] is None
    CatalogueEntry.objects.filter(key="oevehoej").update(place_type="boarding_school")
    forget()
    found = context(client, TOWN, **while_away)["versions"]
    by_step = dict(found.rows)
    assert by_step[6][1] - by_step[6][0] == 1
    assert by_step[3][0] - by_step[3][1] == 1
    body = client.get(TOWN, PERIOD | while_away).content.decode()
    assert "De samme børn under trappens versioner" in body
