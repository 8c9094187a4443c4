"""Respite in the network through the acts: a private person, some nights, until it or the case ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests import cast
from tests.casework.test_network import AT, GRETHE, HANNE, add, scene
from varigespor.casework import closing, network_respite
from varigespor.domain.closing import Closing
from varigespor.domain.network_respite import NewRespite
from varigespor.domain.refusals import Conflict, KeyUsed, NotAllowed, Refused
from varigespor.records.models import NetworkMember, NetworkRespite, Trace
from varigespor.records.queries import network_respite as queries

pytestmark = pytest.mark.django_db
TODAY = AT.date()
RESPITE = NewRespite(TODAY, 4, key=uuid4())


def begin(
    town: cast.Cast, member: NetworkMember, respite: NewRespite = RESPITE, who: str = "mette"
) -> NetworkRespite:
    return network_respite.begin(by=town.asker(who, AT), at=AT, member=member, respite=respite)


def test_it_begins_once_with_its_trace_and_ends_on_its_day() -> None:
    town, case = scene()
    grethe = add(town, case, GRETHE)
    hired = cast.entry("stoetteophold", section="barnets_lov_32_1_7")
    content = replace(RESPITE, instead_of=hired.pk)
    row = begin(town, grethe, content)
    assert begin(town, grethe, content) == row
    with pytest.raises(KeyUsed):
        begin(town, grethe, replace(content, nights=6))
    assert Trace.objects.filter(act="write_network", object_id=str(row.pk), outcome="done").count() == 2
    told = queries.respites()
    assert (told["nights"], told["entry"], told["end"]) == ([4], [hired.pk], [None])
    assert queries.prices()["ore"] == [40_000]
    on = TODAY + timedelta(days=40)
    ended = network_respite.end(by=town.asker("mette", AT), at=AT, respite=row, on=on)
    assert network_respite.end(by=town.asker("mette", AT), at=AT, respite=row, on=on) == ended
    with pytest.raises(Conflict):
        network_respite.end(by=town.asker("mette", AT), at=AT, respite=row, on=on + timedelta(days=1))
    assert queries.respites()["end"] == [on]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"nights": 0}, "nights"), ({"nights": 40}, "nights"), ({"instead_of": uuid4()}, "instead_of")],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], field: str) -> None:
    town, case = scene()
    grethe = add(town, case, GRETHE)
    with pytest.raises(Refused) as refused:
        begin(town, grethe, replace(RESPITE, **changes))
    assert [one.field for one in refused.value.complaints] == [field]


def test_one_gives_it_once_at_a_time_and_a_teacher_gives_none() -> None:
    town, case = scene()
    grethe, hanne = add(town, case, GRETHE), add(town, case, HANNE)
    begin(town, grethe)
    with pytest.raises(Refused, match="giver allerede aflastning"):
        begin(town, grethe, replace(RESPITE, key=uuid4()))
    with pytest.raises(Refused, match="ikke i det private netværk"):
        begin(town, hanne, replace(RESPITE, key=uuid4()))
    with pytest.raises(NotAllowed):
        begin(town, grethe, replace(RESPITE, key=uuid4()), who="jonas")


def test_it_ends_with_the_case() -> None:
    town, case = scene()
    begin(town, add(town, case, GRETHE))
    on = TODAY + timedelta(days=10)
    at = AT + timedelta(days=10)
    closing.close(by=town.asker("mette", at), at=at, case=case, content=Closing(on, "Målet er nået"))
    assert queries.respites()["end"] == [on]
