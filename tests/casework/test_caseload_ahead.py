"""What is planned ahead: it counts against the cap, gives way, and leaves no day without somebody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import cast
from varigespor.casework import caseload, closing, decisions, people, staff
from varigespor.domain import decisions as decision_rules
from varigespor.domain.caseload import Allocation, Change, Holding, NewCover
from varigespor.domain.closing import Closing
from varigespor.domain.people import NewPerson
from varigespor.domain.refusals import Conflict, Refused
from varigespor.domain.teams import NewRoute, TargetGroup
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Assignment, Case, CasePeriod, Cover, MeasurePeriod
from varigespor.records.queries import team
from varigespor.records.queries.caseload import loads

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=3)
TODAY = AT.date()


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def give(town: cast.Cast, case: Case, to: str, since: date, **more: object) -> Assignment:
    content = Allocation(town.employee(to).pk, since, **more)  # type: ignore[arg-type]
    by = town.asker("karin", AT)
    return caseload.allocate(by=by, at=AT, case=case, allocation=content, municipality=town.town)


def hold(town: cast.Cast, case: Case, version: int | None = None) -> Assignment:
    content = Holding("Ingen har plads.", version)
    return caseload.hold(
        by=town.asker("karin", AT), at=AT, case=case, content=content, municipality=town.town
    )


def spans(case: Case) -> list[tuple[str, date, date | None]]:
    rows = Assignment.objects.current().filter(case=case).order_by("valid_from", "valid_to")
    return [
        (row.adviser.username, row.valid_from, row.valid_to) for row in rows if row.valid_from != row.valid_to
    ]


def test_a_child_whose_adviser_comes_later_still_waits_today(town: cast.Cast) -> None:
    case = cast.opened(town)
    give(town, case, "mette", days(14))
    waiting = team.waiting(team="east", on=TODAY)
    assert [(row.case, row.planned and row.planned.adviser.username) for row in waiting] == [(case, "mette")]
    assert team.waiting(team="east", on=days(14)) == []


def test_the_leader_holds_a_child_whose_adviser_comes_later(town: cast.Cast) -> None:
    case = cast.opened(town)
    give(town, case, "mette", days(14))
    hold(town, case)
    assert spans(case) == [("karin", TODAY, None)]
    assert CasePeriod.objects.current().get(case=case).valid_from == TODAY


def test_a_planned_change_gives_way_to_another(town: cast.Cast) -> None:
    case = cast.allocated(town)
    first = Assignment.objects.get(case=case).valid_from
    give(town, case, "lone", days(14), change=Change.ORGANISATIONAL)
    give(town, case, "rikke", days(2), change=Change.ORGANISATIONAL)
    assert spans(case) == [("mette", first, days(2)), ("rikke", days(2), None)]


def test_a_slip_of_the_pen_in_the_year_is_refused(town: cast.Cast) -> None:
    with pytest.raises(Refused, match="Kontrollér årstallet"):
        give(town, cast.opened(town), "mette", date(2199, 12, 31))


def test_a_child_planned_for_later_counts_against_the_cap(town: cast.Cast) -> None:
    for number in range(19):
        cast.allocated(town, child=newcomer(town, number))
    give(town, cast.opened(town, child=newcomer(town, 20)), "mette", days(10))
    with pytest.raises(Refused, match="under loftet igen"):
        give(town, cast.opened(town, child=newcomer(town, 21)), "mette", TODAY)


def test_nobody_is_given_a_child_they_cannot_keep(town: cast.Cast) -> None:
    post = town.employee("mette").posts.get()
    staff.end_post(by=staff.COMMAND_LINE, at=AT, post=post, on=days(10))
    with pytest.raises(Refused, match="Stillingen slutter"):
        give(town, cast.opened(town), "mette", TODAY)


def test_a_cover_ends_no_later_than_the_adviser_who_is_covered(town: cast.Cast) -> None:
    case = cast.allocated(town)
    give(town, case, "rikke", days(5), change=Change.ORGANISATIONAL)
    with pytest.raises(Refused, match="en anden rådgiver"):
        cover(town, case, TODAY, days(20))
    cover(town, case, TODAY, days(5))
    assert loads(on=days(7))[town.employee("rikke").pk].children == 1


def test_a_cover_within_a_cover_leaves_no_day_uncovered(town: cast.Cast) -> None:
    case = cast.allocated(town)
    cover(town, case, TODAY, days(30))
    cover(town, case, days(5), days(7), "rikke")
    rows = Cover.objects.current().filter(case=case).order_by("valid_from")
    assert [(row.employee.username, row.valid_from, row.valid_to) for row in rows] == [
        ("lone", TODAY, days(5)),
        ("rikke", days(5), days(7)),
        ("lone", days(7), days(30)),
    ]


def test_an_old_page_takes_no_child_from_anybody(town: cast.Cast) -> None:
    case = cast.opened(town)
    version = Case.objects.get(pk=case.pk).version
    give(town, case, "lone", TODAY)
    with pytest.raises(Conflict):
        hold(town, case, version)
    route = NewRoute("west", "bronderslev_syd", TargetGroup.FAMILY, version=version)
    with pytest.raises(Conflict):
        caseload.reroute(by=town.asker("karin", AT), at=AT, case=case, route=route, municipality=town.town)
    assert spans(case) == [("lone", TODAY, None)]


def test_a_case_does_not_close_while_help_goes_on_or_a_decision_waits(town: cast.Cast) -> None:
    case = cast.allocated(town)
    decided = decide(town, case, started(cast.entry().pk))
    with pytest.raises(Refused, match="En afgørelse venter"):
        close(town, case)
    decisions.decide(by=town.asker("karin", AT), at=AT, decision=decided, municipality=town.town)
    period = MeasurePeriod.objects.current().get(case=case)
    period.revise(at=AT, valid_to=days(90), end_reason="as_planned")
    with pytest.raises(Refused, match="ikke er afsluttet den dag"):
        close(town, case)


def close(town: cast.Cast, case: Case) -> None:
    closing.close(by=town.asker("karin", AT), at=AT, case=case, content=Closing(TODAY, "Målet er nået"))


def decide(town: cast.Cast, case: Case, decision: decision_rules.NewDecision) -> object:
    where: Municipality = town.town
    return decisions.prepare(
        by=town.asker("mette", AT), at=AT, case=case, decision=decision, municipality=where
    )


def started(entry: object) -> decision_rules.NewDecision:
    return decision_rules.NewDecision(
        key="start",
        kind=decision_rules.DecisionKind.SUPPORT,
        starts=(decision_rules.Start(entry, on=TODAY),),  # type: ignore[arg-type]
        purpose="Ro om morgenen",
        expected_duration="et halvt år",
        child_talk="held",
        child_view="Ja tak.",
    )


def cover(town: cast.Cast, case: Case, since: date, until: date, by: str = "lone") -> Cover:
    content = NewCover(town.employee(by).pk, since, until)
    return caseload.cover(by=town.asker("karin", AT), at=AT, case=case, cover=content, municipality=town.town)


def newcomer(town: cast.Cast, number: int) -> object:
    person = NewPerson(f"Barn{number}", "Opdigt", born_on=date(2018, 1, 1), district="hjallerup")
    return people.register(by=town.asker("karin", AT), at=AT, person=person)
