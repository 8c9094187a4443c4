"""What the numbers about schooling and what comes after are called, and how each is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SchoolNumber(StrEnum):
    """A kind of number about schooling."""

    EXAM_TAKEN = "exam_taken"
    EXAM_PASSED = "exam_passed"
    ABSENCE = "absence"
    THRESHOLD = "threshold"
    ACTIVE = "active"
    AT_18 = "at_18"
    UNTIL_23 = "until_23"


class LeftOut(StrEnum):
    """Why somebody who was looked at is not among those counted."""

    NOT_REGISTERED = "not_registered"
    STALE = "stale"
    IN_SCHOOL = "in_school"
    AWAITED = "awaited"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True)
class SchoolWord:
    """The heading and the definition; of a reason why somebody is left out, the same."""

    heading: str
    definition: str


WORDS: dict[SchoolNumber, SchoolWord] = {
    SchoolNumber.EXAM_TAKEN: SchoolWord(
        "Taget afgangseksamen",
        "Unge med en sag, der var åben mindst én dag i skoleåret, og hvor det er skrevet, at de "
        "obligatoriske prøver i dansk og matematik ved FP9 er taget, ud af dem, hvor noget er skrevet "
        "for skoleåret. Et skoleår er her 1. august til 31. juli.",
    ),
    SchoolNumber.EXAM_PASSED: SchoolWord(
        "Bestået afgangseksamen",
        "Unge, der har bestået, ud af dem, der har taget prøverne, og hvor resultatet kendes. Bestået "
        "er det, skolen kalder bestået; kravet 02 i dansk og matematik er fra en avis og ikke bekræftet.",
    ),
    SchoolNumber.ABSENCE: SchoolWord(
        "Fravær",
        "Gennemsnittet af børnenes fravær i kvartalet i procent af undervisningen, hver slags for sig: "
        "sygdom, funktionsnedsættelse eller lignende; fri med skolens tilladelse; ulovligt. Hvert barn "
        "vejer lige meget.",
    ),
    SchoolNumber.THRESHOLD: SchoolWord(
        "Nåede en grænse",
        "Børn, hvis ulovlige fravær i kvartalet nåede grænsen, ud af dem, hvor fraværet er skrevet. Et "
        "barn, der nåede begge grænser, tælles ved den højeste.",
    ),
    SchoolNumber.ACTIVE: SchoolWord(
        "I gang efter skolen",
        "Unge fra 15 år med en åben sag, som er i gang med uddannelse, job eller en anden aftalt "
        "aktivitet efter den seneste oplysning, ud af dem, der er færdige med skolen, og hvor "
        "oplysningen højst er tre måneder gammel.",
    ),
    SchoolNumber.AT_18: SchoolWord(
        "Uddannelse eller job som 18-årig",
        "Unge, der fyldte 18 i perioden med en åben sag, og som den dag var i uddannelse eller job efter en "
        "oplysning, der højst er tre måneder gammel, ud af dem med sådan en oplysning.",
    ),
    SchoolNumber.UNTIL_23: SchoolWord(
        "Uddannelse eller job fra 18 til 23 år",
        "Unge på 18 til 22 år med en åben sag, som er i uddannelse eller job efter en oplysning, der "
        "højst er tre måneder gammel, ud af dem med sådan en oplysning. Ingen følges, når sagen er "
        "lukket; 21 og 25 år findes kun som offentliggjorte tal for hele landet.",
    ),
}
LEFT_OUT: dict[LeftOut, SchoolWord] = {
    LeftOut.NOT_REGISTERED: SchoolWord(
        "Ikke oplyst", "Ingen har skrevet noget. Det tæller hverken for eller imod."
    ),
    LeftOut.STALE: SchoolWord("Gammel oplysning", "Den seneste oplysning er mere end tre måneder gammel."),
    LeftOut.IN_SCHOOL: SchoolWord("Går i skole", "Den unge går stadig i folkeskolen eller 10. klasse."),
    LeftOut.AWAITED: SchoolWord("Resultat ikke kendt", "Prøverne er taget, men resultatet er ikke skrevet."),
    LeftOut.NOT_TAKEN: SchoolWord("Ikke taget", "Prøverne er ikke taget, eller kun nogle af dem er."),
}
