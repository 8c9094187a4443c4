"""A story of the plan lived through the acts."""

from __future__ import annotations

from collections.abc import Callable

from tests import cast
from varigespor.casework import plans
from varigespor.records.models import Case, Goal
from varigespor.records.queries.plans import goals_with_scores

from . import telling
from .network_in_casework import noon
from .plans_told import claimed, outcome, plan, scores
from .telling import Step


class Life:
    """Alma's and Storm's cases with Mette."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.cases: dict[str, Case] = {
            "Alma": cast.allocated(self.town),
            "Storm": cast.allocated(self.town, child=self.town.storm),
        }

    def goal(self, step: Step) -> Goal:
        case = self.cases[str(step.words["om"])]
        return Goal.objects.select_related("part__case").get(part__case=case)

    def planned(self, step: Step) -> None:
        at = noon(step)
        keys = {name: case.pk for name, case in self.cases.items()}
        plans.make(by=self.town.asker("mette", at), at=at, plan=plan(step, keys))

    def scored(self, step: Step) -> None:
        at, goal = noon(step), self.goal(step)
        mette = self.town.asker("mette", at)
        plans.score_all(by=mette, at=at, case=goal.part.case, scores=scores(step, goal.pk))

    def ends(self, step: Step) -> None:
        at = noon(step)
        mette = self.town.asker("mette", at)
        plans.end_goal(by=mette, at=at, goal=self.goal(step), outcome=outcome(step))

    def claims(self, step: Step) -> None:
        first, now, open_goals = claimed(step)
        (found,) = goals_with_scores(case=self.cases[str(step.words["om"])])
        assert {line.rater: line.first for line in found.lines} == first, step
        assert {line.rater: line.latest for line in found.lines} == now, step
        assert int(found.goal.ended_at is None) == open_goals, step


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    life = Life()
    does: dict[str, Callable[[Step], None]] = {
        "plan": life.planned,
        "tal": life.scored,
        "slut": life.ends,
        "så": life.claims,
    }
    telling.play(steps=steps, does=does.__getitem__)
