"""Min dag: what is due, own children and covered ones, drafts; the statements do not grow."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.web.growing import write_notes
from varigespor.casework import caseload
from varigespor.domain.caseload import NewCover
from varigespor.records.models import Task, Trace

pytestmark = pytest.mark.django_db
URL = "/min-dag/"


def test_it_shows_the_child_with_its_next_clock(client: Client, town: cast.Cast) -> None:
    case = cast.allocated(town, at=timezone.now() - timedelta(days=13))
    client.force_login(town.employee("mette"))
    body = client.get(URL).content.decode()
    assert reverse("people:child", args=[case.pk]) in body
    assert "Netværk på begge sider" in body
    assert Trace.objects.get(act="see_my_day").children == [case.child_id]


def test_a_covered_child_is_with_the_one_who_covers(client: Client, town: cast.Cast) -> None:
    case = cast.allocated(town, at=timezone.now() - timedelta(days=3))
    now, today = timezone.now(), timezone.localdate()
    cover = NewCover(town.employee("lone").pk, today, today + timedelta(days=5))
    caseload.cover(by=town.asker("karin", now), at=now, case=case, cover=cover, municipality=town.town)
    client.force_login(town.employee("lone"))
    assert "Du dækker for Mette Øvgaard" in client.get(URL).content.decode()
    client.force_login(town.employee("mette"))
    assert "Ingen børn endnu" in client.get(URL).content.decode()


def test_a_task_is_done_by_its_owner_only(client: Client, town: cast.Cast) -> None:
    case = cast.allocated(town, at=timezone.now() - timedelta(days=3))
    write_notes(town, case, 1)
    url = reverse("myday:finish", args=[Task.objects.get().pk])
    client.force_login(town.employee("jonas"))
    assert client.post(url).status_code == 404
    client.force_login(town.employee("mette"))
    assert client.post(url).status_code == 302
    assert Task.objects.get().done_at is not None
