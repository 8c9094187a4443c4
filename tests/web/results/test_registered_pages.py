"""Støtte og aflastning, Skole og job: each number is its children, silence is no answer, few stay hidden."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.casework import test_network_respite as respite
from tests.casework import test_schooling as schooling
from tests.casework import test_support_person as support
from tests.casework.test_decisions import DAY, Room
from tests.casework.test_network import GRETHE, add, scene
from varigespor.analysis.proportion import Proportion
from varigespor.domain.support_person import SupportAnswer
from varigespor.web.results.registered.numbers import Number, shown, shown_together

pytestmark = pytest.mark.django_db
SUPPORT, SCHOOL = reverse("results:support"), reverse("results:school")
LATER = cast.START + timedelta(days=60)


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands after the acts of the rooms that these tests borrow."""
    monkeypatch.setattr(timezone, "now", lambda: LATER)


def days(first: date, last: date) -> dict[str, str]:
    return {"start": first.isoformat(), "slut": last.isoformat()}


def signed_in(town: cast.Cast, who: str) -> Client:
    client = Client()
    client.force_login(town.employee(who))
    return client


def number(heading: str, counted: int, among: int, **left_out: int) -> Number:
    out = {why: tuple(f"{why}{at}" for at in range(size)) for why, size in left_out.items()}
    one = Proportion(tuple(range(counted)), tuple(range(among)), out)
    return Number(heading, heading, "", one, {why: why for why in left_out})


def hidden(found: list[Any]) -> list[bool]:
    return [one.hidden for one in found]


def test_neither_the_few_nor_what_is_left_of_the_whole_is_shown() -> None:
    safe, few, rest, left = (
        number("a", 5, 10),
        number("b", 4, 20),
        number("c", 9, 10),
        number("d", 5, 10, x=2),
    )
    assert hidden(shown(numbers=[safe, few, rest, left], small=False)) == [False, True, True, True]
    assert hidden(shown(numbers=[safe, few, rest, left], small=True)) == [False] * 4
    assert hidden(shown_together(numbers=[safe, few], small=False)) == [True, True]
    assert hidden(shown_together(numbers=[safe, safe], small=False)) == [False, False]
    assert hidden(shown_together(numbers=[safe, safe], small=False, rest=[3])) == [True, True]


def test_a_no_and_a_silence_are_not_the_same_and_each_opens_its_child() -> None:
    room = Room()
    client = signed_in(room.town, "inger")
    support.placed(room, SupportAnswer("declined"))
    period = days(DAY, DAY)
    states = {one.number.key: one for one in client.get(SUPPORT, period).context_data["states"]}
    assert {key: one.of for key, one in states.items() if one.number.proportion.counted} == {
        "declined": "1 af 1"
    }
    page = client.get(reverse("results:support_rows"), period | {"hvad": "declined"})
    assert page.context_data["parts"] == [("Talt med", 1)]
    assert [row.child.case for row in page.context_data["listed"].rows] == [room.case.pk]
    assert client.get(reverse("results:support_rows"), period | {"hvad": "andet"}).status_code == 404


def test_respite_shows_the_outcome_beside_what_it_is_expected_to_have_cost() -> None:
    town, case = scene()
    client = signed_in(town, "inger")
    respite.begin(town, add(town, case, GRETHE))
    period = days(respite.TODAY, respite.TODAY + timedelta(days=364))
    assert "Vælg i dag eller en dag før" in client.get(SUPPORT, period).content.decode()
    period = days(respite.TODAY, respite.TODAY + timedelta(days=29))
    found = client.get(SUPPORT, period)
    body = found.content.decode()
    assert "Forventet, ikke sparet" in body and "Sammenbrud" in body and "1 aflastning uden pris" in body
    page = client.get(reverse("results:respite_rows"), period)
    (row,) = page.context_data["rows"]
    told = dict(row.cells)
    assert int(told["Nætter"]) == found.context_data["respite"].nights == 4
    assert (told["Med i skønnet"], told["Siden"]) == ("Nej, ingen pris", "Barnet står på det samme trin")


def test_the_young_by_what_is_written_with_the_published_lines_beside() -> None:
    town, case = schooling.scene()
    client = signed_in(town, "inger")
    schooling.register(town, case, schooling.WHOLE)
    period = days(schooling.TODAY - timedelta(days=30), schooling.TODAY)
    found = client.get(SCHOOL, period)
    body = found.content.decode()
    assert "63 %" in body and "2021/22" in body and "Social- og Boligstyrelsen" in body
    after = {one.number.key: one for one in found.context_data["after"]}
    assert (after["active"].of, after["until_23"].of) == ("1 af 1", "0 af 0")
    page = client.get(reverse("results:school_rows"), period | {"hvad": "active"})
    assert page.context_data["listed"].seen == 1
    bad = client.get(SCHOOL, days(schooling.TODAY, schooling.TODAY - timedelta(days=1)))
    assert "Den sidste dag ligger før den første." in bad.content.decode() and "after" not in bad.context_data


def test_those_without_cases_see_no_few() -> None:
    room = Room()
    support.placed(room, SupportAnswer("declined"))
    client = signed_in(room.town, "erik")
    found = client.get(SUPPORT, days(DAY, DAY))
    assert all(one.hidden for one in found.context_data["states"])
    assert "1 af 1" not in found.content.decode()
    page = client.get(reverse("results:support_rows"), days(DAY, DAY) | {"hvad": "declined"})
    assert "listed" not in page.context_data and "Tallet er skjult" in page.content.decode()
