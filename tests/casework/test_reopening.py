"""Reopening: a new period with its adviser, one of two at once, and who sees a closed case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import cast
from tests.together import at_once
from varigespor.casework import caseload, closing, reopening
from varigespor.domain.caseload import Allocation
from varigespor.domain.closing import Closing
from varigespor.domain.refusals import NotAllowed, Refused
from varigespor.domain.reopening import Reopening
from varigespor.domain.teams import NewRoute, TargetGroup
from varigespor.records.models import Assignment, Case, CasePeriod, Deviation, Due, Route, Trace
from varigespor.records.queries.cases import closed, facts, last_period

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=10)
LATER = AT + timedelta(days=20)
CLOSED, TODAY = AT.date(), LATER.date()


def shut(town: cast.Cast, on: date = CLOSED) -> Case:
    case = cast.allocated(town)
    closing.close(by=town.asker("mette", AT), at=AT, case=case, content=Closing(on, "Målet er nået"))
    return case


def again(town: cast.Cast, case: Case, by: str = "karin", to: str = "lone", **more: object) -> Assignment:
    content = {"adviser": town.employee(to).pk, "since": TODAY} | more
    return reopening.reopen(
        by=town.asker(by, LATER),
        at=LATER,
        case=case,
        reopening=Reopening("Mor beder om hjælp igen.", Allocation(**content)),  # type: ignore[arg-type]
        municipality=town.town,
    )


def seen_by(town: cast.Cast, case: Case) -> set[str]:
    found = set()
    for name in cast.STAFF:
        if Case.objects.seen_by(town.asker(name, LATER), on=TODAY).filter(pk=case.pk).exists():
            found.add(name)
    return found


def test_a_new_period_begins_with_a_reason_and_its_adviser() -> None:
    town = cast.build()
    case = shut(town)
    row = again(town, case)
    assert (row.adviser.username, row.valid_from, row.change) == ("lone", TODAY, "first")
    periods = CasePeriod.objects.current().filter(case=case).order_by("valid_from")
    assert [(p.valid_to, p.opening_reason) for p in periods] == [
        (CLOSED, ""),
        (None, "Mor beder om hjælp igen."),
    ]
    assert Route.objects.on(TODAY).get(case=case).team == "east"
    assert not Assignment.objects.on(TODAY - timedelta(days=1)).filter(case=case).exists()
    assert Due.objects.open().filter(case=case, kind="network").count() == 1
    assert Trace.objects.filter(act="reopen", outcome="done", children=[case.child_id]).count() == 1


def test_a_closed_case_is_seen_by_the_last_team_and_the_chief_and_not_by_its_adviser() -> None:
    town = cast.build()
    case = shut(town)
    assert seen_by(town, case) == {"karin", "rikke", "inger"}
    assert (facts(case=case.pk, on=TODAY).team, facts(case=case.pk, on=TODAY).closed) == ("east", True)
    assert closed(cases=[case.pk], on=TODAY) == {case.pk: CLOSED}
    again(town, case)
    assert seen_by(town, case) == {"karin", "rikke", "inger", "lone"}
    assert closed(cases=[case.pk], on=TODAY) == {}


def test_the_last_team_is_the_one_it_was_sent_on_to() -> None:
    town = cast.build()
    case = cast.allocated(town)
    route = NewRoute("west", "hjallerup", TargetGroup.FAMILY, "")
    caseload.reroute(by=town.asker("karin", AT), at=AT, case=case, route=route, municipality=town.town)
    content = Closing(CLOSED - timedelta(days=3), "Flyttet")
    closing.close(by=town.asker("mette", AT), at=AT, case=case, content=content)
    assert seen_by(town, case) == {"vagn", "inger"}
    row = again(town, case, by="vagn", to="jonas")
    assert row.valid_from == TODAY
    assert last_period(case=case.pk).valid_to is None  # type: ignore[union-attr]


@pytest.mark.parametrize("who", ["mette", "vagn", "bo", "lis"])
def test_others_may_not(who: str) -> None:
    town = cast.build()
    case = shut(town)
    with pytest.raises(NotAllowed):
        again(town, case, by=who)
    assert CasePeriod.objects.current().filter(valid_to__isnull=True).count() == 0


def test_an_open_case_and_a_day_in_the_past_are_refused_and_nothing_is_opened() -> None:
    town = cast.build()
    case = shut(town)
    for day in (CLOSED - timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(Refused):
            again(town, case, since=day)
    assert not Route.objects.on(TODAY).filter(case=case).exists()
    again(town, case)
    with pytest.raises(Refused, match="allerede åben"):
        again(town, case, to="mette")


def test_the_cap_holds_as_when_allocating() -> None:
    town = cast.build()
    case = shut(town)
    cast.hours(town, "lone", 0)
    with pytest.raises(Refused, match="Skriv hvorfor"):
        again(town, case)
    with pytest.raises(Refused, match="Kun en leder"):
        again(town, case, by="rikke", over_cap_reason="Kender", over_cap_until=TODAY + timedelta(days=9))
    again(town, case, over_cap_reason="Kender familien", over_cap_until=TODAY + timedelta(days=9))
    assert Deviation.objects.get(ended_at__isnull=True, kind="over_cap").text == "Kender familien"


def test_closed_and_opened_again_on_one_day() -> None:
    town = cast.build()
    case = cast.allocated(town)
    closing.close(by=town.asker("mette", LATER), at=LATER, case=case, content=Closing(TODAY, "Ved en fejl"))
    again(town, case, to="mette")
    assert Assignment.objects.on(TODAY).get(case=case).adviser.username == "mette"
    assert Assignment.objects.on(TODAY - timedelta(days=1)).get(case=case).adviser.username == "mette"


@pytest.mark.django_db(transaction=True)
def test_two_leaders_at_once_open_it_once() -> None:
    town = cast.build()
    case = shut(town)
    found = at_once(
        lambda: again(town, case, by="karin", to="lone"), lambda: again(town, case, by="inger", to="mette")
    )
    assert sorted(type(one).__name__ for one in found) == ["Assignment", "Refused"]
    assert CasePeriod.objects.current().filter(valid_to__isnull=True).count() == 1
    assert Assignment.objects.on(TODAY).filter(case=case).count() == 1
