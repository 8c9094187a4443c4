"""Goals and who does what, for one child or for siblings together; scores on 0–10."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import plans as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import Case, Goal, GoalScore, GoalTask, Plan, PlanPart

from .trace import acting


def make(*, by: Asker, at: datetime, plan: rules.NewPlan) -> Plan:
    """One head, a part per child; may needs to hold for every child's case."""
    cases = list(Case.objects.filter(pk__in=[part.case for part in plan.parts]))
    with acting(by=by, at=at, act=Act.PLAN, cases=cases) as trace:
        rules.check_plan(plan=plan, today=trace.today)
        head = Plan.objects.create(made_at=at, made_by_id=by.id)
        for part in plan.parts:
            _store_part(head, part, at)
        trace.about(head)
    return head


def add_goal(*, by: Asker, at: datetime, part: PlanPart, goal: rules.NewGoal) -> Goal:
    """One more goal in a child's part."""
    with acting(by=by, at=at, act=Act.PLAN, cases=[part.case]) as trace:
        refuse_if(*rules.goal_complaints(goal=goal, today=trace.today))
        return _store_goal(part, goal, at)


def end_goal(*, by: Asker, at: datetime, goal: Goal, outcome: rules.GoalOutcome) -> None:
    """A goal is reached, partly reached or dropped; it stays in the plan with its outcome."""
    with acting(by=by, at=at, act=Act.PLAN, cases=[goal.part.case]) as trace:
        refuse_if(Complaint("", "Målet er allerede afsluttet.") if goal.ended_at else None)
        goal.ended_at, goal.outcome = at, outcome
        goal.save(update_fields=["ended_at", "outcome"])
        trace.about(goal)


def score(*, by: Asker, at: datetime, score: rules.NewScore) -> GoalScore:
    """Where one person sees one goal today."""
    goal = Goal.objects.select_related("part__case").get(pk=score.goal)
    with acting(by=by, at=at, act=Act.PLAN, cases=[goal.part.case]) as trace:
        rules.check_score(score=score, today=trace.today)
        return GoalScore.objects.create(
            goal=goal, rater=score.rater.strip(), score=score.score, on=score.on, known_at=at
        )


def _store_part(head: Plan, part: rules.NewPart, at: datetime) -> None:
    row = PlanPart.objects.create(plan=head, case_id=part.case, normal_life=part.normal_life.strip())
    for goal in part.goals:
        _store_goal(row, goal, at)


def _store_goal(part: PlanPart, goal: rules.NewGoal, at: datetime) -> Goal:
    row = Goal.objects.create(
        part=part,
        text=goal.text.strip(),
        whose=goal.whose.strip(),
        sign=goal.sign.strip(),
        until=goal.until,
        set_at=at,
    )
    GoalTask.objects.bulk_create(
        GoalTask(goal=row, who=task.who.strip(), what=task.what.strip()) for task in goal.tasks
    )
    return row
