"""A protected address stands on its own page, for those with the right to it, and nowhere else."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.matrix import ACTORS, World, world
from tests.web.pages import keys_in
from varigespor.casework import people
from varigespor.domain.people import Move, NewPerson
from varigespor.run.reference import views

pytestmark = pytest.mark.django_db
MARKERS = ("Markørvej 4711", "Markørstien 4712", "Markørgade 4713")
MAY = {"mette", "lone", "karin", "rikke", "inger"}


def hidden(of: World) -> None:
    """The child, a parent and a sibling live protected; the child has moved once before that."""
    now, today = timezone.now(), timezone.localdate()
    mette = of.town.asker("mette", now)
    for person, marker in zip((of.town.alma, of.town.signe, of.town.storm), MARKERS, strict=True):
        home = NewPerson("", "", address=marker, address_protected=True, district="hjallerup")
        people.move(by=mette, at=now, person=person, to=Move(home, today - timedelta(days=1)))


def readable(of: World) -> list[str]:
    """Every address that answers GET and whose keys the town of the matrix has."""
    found = []
    for name, address, view in views():
        parts = keys_in(address)
        if "GET" in getattr(view, "methods", ()) and all(part in of.keys for part in parts):
            found.append(of.address(name, parts))
    return found


def test_no_page_in_no_role_shows_it_but_its_own(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    of = world()
    hidden(of)
    own = reverse("people:address", args=[of.case.pk])
    every = readable(of)
    assert len(every) > 30
    shown_to = set()
    for who in sorted(set(ACTORS.values())):
        client = Client()
        client.force_login(of.town.employee(who))
        for url in every:
            body = client.get(url).content.decode()
            found = [marker for marker in MARKERS if marker in body]
            if found == [MARKERS[0]] and url == own:
                shown_to.add(who)
                continue
            assert found == [], (who, url)
    assert shown_to == MAY
    assert not [row.getMessage() for row in caplog.records if "Markør" in row.getMessage()]


def test_nor_does_a_search_a_form_or_the_database_in_the_clear(
    client: Client,
) -> None:
    of = world()
    hidden(of)
    client.force_login(of.town.employee("bo"))
    for words in ("Øvang", "Markørvej", "Markørvej 4711"):
        body = client.post("/soeg/", {"q": words}).content.decode().replace(f'value="{words}"', "")
        assert "Markør" not in body
    client.force_login(of.town.employee("mette"))
    family = reverse("people:family", args=[of.case.pk])
    for sent in ({}, {"find": "Signe"}, {"do": "move", "address": "", "since": "x"}):
        assert "Markør" not in client.post(family, sent).content.decode()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE row_to_json(t)::text LIKE %s', ["%Markør%"]
            )
            assert cursor.fetchone() == (0,), table
