"""Udvalgets svar: what the børne- og ungeudvalg answered in its meeting about a placement without consent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from varigespor.domain.approval import State
from varigespor.domain.decisions import NewDecision
from varigespor.domain.refusals import Complaint, refuse_if, wanted

DECIDES = "national/decisions/placement_without_consent"
LONGEST_REFERENCE = 120


class Outcome(StrEnum):
    """What the committee answered."""

    DECIDED = "decided"
    NOT_DECIDED = "not_decided"


DANISH_OUTCOMES = {
    Outcome.DECIDED: "Udvalget besluttede anbringelsen som indstillet",
    Outcome.NOT_DECIDED: "Udvalget besluttede den ikke",
}
ENDS_IN = {Outcome.DECIDED: State.DECIDED, Outcome.NOT_DECIDED: State.NOT_DECIDED}


@dataclass(frozen=True)
class CommitteeAnswer:
    """The day of the meeting, its outcome, the committee's own words, and where they stand."""

    held_on: date | None
    outcome: str
    words: str
    reference: str = ""


def check_answer(*, answer: CommitteeAnswer, prepared_on: date, today: date) -> None:
    """Raise Refused for a meeting that cannot be, no outcome, or none of the committee's words.

    The committee decides in a meeting (Barnets lov § 142), which lies between the day the decision was
    prepared and today.
    """
    known = answer.outcome in set(Outcome)
    refuse_if(
        _meeting(answer.held_on, prepared_on, today),
        None if known else Complaint("outcome", "Vælg, hvad udvalget svarede."),
        wanted(field="words", text=answer.words, message="Skriv udvalgets egne ord, også når svaret er nej."),
        Complaint("reference", f"Skriv højst {LONGEST_REFERENCE} tegn.")
        if len(answer.reference.strip()) > LONGEST_REFERENCE
        else None,
    )


def from_the_meeting(*, decision: NewDecision, held_on: date) -> NewDecision:
    """The decision as it can be carried out: what was planned from an earlier day begins with the meeting."""
    return replace(
        decision,
        starts=tuple(replace(one, on=max(one.on, held_on)) for one in decision.starts),
        ends=tuple(replace(one, on=max(one.on, held_on)) for one in decision.ends),
        changes=tuple(replace(one, on=max(one.on, held_on)) for one in decision.changes),
    )


def overtaken(*, decision: NewDecision) -> Iterable[Complaint]:
    """Help that was to be over before it can begin now."""
    for start in decision.starts:
        if start.expected_end and start.expected_end <= start.on:
            text = f"Anbringelsen ventedes at slutte den {start.expected_end:%d.%m.%Y}, før den kan begynde."
            yield Complaint("held_on", text)


def _meeting(held_on: date | None, prepared_on: date, today: date) -> Complaint | None:
    if held_on is None:
        return Complaint("held_on", "Skriv, hvilken dag udvalget holdt møde.")
    if held_on > today:
        return Complaint("held_on", "Mødet ligger i fremtiden. Registrér svaret, når mødet er holdt.")
    if held_on < prepared_on:
        return Complaint("held_on", f"Mødet ligger før den {prepared_on:%d.%m.%Y}, da sagen blev forberedt.")
    return None
