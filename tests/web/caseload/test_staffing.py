"""Who works here: the chief hires, changes hours, writes absence; nobody leaves children behind."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.records.models import Absence, Post

pytestmark = pytest.mark.django_db
URL = "/teamet/medarbejdere/"


@pytest.fixture
def chief(client: Client, town: cast.Cast) -> Client:
    client.force_login(town.employee("inger"))
    return client


def one(town: cast.Cast, name: str) -> str:
    return reverse("caseload:employee", args=[town.employee(name).pk])


def test_the_chief_hires(chief: Client) -> None:
    data = {"name": "Ny Opdigt", "username": "ny", "role": "adviser", "team": "east/east_disability"}
    body = chief.post(URL, data | {"username": "mette"}).content.decode()
    assert "Brugernavnet er taget" in body and "Ny Opdigt" in body
    assert chief.post(URL, data | {"weekly_hours": "32,5"}).status_code == 302
    post = Post.objects.get(employee__username="ny")
    assert (post.group, post.weekly_hours) == ("east_disability", Decimal("32.5"))
    assert "Vælg det team" in chief.post(URL, data | {"username": "nyere", "team": ""}).content.decode()
    assert "Skriv timer om ugen" in chief.post(URL, data | {"weekly_hours": "mange"}).content.decode()


def test_hours_posts_and_absence(chief: Client, town: cast.Cast) -> None:
    today, url = timezone.localdate(), one(town, "mette")
    post = Post.objects.current().get(employee=town.employee("mette"))
    hours = {"doing": "hours", "post": post.pk, "weekly_hours": "30", "since": today}
    assert chief.post(url, hours | {"weekly_hours": "99"}).status_code == 200
    assert chief.post(url, hours).status_code == 302
    assert Post.objects.on(today).get(employee=town.employee("mette")).weekly_hours == 30
    away = {"doing": "away", "since": today, "until": today + timedelta(days=9)}
    assert chief.post(url, away).status_code == 302
    assert "allerede fraværende" in chief.post(url, away).content.decode()
    absence = Absence.objects.current().get(employee=town.employee("mette"))
    assert chief.post(url, {"doing": "back", "absence": absence.pk, "on": today}).status_code == 302
    assert not Absence.objects.on(today).exists()
    more = {"doing": "post", "role": "coordinator", "team": "east", "since": today}
    assert chief.post(url, more).status_code == 302
    assert "allerede den stilling" in chief.post(url, more).content.decode()
    assert chief.post(url, {"doing": "fire"}).status_code == 404
    assert chief.get(url).status_code == 200


def test_a_post_does_not_end_before_the_children_have_another(chief: Client, town: cast.Cast) -> None:
    cast.allocated(town, at=timezone.now() - timedelta(days=3))
    today, url = timezone.localdate(), one(town, "mette")
    post = Post.objects.current().get(employee=town.employee("mette"))
    end = {"doing": "end", "post": post.pk, "on": today}
    assert "Mette Øvgaard har 1 barn" in chief.post(url, end).content.decode()
    other = Post.objects.current().get(employee=town.employee("lone"))
    assert chief.post(one(town, "lone"), end | {"post": other.pk}).status_code == 302
    assert not Post.objects.on(today).filter(employee=town.employee("lone")).exists()
    assert chief.post(url, end | {"post": other.pk}).status_code == 404


@pytest.mark.parametrize("name", ["karin", "mette", "erik"])
def test_it_is_the_chiefs(client: Client, town: cast.Cast, name: str) -> None:
    client.force_login(town.employee(name))
    assert client.get(URL).status_code == client.get(one(town, "mette")).status_code == 404
