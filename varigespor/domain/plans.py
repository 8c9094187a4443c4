"""Goals in plain words, whose they are, how one sees them reached, and where on 0–10 each stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from varigespor.domain.deadlines import Deadline, end_of_day, months_after
from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_early, too_late
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.norms.book import fact


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


PLACEMENT_PLAN = "national/plans/placement_plan_deadline"
NOBODY: Mapping[UUID, Lifetime] = MappingProxyType({})
MOST = {"whose": 80, "who": 120, "what": 300, "rater": 80}


@dataclass(frozen=True)
class NewTask:
    """Who does what."""

    who: str
    what: str


@dataclass(frozen=True)
class NewGoal:
    """A goal of one child's part of the plan. `key` makes a repeated sending the same goal."""

    text: str
    whose: str
    sign: str
    until: date | None
    tasks: tuple[NewTask, ...] = ()
    key: UUID | None = None


@dataclass(frozen=True)
class NewPart:
    """One child's part: the case, its goals, and the normal life it aims at."""

    case: UUID
    goals: tuple[NewGoal, ...]
    normal_life: str = ""


@dataclass(frozen=True)
class NewPlan:
    """One head, a part per child. `key` makes a repeated sending the same plan."""

    parts: tuple[NewPart, ...]
    key: UUID | None = None


@dataclass(frozen=True)
class NewScore:
    """Where one person sees a goal, 0–10, on a day."""

    goal: UUID
    rater: str
    score: int
    on: date


def placement_plan_due(*, decided_on: date) -> Deadline | None:
    """The last day for the plan of a child placed with consent (Barnets lov § 91 on § 46).

    None where nobody knows a number on the day.
    """
    because = fact(key=PLACEMENT_PLAN, on=decided_on)
    if not because.known:
        return None
    return Deadline(end_of_day(day=months_after(day=decided_on, months=because.whole)), because)


def wanted_before(*, met_on: date) -> bool:
    """Whether the law, as read, wants the plan before the committee decides (Barnets lov § 91 on § 47)."""
    because = fact(key=PLACEMENT_PLAN, on=met_on)
    return because.known and because.verified


def goal_complaints(*, goal: NewGoal, today: date, life: Lifetime = UNKNOWN) -> list[Complaint | None]:
    """What is wrong with a goal, None for what is right."""
    return [
        wanted(field="text", text=goal.text, message="Skriv målet med familiens ord."),
        wanted(field="whose", text=goal.whose, message="Skriv, hvis mål det er."),
        wanted(field="sign", text=goal.sign, message="Skriv, hvordan man ser, at målet er nået."),
        Complaint("until", "Vælg, hvornår I vil være i mål.") if goal.until is None else None,
        Complaint("until", "Datoen er allerede gået.") if goal.until and goal.until < today else None,
        too_late(field="until", day=goal.until, life=life, today=today),
        _long("whose", goal.whose),
        *(_task(task) for task in goal.tasks),
    ]


def check_goal(*, goal: NewGoal, today: date, life: Lifetime = UNKNOWN) -> None:
    """Raise Refused where a goal is not whole."""
    refuse_if(*goal_complaints(goal=goal, today=today, life=life))


def plan_complaints(
    *, plan: NewPlan, today: date, lives: Mapping[UUID, Lifetime] = NOBODY
) -> dict[tuple[int, int], list[Complaint]]:
    """What is wrong, by (part, goal) as they stand in the plan; goals that are whole are left out."""
    found = {
        (p, g): [one for one in goal_complaints(goal=goal, today=today, life=life) if one]
        for p, part in enumerate(plan.parts)
        for life in [lives.get(part.case, UNKNOWN)]
        for g, goal in enumerate(part.goals)
    }
    return {place: complaints for place, complaints in found.items() if complaints}


def check_plan(*, plan: NewPlan, today: date, lives: Mapping[UUID, Lifetime] = NOBODY) -> None:
    """Raise Refused where no child is chosen, a child stands twice, a part has no goal or one is not whole.

    A complaint about a goal is at `goal-<part>-<goal>-<field>`, counted from 0. `lives`: by case.
    """
    cases = [part.case for part in plan.parts]
    refuse_if(
        Complaint("parts", "Vælg mindst ét barn.") if not plan.parts else None,
        Complaint("parts", "Et barn står to gange i planen.") if len(set(cases)) < len(cases) else None,
        Complaint("parts", "Skriv mindst ét mål for hvert barn.")
        if any(not part.goals for part in plan.parts)
        else None,
        *(
            Complaint(f"goal-{p}-{g}-{each.field}", each.text)
            for (p, g), complaints in plan_complaints(plan=plan, today=today, lives=lives).items()
            for each in complaints
        ),
    )


def check_scores(
    *, scores: Sequence[NewScore], goals: Collection[UUID], today: date, life: Lifetime = UNKNOWN
) -> None:
    """Raise Refused for no number, one outside 0–10, nobody's, another child's goal, or a day that cannot be.

    A complaint about a number is at `score-<n>`, counted from 0 in the order given.
    """
    refuse_if(
        None if scores else Complaint("", "Skriv mindst ét tal."),
        Complaint("", "Målet hører ikke til barnet.") if any(s.goal not in goals for s in scores) else None,
        Complaint("on", "Datoen ligger i fremtiden.") if any(s.on > today for s in scores) else None,
        too_early(field="on", day=min((s.on for s in scores), default=None), life=life, today=today),
        *(
            _score(score, f"score-{number}") or _rater(score, f"score-{number}")
            for number, score in enumerate(scores)
        ),
    )


def check_outcome(*, outcome: str) -> None:
    """Raise Refused where nobody said how the goal ended."""
    known = outcome in set(GoalOutcome)
    refuse_if(None if known else Complaint("outcome", "Vælg, hvordan det gik med målet."))


def _score(score: NewScore, field: str) -> Complaint | None:
    return None if 0 <= score.score <= 10 else Complaint(field, "Vælg et tal fra 0 til 10.")


def _rater(score: NewScore, field: str) -> Complaint | None:
    if len(score.rater.strip()) > MOST["rater"]:
        return Complaint(field, f"Skriv højst {MOST['rater']} tegn i navnet.")
    return wanted(field=field, text=score.rater, message="Skriv, hvem tallet er fra.")


def _task(task: NewTask) -> Complaint | None:
    half = bool(task.who.strip()) != bool(task.what.strip())
    if half:
        return Complaint("tasks", "Skriv både, hvem der gør noget, og hvad.")
    return _long("who", task.who) or _long("what", task.what)


def _long(field: str, text: str) -> Complaint | None:
    where = "tasks" if field in {"who", "what"} else field
    most = MOST[field]
    return Complaint(where, f"Skriv højst {most} tegn.") if len(text.strip()) > most else None
