"""Prices and places are written on a page, with their day and source; what held before stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import catalogue, staff
from varigespor.casework.catalogue_files import shipped
from varigespor.records.models import Capacity, CatalogueEntry, Draft, Price, Trace

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate() + timedelta(days=60)


@pytest.fixture
def town() -> cast.Cast:
    folder = shipped(municipality="oevekommune")
    assert folder is not None
    made = cast.build()
    catalogue.load(by=staff.COMMAND_LINE, at=cast.START, folder=folder)
    return made


def entry() -> CatalogueEntry:
    return CatalogueEntry.objects.get(key="familiebehandling")


def seat(client: Client, town: cast.Cast, name: str) -> Client:
    client.force_login(town.employee(name))
    return client


def test_the_chief_writes_a_price_from_the_range_and_the_old_one_stays(
    client: Client, town: cast.Cast
) -> None:
    seat(client, town, "inger")
    url = reverse("catalogue:price", args=[entry().pk])
    assert url in client.get(reverse("catalogue:all")).content.decode()
    before = Price.objects.on(timezone.localdate()).get(entry=entry())
    sent = {"number": "1.250,50", "since": NEXT_YEAR.isoformat(), "source": "Takstblad, opdigtet"}
    answer = client.post(url, sent, follow=True)
    body = answer.content.decode()
    assert "Prisen er gemt: 1.250,50 kr. pr. døgn fra" in body
    assert "Takstblad, opdigtet" in body and before.source in body
    assert Price.objects.on(NEXT_YEAR).get(entry=entry()).ore_per_day == 125_050
    assert Price.objects.on(timezone.localdate()).get(entry=entry()).ore_per_day == before.ore_per_day
    row = Trace.objects.get(act="set_range", outcome="done")
    assert (row.object_kind, row.object_id) == ("catalogueentry", str(entry().pk))
    client.post(url, sent)  # the same again is the same one
    assert Price.objects.current().filter(entry=entry(), valid_from=NEXT_YEAR).count() == 1


def test_the_economist_writes_places_from_the_page_of_use(client: Client, town: cast.Cast) -> None:
    seat(client, town, "erik")
    url = reverse("catalogue:places", args=[entry().pk])
    page = client.get(reverse("results:capacity")).content.decode()
    assert url in page
    offers = CatalogueEntry.objects.filter(tailored=False)
    assert all(reverse("catalogue:places", args=[one.pk]) in page for one in offers)
    answer = client.post(
        url, {"number": "14", "since": NEXT_YEAR.isoformat(), "source": "Byrådet, opdigtet"}, follow=True
    )
    assert "Pladserne er gemt: 14 pladser fra" in answer.content.decode()
    assert Capacity.objects.on(NEXT_YEAR).get(entry=entry()).places == 14
    assert reverse("results:capacity") in answer.content.decode()
    assert client.get(reverse("catalogue:all")).status_code == 404


def test_a_thousand_is_a_thousand_and_an_old_page_overwrites_nobody(client: Client, town: cast.Cast) -> None:
    seat(client, town, "inger")
    url = reverse("catalogue:places", args=[entry().pk])
    seen = client.get(url).context_data["form"]["version"].value()  # type: ignore[attr-defined]
    sent = {"number": "1.000", "since": NEXT_YEAR.isoformat(), "source": "Byrådet", "version": seen}
    assert "1.000 pladser" in client.post(url, sent, follow=True).content.decode()
    other = client.post(url, sent | {"number": "20"}).content.decode()
    assert "En anden" in other and "Tallet er ikke gemt" not in other and 'value="20"' in other
    assert Capacity.objects.on(NEXT_YEAR).get(entry=entry()).places == 1000


@pytest.mark.parametrize(
    ("name", "number", "told"),
    [
        ("price", "mange", "Skriv beløbet i kroner"),
        ("price", "", "Skriv prisen pr. døgn."),
        ("places", "-1", "Skriv et antal pladser fra 0 til 10.000."),
        ("places", "mange", "Skriv et helt tal, fx 12."),
        ("places", "", "Skriv et antal pladser"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_is_there(
    client: Client, town: cast.Cast, name: str, number: str, told: str
) -> None:
    seat(client, town, "inger")
    url = reverse(f"catalogue:{name}", args=[entry().pk])
    body = client.post(url, {"number": number, "since": "", "source": "Takstblad"}).content.decode()
    assert told in body and "Tallet er ikke gemt" in body
    assert 'value="Takstblad"' in body
    if number:
        assert f'value="{number}"' in body


def test_what_is_typed_is_kept_as_a_draft(client: Client, town: cast.Cast) -> None:
    seat(client, town, "inger")
    url = reverse("catalogue:places", args=[entry().pk])
    typed = {"place": url, "title": "Pladser", "number": "9", "source": "Halvt skrevet"}
    assert client.post(reverse("access:draft"), typed).status_code == 204
    assert Draft.objects.get().place == url
    assert "Halvt skrevet" in client.get(url).content.decode()


def test_nobody_else_writes_them_and_what_was_made_for_one_child_has_no_page(
    client: Client, town: cast.Cast
) -> None:
    for name in ("mette", "karin", "rikke"):
        seat(client, town, name)
        assert client.get(reverse("catalogue:price", args=[entry().pk])).status_code == 404
        body = client.get(reverse("catalogue:all")).content.decode()
        assert "/pris/" not in body and "/pladser/" not in body
    CatalogueEntry.objects.filter(pk=entry().pk).update(tailored=True)
    seat(client, town, "inger")
    assert client.get(reverse("catalogue:price", args=[entry().pk])).status_code == 404
