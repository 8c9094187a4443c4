"""A child's goals with everybody's numbers, what they were first and are now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from varigespor.domain.access import Asker

from ..models import Case, Goal, GoalScore, PlanPart


@dataclass(frozen=True)
class RaterLine:
    """One person's numbers on a goal: the first, and the latest where there is more than one."""

    rater: str
    first: int
    latest: int
    on: date
    times: int


@dataclass(frozen=True)
class GoalLines:
    """A goal with one line per person who has given a number, and who does what."""

    goal: Goal
    lines: tuple[RaterLine, ...]

    @property
    def spread(self) -> int:
        """How far apart the latest numbers are; 0 where fewer than two people have answered."""
        numbers = [line.latest for line in self.lines]
        return max(numbers) - min(numbers) if len(numbers) > 1 else 0


def goals_with_scores(*, case: Case) -> list[GoalLines]:
    """Every goal of the child, the open ones first, oldest first. Three statements, whatever the number."""
    rows = (
        Goal.objects.filter(part__case=case)
        .prefetch_related("tasks", "scores")
        .order_by(F("ended_at").asc(nulls_first=True), "set_at", "id")
    )
    return [GoalLines(goal, _lines(goal.scores.all())) for goal in rows]


def raters(*, case: Case) -> list[str]:
    """Everybody who has given a number on one of the child's goals, in alphabetical order."""
    rows = GoalScore.objects.filter(goal__part__case=case).order_by("rater")
    return list(rows.values_list("rater", flat=True).distinct())


def open_goals(*, case: Case) -> list[UUID]:
    """The ids of the child's goals that have not ended, the oldest first."""
    rows = Goal.objects.filter(part__case=case, ended_at__isnull=True).order_by("set_at", "id")
    return list(rows.values_list("pk", flat=True))


def stands(*, case: UUID, at: datetime) -> bool:
    """Whether the child had a plan at the moment: a part with a goal that was set and not ended by then."""
    goals = Goal.objects.filter(part__case_id=case, set_at__lt=at)
    return bool(goals.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=at)).exists())


def parts(*, case: Case) -> list[PlanPart]:
    """The child's parts, the latest plan first."""
    rows = PlanPart.objects.filter(case=case).select_related("plan__made_by")
    return list(rows.order_by("-plan__made_at", "-id"))


def together_with(*, case: Case, asker: Asker, on: date) -> list[Case]:
    """The siblings the child's plans also cover and whose cases the asker sees; others stay unnamed."""
    plans = PlanPart.objects.filter(case=case).values("plan")
    seen = Case.objects.seen_by(asker, on=on).filter(plan_parts__plan__in=plans).exclude(pk=case.pk)
    return list(seen.distinct().select_related("child").order_by("child__born_on", "child__sort_key"))


def _lines(scores: Iterable[GoalScore]) -> tuple[RaterLine, ...]:
    by_rater: dict[str, list[GoalScore]] = {}
    for score in sorted(scores, key=lambda row: (row.on, row.known_at)):
        by_rater.setdefault(score.rater, []).append(score)
    return tuple(
        RaterLine(rater, rows[0].score, rows[-1].score, rows[-1].on, len(rows))
        for rater, rows in by_rater.items()
    )
