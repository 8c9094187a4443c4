"""Løfterne: numbers as a reader counts them, teams side by side, few hidden, rows that add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.web.programme.test_programme import families
from varigespor.casework import caseload, network, people, staff
from varigespor.domain.access import Role
from varigespor.domain.caseload import Allocation
from varigespor.domain.deadlines import day_of
from varigespor.domain.indicators import Counted, Indicator, Kind
from varigespor.domain.network import NewMember, Side
from varigespor.domain.people import NewPerson
from varigespor.domain.promise_words import PROMISES
from varigespor.norms.configuration import shipped
from varigespor.records.models import Assignment, Case, Due, Trace
from varigespor.records.queries.indicators import within_cap
from varigespor.web.programme.cap_days import caps
from varigespor.web.programme.period import Period
from varigespor.web.programme.promise_cells import cells
from varigespor.web.programme.promise_counts import counted_rows
from varigespor.web.programme.promises import SECTIONS

pytestmark = pytest.mark.django_db
URL, ROWS = "/programmet/loefter/", "/programmet/loefter/tal/"


@pytest.fixture(scope="module")
def town(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> Iterator[cast.Cast]:
    """Three children in Øst with Mette, six in Vest with Jonas, one of them with people on both sides.

    In Øst also an adviser of four hours a week, whose cap is two, with three children.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        made = cast.build()
        families(made, 0, 3)
        for index in range(6):
            given(made, f"Vest{index}", "bronderslev_syd", "jonas", "vagn")
        both_sides(made)
        few = staff.NewEmployee(
            "few", "Fie Få", Role.ADVISER, since=cast.HIRED, team="east", weekly_hours=Decimal(4)
        )
        staff.hire(by=staff.COMMAND_LINE, at=timezone.now() - timedelta(days=90), employee=few)
        for index in range(3):
            given(made, f"Over{index}", "hjallerup", "few", "karin")
        yield made
        transaction.set_rollback(True)


def both_sides(made: cast.Cast) -> None:
    case, now = Case.objects.get(child__given_name="Vest0"), timezone.now()
    for side in Side:
        member = NewMember("Nabo Påfund", side, "nabo", 1, since=timezone.localdate())
        network.add(by=made.asker("jonas", now), at=now, case=case, member=member)


def given(made: cast.Cast, name: str, district: str, adviser: str, leader: str) -> None:
    at = timezone.now() - timedelta(days=40)
    person = NewPerson(name, "Opdigt", born_on=date(2018, 1, 1), district=district)
    child = people.register(by=made.asker("karin"), at=cast.START, person=person)
    case = cast.opened(made, at=at, child=child, district=district)
    when = at + timedelta(hours=3)
    until = timezone.localdate() + timedelta(days=30)
    caseload.allocate(
        by=made.asker(leader, when),
        at=when,
        case=case,
        allocation=Allocation(
            made.employee(adviser).pk, day_of(moment=when), over_cap_reason="Ferie", over_cap_until=until
        ),
        municipality=made.town,
    )


def lines(client: Client, **query: str) -> dict[str, Any]:
    response = client.get(URL, query)
    assert response.status_code == 200
    return {line.key: line for section in response.context["sections"] for line in section.lines}


def said(line: Any) -> dict[str, str]:
    found = {"": line.whole, **{key: one for key, _, one in line.teams}}
    return {key: f"{one.said.value}; {one.said.behind}" for key, one in found.items() if not one.empty}


def test_every_promise_stands_once_with_its_definition_and_whom_it_leaves_out(client: Client) -> None:
    shown = [indicator for _, ones in SECTIONS for indicator in ones]
    assert sorted(shown) == sorted(PROMISES)
    assert all(word.definition.endswith(".") and word.left_out.endswith(".") for word in PROMISES.values())


