"""Goals and who does what, for one child or for siblings together; scores on 0–10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from varigespor.domain import plans as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.refusals import AlreadyDone, Complaint, KeyUsed, found, refuse_if
from varigespor.records.models import Case, Goal, GoalScore, GoalTask, Plan, PlanPart

from . import plan_clocks
from .trace import acting, check_version, conflict


def make(*, by: Asker, at: datetime, plan: rules.NewPlan) -> Plan:
    """One head, a part per child, each with the right to plan. The same key again is the same plan.

    Raises KeyUsed where the key came before with other words.
    """
    cases = list(Case.objects.filter(pk__in=[part.case for part in plan.parts]).select_related("child"))
    with acting(by=by, at=at, act=Act.PLAN, cases=cases) as trace:
        known = _known_plan(plan)
        if known:
            trace.about(known)
            return known
        unknown = {part.case for part in plan.parts} - {case.pk for case in cases}
        refuse_if(Complaint("parts", "Et af børnene har ingen sag.") if unknown else None)
        lives = {case.pk: case.child.lifetime for case in cases}
        rules.check_plan(plan=plan, today=trace.today, lives=lives)
        head = Plan.objects.create(id=plan.key or uuid4(), made_at=at, made_by_id=by.id)
        for part in plan.parts:
            _store_part(head, part, at)
        for case in cases:
            plan_clocks.made(case=case, at=at)
        trace.about(head)
    return head


def describe(
    *, by: Asker, at: datetime, part: PlanPart, normal_life: str, version: int | None = None
) -> PlanPart:
    """The normal life that one child's part aims at. Raises Conflict on another version."""
    with acting(by=by, at=at, act=Act.PLAN, cases=[part.case]) as trace:
        trace.about(part)
        row = PlanPart.objects.select_for_update().get(pk=part.pk)
        check_version(row=row, version=version)
        row.normal_life = normal_life.strip()
        row.save()
    return row


def add_goal(*, by: Asker, at: datetime, part: PlanPart, goal: rules.NewGoal) -> Goal:
    """One more goal in a child's part; the same key again is the same goal, with other words KeyUsed."""
    with acting(by=by, at=at, act=Act.PLAN, cases=[part.case]) as trace:
        known = _known_goal(part, goal)
        if known is None:
            rules.check_goal(goal=goal, today=trace.today, life=part.case.child.lifetime)
        row = known or _store_goal(part, goal, at)
        plan_clocks.made(case=part.case, at=at)
        trace.about(row)
    return row


def end_goal(*, by: Asker, at: datetime, goal: Goal, outcome: rules.GoalOutcome) -> Goal:
    """A goal is reached, partly reached or dropped; it stays in the plan with its outcome.

    The same outcome again changes nothing; another raises AlreadyDone.
    """
    with acting(by=by, at=at, act=Act.PLAN, cases=[goal.part.case]) as trace:
        trace.about(goal)
        rules.check_outcome(outcome=outcome)
        row = Goal.objects.select_for_update().get(pk=goal.pk)
        if row.ended_at and row.outcome == outcome:
            return row
        if row.ended_at:
            first = conflict(row=row, what="målet", acts=[Act.PLAN])
            raise AlreadyDone(who=first.who, what="afsluttet målet", when=first.when)
        row.ended_at, row.outcome = at, outcome
        row.save(update_fields=["ended_at", "outcome"])
    return row


def score(*, by: Asker, at: datetime, score: rules.NewScore) -> GoalScore:
    """Where one person sees one goal on a day."""
    goal = found(
        thing=Goal.objects.select_related("part__case").filter(pk=score.goal).first(),
        field="goal",
        message="Målet findes ikke.",
    )
    return score_all(by=by, at=at, case=goal.part.case, scores=[score])[0]


def score_all(*, by: Asker, at: datetime, case: Case, scores: Sequence[rules.NewScore]) -> list[GoalScore]:
    """Several people's numbers on a child's goals at once, all or none; the same number again is the same."""
    with acting(by=by, at=at, act=Act.PLAN, cases=[case]) as trace:
        goals = set(Goal.objects.filter(part__case=case).values_list("pk", flat=True))
        rules.check_scores(scores=scores, goals=goals, today=trace.today, life=case.child.lifetime)
        rows = [_store_score(each, at) for each in scores]
        trace.about(rows[0])
    return rows


def _known_plan(plan: rules.NewPlan) -> Plan | None:
    row = Plan.objects.filter(pk=plan.key).first() if plan.key else None
    if row is None:
        return None
    goals = Goal.objects.filter(part__plan=row).select_related("part")
    held = {(goal.part.case_id, *_words(goal)) for goal in goals}
    asked = {(part.case, *_words(goal)) for part in plan.parts for goal in part.goals}
    lives = dict(PlanPart.objects.filter(plan=row).values_list("case_id", "normal_life"))
    if asked != held or lives != {part.case: part.normal_life.strip() for part in plan.parts}:
        raise KeyUsed(what="En plan")
    return row


def _known_goal(part: PlanPart, goal: rules.NewGoal) -> Goal | None:
    row = Goal.objects.filter(pk=goal.key).first() if goal.key else None
    if row and (row.part_id != part.pk or _words(row) != _words(goal)):
        raise KeyUsed(what="Et mål")
    return row


def _words(goal: Goal | rules.NewGoal) -> tuple[object, ...]:
    return (goal.text.strip(), goal.whose.strip(), goal.sign.strip(), goal.until)


def _store_part(head: Plan, part: rules.NewPart, at: datetime) -> None:
    row = PlanPart.objects.create(plan=head, case_id=part.case, normal_life=part.normal_life.strip())
    for goal in part.goals:
        _store_goal(row, goal, at)


def _store_goal(part: PlanPart, goal: rules.NewGoal, at: datetime) -> Goal:
    row = Goal.objects.create(
        id=goal.key or uuid4(),
        part=part,
        text=goal.text.strip(),
        whose=goal.whose.strip(),
        sign=goal.sign.strip(),
        until=found(thing=goal.until, field="until", message="Vælg, hvornår I vil være i mål."),
        set_at=at,
    )
    tasks = [task for task in goal.tasks if task.who.strip()]
    GoalTask.objects.bulk_create(
        GoalTask(goal=row, who=task.who.strip(), what=task.what.strip()) for task in tasks
    )
    return row


def _store_score(score: rules.NewScore, at: datetime) -> GoalScore:
    said = {"goal_id": score.goal, "rater": score.rater.strip(), "on": score.on}
    last = GoalScore.objects.filter(**said).order_by("-known_at").first()
    if last and last.score == score.score:
        return last
    return GoalScore.objects.create(**said, score=score.score, known_at=at)
