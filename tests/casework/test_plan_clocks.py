"""The law's clock for a placed child's plan: begun by the decision, met by the plan, kept through a move."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests import cast
from tests.casework.test_committee import MEETING, answered, waiting
from tests.casework.test_decisions import AT, DAY, Room, place
from varigespor.casework import closing, plans
from varigespor.domain import decisions as rules
from varigespor.domain.closing import Closing
from varigespor.domain.deadlines import end_of_day, months_after
from varigespor.domain.deviations import DeviationKind, DueKind
from varigespor.domain.plans import GoalOutcome, NewGoal, NewPart, NewPlan
from varigespor.records.models import Deviation, Due, Goal, Measure, Plan, PlanPart
from varigespor.records.queries.deviations import open_on

pytestmark = pytest.mark.django_db
GOAL = NewGoal("Alma sover hele natten", "Alma", "Hun er udhvilet", until=date(2028, 1, 1))


def plan(room: Room, *, days: int = 1) -> Plan:
    at = AT + timedelta(days=days)
    content = NewPlan((NewPart(room.case.pk, (GOAL,)),), key=uuid4())
    return plans.make(by=room.town.asker("mette", at), at=at, plan=content)


def foster(room: Room) -> None:
    room.decide(room.prepare(place("plejefamilie", step=5, place_type="foster_general")))


def clock() -> Due:
    found: Due = Due.objects.get(kind=DueKind.PLACEMENT_PLAN)
    return found


def test_a_placement_with_consent_begins_it_three_months_from_the_decision() -> None:
    room = Room()
    foster(room)
    due = clock()
    assert (due.voice, due.norm) == ("law", "national/plans/placement_plan_deadline")
    assert due.due_at == end_of_day(day=months_after(day=DAY, months=3))
    assert (due.case, due.child_id, due.met_at, due.dropped_at) == (room.case, room.case.child_id, None, None)


def test_a_plan_with_a_part_for_the_child_meets_it() -> None:
    room = Room()
    foster(room)
    other = cast.allocated(room.town, at=AT, child=room.town.storm)
    at = AT + timedelta(days=2)
    mine = NewPlan((NewPart(other.pk, (GOAL,)),), key=uuid4())
    plans.make(by=room.town.asker("mette", at), at=at, plan=mine)
    assert clock().met_at is None
    plan(room, days=3)
    assert clock().met_at == AT + timedelta(days=3)


def test_a_goal_added_to_an_old_part_meets_it_too() -> None:
    room = Room()
    plan(room, days=0)
    plans.end_goal(by=room.by("mette"), at=AT, goal=Goal.objects.get(), outcome=GoalOutcome.REACHED)
    foster(room)
    assert clock().met_at is None
    plans.add_goal(by=room.by("mette"), at=AT, part=PlanPart.objects.get(), goal=GOAL)
    assert clock().met_at == AT


def test_a_child_whose_plan_stands_needs_no_clock() -> None:
    room = Room()
    plan(room, days=0)
    room.decide(
        room.prepare(place("plejefamilie", step=5, place_type="foster_general"), at=AT),
        at=AT + timedelta(hours=1),
    )
    assert not Due.objects.filter(kind=DueKind.PLACEMENT_PLAN).exists()


def test_help_that_is_no_placement_begins_none() -> None:
    room = Room()
    room.decide(room.prepare(cast.entry()), "karin")
    assert not Due.objects.filter(kind=DueKind.PLACEMENT_PLAN).exists()


def test_a_change_of_place_keeps_the_first_deadline() -> None:
    room = Room()
    foster(room)
    first = clock()
    later = AT + timedelta(days=60)
    home = place("oevehoej", step=6, place_type="childrens_home")
    end = rules.End(Measure.objects.get().pk, DAY + timedelta(days=61), rules.EndReason.CHANGE_OF_PLACE)
    start = rules.Start(home.pk, DAY + timedelta(days=61), expected_end=date(2027, 12, 1))
    room.decide(room.prepare(starts=(start,), ends=(end,), at=later), at=later)
    assert clock() == first
    assert clock().dropped_at is None


def test_it_falls_with_the_placement_and_with_the_case_but_not_what_was_due_before() -> None:
    room = Room()
    foster(room)
    room.end(Measure.objects.get(), DAY + timedelta(days=30), rules.EndReason.HOME)
    assert clock().dropped_at == AT
    Due.objects.update(dropped_at=None)
    on, at = DAY + timedelta(days=30), AT + timedelta(days=40)
    closing.close(by=room.by("karin"), at=at, case=room.case, content=Closing(on, "Flyttet"))
    assert clock().dropped_at == at


def test_home_after_the_deadline_leaves_the_breach() -> None:
    room = Room()
    foster(room)
    late = AT + timedelta(days=120)
    room.end(Measure.objects.get(), late.date(), rules.EndReason.HOME, at=late)
    assert clock().dropped_at is None
    found = [row for row in open_on(at=late, on=late.date()) if row.kind == DueKind.PLACEMENT_PLAN]
    assert [(row.voice, row.danish) for row in found] == [("law", "Barnets plan efter anbringelsen")]


def test_without_consent_the_plan_belongs_before_the_meeting() -> None:
    room = Room()
    answered(room, waiting(room))
    assert not Due.objects.filter(kind=DueKind.PLACEMENT_PLAN).exists()
    row = Deviation.objects.get(kind=DeviationKind.NO_PLAN_BEFORE)
    assert (row.owner, row.ended_at) == (room.town.employee("mette"), None)
    assert f"{MEETING:%d.%m.%Y}" in row.text
    (shown,) = [one for one in open_on(at=AT + timedelta(days=30), on=MEETING) if one.said == row]
    assert shown.voice == "law"
    plan(room, days=30)
    row.refresh_from_db()
    assert row.ended_at == AT + timedelta(days=30)


@pytest.mark.parametrize(("days", "lacks"), [(1, False), (14, False), (15, True)])
def test_a_plan_after_the_meeting_came_too_late(days: int, lacks: bool) -> None:
    room = Room()
    row = waiting(room)
    plan(room, days=days)
    answered(room, row)
    assert Deviation.objects.filter(kind=DeviationKind.NO_PLAN_BEFORE).exists() == lacks
