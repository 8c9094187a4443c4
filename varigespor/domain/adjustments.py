"""Forslag til at justere tilbudsviften: what, why, which rows, and by when the chief is to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from varigespor.domain.kept_views import no_number, readable
from varigespor.domain.refusals import Complaint, refuse_if, wanted

LATEST = timedelta(days=2 * 365)


class Answer(StrEnum):
    """What the chief answers."""

    YES = "yes"
    NO = "no"
    LATER = "later"


DANISH_ANSWERS = {Answer.YES: "Ja", Answer.NO: "Nej", Answer.LATER: "Senere"}
ENDING = frozenset({Answer.YES, Answer.NO})
"""The answers after which nothing waits."""


@dataclass(frozen=True)
class NewAdjustment:
    """What is proposed: its rows are those of a kept query, and of one offer where it is about one."""

    key: str
    what: str
    why: str
    query: str
    decide_by: date | None
    entry: UUID | None = None


@dataclass(frozen=True)
class NewAnswer:
    """Yes, no or later, with the reason; `until` is the new day of a later one."""

    answer: str
    reason: str
    until: date | None = None


def check_adjustment(*, adjustment: NewAdjustment, today: date) -> None:
    """Raise Refused for a proposal without its words, its rows or a day on which it can be decided."""
    refuse_if(
        wanted(field="what", text=adjustment.what, message="Skriv, hvad der skal justeres."),
        no_number(field="what", text=adjustment.what),
        wanted(field="why", text=adjustment.why, message="Skriv hvorfor: hvad viser rækkerne?"),
        no_number(field="why", text=adjustment.why),
        readable(query=adjustment.query),
        day_ahead(
            field="decide_by", day=adjustment.decide_by, today=today, asks="Skriv, hvornår det skal afgøres."
        ),
    )


def check_answer(*, answer: NewAnswer, today: date) -> None:
    """Raise Refused for no answer, no reason, or a later one without its day."""
    later = answer.answer == Answer.LATER
    ahead = day_ahead(
        field="until", day=answer.until, today=today, asks="Skriv den nye dag, forslaget skal besvares."
    )
    refuse_if(
        None if answer.answer in set(Answer) else Complaint("answer", "Vælg ja, nej eller senere."),
        wanted(field="reason", text=answer.reason, message="Skriv grunden, også når svaret er ja."),
        no_number(field="reason", text=answer.reason),
        ahead if later else None,
        Complaint("until", "En ny dag hører kun til svaret »senere«.")
        if answer.until and not later and answer.answer
        else None,
    )


def day_ahead(*, field: str, day: date | None, today: date, asks: str) -> Complaint | None:
    """A complaint where there is no day, or one that is over or too far away to be a promise."""
    if day is None:
        return Complaint(field, asks)
    if day < today:
        return Complaint(field, "Vælg i dag eller en dag, der kommer.")
    return (
        Complaint(field, "Kontrollér årstallet. Vælg en dag inden for to år.")
        if day > today + LATEST
        else None
    )
