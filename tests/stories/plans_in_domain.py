"""A story of the plan told by the rules alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from varigespor.domain import plans as rules
from varigespor.domain.refusals import Complaint, refuse_if

from . import telling
from .plans_told import claimed, outcome, plan, scores
from .telling import Step, day


@dataclass
class Tale:
    """The children's goals, their numbers, and which have ended."""

    cases: dict[str, UUID] = field(default_factory=lambda: {"Alma": uuid4(), "Storm": uuid4()})
    goals: dict[str, UUID] = field(default_factory=dict)
    numbers: dict[str, list[rules.NewScore]] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)

    def planned(self, step: Step) -> None:
        rules.check_plan(plan=plan(step, self.cases), today=day(step.words["dag"]))
        self.goals = {child: uuid4() for child in step.words["mål"]}

    def scored(self, step: Step) -> None:
        child = str(step.words["om"])
        given = scores(step, self.goals[child])
        rules.check_scores(scores=given, goals=[self.goals[child]], today=day(step.words["dag"]))
        self.numbers.setdefault(child, []).extend(given)

    def ends(self, step: Step) -> None:
        child = str(step.words["om"])
        rules.check_outcome(outcome=outcome(step))
        refuse_if(Complaint("", "Målet er allerede afsluttet.") if child in self.ended else None)
        self.ended.add(child)

    def claims(self, step: Step) -> None:
        first, now, open_goals = claimed(step)
        child = str(step.words["om"])
        given = self.numbers.get(child, [])
        assert {score.rater: score.score for score in reversed(given)} == first, step
        assert {score.rater: score.score for score in given} == now, step
        assert int(child not in self.ended) == open_goals, step


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    tale = Tale()
    does: dict[str, Callable[[Step], None]] = {
        "plan": tale.planned,
        "tal": tale.scored,
        "slut": tale.ends,
        "så": tale.claims,
    }
    telling.play(steps=steps, does=does.__getitem__)
