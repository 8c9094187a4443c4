"""Allocating, holding, covering and sending on: one responsible adult every day, and the cap."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests import cast
from varigespor.casework import caseload, closing, people
from varigespor.domain.caseload import Allocation, Change, Holding, NewCover
from varigespor.domain.closing import Closing
from varigespor.domain.people import NewPerson
from varigespor.domain.refusals import Conflict, NotAllowed, Refused
from varigespor.domain.teams import NewRoute, TargetGroup
from varigespor.records.models import Assignment, Case, CasePeriod, Cover, Deviation, Due, Person, Route
from varigespor.records.queries.caseload import Load, loads

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=1)
TODAY = AT.date()


def child(town: cast.Cast, number: int) -> Person:
    person = NewPerson(f"Barn{number}", "Opdigt", born_on=date(2018, 1, 1), district="hjallerup")
    return people.register(by=town.asker("karin"), at=cast.START, person=person)


def give(town: cast.Cast, case: Case, to: str, by: str = "karin", **more: object) -> Assignment:
    content = {"adviser": town.employee(to).pk, "since": TODAY} | more
    return caseload.allocate(
        by=town.asker(by),
        at=AT,
        case=case,
        allocation=Allocation(**content),  # type: ignore[arg-type]
        municipality=town.town,
    )


def small(town: cast.Cast, name: str = "mette") -> None:
    """An adviser of two hours a week has room for one child."""
    cast.hours(town, name, 2)


def refused(act: object, *arguments: object, **more: object) -> set[str]:
    with pytest.raises(Refused) as found:
        act(*arguments, **more)  # type: ignore[operator]
    return {complaint.field for complaint in found.value.complaints}


def test_above_the_cap_only_with_reason_and_end_and_it_stays_as_one_deviation() -> None:
    town = cast.build()
    small(town)
    cases = [cast.opened(town, child=child(town, number)) for number in range(3)]
    give(town, cases[0], "mette")
    assert refused(give, town, cases[1], "mette") == {"over_cap_reason", "over_cap_until"}
    assert refused(give, town, cases[1], "mette", by="rikke") >= {"adviser"}
    assert not Deviation.objects.exists()
    until = TODAY + timedelta(days=20)
    give(town, cases[1], "mette", over_cap_reason="Søskende", over_cap_until=until)
    give(town, cases[2], "mette", over_cap_reason="Også søskende", over_cap_until=until + timedelta(days=9))
    deviation = Deviation.objects.get()
    assert (deviation.adviser, deviation.team, deviation.until) == (
        town.employee("mette"),
        "east",
        until + timedelta(days=9),
    )
    assert deviation.text.splitlines() == ["Søskende", "Også søskende"]
    assert loads(on=TODAY)[town.employee("mette").pk] == Load(own=3)


def test_the_leader_holds_the_child_meanwhile_and_it_counts() -> None:
    town = cast.build()
    case = cast.opened(town)
    karin = town.asker("karin")
    hold = {"by": karin, "at": AT, "case": case, "municipality": town.town}
    assert refused(caseload.hold, content=Holding(" "), **hold) == {"hold_reason"}
    row = caseload.hold(content=Holding("Ingen har plads."), **hold)  # type: ignore[arg-type]
    assert row.held_by_leader and CasePeriod.objects.filter(case=case).count() == 1
    assert loads(on=TODAY)[karin.id].children == 1
    assert refused(caseload.hold, content=Holding("Igen"), **hold) == {"hold_reason"}
    assert give(town, case, "mette").change == Change.FIRST
    assert karin.id not in loads(on=TODAY)


def test_a_coordinator_cannot_hold() -> None:
    town = cast.build()
    case = cast.opened(town)
    rikke = town.asker("rikke")
    assert refused(
        caseload.hold, by=rikke, at=AT, case=case, content=Holding("Ingen plads"), municipality=town.town
    ) == {"hold_reason"}


def test_a_change_has_a_kind_and_ends_covers() -> None:
    town = cast.build()
    case = cast.allocated(town)
    assert refused(give, town, case, "lone") == {"change"}
    cover = NewCover(town.employee("lone").pk, TODAY, TODAY + timedelta(days=9))
    caseload.cover(by=town.asker("karin"), at=AT, case=case, cover=cover, municipality=town.town)
    give(town, case, "lone", change=Change.FORCED, reason="Mette er syg")
    kinds = Assignment.objects.current().filter(case=case).order_by("valid_from", "known_at")
    assert kinds.last().change == Change.FORCED
    assert not Cover.objects.on(TODAY).exists()
    assert refused(give, town, case, "lone", change=Change.FORCED) == {"adviser"}


def test_somebody_without_a_post_or_a_day_in_the_past_is_refused() -> None:
    town = cast.build()
    case = cast.opened(town)
    assert refused(give, town, case, "erik") == {"adviser"}
    assert refused(give, town, case, "mette", since=TODAY - timedelta(days=1)) == {"since"}
    content = Allocation(uuid4(), TODAY)
    assert refused(
        caseload.allocate,
        by=town.asker("karin"),
        at=AT,
        case=case,
        allocation=content,
        municipality=town.town,
    ) == {"adviser"}


def test_two_leaders_with_the_same_form_the_second_gets_a_conflict() -> None:
    town = cast.build()
    case = cast.opened(town)
    give(town, case, "mette", version=case.version)
    with pytest.raises(Conflict, match="Karin Eksempelund"):
        give(town, case, "lone", change=Change.ORGANISATIONAL, version=case.version)


def test_another_teams_leader_may_not() -> None:
    town = cast.build()
    case = cast.opened(town)
    with pytest.raises(NotAllowed):
        give(town, case, "jonas", by="vagn")


def test_cover_counts_for_the_one_who_covers_and_has_a_cap() -> None:
    town = cast.build()
    small(town, "lone")
    cases = [cast.allocated(town, child=child(town, number)) for number in range(2)]
    lone, mette = town.employee("lone").pk, town.employee("mette").pk
    content = NewCover(lone, TODAY, TODAY + timedelta(days=5))
    both = {"by": town.asker("karin"), "at": AT, "municipality": town.town}
    covers = [(case, content) for case in cases]
    assert refused(caseload.cover_all, covers=covers, **both) == {"over_cap_reason"}
    assert not Cover.objects.exists()
    reasoned = NewCover(lone, content.since, content.until, "Kun en uge")
    caseload.cover_all(covers=[(case, reasoned) for case in cases], **both)  # type: ignore[arg-type]
    load = loads(on=TODAY)
    assert (load[lone].children, load[mette].children) == (2, 0)
    assert Deviation.objects.get().until == content.until
    assert loads(on=content.until)[mette].children == 2
    myself = NewCover(mette, TODAY, content.until)
    assert refused(caseload.cover_all, covers=[(cases[0], myself)], **both) == {"employee"}


def test_at_fifteen_the_adviser_stays_until_the_hand_over() -> None:
    town = cast.build()
    case = cast.allocated(town)
    route = NewRoute("unge_center", "hjallerup", TargetGroup.FAMILY)
    act = {"by": town.asker("karin"), "at": AT, "case": case, "municipality": town.town}
    caseload.reroute(route=route, **act)  # type: ignore[arg-type]
    assert Route.objects.on(TODAY).get(case=case).team == "unge_center"
    assert Assignment.objects.on(TODAY).get(case=case).adviser == town.employee("mette")
    assert give(town, case, "ulla", by="ulla", change=Change.ORGANISATIONAL).change == "organisational"
    with pytest.raises(NotAllowed):
        caseload.reroute(route=route, **act)  # type: ignore[arg-type]


def test_closing_ends_covers_and_an_adviser_chosen_from_a_day_ahead() -> None:
    town = cast.build()
    case = cast.allocated(town)
    karin = town.asker("karin")
    cover = NewCover(town.employee("lone").pk, TODAY, TODAY + timedelta(days=9))
    caseload.cover(by=karin, at=AT, case=case, cover=cover, municipality=town.town)
    give(town, case, "lone", change=Change.FORCED, since=TODAY + timedelta(days=3))
    closing.close(by=karin, at=AT, case=case, content=Closing(TODAY, "Målet er nået"))
    for rows in (Cover, Assignment, Route, CasePeriod):
        assert not rows.objects.on(TODAY).filter(case=case).exists()
        assert not rows.objects.on(TODAY + timedelta(days=5)).filter(case=case).exists()
    assert not Due.objects.open().filter(case=case).exists()


def test_a_closed_case_opens_again_as_the_same_case() -> None:
    town = cast.build()
    case = cast.allocated(town)
    closing.close(by=town.asker("karin"), at=AT, case=case, content=Closing(TODAY, "Målet er nået"))
    later = AT + timedelta(days=30)
    again = cast.allocated(town, at=later, to="lone")
    assert again.pk == case.pk
    assert CasePeriod.objects.current().filter(case=case).count() == 2
    assert Assignment.objects.on(later.date()).get(case=case).adviser == town.employee("lone")