def test_numbers_for_the_whole_and_each_team(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    found = lines(client)
    assert said(found[Indicator.NETWORK_BOTH_SIDES]) == {
        "": "8 %; 1 af 12 åbne sager",
        "east": "0 %; 0 af 6 åbne sager",
        "west": "17 %; 1 af 6 åbne sager",
    }
    assert found[Indicator.NETWORK_BOTH_SIDES].whole.between == "1–35 %"
    assert said(found[Indicator.CONCERNS])["west"].startswith("6 underretninger")
    assert said(found[Indicator.FORCED_CHANGES])["east"] == "0,00 skift; 0 skift i alt"
    due = Due.objects.filter(kind="concern_assessment")
    kept = sum(one.met_at is not None and one.met_at <= one.due_at for one in due)
    assert said(found[Indicator.CONCERNS_IN_24_HOURS])[""].endswith(f"{kept} af {len(due)} frister")


def test_the_days_above_the_cap_are_each_advisers_own(client: Client, town: cast.Cast) -> None:
    here, today = shipped(name="oevekommune"), timezone.localdate()
    found = within_cap(municipality=here, on=today)
    counted = caps(span=Period(today, today).span(now=timezone.now(), today=today), town=here).counted
    assert counted[""].numbers == (found.all - found.held, found.all) == (1, 3)
    first = min(Assignment.objects.values_list("valid_from", flat=True))
    days = (today - first).days + 1
    counted = caps(span=Period(first, today).span(now=timezone.now(), today=today), town=here).counted
    assert counted["east"].numbers == (days, 2 * days)
    assert counted["west"].numbers == (0, days)


def test_a_broken_cap_is_named_by_team_and_month_and_nobody_else(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(URL)
    ((team, months),) = response.context["broken"]
    assert team == "Team Øst" and len(months) in (2, 3)
    body = response.content.decode().split("<main", 1)[1]
    assert "skal ikke tolkes" in body
    assert not any(name in body for name in ("Fie Få", "Mette", "Jonas", "Opdigt"))


def test_the_rows_behind_a_number_are_its_number(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    opened = 0
    for key, line in lines(client).items():
        if not line.link or key == Indicator.DAYS_ABOVE_CAP:
            assert key == Indicator.DAYS_ABOVE_CAP or line.whole.empty
            continue
        page = client.get(line.link)
        rows, found = page.context["rows"], page.context["found"]
        assert len(rows) == found.number == found.seen
        if line.whole.share is not None:
            held = sum(row["held"] for row in rows)
            assert line.whole.said.behind.startswith(f"{held} af {len(rows)} ")
            missed = client.get(f"{line.link}&vis=ikke").context["found"]
            assert missed.number == len(rows) - held
        elif line.word.kind == Kind.COUNT:
            assert line.whole.said.value.startswith(f"{len(rows)} ")
        opened += 1
    assert opened >= 7


def test_a_child_with_two_concerns_is_told_to_be_one(client: Client, town: cast.Cast) -> None:
    cast.concern(town, at=timezone.now() - timedelta(days=2))
    cast.concern(town, at=timezone.now() - timedelta(days=1))
    client.force_login(town.employee("inger"))
    page = client.get(ROWS, {"hvad": Indicator.CHILDREN_CONCERNED})
    found = page.context["found"]
    assert found.counted == found.number - 1
    assert f"{found.number} rækker om {found.counted} børn" in page.content.decode()


def test_others_rows_are_a_number_and_only_the_shown_are_traced(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("jonas"))
    body = client.get(ROWS, {"hvad": "network_both_sides"}).content.decode()
    assert "Vest0" in body and "Barn0" not in body
    assert "Du kan åbne 6 af 12 rækker." in body
    assert len(Trace.objects.filter(act="see_ladder").latest("at").children) == 6


@pytest.mark.parametrize(
    "query", [{"hvad": "rangliste"}, {"hvad": "days_above_cap"}, {"team": "nord"}, {"start": "i går"}]
)
def test_no_such_rows(client: Client, town: cast.Cast, query: dict[str, str]) -> None:
    client.force_login(town.employee("inger"))
    assert client.get(ROWS, query).status_code == 404


def test_few_are_hidden_and_cannot_be_reckoned_from_the_other_team(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    found = lines(client)
    assert said(found[Indicator.CONCERNS])["west"].startswith("6 underretninger")
    sides = found[Indicator.NETWORK_BOTH_SIDES]
    assert sides.whole.hidden and all(one.hidden or one.empty for one in sides.cells)
    assert not any(line.link for line in found.values())


def test_one_hidden_team_hides_the_others(client: Client) -> None:
    word = PROMISES[Indicator.NETWORK_BOTH_SIDES]
    by_team = {"": Counted((40, 60), 60), "east": Counted((37, 50), 50), "west": Counted((3, 10), 10)}
    whole, teams, _ = cells(by_team=by_team, teams=("east", "west"), word=word, whole=False)
    assert whole.said.value == "67 %" and teams["east"].hidden and teams["west"].hidden
    left = {"": Counted((40, 60), 60), "east": Counted((38, 57), 57)}
    assert cells(by_team=left, teams=("east",), word=word, whole=False)[1]["east"].hidden


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"start": "2026-03-01", "slut": "2026-02-01"}, "Den sidste dag ligger før den første."),
        ({"slut": "2199-01-01"}, "Vælg i dag eller en dag før."),
        ({"start": "1999-01-01"}, "Vælg en dag fra 2010 eller senere."),
        ({"start": "i går"}, "Skriv datoen som dag, måned og år"),
    ],
)
def test_bad_days_are_told_and_show_no_numbers(
    client: Client, town: cast.Cast, query: dict[str, str], told: str
) -> None:
    client.force_login(town.employee("inger"))
    response = client.get(URL, query)
    assert told in response.content.decode() and "sections" not in response.context
    for name, value in query.items():
        assert response.context["form"][name].value() == value


def test_a_clock_that_runs_out_is_counted_though_no_row_changed(town: cast.Cast) -> None:
    due = Due.objects.open().filter(kind="examination").earliest("due_at")
    days = Period(timezone.localdate(), day_of(moment=due.due_at))
    before, after = (
        counted_rows(span=days.span(now=due.due_at + timedelta(seconds=more), today=days.last))
        for more in (-1, 1)
    )
    examinations = Indicator.EXAMINATIONS_IN_TIME
    assert before[examinations].get("") is None
    assert after[examinations][""].numbers[0] == 0
