"""What was done too late and never explained: law and programme apart, counts that open their rows."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from tests.web.growing import statements
from tests.web.programme.test_programme import URL, families
from varigespor.casework import concerns, deviations, network
from varigespor.domain.concerns import Assessment
from varigespor.domain.deviations import DueKind, Explanation
from varigespor.domain.network import NewMember, Side
from varigespor.records.models import Case, Due, Trace
from varigespor.records.queries import late

pytestmark = pytest.mark.django_db
BEHIND = f"{URL}for-sent/"


def assessed_late(town: cast.Cast) -> None:
    now = timezone.now()
    row = cast.concern(town, at=now - timedelta(hours=30), children=(town.storm,))
    assessment = Assessment(acute=False, text="Talt med skolen. Ingen akut fare.")
    concerns.assess(by=town.asker("bo", now), at=now, concern_child=row, assessment=assessment)


def network_late(town: cast.Cast) -> None:
    """Every case gets people on both sides, long after the programme's day."""
    now, today = timezone.now(), timezone.localdate()
    for case in Case.objects.filter(dues__in=Due.objects.open().filter(kind=DueKind.NETWORK)):
        for side in Side:
            member = NewMember("Nabo Påfund", side, "nabo", 1, since=today, does="henter")
            network.add(by=town.asker("mette", now), at=now, case=case, member=member)


def counted(client: Client, kind: str) -> list[tuple[str, str]]:
    """(address, number) of every count of a kind on Programmet."""
    body = client.get(URL).content.decode()
    return re.findall(rf'href="({BEHIND}{kind}/[^"]*)">(\d+)', body)


def test_each_count_opens_its_rows_until_they_are_explained(client: Client, town: cast.Cast) -> None:
    families(town, 0, 2)
    assessed_late(town)
    network_late(town)
    client.force_login(town.employee("inger"))
    assert counted(client, "concern_assessment") == [
        (f"{BEHIND}concern_assessment/?team=east", "1"),
        (f"{BEHIND}concern_assessment/", "1"),
    ]
    found = counted(client, "network")
    assert [number for _, number in found] == ["2", "2"]
    for address, number in found:
        body = client.get(address).content.decode()
        assert len(re.findall('<li class="due"', body)) == int(number)
        assert "Barn0 Opdigt" in body and "Storm" not in body
    seen = Trace.objects.filter(act="see_programme", outcome="seen").latest("written_at")
    assert len(seen.children) == 2
    due = Due.objects.met_late().filter(kind=DueKind.NETWORK).first()
    now = timezone.now()
    deviations.explain_due(by=town.asker("mette", now), at=now, due=due, explanation=Explanation("Ferie."))
    assert [number for _, number in counted(client, "network")] == ["1", "1"]


def test_what_may_not_be_seen_is_said_and_adds_up(town: cast.Cast) -> None:
    families(town, 0, 2)
    network_late(town)
    for name, seen in (("inger", 2), ("karin", 2), ("mette", 2), ("vagn", 0)):
        now = timezone.now()
        found = late.listed(kind=DueKind.NETWORK, team="", asker=town.asker(name, now), on=now.date(), page=0)
        assert (found.number, found.seen, len(found.rows)) == (2, seen, seen), name


def test_the_statements_do_not_grow_with_the_rows(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    taken = []
    for start, number in ((0, 1), (1, 2)):
        families(town, start, number)
        network_late(town)
        client.get(URL)
        taken.append((statements(client, URL), statements(client, f"{BEHIND}network/")))
    assert taken[0] == taken[1]
    assert client.get(f"{BEHIND}over_cap/").status_code == 404
