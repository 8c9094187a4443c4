"""Afdækning and børnefaglig undersøgelse in one common form: the ten newer ICS headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from varigespor.domain.deadlines import Deadline, end_of_day, months_after
from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_early
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.norms.book import fact

EXAMINATION = "national/assessment/examination_deadline"


class Kind(StrEnum):
    """Never one word for the two."""

    LIMITED = "limited"
    EXAMINATION = "examination"


DANISH_KINDS = {Kind.LIMITED: "Afdækning", Kind.EXAMINATION: "Børnefaglig undersøgelse"}

HEADINGS = {
    "child": {
        "health": "Sundhedsforhold",
        "learning": "Dagtilbud, skoleforhold og læring",
        "development": "Udvikling og adfærd",
        "leisure": "Fritidsforhold og venskaber",
    },
    "parents": {
        "care": "Trygt omsorgsmiljø",
        "guidance": "Stimulering og vejledning",
        "bonds": "Understøttelse af relationer",
    },
    "family": {
        "background": "Familieforhold og baggrund",
        "living": "Bolig, beskæftigelse og økonomi",
        "social": "Socialt netværk",
    },
}
ALL_HEADINGS = {key: name for group in HEADINGS.values() for key, name in group.items()}


class Lineal(StrEnum):
    """Børnelineal: the axis of need, beside the ladder's axis of intrusion."""

    THRIVING = "thriving"
    FALLING = "falling"
    VULNERABLE = "vulnerable"
    EXPOSED = "exposed"
    THREATENED = "threatened"


DANISH_LINEAL = {
    Lineal.THRIVING: "I trivsel",
    Lineal.FALLING: "I faldende trivsel",
    Lineal.VULNERABLE: "Sårbar",
    Lineal.EXPOSED: "Udsat",
    Lineal.THREATENED: "Truet",
}


@dataclass(frozen=True)
class Opening:
    """An assessment begins; the clock runs from the day the municipality became aware."""

    kind: Kind
    aware_on: date | None


@dataclass(frozen=True)
class Content:
    """What is written so far. Texts by heading key."""

    texts: Mapping[str, str] = field(default_factory=dict)
    child_words: str = ""
    school_knowledge: str = ""
    health_knowledge: str = ""
    psychology_knowledge: str = ""
    lineal: str = ""
    conclusion: str = ""


@dataclass(frozen=True)
class Provisional:
    """A provisional assessment: what is known now, and why the examination is not finished."""

    text: str
    reason: str


def examination_due(*, aware_on: date) -> Deadline | None:
    """The end of the day four months after the municipality became aware.

    None where nobody has said what the law asked for on the day.
    """
    because = fact(key=EXAMINATION, on=aware_on)
    if not because.known:
        return None
    return Deadline(end_of_day(day=months_after(day=aware_on, months=because.whole)), because)


def check_opening(*, opening: Opening, today: date, open_case: bool, life: Lifetime = UNKNOWN) -> None:
    """Raise Refused without a kind or a day, in a closed case, or aware ahead of today or of the child."""
    aware = opening.aware_on
    refuse_if(
        None if open_case else Complaint("", "Sagen er lukket. Den åbner igen med en ny underretning."),
        None
        if opening.kind in set(Kind)
        else Complaint("kind", "Vælg, om det er en afdækning eller en børnefaglig undersøgelse."),
        Complaint("aware_on", "Skriv, hvilken dag kommunen fik kendskab til behovet.")
        if aware is None
        else None,
        Complaint("aware_on", "Datoen ligger i fremtiden.") if aware and aware > today else None,
        _no_clock(opening) or too_early(field="aware_on", day=aware, life=life, today=today),
    )


def _no_clock(opening: Opening) -> Complaint | None:
    clock = opening.kind == Kind.EXAMINATION and opening.aware_on is not None
    if not clock or opening.aware_on is None or examination_due(aware_on=opening.aware_on):
        return None
    return Complaint("aware_on", "Kontrollér årstallet. Lovens frist for undersøgelsen kendes ikke den dag.")


def check_content(*, content: Content) -> None:
    """Raise Refused on a heading or a group that the common form does not know."""
    strange = set(content.texts) - set(ALL_HEADINGS)
    unknown = content.lineal not in {"", *Lineal}
    refuse_if(
        Complaint("", f"Ukendt overskrift: {', '.join(sorted(strange))}.") if strange else None,
        Complaint("lineal", "Vælg en af gruppens fem muligheder.") if unknown else None,
    )


def check_conclusion(*, content: Content) -> None:
    """Raise Refused where what an assessment must end in is missing: words, a group and a conclusion."""
    silent = not any(text.strip() for text in content.texts.values())
    refuse_if(
        Complaint(next(iter(ALL_HEADINGS)), "Skriv noget under mindst én overskrift.") if silent else None,
        wanted(field="lineal", text=content.lineal, message="Vælg barnets gruppe på Børnelinealen."),
        wanted(field="conclusion", text=content.conclusion, message="Skriv konklusionen."),
    )


def check_provisional(*, provisional: Provisional, kind: str, written: bool) -> None:
    """Raise Refused without a text and a reason, for another kind than an examination, or a second time.

    Source: Barnets lov § 20, stk. 3: exceptionally, and the examination is then finished soonest.
    """
    refuse_if(
        Complaint("", "En foreløbig vurdering hører til en børnefaglig undersøgelse.")
        if kind != Kind.EXAMINATION
        else None,
        Complaint("", "Der er allerede skrevet en foreløbig vurdering. Gør undersøgelsen færdig.")
        if written
        else None,
        wanted(field="text", text=provisional.text, message="Skriv den foreløbige vurdering."),
        wanted(
            field="reason", text=provisional.reason, message="Skriv, hvorfor undersøgelsen ikke er færdig."
        ),
    )
