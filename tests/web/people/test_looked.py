"""Who has looked: a line a day and person, complete when opened, refusals as loud; no more statements."""

import re
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.web.growing import statements
from varigespor.domain.access import Act
from varigespor.records.models import Case, Employee, Trace
from varigespor.records.queries import looked
from varigespor.web.people.acts import ACTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=90))


def look(case: Case, who: Employee, at: datetime, act: str = "see_case", outcome: str = "seen") -> None:
    Trace.objects.create(
        id=uuid4(),
        at=at,
        employee=who.pk,
        capacity="Rådgiver",
        act=act,
        outcome=outcome,
        children=[case.child_id],
        request_id="prøve",
    )


def lines(client: Client, case: Case, page: int = 1) -> list[str]:
    body = client.get(reverse("people:trace", args=[case.pk]), {"side": page}).content.decode()
    return re.findall(r"<tr>.*?</tr>", body[body.index("<tbody") :], re.DOTALL)


def test_a_line_a_day_and_person_that_opens_every_look(client: Client, town: cast.Cast, case: Case) -> None:
    mette = town.employee("mette")
    noon = timezone.localtime().replace(hour=12, minute=0) - timedelta(days=3)
    for minutes in (0, 5, 130):
        look(case, mette, noon + timedelta(minutes=minutes))
    look(case, mette, noon + timedelta(minutes=7), "write_note", "denied")
    look(case, mette, noon - timedelta(days=1))
    client.force_login(town.employee("inger"))
    newest, before = [row for row in lines(client, case) if "Mette Øvgaard" in row]
    assert "12.00 – 14.10" in newest and 'data-l="Gange">4<' in newest
    assert newest.count("<li>") == 4 and "Barnets side (3)" in newest
    summary = newest[: newest.index("<details>")]
    assert "Notat: nægtet" in summary and "warning" in summary
    assert "Barnets side: set" in before and "nægtet" not in before


def test_a_long_list_has_pages_and_no_look_is_lost(client: Client, town: cast.Cast, case: Case) -> None:
    mette, now = town.employee("mette"), timezone.now()
    client.force_login(town.employee("inger"))
    url = reverse("people:trace", args=[case.pk])
    client.get(url)
    once = statements(client, url)
    for day in range(1, looked.PER_PAGE + 5):
        for hour in (1, 2):
            look(case, mette, now - timedelta(days=day, hours=hour))
    assert statements(client, url) == once
    assert "Næste side" in client.get(url).content.decode()
    seen: list[UUID | datetime] = []
    for page in range(3):
        found, more = looked.visits(child=case.child_id, page=page)
        seen += [one.at for visit in found for one in visit.looks]
        assert more == (page == 0)
    assert sorted(seen) == sorted(
        Trace.objects.filter(children__contains=[case.child_id]).values_list("at", flat=True)
    )


def test_whatever_act_it_was_has_words_on_the_page(town: cast.Cast, client: Client, case: Case) -> None:
    now = timezone.now()
    for act in Act:
        look(case, town.employee("inger"), now, act=act)
    client.force_login(town.employee("mette"))
    assert client.get(reverse("people:trace", args=[case.pk])).status_code == 200
    assert set(ACTS) == set(Act)
