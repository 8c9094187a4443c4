"""The law's clock and the programme's, side by side."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from varigespor.domain.followup import (
    GoalAnswer,
    NewFollowUp,
    Reviewed,
    check_followup,
    first_due,
    programme_due,
    visit_due,
)
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 24)
GOAL = uuid4()


def test_the_first_is_three_months_after_the_start() -> None:
    assert first_due(start=date(2026, 11, 30), examination_ended_on=None).last_day == date(2027, 2, 28)


def test_or_the_end_of_the_parallel_examination_if_that_is_earlier() -> None:
    due = first_due(start=date(2026, 9, 1), examination_ended_on=date(2026, 10, 5))
    assert due.last_day == date(2026, 10, 5)


def test_an_examination_that_ended_before_the_start_is_not_parallel() -> None:
    due = first_due(start=date(2026, 9, 1), examination_ended_on=date(2026, 8, 5))
    assert due.last_day == date(2026, 12, 1)


def test_nobody_knows_bronderslevs_interval_so_it_starts_no_clock() -> None:
    assert programme_due(after=TODAY, municipality="bronderslev") is None


def test_hernings_is_three_months() -> None:
    due = programme_due(after=TODAY, municipality="herning")
    assert due is not None
    assert due.last_day == date(2027, 2, 24)


def test_two_visits_a_year() -> None:
    assert visit_due(after=date(2026, 1, 15)).last_day == date(2026, 7, 15)


def follow_up(**changes: object) -> NewFollowUp:
    values = {
        "key": "k",
        "held_on": TODAY,
        "child_profits": "yes",
        "text": "",
        "recommendation": "less",
        "recommendation_reason": "Mor klarer morgenerne.",
        "next_on": TODAY + timedelta(days=60),
        "next_reason": "Vi vil se vinteren an.",
        "answers": {GOAL: GoalAnswer("closer")},
    }
    return NewFollowUp(**(values | changes))  # type: ignore[arg-type]


def check(**changes: object) -> list[str]:
    try:
        check_followup(
            follow_up=follow_up(**changes),
            reviewed=Reviewed(TODAY - timedelta(days=100), frozenset({GOAL})),
            today=TODAY,
        )
    except Refused as refused:
        return [complaint.field for complaint in refused.complaints]
    return []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"answers": {}}, [f"goal_{GOAL}"]),
        ({"recommendation": ""}, ["recommendation"]),
        ({"recommendation_reason": " "}, ["recommendation_reason"]),
        ({"child_profits": "very"}, ["child_profits"]),
        ({"next_on": None}, ["next_on"]),
        ({"next_on": TODAY}, ["next_on"]),
        ({"next_reason": ""}, ["next_reason"]),
        ({"held_on": TODAY + timedelta(days=1)}, ["held_on"]),
        ({"held_on": TODAY - timedelta(days=101)}, ["held_on"]),
        ({"answers": {GOAL: GoalAnswer("lightyears")}}, [f"goal_{GOAL}"]),
        ({"recommendation": "end", "next_on": None, "next_reason": ""}, []),
    ],
)
def test_a_follow_up_answers_every_goal_and_ends_in_a_recommendation(
    changes: dict[str, object], fields: list[str]
) -> None:
    assert check(**changes) == fields
