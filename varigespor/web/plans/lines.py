"""A child's goals as they are shown: everybody's scale in one order, the latest day, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.domain.plans import DANISH_GOAL_OUTCOMES, GoalOutcome
from varigespor.records.models import Case
from varigespor.records.queries.plans import GoalLines, goals_with_scores


@dataclass(frozen=True)
class ShownGoal:
    """A goal for the page: its lines, its outcome in Danish where it ended, and whether its day has gone."""

    goal: GoalLines
    outcome: str
    overdue: bool


@dataclass(frozen=True)
class Goals:
    """`plans/_goals.html` wants this as `goals`; `latest` is the last day on which somebody gave a number."""

    open: tuple[ShownGoal, ...]
    ended: tuple[ShownGoal, ...]
    latest: date | None


def goals(*, case: Case, on: date) -> Goals:
    """The child's goals for the child's page and the plan. Three statements."""
    found = goals_with_scores(case=case)
    shown = [_shown(each, on) for each in found]
    return Goals(
        open=tuple(each for each in shown if each.goal.goal.ended_at is None),
        ended=tuple(each for each in shown if each.goal.goal.ended_at is not None),
        latest=max((line.on for each in found for line in each.lines), default=None),
    )


def _shown(each: GoalLines, on: date) -> ShownGoal:
    row = each.goal
    outcome = DANISH_GOAL_OUTCOMES[GoalOutcome(row.outcome)] if row.outcome else ""
    return ShownGoal(each, outcome, overdue=row.ended_at is None and row.until < on)
