"""What the teams are compared by, and what is said of a difference: one definition, wherever it stands."""

from __future__ import annotations

from enum import StrEnum

from varigespor.domain.result_words import WORDS as RESULTS
from varigespor.domain.result_words import Result, Word


class Compared(StrEnum):
    """A figure that stands for each team, good and bad beside each other."""

    AS_PLANNED = "as_planned"
    BROKEN = "broken_down"
    PROFITS = "profits"
    LOWER = "lower"
    HIGHER = "higher"
    ACTUAL = "actual"
    PRICE = "price"
    AWAY = "away"
    AGAIN = "again"


AT_ONCE = 0.05
"""How seldom chance alone may give a difference before it is called more than chance."""
MORE_THAN_CHANCE = "Forskellen er større, end tilfældet plejer at give"
CHANCE = "Forskellen kan være tilfældig"
SAME = "Ingen forskel"
TOO_FEW = "For få til at sammenligne"
TWELVE = (
    "for forløb hvor den dag lå i perioden. Et forløb står i det team, barnet hørte til, da det begyndte."
)

WORDS: dict[Compared, Word] = {
    Compared.AS_PLANNED: RESULTS[Result.AS_PLANNED],
    Compared.BROKEN: RESULTS[Result.BROKEN],
    Compared.PROFITS: RESULTS[Result.PROFITS],
    Compared.LOWER: Word(
        "Lavere trin efter 12 måneder",
        "af fulgte forløb",
        "Barnet stod på et lavere trin 12 måneder efter forløbets første dag, eller var ude af trappen, "
        + TWELVE,
        "Forløb, hvor dagen 12 måneder efter ikke lå i perioden.",
    ),
    Compared.HIGHER: Word(
        "Højere trin efter 12 måneder",
        "af fulgte forløb",
        "Barnet stod på et højere trin 12 måneder efter forløbets første dag, " + TWELVE,
        "Forløb, hvor dagen 12 måneder efter ikke lå i perioden.",
    ),
    Compared.ACTUAL: RESULTS[Result.ACTUAL],
    Compared.PRICE: RESULTS[Result.PRICE],
    Compared.AWAY: Word(
        "Stadig uden for hjemmet efter et år",
        "af ophold",
        "Ophold på trin 4, 5 eller 6, der begyndte i perioden: hvor mange der endnu varede efter 365 dage, "
        "regnet med Kaplan–Meier, så ophold, der kun er fulgt en tid, også tæller. De er fulgt til og med i "
        "dag. Et skift af sted afbryder ikke et ophold.",
        "Ophold, der begyndte før perioden.",
    ),
    Compared.AGAIN: Word(
        "Anbragt igen inden for et år",
        "af sluttede ophold",
        "Ophold uden for hjemmet, der sluttede i perioden, og hvor barnet blev anbragt igen højst 365 dage "
        "efter. Opholdet står i det team, barnet hørte til, da det begyndte.",
        "Ophold, der sluttede for mindre end et år siden: dér ved ingen det endnu.",
    ),
}


def said(*, chance: float | None, alike: bool) -> str:
    """What a difference is called, by how often chance alone would give it; `alike` where there is none."""
    if chance is None:
        return TOO_FEW
    if alike:
        return SAME
    return MORE_THAN_CHANCE if chance < AT_ONCE else CHANCE
