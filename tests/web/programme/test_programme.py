"""Programmet i dag: counts that open their rows, both teams side by side; the statements do not grow."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from varigespor.casework import people
from varigespor.domain.people import NewPerson
from varigespor.records.models import Trace

pytestmark = pytest.mark.django_db
URL = "/programmet/"


def families(town: cast.Cast, start: int, number: int) -> None:
    for index in range(start, start + number):
        person = NewPerson(f"Barn{index}", "Opdigt", born_on=date(2018, 1, 1), district="hjallerup")
        child = people.register(by=town.asker("karin"), at=cast.START, person=person)
        cast.allocated(town, at=timezone.now() - timedelta(days=40), child=child)


def test_each_count_opens_as_many_rows(client: Client, town: cast.Cast) -> None:
    families(town, 0, 3)
    client.force_login(town.employee("inger"))
    body = client.get(URL).content.decode()
    links = re.findall(r'href="(\?vis=[a-z_]+(?:&amp;team=[a-z_]+)?)#p-rows">(\d+)', body)
    assert ("?vis=network&amp;team=east", "3") in links
    for link, number in links:
        opened = client.get(URL + link.replace("&amp;", "&")).content.decode()
        rows = opened[opened.index('id="p-rows"') :]
        assert f'<span class="count">{number}</span>' in rows
        assert len(re.findall(r'<li class="due', rows)) == int(number)
    assert "Trappen" in body and "Team Vest" in body
    assert any(row.children for row in Trace.objects.filter(act="see_programme"))


@pytest.mark.parametrize("name", ["karin", "mette", "bo", "erik", "lis"])
def test_it_is_the_chiefs(client: Client, town: cast.Cast, name: str) -> None:
    client.force_login(town.employee(name))
    assert client.get(URL).status_code == 404


def test_without_deviations_it_teaches(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    assert "Ingen åbne afvigelser" in client.get(URL).content.decode()
    assert client.post(URL).status_code == 405
