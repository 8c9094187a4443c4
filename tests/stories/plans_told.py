"""The words of the plan's stories; children and goals by the child's name."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from varigespor.domain.plans import DANISH_GOAL_OUTCOMES, GoalOutcome, NewGoal, NewPart, NewPlan, NewScore

from .telling import Step, day

OUTCOMES = {danish.casefold(): outcome for outcome, danish in DANISH_GOAL_OUTCOMES.items()}


def plan(step: Step, cases: Mapping[str, UUID]) -> NewPlan:
    """The plan of the step, a goal for each child."""
    until = day(step.words["senest"])
    return NewPlan(
        tuple(
            NewPart(cases[child], (NewGoal(str(text), child, "Man kan se det", until),))
            for child, text in step.words["mål"].items()
        )
    )


def scores(step: Step, goal: UUID) -> list[NewScore]:
    """Everybody's number in the step."""
    on = day(step.words["dag"])
    return [NewScore(goal, rater, int(number), on) for rater, number in step.words["fra"].items()]


def outcome(step: Step) -> GoalOutcome:
    """How the goal of the step ends."""
    return OUTCOMES[str(step.words["udfald"])]


def claimed(step: Step) -> tuple[dict[str, int], dict[str, int], int]:
    """Everybody's first number, everybody's number now, and how many goals are open."""
    first, now = ({k: int(v) for k, v in step.words[name].items()} for name in ("først", "nu"))
    return first, now, int(step.words["åbne"])
