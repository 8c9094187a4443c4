"""Goals in plain words, a part per child, and numbers from 0 to 10."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain import plans as rules
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 20)
SLEEP = rules.NewGoal("Alma sover i sin egen seng", "Alma", "Hun er udhvilet", until=date(2027, 6, 1))


def fields(act: Callable[[], None]) -> list[str]:
    """The fields that the rule complains of, in order."""
    with pytest.raises(Refused) as refused:
        act()
    return [complaint.field for complaint in refused.value.complaints]


def goal_fields(goal: rules.NewGoal) -> list[str]:
    """What is wrong with a goal alone."""
    return fields(lambda: rules.check_goal(goal=goal, today=TODAY))


def test_a_goal_is_said_owned_seen_and_has_a_day() -> None:
    rules.check_goal(goal=SLEEP, today=TODAY)
    rules.check_goal(goal=replace(SLEEP, until=TODAY), today=TODAY)
    assert goal_fields(rules.NewGoal(" ", "", "", None)) == ["text", "whose", "sign", "until"]
    assert goal_fields(replace(SLEEP, until=TODAY - timedelta(days=1))) == ["until"]
    assert goal_fields(replace(SLEEP, whose="x" * 81)) == ["whose"]


def test_half_a_task_is_refused() -> None:
    rules.check_goal(goal=replace(SLEEP, tasks=(rules.NewTask("Mor", "læser"),)), today=TODAY)
    assert goal_fields(replace(SLEEP, tasks=(rules.NewTask("", "læser"),))) == ["tasks"]
    assert goal_fields(replace(SLEEP, tasks=(rules.NewTask("Mor", "x" * 301),))) == ["tasks"]


def test_a_plan_complains_at_the_part_and_the_goal() -> None:
    alma, storm = uuid4(), uuid4()
    bad = replace(SLEEP, sign="")
    plan = rules.NewPlan((rules.NewPart(alma, (SLEEP,)), rules.NewPart(storm, (SLEEP, bad))))
    assert fields(lambda: rules.check_plan(plan=plan, today=TODAY)) == ["goal-1-1-sign"]


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_a_plan_has_children_each_once_and_each_with_a_goal(parts: int) -> None:
    child = uuid4()
    goals = () if parts == 1 else (SLEEP,)
    plan = rules.NewPlan((rules.NewPart(child, goals),) * parts)
    assert fields(lambda: rules.check_plan(plan=plan, today=TODAY)) == ["parts"]


@given(st.integers(-20, 40))
def test_only_numbers_from_nought_to_ten(number: int) -> None:
    goal = uuid4()
    score = rules.NewScore(goal, "Alma", number, TODAY)

    def check() -> None:
        rules.check_scores(scores=[score], goals=[goal], today=TODAY)

    if 0 <= number <= 10:
        check()
    else:
        assert fields(check) == ["score-0"]


def test_numbers_are_somebodys_on_the_childs_own_goal_and_not_ahead() -> None:
    goal = uuid4()
    good = rules.NewScore(goal, "Alma", 4, TODAY)

    def check(*scores: rules.NewScore) -> list[str]:
        return fields(lambda: rules.check_scores(scores=scores, goals=[goal], today=TODAY))

    assert check() == [""]
    assert check(good, replace(good, rater=" ")) == ["score-1"]
    assert check(replace(good, goal=uuid4())) == [""]
    assert check(replace(good, on=TODAY + timedelta(days=1))) == ["on"]


def test_a_goal_ends_in_one_of_three_ways() -> None:
    for outcome in rules.GoalOutcome:
        rules.check_outcome(outcome=outcome)
    assert fields(lambda: rules.check_outcome(outcome="")) == ["outcome"]


@pytest.mark.parametrize(
    ("decided", "last", "mark"),
    [
        (date(2026, 11, 30), date(2027, 2, 28), "V"),
        (date(2024, 1, 1), date(2024, 4, 1), "V"),
        (date(2023, 12, 31), date(2024, 4, 30), "P"),
    ],
)
def test_the_plan_of_a_placed_child_by_the_law_of_the_decisions_day(
    decided: date, last: date, mark: str
) -> None:
    due = rules.placement_plan_due(decided_on=decided)
    assert due is not None
    assert (due.last_day, due.because.source.mark) == (last, mark)


def test_only_a_law_that_was_read_wants_it_before_the_committee_decides() -> None:
    assert rules.wanted_before(met_on=date(2024, 1, 1))
    assert not rules.wanted_before(met_on=date(2023, 12, 31))
