"""Normer: every norm with value, history and source; what was not read says so."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from varigespor.norms.book import norms
from varigespor.norms.published import topics

pytestmark = pytest.mark.django_db
URL = "/normer/"


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(cast.build().employee("erik"))
    return client


def test_every_norm_is_there_with_its_history(reader: Client) -> None:
    body = reader.get(URL).content.decode()
    for key, norm in norms(municipality="oevekommune").items():
        assert f"norms/{key}.yaml" in body
        assert norm.danish in body
    assert body.count('<details class="norm"') == len(norms())


def test_a_filter_shows_as_many_as_it_says(reader: Client) -> None:
    every = reader.get(URL).context["filters"]
    for one in every:
        body = reader.get(URL, {"vis": one["key"]}).content.decode()
        assert body.count('<details class="norm"') == one["n"]
    assert every[0]["label"] == "Alle"
    assert "Ingen normer her" in reader.get(URL, {"vis": "findes-ikke"}).content.decode()


def test_what_was_not_read_or_stated_says_so(reader: Client) -> None:
    body = reader.get(reverse("norms:one", args=["national/concerns/assessment_deadline"])).content.decode()
    assert "24 timer" in body and "Barnets lov § 136" in body and "Lovteksten er ikke læst" in body
    later = reader.get(reverse("norms:one", args=["national/followup/later_interval"])).content.decode()
    assert "ikke oplyst" in later
    cap = reader.get(reverse("norms:one", args=["national/caseload/disability_cap"])).content.decode()
    assert "Antagelse" in cap and "35 børn" in cap


def test_another_day_shows_what_held_then(reader: Client) -> None:
    body = reader.get(URL, {"den": "2023-12-31"}).content.decode()
    assert "Du ser en anden dag" in body
    assert reader.get(URL, {"den": "31.12.2023"}).context["on"] == date(2023, 12, 31)
    assert "Skriv datoen som" in reader.get(URL, {"den": "i går"}).content.decode()


def test_an_unknown_norm_a_stranger_and_a_wrong_verb(reader: Client) -> None:
    assert reader.get("/normer/national/findes/ikke/").status_code == 404
    assert reader.post(URL).status_code == 405
    assert Client().get(URL).status_code == 302


def test_what_others_have_published_stands_with_its_source(reader: Client) -> None:
    body = reader.get("/normer/publicerede-tal/").content.decode()
    for words in (
        "Børnesagsbarometret",
        "75 %",
        "1.160.000 kr.",
        "knap 1 mio. kr.",
        "Kun en del af siden er læst",
    ):
        assert words in body
    assert body.count('<tr><th scope="row">') == sum(
        len(one.figures) for topic in topics().values() for one in topic.measures.values()
    )
    assert 'href="/normer/publicerede-tal/"' in reader.get(URL).content.decode()
