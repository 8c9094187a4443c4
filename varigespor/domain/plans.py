"""Goals in plain words, whose they are, how one sees them reached, and where on 0–10 each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from varigespor.domain.refusals import Complaint, refuse_if, wanted


class GoalOutcome(StrEnum):
    """How a goal ended."""

    REACHED = "reached"
    PARTLY = "partly"
    DROPPED = "dropped"


DANISH_GOAL_OUTCOMES = {
    GoalOutcome.REACHED: "Nået",
    GoalOutcome.PARTLY: "Delvist nået",
    GoalOutcome.DROPPED: "Opgivet",
}


@dataclass(frozen=True)
class NewTask:
    """Who does what."""

    who: str
    what: str


@dataclass(frozen=True)
class NewGoal:
    """A goal of one child's part of the plan."""

    text: str
    whose: str
    sign: str
    until: date
    tasks: tuple[NewTask, ...] = ()


@dataclass(frozen=True)
class NewPart:
    """One child's part: the case, its goals, and the normal life it aims at."""

    case: UUID
    goals: tuple[NewGoal, ...]
    normal_life: str = ""


@dataclass(frozen=True)
class NewPlan:
    """One head, a part per child."""

    parts: tuple[NewPart, ...]


@dataclass(frozen=True)
class NewScore:
    """Where one person sees a goal, 0–10, on a day."""

    goal: UUID
    rater: str
    score: int
    on: date


def goal_complaints(*, goal: NewGoal, today: date) -> list[Complaint | None]:
    """What is wrong with a goal, None for what is right."""
    past = goal.until < today
    return [
        wanted(field="text", text=goal.text, message="Skriv målet med familiens ord."),
        wanted(field="whose", text=goal.whose, message="Skriv, hvis mål det er."),
        wanted(field="sign", text=goal.sign, message="Skriv, hvordan man ser, at målet er nået."),
        Complaint("until", "Datoen er allerede gået.") if past else None,
    ]


def check_plan(*, plan: NewPlan, today: date) -> None:
    """Raise Refused where a part has no goal or a goal is not whole."""
    empty = not plan.parts or any(not part.goals for part in plan.parts)
    complaints = [c for p in plan.parts for g in p.goals for c in goal_complaints(goal=g, today=today)]
    refuse_if(Complaint("text", "Skriv mindst ét mål for hvert barn.") if empty else None, *complaints)


def check_score(*, score: NewScore, today: date) -> None:
    """Raise Refused for a number outside 0–10, nobody's number or a day ahead."""
    refuse_if(
        None if 0 <= score.score <= 10 else Complaint("score", "Vælg et tal fra 0 til 10."),
        wanted(field="rater", text=score.rater, message="Skriv, hvem tallet er fra."),
        Complaint("on", "Datoen ligger i fremtiden.") if score.on > today else None,
    )
