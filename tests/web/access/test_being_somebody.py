"""Being one of the cast with one click: only in a demonstration, and only in a rehearsed town."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.test import Client
from django.urls import path
from django.utils import timezone

from tests import cast
from varigespor.records.models import Rehearsal
from varigespor.web import urls

pytestmark = pytest.mark.django_db
MODULE = "varigespor.web.access.cast"


@pytest.fixture
def demonstration(settings: Any) -> Iterator[ModuleType]:
    """The module as the demonstration loads it, with its address; gone again afterwards."""
    settings.DEMONSTRATION = True
    from varigespor.web import access
    from varigespor.web.access import cast as being

    addresses = ModuleType("addresses")
    addresses.urlpatterns = [path("vaer/", being.be), *urls.urlpatterns]  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = addresses
    yield being
    del sys.modules[MODULE]
    del access.cast  # type: ignore[attr-defined]


def _rehearsed() -> None:
    now = timezone.now()
    Rehearsal.objects.create(seed="prøve", until=now.date(), acts=1, contacts=1, filled_at=now)


def test_in_a_rehearsed_town_one_click_is_enough(client: Client, demonstration: ModuleType) -> None:
    cast.build()
    _rehearsed()
    assert "mette" in {one.username for one in demonstration.people()}
    assert client.post("/vaer/", {"who": "mette"}).headers["Location"] == "/"
    assert client.get("/min-dag/").status_code == 200


def test_among_people_who_were_not_rehearsed_nobody_can_be_been(
    client: Client, demonstration: ModuleType
) -> None:
    cast.build()
    assert demonstration.people() == []
    assert client.post("/vaer/", {"who": "mette"}).headers["Location"] == "/log-ind/"
    assert client.get("/min-dag/").status_code == 302
