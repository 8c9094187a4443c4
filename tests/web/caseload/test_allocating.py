"""Sagsfordeling on the screen: nobody preselected, the cap said first, nothing typed lost."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.records.models import Assignment, Case, Cover, Deviation, Route, Sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.opened(town, at=timezone.now() - timedelta(hours=5))


def posted(case: Case, adviser: object, **more: Any) -> dict[str, Any]:
    return {"adviser": str(adviser), "since": timezone.localdate(), "version": case.version} | more


def url(name: str, case: Case) -> str:
    return reverse(f"caseload:{name}", args=[case.pk])


def test_nobody_is_chosen_beforehand(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    body = client.get(url("allocate", case)).content.decode()
    assert "Mette Øvgaard" in body and 'name="adviser"' in body
    assert " checked" not in body


def test_giving_the_case_twice_makes_one_row(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    data = posted(case, town.employee("mette").pk)
    assert client.post(url("allocate", case), data).status_code == 302
    assert client.post(url("allocate", case), data).status_code == 302
    assert Assignment.objects.get(case=case).adviser == town.employee("mette")


def test_somebody_else_was_quicker(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    first, second = posted(case, town.employee("mette").pk), posted(case, town.employee("lone").pk)
    client.post(url("allocate", case), first)
    body = client.post(url("allocate", case), second | {"change": "forced", "reason": "Min grund"})
    assert "Ikke gemt. Karin Eksempelund" in body.content.decode()
    assert "Min grund" in body.content.decode()
    assert Assignment.objects.get(case=case).adviser == town.employee("mette")


def test_nothing_chosen_says_so(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    response = client.post(url("allocate", case), posted(case, ""))
    assert response.status_code == 200
    assert "Vælg en rådgiver" in response.content.decode()
    assert not Assignment.objects.exists()


def test_the_cap_is_said_first_and_the_leader_goes_past_it(
    client: Client, town: cast.Cast, case: Case
) -> None:
    cast.hours(town, "mette", 0)
    client.force_login(town.employee("karin"))
    mette = town.employee("mette").pk
    body = client.post(url("allocate", case), posted(case, mette)).content.decode()
    assert "Loftet er nået. Mette Øvgaard har 0 af 0 børn" in body and "Lone Fiktivsen" in body
    assert not Deviation.objects.exists()
    over = {"over": str(mette), "over_cap_reason": "Kender familien"}
    body = client.post(url("allocate", case), posted(case, mette, **over)).content.decode()
    assert "Kender familien" in body and "under loftet igen" in body
    over |= {"over_cap_until": timezone.localdate() + timedelta(days=9)}
    assert client.post(url("allocate", case), posted(case, mette, **over)).status_code == 302
    assert Deviation.objects.get().text == "Kender familien"


def test_a_coordinator_is_told_that_a_leader_must(client: Client, town: cast.Cast, case: Case) -> None:
    cast.hours(town, "mette", 0)
    client.force_login(town.employee("rikke"))
    body = client.post(url("allocate", case), posted(case, town.employee("mette").pk)).content.decode()
    assert "Kun en leder kan fordele over loftet" in body
    assert "Hold sagen selv" not in body


def test_the_leader_holds_the_case(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    assert client.post(url("hold", case), {"hold_reason": ""}).status_code == 200
    assert client.post(url("hold", case), {"hold_reason": "Ingen har plads"}).status_code == 302
    assert Assignment.objects.get(case=case).held_by_leader


def test_covering_sending_on_sharing_and_closing(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    client.post(url("allocate", case), posted(case, town.employee("mette").pk))
    today = timezone.localdate()
    cover = reverse("caseload:cover", args=[town.employee("mette").pk])
    lone = str(town.employee("lone").pk)
    assert "Vælg en afløser" in client.post(cover, {"since": today}).content.decode()
    days = {"since": today, "until": today + timedelta(days=4)}
    assert client.post(cover, days | {f"child_{case.pk}": lone}).status_code == 302
    assert Cover.objects.on(today).get().employee == town.employee("lone")
    share = {"employee": str(town.employee("lis").pk), "purpose": "Vejning"}
    assert "Skriv, hvorfor" in client.post(url("share", case), share | {"purpose": ""}).content.decode()
    assert client.post(url("share", case), share).status_code == 302
    assert client.post(url("unshare", case), {"employee": str(uuid4())}).status_code == 404
    assert client.post(url("unshare", case), share).status_code == 302
    assert not Sharing.objects.on(today).exists()
    assert "Skriv, hvorfor sagen lukkes" in client.post(url("close", case), {"on": today}).content.decode()
    closing = {"on": today, "reason": "Målet er nået"}
    assert client.post(url("close", case), closing).status_code == 302
    assert not Cover.objects.on(today).exists()
    assert client.get(url("close", case)).status_code == 404


def test_sending_the_case_to_unge_center(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    data = {"target_group": "family", "district": "hjallerup", "team": "east"}
    assert "hører allerede til her" in client.post(url("route", case), data).content.decode()
    assert client.post(url("route", case), data | {"team": "unge_center"}).status_code == 302
    assert Route.objects.on(timezone.localdate()).get(case=case).team == "unge_center"
    assert client.get(url("route", case)).status_code == 404


def test_what_ends_ends_at_the_next_request(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("karin"))
    client.post(url("allocate", case), posted(case, town.employee("mette").pk))
    child = reverse("people:child", args=[case.pk])
    mette = Client()
    mette.force_login(town.employee("mette"))
    assert mette.get(child).status_code == 200
    case.refresh_from_db()
    change = {"change": "forced", "reason": "Mette er syg"}
    client.post(url("allocate", case), posted(case, town.employee("lone").pk, **change))
    assert mette.get(child).status_code == 404


@pytest.mark.parametrize("name", ["allocate", "route", "close", "share"])
def test_a_stranger_gets_the_404_of_nothing(client: Client, town: cast.Cast, case: Case, name: str) -> None:
    client.force_login(town.employee("vagn"))
    foreign = client.get(url(name, case))
    nothing = client.get(reverse(f"caseload:{name}", args=[uuid4()]))
    assert foreign.status_code == nothing.status_code == 404
    assert foreign.content == nothing.content
