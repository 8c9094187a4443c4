"""Plans through the acts: a part per child, goals that keep their id, numbers that are never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from varigespor.casework import plans
from varigespor.domain import plans as rules
from varigespor.domain.refusals import Conflict, KeyUsed, NotAllowed, Refused
from varigespor.records.models import Case, Goal, GoalScore, Plan, PlanPart
from varigespor.records.queries.plans import goals_with_scores, together_with

pytestmark = pytest.mark.django_db

AT = cast.START + timedelta(days=3)
SLEEP = rules.NewGoal(
    "Alma sover i sin egen seng",
    "Alma",
    "Hun er udhvilet",
    until=date(2027, 6, 1),
    tasks=(rules.NewTask("Mor", "læser godnathistorie"), rules.NewTask("", "")),
)


def scene(*, brother_with: str = "mette") -> tuple[cast.Cast, Case, Case]:
    """Alma's case with Mette and Storm's."""
    town = cast.build()
    return town, cast.allocated(town), cast.allocated(town, child=town.storm, to=brother_with)


def goal(town: cast.Cast, case: Case) -> Goal:
    """Alma's one goal."""
    plan = rules.NewPlan((rules.NewPart(case.pk, (SLEEP,)),))
    plans.make(by=town.asker("mette", AT), at=AT, plan=plan)
    return Goal.objects.select_related("part__case").get(part__case=case)


def test_one_head_a_part_each_and_the_same_key_is_the_same_plan() -> None:
    town, alma, storm = scene()
    parts = (rules.NewPart(alma.pk, (SLEEP,), normal_life="Svømning"), rules.NewPart(storm.pk, (SLEEP,)))
    plan = rules.NewPlan(parts, key=uuid4())
    mette = town.asker("mette", AT)
    first = plans.make(by=mette, at=AT, plan=plan)
    assert plans.make(by=mette, at=AT, plan=plan) == first
    with pytest.raises(KeyUsed):
        plans.make(by=mette, at=AT, plan=replace(plan, parts=parts[:1]))
    assert PlanPart.objects.filter(plan=first).count() == 2
    assert [task.who for task in Goal.objects.get(part__case=alma).tasks.all()] == ["Mor"]
    assert together_with(case=alma, asker=mette, on=AT.date()) == [storm]


def test_a_plan_needs_the_right_to_every_child_or_nothing_is_stored() -> None:
    town, alma, storm = scene(brother_with="jonas")
    plan = rules.NewPlan((rules.NewPart(alma.pk, (SLEEP,)), rules.NewPart(storm.pk, (SLEEP,))))
    with pytest.raises(NotAllowed):
        plans.make(by=town.asker("mette", AT), at=AT, plan=plan)
    with pytest.raises(Refused, match="ingen sag"):
        unknown = rules.NewPlan((rules.NewPart(alma.pk, (SLEEP,)), rules.NewPart(uuid4(), (SLEEP,))))
        plans.make(by=town.asker("mette", AT), at=AT, plan=unknown)
    assert not Plan.objects.exists()


def test_a_sibling_that_the_asker_does_not_see_stays_unnamed() -> None:
    town, alma, storm = scene(brother_with="mette")
    plan = rules.NewPlan((rules.NewPart(alma.pk, (SLEEP,)), rules.NewPart(storm.pk, (SLEEP,))))
    plans.make(by=town.asker("mette", AT), at=AT, plan=plan)
    assert together_with(case=alma, asker=town.asker("jonas", AT), on=AT.date()) == []


def test_a_goal_keeps_its_id_and_ends_once_with_its_outcome() -> None:
    town, alma, _ = scene()
    row, mette = goal(town, alma), town.asker("mette", AT)
    stale = Goal.objects.select_related("part__case").get(pk=row.pk)
    ended = plans.end_goal(by=mette, at=AT, goal=row, outcome=rules.GoalOutcome.REACHED)
    with pytest.raises(Conflict, match="Mette Øvgaard har allerede afsluttet målet"):
        plans.end_goal(by=mette, at=AT, goal=stale, outcome=rules.GoalOutcome.DROPPED)
    again = Goal.objects.get(pk=row.pk)
    assert (ended.pk, again.outcome, again.text) == (row.pk, "reached", SLEEP.text)


def test_a_goal_added_twice_with_one_key_is_one_goal() -> None:
    town, alma, _ = scene()
    part, mette = goal(town, alma).part, town.asker("mette", AT)
    more = replace(SLEEP, text="Alma har en at ringe til", key=uuid4())
    assert plans.add_goal(by=mette, at=AT, part=part, goal=more).pk == more.key
    assert plans.add_goal(by=mette, at=AT, part=part, goal=more).pk == more.key
    with pytest.raises(KeyUsed):
        plans.add_goal(by=mette, at=AT, part=part, goal=replace(more, text="Noget andet"))
    assert Goal.objects.filter(part=part).count() == 2


def test_numbers_are_kept_all_or_none_and_none_is_overwritten() -> None:
    town, alma, _ = scene()
    row, mette = goal(town, alma), town.asker("mette", AT)
    first = rules.NewScore(row.pk, "Alma", 3, AT.date())
    with pytest.raises(Refused):
        plans.score_all(by=mette, at=AT, case=alma, scores=[first, replace(first, rater="Mor", score=11)])
    assert not GoalScore.objects.exists()
    later = AT + timedelta(days=30)
    for at, number in ((AT, 3), (AT, 3), (AT, 4), (later, 8)):
        score = rules.NewScore(row.pk, "Alma", number, at.date())
        plans.score(by=town.asker("mette", at), at=at, score=score)
    (line,) = goals_with_scores(case=alma)[0].lines
    assert (line.first, line.latest, line.times) == (3, 8, 3)


def test_another_childs_goal_gets_no_number_here() -> None:
    town, alma, storm = scene()
    row, mette = goal(town, alma), town.asker("mette", AT)
    with pytest.raises(Refused, match="hører ikke til barnet"):
        score = rules.NewScore(row.pk, "Storm", 3, AT.date())
        plans.score_all(by=mette, at=AT, case=storm, scores=[score])


def test_the_normal_life_is_written_by_version() -> None:
    town, alma, _ = scene()
    part = goal(town, alma).part
    plans.describe(by=town.asker("karin", AT), at=AT, part=part, normal_life="Svømning", version=1)
    with pytest.raises(Conflict, match="Karin Eksempelund"):
        plans.describe(by=town.asker("mette", AT), at=AT, part=part, normal_life="Spejder", version=1)
    part.refresh_from_db()
    assert (part.normal_life, part.version) == ("Svømning", 2)


def test_the_database_holds_the_scale_and_one_part_per_child() -> None:
    town, alma, _ = scene()
    row = goal(town, alma)
    with pytest.raises(IntegrityError, match="score_0_10"), transaction.atomic():
        GoalScore.objects.create(goal=row, rater="Alma", score=11, on=AT.date(), known_at=AT)
    with pytest.raises(IntegrityError, match="plan_part_once"), transaction.atomic():
        PlanPart.objects.create(plan=row.part.plan, case=alma)
