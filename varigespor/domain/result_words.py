"""What each result is called, in what unit, and how it is counted: one definition, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """A kind of number about what help led to."""

    CHILDREN = "children"
    CHILD_YEARS = "child_years"
    PRICE = "price"
    ENDED = "ended"
    ACTUAL = "actual"
    PLANNED = "planned"
    AS_PLANNED = "as_planned"
    BROKEN = "broken_down"
    GOALS = "goals"
    PROFITS = "profits"
    SIX = "six"
    TWELVE = "twelve"


@dataclass(frozen=True)
class Word:
    """The heading of a column, the unit, the definition, and whom the number leaves out."""

    heading: str
    unit: str
    definition: str
    left_out: str


AT_START = "Et forløb tælles dér, hvor barnet hørte til, den dag forløbet begyndte."

WORDS: dict[Result, Word] = {
    Result.CHILDREN: Word(
        "Børn",
        "børn",
        "Forskellige børn, der havde hjælpen mindst én dag i perioden. Et barn med hjælp i to rækker står i "
        "begge; i alt tælles det én gang.",
        "Børn, hvis team, målgruppe eller alder ikke er oplyst, står for sig.",
    ),
    Result.CHILD_YEARS: Word(
        "Børneår",
        "år",
        "Alle dage med hjælpen i perioden, lagt sammen og delt med 365,25. To slags hjælp på samme dag er to "
        "dage.",
        "Ingen.",
    ),
    Result.PRICE: Word(
        "Pris pr. børneår",
        "kr.",
        "Hver dag med hjælpen gange den pris, tilbudsviften havde den dag, delt med børneårene. Prisen er "
        "tilbuddets, ikke barnets.",
        "Dage uden en pris i tilbudsviften; hvor mange de er, står for sig.",
    ),
    Result.ENDED: Word(
        "Sluttede",
        "forløb",
        f"Forløb, hvis første dag uden hjælpen lå i perioden, uanset grunden. {AT_START}",
        "Forløb, der stadig er i gang.",
    ),
    Result.ACTUAL: Word(
        "Varighed",
        "dage",
        "Dage fra forløbets første dag til den første dag uden hjælpen, det midterste af de sluttede forløb "
        "(median).",
        "Forløb, der stadig er i gang.",
    ),
    Result.PLANNED: Word(
        "Planlagt varighed",
        "dage",
        "Dage fra forløbets første dag til den dag, man fra begyndelsen ventede, at det sluttede (median af "
        "de sluttede forløb, hvor der var en ventet dag).",
        "Sluttede forløb uden en ventet dag fra begyndelsen.",
    ),
    Result.AS_PLANNED: Word(
        "Målet nået",
        "af sluttede forløb",
        "Sluttede forløb, hvor afgørelsen om ophør siger, at målet er nået. De øvrige grunde står for sig.",
        "Forløb, der stadig er i gang.",
    ),
    Result.BROKEN: Word(
        "Sammenbrud",
        "af sluttede forløb",
        "Sluttede forløb, hvor afgørelsen siger sammenbrud, uanset hvor barnet kom hen bagefter.",
        "Forløb, der stadig er i gang.",
    ),
    Result.GOALS: Word(
        "Delmål nået",
        "af fulgte mål",
        "Mål, der blev fulgt op på, mens de sluttede forløb varede, og hvor en opfølgning siger »nået«. Et "
        "mål tælles én gang pr. forløb.",
        "Mål, som ingen opfølgning har svaret på.",
    ),
    Result.PROFITS: Word(
        "Barnet har udbytte",
        "af besvarede",
        "Svaret »ja« på, om barnet har udbytte af hjælpen, ved den seneste opfølgning, mens forløbet varede. "
        "Delt med svarene ja, delvist og nej.",
        "Sluttede forløb uden opfølgning eller med svaret »ved ikke endnu«.",
    ),
    Result.SIX: Word(
        "6 måneder efter",
        "forløb",
        "Barnets trin på dagen 6 måneder efter forløbets første dag, sammenlignet med trinnet på den første "
        f"dag, for forløb hvor den dag lå i perioden. Ude af trappen er lavere. {AT_START}",
        "Forløb, hvor dagen 6 måneder efter ikke lå i perioden.",
    ),
    Result.TWELVE: Word(
        "12 måneder efter",
        "forløb",
        "Barnets trin på dagen 12 måneder efter forløbets første dag, sammenlignet med trinnet på den første "
        f"dag, for forløb hvor den dag lå i perioden. Ude af trappen er lavere. {AT_START}",
        "Forløb, hvor dagen 12 måneder efter ikke lå i perioden.",
    ),
}


class UseResult(StrEnum):
    """The numbers of an offer's places and their use."""

    CHILDREN = "children"
    AVERAGE = "average"
    HIGHEST = "highest"
    PLACES = "places"
    SHARE = "share"
    OVER = "over"


PLACE_KNOWN = "Dage, hvor pladserne ikke er oplyst."
USE_WORDS = {
    UseResult.CHILDREN: Word(
        "Børn",
        "børn",
        "Forskellige børn med tilbuddet mindst én dag i perioden.",
        "Ingen.",
    ),
    UseResult.AVERAGE: Word(
        "Ad gangen",
        "børn",
        "Alle dage med tilbuddet i perioden, lagt sammen og delt med periodens dage. To indsatser i samme "
        "tilbud hos ét barn er to pladser.",
        "Ingen.",
    ),
    UseResult.HIGHEST: Word(
        "Flest på en dag",
        "børn",
        "Det højeste antal på én dag i perioden; dagen ved siden af er den første af dem.",
        "Ingen.",
    ),
    UseResult.PLACES: Word(
        "Pladser",
        "pladser",
        "De pladser, tilbudsviften oplyser for periodens dage: det laveste og det højeste antal.",
        PLACE_KNOWN,
    ),
    UseResult.SHARE: Word(
        "Brug",
        "procent",
        "Dage med tilbuddet delt med pladserne, begge lagt sammen over de dage, hvor pladserne er oplyst.",
        PLACE_KNOWN,
    ),
    UseResult.OVER: Word(
        "Dage over",
        "dage",
        "Dage med flere børn end pladser.",
        PLACE_KNOWN,
    ),
}
