"""Forandringsteorien and the pages beside it: who sees them, real values, links that open, nothing grows."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from tests.web.programme.test_programme import families
from varigespor.casework import network, staff
from varigespor.domain.access import Role
from varigespor.domain.indicator_words import WORDS
from varigespor.domain.indicators import Counted, Indicator
from varigespor.domain.network import NewMember, Side
from varigespor.domain.promise_words import PROMISES
from varigespor.norms.configuration import shipped
from varigespor.records.models import Case, Trace
from varigespor.web.programme import theory
from varigespor.web.programme.indicators import SOURCES, counted, span_of

pytestmark = pytest.mark.django_db
URL = "/programmet/forandringsteori/"
PAGES = (URL, "/programmet/beslutninger/", "/programmet/evaluering/", "/programmet/arbejdsgrundlag/")


def values() -> dict[Indicator, Counted]:
    span = span_of(on=timezone.localdate(), at=timezone.now())
    return dict(counted(span=span, town=shipped(name="oevekommune")))


def both_sides(town: cast.Cast, case: Case) -> None:
    now = timezone.now()
    for side in Side:
        member = NewMember("Nabo Påfund", side, "nabo", 1, since=timezone.localdate())
        network.add(by=town.asker("mette", now), at=now, case=case, member=member)


def test_every_indicator_with_a_definition_has_one_source() -> None:
    named = [indicator for found in SOURCES.values() for indicator in found]
    assert len(set(named)) == len(named)
    defined = {indicator for indicator, word in WORDS.items() if word.definition}
    assert set(named) <= defined and defined - set(named) <= set(PROMISES)


def test_values_are_counted_from_the_rows(town: cast.Cast) -> None:
    families(town, 0, 2)
    both_sides(town, Case.objects.first())
    found = values()
    assert found[Indicator.NETWORK_BOTH_SIDES] == Counted((1, 2), 2)
    assert found[Indicator.CONCERNS_IN_24_HOURS] == Counted((2, 2), 2)
    assert found[Indicator.RECEIPTS_IN_TIME].numbers == (0, 2)
    assert found[Indicator.ADVISERS_WITHIN_CAP] == Counted((1, 1), 2)
    changes, days = found[Indicator.ADVISER_CHANGES].numbers
    assert (changes, days) == (0, 2 * 40)
    assert found[Indicator.MOVES].numbers == (0, 0)


def test_an_empty_town_has_no_shares_and_no_error(client: Client, town: cast.Cast) -> None:
    assert Indicator.NETWORK_BOTH_SIDES not in values()
    client.force_login(town.employee("inger"))
    body = client.get(URL).content.decode()
    assert "Der var intet at tælle i perioden." in body
    for page in PAGES:
        assert client.get(page).status_code == 200


def test_the_span_is_a_year_and_ends_today() -> None:
    span = span_of(on=date(2026, 11, 26), at=timezone.now())
    assert (span.since, span.on) == (date(2025, 11, 27), date(2026, 11, 26))
    assert span.began.isoformat() == "2025-11-26T23:00:00+00:00"


@pytest.mark.parametrize("name", ["inger", "karin", "rikke", "mette", "erik"])
def test_it_is_open_to_those_who_work_with_the_programme_and_shows_no_child(
    client: Client, town: cast.Cast, name: str
) -> None:
    families(town, 0, 2)
    client.force_login(town.employee(name))
    for page in PAGES:
        assert "Barn0" not in client.get(page).content.decode()
    assert not any(row.children for row in Trace.objects.filter(act="see_theory"))


@pytest.mark.parametrize("name", ["bo", "lis"])
def test_it_is_not_for_everybody(client: Client, town: cast.Cast, name: str) -> None:
    client.force_login(town.employee(name))
    assert {client.get(page).status_code for page in PAGES} == {404}


def test_economist_and_analyst_find_it_in_their_menu(client: Client, town: cast.Cast) -> None:
    new = staff.NewEmployee("nora", "Nora Opdigt", Role.ANALYST, since=cast.HIRED)
    staff.hire(by=staff.COMMAND_LINE, at=cast.START, employee=new)
    for name in ("erik", "nora"):
        client.force_login(town.employee(name))
        menu = client.get(URL).content.decode().split('aria-label="Hovedmenu"')[1].split("</nav>")[0]
        assert re.findall(r">([^<]+)</a>", menu) == ["Programmet", "Resultater", "Rapporter", "Normer"]
        assert "Programmet i dag" not in client.get(PAGES[1]).content.decode()


def test_few_are_hidden_from_those_without_cases_and_open_no_rows(client: Client, town: cast.Cast) -> None:
    families(town, 0, 2)
    client.force_login(town.employee("erik"))
    hidden = client.get(URL).content.decode()
    assert "vises ikke" in hidden and "0 af 2" not in hidden
    client.force_login(town.employee("inger"))
    assert "0 af 2 åbne sager" in client.get(URL).content.decode()


def test_every_link_of_the_pages_opens_for_the_one_who_sees_it(client: Client, town: cast.Cast) -> None:
    families(town, 0, 6)
    for name in ("inger", "erik"):
        client.force_login(town.employee(name))
        mains = [client.get(page).content.decode().split("<main", 1)[1] for page in PAGES]
        links = {link for main in mains for link in re.findall(r'href="(/(?!static/)[^"#]*)', main)}
        for link in sorted(links):
            assert client.get(link.replace("&amp;", "&")).status_code == 200, (name, link)


def test_arrows_with_and_without_data_are_told_apart(client: Client, town: cast.Cast) -> None:
    families(town, 0, 6)
    client.force_login(town.employee("inger"))
    response = client.get(URL)
    body, sections = response.content.decode(), response.context["sections"]
    for section in sections:
        assert body.count(f'id="{section.key}-w-t"') == 1
        assert sum(bool(link.value) for link in section.picture.links) == section.with_data
    assert body.count("Varige Spors egen antagelse, ikke fra kilden") == response.context["assumed"]
    assert "Publiceret: 88 % (2021, Ankestyrelsen, Børnesagsbarometret)" in body
    assert "teksten er Brønderslev Kommunes egen" in body


def test_the_log_says_how_well_a_date_is_known_and_names_nobody(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("erik"))
    body = client.get(PAGES[1]).content.decode()
    for words in ("Onsdag 23. november 2016", "Kun måneden er kendt", "Kun året er kendt", "24,5 mio. kr."):
        assert words in body
    assert "Et medlem ønsker" in body and "Udsat." in body


def test_open_cases_are_counted_by_the_version_they_began_under(client: Client, town: cast.Cast) -> None:
    families(town, 0, 2)
    cast.allocated(town, at=cast.START - timedelta(days=900))
    client.force_login(town.employee("inger"))
    shown = client.get(PAGES[3]).context["versions"]
    assert [(row.version, number) for row, number in shown] == [("2", "2 sager"), ("1", "1 sag")]


def test_a_municipality_without_documents_is_told_where_they_belong(
    client: Client, town: cast.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    herning = shipped(name="herning")
    for module in ("theory", "council", "findings", "basis"):
        monkeypatch.setattr(f"varigespor.web.programme.{module}.municipality", lambda: herning)
    theory.own_programme.cache_clear()
    client.force_login(town.employee("erik"))
    try:
        assert "Højst 20-25 udsatte børn" in client.get(URL).content.decode()
        for page, file in zip(PAGES[1:], ("council", "findings", "basis"), strict=True):
            assert f"programme/{file}.yaml" in client.get(page).content.decode()
    finally:
        theory.own_programme.cache_clear()


def test_those_with_a_full_menu_find_it_in_the_foot(client: Client, town: cast.Cast) -> None:
    for name, there in (("rikke", True), ("inger", True), ("bo", False)):
        client.force_login(town.employee(name))
        body = client.get("/normer/").content.decode()
        assert (f'href="{URL}"' in body.split('class="foot"')[1]) == there
        assert f'href="{URL}"' not in body.split('aria-label="Hovedmenu"')[1].split("</nav>")[0]
