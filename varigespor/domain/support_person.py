"""Støtteperson til forældrene: whether the parents of a placed child were offered one, and what they said.

Four answers that are never inferred from each other, and a fifth that is none: nobody has written it down.
Source: Barnets lov § 75 (from guidance, its text not read), so it stops nothing and opens no deviation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from varigespor.domain.refusals import Complaint
from varigespor.norms.book import Fact, fact

SECTION = "national/sections/since_2024/barnets_lov_75"
LONGEST = 300


class SupportState(StrEnum):
    """What is known of the offer. Without a state nobody has written anything down."""

    NEVER_OFFERED = "never_offered"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


DANISH_STATES = {
    SupportState.NEVER_OFFERED: "Aldrig tilbudt",
    SupportState.OFFERED: "Tilbudt, ikke besvaret",
    SupportState.ACCEPTED: "Tilbudt, sagt ja",
    SupportState.DECLINED: "Tilbudt, sagt nej",
}


@dataclass(frozen=True)
class SupportAnswer:
    """The state and the parents' own words; an empty state says nothing, and changes nothing."""

    state: str = ""
    words: str = ""

    @property
    def given(self) -> bool:
        """Whether anything was written down."""
        return bool(self.state or self.words.strip())


NOTHING = SupportAnswer()


def complaints(*, answer: SupportAnswer, placed: bool) -> list[Complaint | None]:
    """What is wrong with an answer: words without a state, or an answer for a child who is not placed."""
    if not answer.given:
        return []
    unknown = answer.state not in set(SupportState)
    long = len(answer.words.strip()) > LONGEST
    return [
        Complaint("support_person", "Vælg, om forældrene er tilbudt en støtteperson.") if unknown else None,
        Complaint("support_person_words", f"Skriv højst {LONGEST} tegn.") if long else None,
        None
        if placed
        else Complaint(
            "support_person", "Støttepersonen er til forældre til et barn, der er anbragt den dag."
        ),
    ]


def law(*, on: date) -> Fact:
    """The section behind the offer, as it stands on the day."""
    return fact(key=SECTION, on=on)
