"""A closed case: who reads it, how it is found, and how it opens again with nothing typed lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import closing
from varigespor.domain.closing import Closing
from varigespor.records.models import Assignment, Case, CasePeriod, Deviation, Trace
from varigespor.records.queries.closed_cases import closed_lately

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    at = timezone.now() - timedelta(days=9)
    case = cast.allocated(town, at=at, child=town.storm)
    when = at + timedelta(days=5)
    day = timezone.localdate(when)
    closing.close(by=town.asker("mette", at), at=when, case=case, content=Closing(day, "Målet er nået"))
    return Case.objects.get(pk=case.pk)


def signed_in(town: cast.Cast, who: str) -> Client:
    client = Client()
    client.force_login(town.employee(who))
    return client


def url(case: Case) -> str:
    return reverse("caseload:reopen", args=[case.pk])


def posted(town: cast.Cast, case: Case, to: str = "lone", **more: Any) -> dict[str, Any]:
    return {
        "opening_reason": "Mor beder om hjælp igen.",
        "adviser": str(town.employee(to).pk),
        "since": timezone.localdate(),
        "version": case.version,
    } | more


@pytest.mark.parametrize("who", ["karin", "rikke", "inger"])
def test_those_who_may_find_read_and_open_it(town: cast.Cast, case: Case, who: str) -> None:
    client = signed_in(town, who)
    body = client.post(reverse("people:search"), {"q": "Storm"}).content.decode()
    assert "Sagen blev lukket" in body and reverse("people:child", args=[case.pk]) in body
    page = client.get(reverse("people:child", args=[case.pk])).content.decode()
    assert "Sagen blev lukket" in page and "Målet er nået" in page and url(case) in page
    assert "Fordel sagen til en fast rådgiver" not in page
    form = client.get(url(case)).content.decode()
    assert "Lone Fiktivsen" in form and " checked" not in form
    answer = client.post(url(case), posted(town, case))
    assert answer.status_code == 302
    assert Assignment.objects.current().get(case=case, valid_to__isnull=True).adviser.username == "lone"


def test_it_stands_on_the_last_teams_page_for_thirty_days(town: cast.Cast, case: Case) -> None:
    team = reverse("caseload:team")
    assert url(case) in signed_in(town, "karin").get(team).content.decode()
    assert url(case) not in signed_in(town, "vagn").get(team).content.decode()
    today = timezone.localdate()
    closed_on = case.periods.get(superseded_at__isnull=True).valid_to
    assert [row.case for row in closed_lately(team="east", on=closed_on + timedelta(days=29))] == [case]
    assert closed_lately(team="east", on=closed_on + timedelta(days=30)) == []
    client = signed_in(town, "karin")
    client.post(url(case), posted(town, case))
    assert closed_lately(team="east", on=today) == []
    assert url(case) not in client.get(team).content.decode()


@pytest.mark.parametrize("who", ["mette", "vagn", "bo", "lis", "erik"])
def test_for_others_it_is_not_there(town: cast.Cast, case: Case, who: str) -> None:
    client = signed_in(town, who)
    for address in (url(case), reverse("people:child", args=[case.pk])):
        assert client.get(address).status_code == 404
    assert client.post(url(case), posted(town, case)).status_code == 404
    assert Trace.objects.filter(outcome="not_found", object_id=str(case.pk)).count() == 3
    assert not CasePeriod.objects.current().filter(valid_to__isnull=True).exists()


@pytest.mark.parametrize(
    "name", ["notes:new", "decisions:new", "plans:new", "caseload:allocate", "caseload:route"]
)
def test_nothing_is_written_in_a_closed_case(town: cast.Cast, case: Case, name: str) -> None:
    assert signed_in(town, "karin").get(reverse(name, args=[case.pk])).status_code == 404


def test_what_is_missing_is_said_and_nothing_is_lost(town: cast.Cast, case: Case) -> None:
    client = signed_in(town, "karin")
    wrong = {"opening_reason": " ", "since": "i morgen"}
    body = client.post(url(case), posted(town, case, **wrong)).content.decode()
    assert "Sagen er ikke genåbnet" in body and "Skriv datoen som dag" in body and "i morgen" in body
    body = client.post(url(case), posted(town, case, opening_reason=" ")).content.decode()
    assert "Skriv, hvorfor sagen genåbnes." in body and " checked" in body
    assert not Assignment.objects.current().filter(case=case, valid_to__isnull=True).exists()


def test_two_clicks_open_it_once_and_the_wrong_verb_is_405(town: cast.Cast, case: Case) -> None:
    client = signed_in(town, "karin")
    data = posted(town, case)
    assert [client.post(url(case), data).status_code for _ in range(2)] == [302, 302]
    assert CasePeriod.objects.current().filter(case=case, valid_to__isnull=True).count() == 1
    assert client.put(url(case)).status_code == 405


def test_the_cap_is_said_first(town: cast.Cast, case: Case) -> None:
    cast.hours(town, "lone", 0)
    client = signed_in(town, "karin")
    body = client.post(url(case), posted(town, case)).content.decode()
    assert "Loftet er nået. Lone Fiktivsen" in body and "Mor beder om hjælp igen." in body
    over = {
        "over": str(town.employee("lone").pk),
        "over_cap_reason": "Kender Storm",
        "over_cap_until": timezone.localdate() + timedelta(days=9),
    }
    assert client.post(url(case), posted(town, case, **over)).status_code == 302
    assert Deviation.objects.get(kind="over_cap").text == "Kender Storm"
