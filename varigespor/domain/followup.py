"""Opfølgning: the law's clock and the programme's, side by side; a recommendation moves nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from varigespor.domain.deadlines import Deadline, end_of_day, months_after
from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_late
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.domain.support_person import NOTHING, SupportAnswer
from varigespor.domain.support_person import complaints as support_complaints
from varigespor.norms.book import fact

FIRST = "national/followup/first_followup"
PROGRAMME = "national/followup/programme_interval"
VISITS = "national/followup/supervision_visits"


class Recommendation(StrEnum):
    """What the follow-up recommends."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    LESS = "less"
    MORE = "more"
    END = "end"


DANISH_RECOMMENDATIONS = {
    Recommendation.CONTINUE: "Fortsæt",
    Recommendation.ADJUST: "Justér",
    Recommendation.LESS: "Mindre indgribende indsats",
    Recommendation.MORE: "Mere hjælp",
    Recommendation.END: "Afslut",
}


class Profits(StrEnum):
    """Whether the child profits from the help."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


DANISH_PROFITS = {
    Profits.YES: "Ja",
    Profits.PARTLY: "Delvist",
    Profits.NO: "Nej",
    Profits.UNKNOWN: "Ved ikke endnu",
}


class GoalState(StrEnum):
    """Where one goal is."""

    CLOSER = "closer"
    SAME = "same"
    FURTHER = "further"
    REACHED = "reached"


DANISH_GOAL_STATES = {
    GoalState.CLOSER: "Tættere på",
    GoalState.SAME: "Det samme",
    GoalState.FURTHER: "Længere fra",
    GoalState.REACHED: "Nået",
}


@dataclass(frozen=True)
class GoalAnswer:
    """Where we are with one goal, and in words."""

    state: str
    text: str = ""


@dataclass(frozen=True)
class NewFollowUp:
    """One review: every open goal answered, a recommendation, and a next date with a reason."""

    key: str
    held_on: date
    child_profits: str
    text: str
    recommendation: str
    recommendation_reason: str
    next_on: date | None
    next_reason: str
    answers: Mapping[UUID, GoalAnswer] = field(default_factory=dict)
    support_person: SupportAnswer = NOTHING


@dataclass(frozen=True)
class Reviewed:
    """What the case holds on the day of a follow-up: since when it is open, its goals, and whether the child
    is placed."""

    opened_on: date
    open_goals: frozenset[UUID]
    placed: bool = False
    life: Lifetime = UNKNOWN


def first_due(*, start: date, examination_ended_on: date | None) -> Deadline | None:
    """The earliest of three months after the start and the end of the parallel examination.

    None where nobody has said what the law asked for on the day.
    """
    because = fact(key=FIRST, on=start)
    if not because.known:
        return None
    latest = months_after(day=start, months=because.whole)
    parallel = examination_ended_on if examination_ended_on and examination_ended_on >= start else None
    return Deadline(end_of_day(day=min(latest, parallel or latest)), because)


def programme_due(*, after: date, municipality: str) -> Deadline | None:
    """The programme's own interval after a start or a follow-up; None where nobody has stated one."""
    because = fact(key=PROGRAMME, on=after, municipality=municipality)
    if because.value is None:
        return None
    return Deadline(end_of_day(day=months_after(day=after, months=because.whole)), because)


def visit_due(*, after: date) -> Deadline | None:
    """Supervision at the place: half a year after the start or the last visit keeps two a year.

    None where nobody has said what the law asked for on the day.
    """
    because = fact(key=VISITS, on=after)
    if not because.known:
        return None
    return Deadline(end_of_day(day=months_after(day=after, months=12 // because.whole)), because)


def check_followup(*, follow_up: NewFollowUp, reviewed: Reviewed, today: date) -> None:
    """Raise Refused where a goal is not answered or the follow-up does not end in a recommendation.

    It lies between the day the case was opened and today, and the next within the programme's reach.
    """
    states = set(GoalState)
    unanswered = [
        goal
        for goal in reviewed.open_goals
        if follow_up.answers.get(goal, GoalAnswer("")).state not in states
    ]
    ends = follow_up.recommendation == Recommendation.END
    next_missing = not ends and follow_up.next_on is None
    backwards = follow_up.next_on is not None and follow_up.next_on <= follow_up.held_on
    refuse_if(
        Complaint("held_on", "Opfølgningen ligger i fremtiden.") if follow_up.held_on > today else None,
        Complaint("held_on", "Opfølgningen ligger før den dag, sagen blev åbnet.")
        if follow_up.held_on < reviewed.opened_on
        else None,
        *(Complaint(f"goal_{goal}", "Vælg, hvor I er med målet.") for goal in unanswered),
        _choice("child_profits", follow_up.child_profits, Profits, "Vælg, om barnet har gavn af hjælpen."),
        _choice("recommendation", follow_up.recommendation, Recommendation, "Vælg en anbefaling."),
        wanted(field="recommendation_reason", text=follow_up.recommendation_reason, message="Skriv hvorfor."),
        Complaint("next_on", "Skriv, hvornår I følger op igen.") if next_missing else None,
        Complaint("next_on", "Næste opfølgning skal ligge efter denne.") if backwards else None,
        too_late(field="next_on", day=follow_up.next_on, life=reviewed.life, today=today),
        None
        if ends
        else wanted(field="next_reason", text=follow_up.next_reason, message="Skriv, hvorfor netop da."),
        *support_complaints(answer=follow_up.support_person, placed=reviewed.placed),
    )


def _choice(field: str, value: str, choices: type[StrEnum], message: str) -> Complaint | None:
    return None if value in set(choices) else Complaint(field, message)
