"""Respite in the network on the pages: from the map, without a price on the child, hidden where a name is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import closing
from varigespor.records.models import Case, CatalogueEntry, NetworkMember, NetworkRespite, Person

from .test_network_pages import browser, scene, text, typed

pytestmark = pytest.mark.django_db


def to(name: str, case: Case, *more: object) -> str:
    return reverse(f"network:{name}", args=[case.pk, *more])


def begun() -> tuple[cast.Cast, Case, NetworkRespite]:
    town, case = scene()
    cast.entry("stoetteophold", section="barnets_lov_32_1_7")
    client = browser(town, "mette")
    client.post(to("add", case), typed())
    member = NetworkMember.objects.get()
    entry = CatalogueEntry.objects.get()
    today = timezone.localdate()
    values = {"key": "", "since": today.isoformat(), "nights": "4", "instead_of": str(entry.pk)}
    assert client.post(to("respite", case, member.pk), values).status_code == 302
    return town, case, NetworkRespite.objects.get()


def test_it_stands_on_the_map_and_the_childs_page_with_its_outcome_and_never_a_price() -> None:
    town, case, _ = begun()
    client = browser(town, "mette")
    for page in (text(client.get(to("map", case))), text(client.get(f"/barn/{case.pk}/"))):
        assert "4 nætter om måneden, i stedet for stoetteophold" in page
        assert "Barnet står på det samme trin." in page
        assert "kr." not in page
    assert "4 nætter om måneden" in text(client.get(f"/barn/{case.pk}/?vis=support"))


@pytest.mark.parametrize(("nights", "said"), [("", "1 til 31"), ("32", "1 til 31"), ("fire", "helt tal")])
def test_nights_that_no_month_has_are_said_at_the_field(nights: str, said: str) -> None:
    town, case, row = begun()
    values = {"since": timezone.localdate().isoformat(), "nights": nights}
    answer = browser(town, "mette").post(to("respite", case, row.member_id), values)
    assert said in " ".join(answer.context["form"].errors["nights"])
    assert NetworkRespite.objects.count() == 1


def test_it_is_ended_on_its_page() -> None:
    town, case, row = begun()
    client = browser(town, "mette")
    day = timezone.localdate() + timedelta(days=30)
    assert client.post(to("end_respite", case, row.pk), {"on": ""}).status_code == 200
    assert client.post(to("end_respite", case, row.pk), {"on": day.isoformat()}).status_code == 302
    assert NetworkRespite.objects.current().get().valid_to == day


def test_a_hidden_childs_giver_is_hidden_from_whom_the_case_is_shared_with() -> None:
    town, case, _ = begun()
    now = timezone.now()
    lis = town.employee("lis").pk
    closing.share(by=town.asker("mette", now), at=now, case=case, employee=lis, purpose="Vejning")
    Person.objects.filter(pk=case.child_id).update(address_protected=True)
    page = text(browser(town, "lis").get(f"/barn/{case.pk}/"))
    assert "4 nætter om måneden" in page and "Grethe" not in page
