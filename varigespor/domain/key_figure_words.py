"""The official key figures of the ladder (Indsatstrappens Nøgletal): their names, and how we count each.

Eleven names are known from the authority's page, the twelfth is cut in our source (domain.md §2.3). How the
authority counts was not to be read: each definition is our own, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

SOURCE = "Indsatstrappens Nøgletal, Socialstyrelsen: navnene. Sådan er der talt: Varige Spors egen opgørelse."


class KeyFigure(IntEnum):
    """A key figure by its official number."""

    INSTITUTION = 1
    INSTITUTION_DURATION = 2
    FOSTER = 3
    NETWORK = 4
    HOME_BASED = 5
    PREVENTIVE = 6
    FORMER_INSTITUTION = 7
    UP_FROM_HOME_BASED = 8
    DOWN_FROM_HOME_BASED = 9
    PREVENTIVE_CHANGE = 10
    COST = 11
    FOLLOWED_UP = 12


@dataclass(frozen=True)
class Word:
    """The official name, the unit, our definition, and whether the name itself is verified."""

    name: str
    unit: str
    definition: str
    verified: bool = True


WORDS: dict[KeyFigure, Word] = {
    KeyFigure.INSTITUTION: Word(
        "Institutionsanbringelser", "børn", "Børn på trin 6 på periodens sidste dag, hvert barn én gang."
    ),
    KeyFigure.INSTITUTION_DURATION: Word(
        "Varighed af institutionsanbringelser",
        "dage",
        "Dage i træk på trin 6, det midterste (median) af dem, der sluttede i perioden. Skift mellem to "
        "institutioner samme dag afbryder ikke.",
    ),
    KeyFigure.FOSTER: Word(
        "Anbringelser i plejefamilier", "børn", "Børn på trin 5 på periodens sidste dag, hvert barn én gang."
    ),
    KeyFigure.NETWORK: Word(
        "Anbringelser i netværksplejefamilier",
        "børn",
        "Børn på trin 4 på periodens sidste dag, hvert barn én gang. Trin 4 er slægt og netværk under ét.",
    ),
    KeyFigure.HOME_BASED: Word(
        "Hjemmebaserede foranstaltninger",
        "børn",
        "Børn på trin 3 på periodens sidste dag, hvert barn én gang.",
    ),
    KeyFigure.PREVENTIVE: Word(
        "Forebyggende indsatser (§ 11, stk. 3-tilbud)",
        "børn",
        "Børn på trin 2 på periodens sidste dag, hvert barn én gang. § 11, stk. 3 er servicelovens nummer "
        "fra før 2024.",
    ),
    KeyFigure.FORMER_INSTITUTION: Word(
        "Tidligere institutionsanbragte",
        "børn",
        "Børn på trin 1 til 5 på periodens sidste dag, som engang før har stået på trin 6.",
    ),
    KeyFigure.UP_FROM_HOME_BASED: Word(
        "Bevægelser fra hjemmebaserede foranstaltninger og op ad indsatstrappen",
        "bevægelser",
        "Dage i perioden, hvor et barn gik fra trin 3 til trin 4, 5 eller 6.",
    ),
    KeyFigure.DOWN_FROM_HOME_BASED: Word(
        "Bevægelser fra hjemmebaserede foranstaltninger og ned ad indsatstrappen",
        "bevægelser",
        "Dage i perioden, hvor et barn gik fra trin 3 til trin 1 eller 2. De, der gik helt ud, er ikke med.",
    ),
    KeyFigure.PREVENTIVE_CHANGE: Word(
        "Udvikling i forebyggende indsatser (§ 11, stk. 3-tilbud)",
        "børn",
        "Børn på trin 2 på periodens sidste dag minus børn på trin 2 dagen før periodens første.",
    ),
    KeyFigure.COST: Word(
        "Udgifter til forebyggende foranstaltninger og anbringelser",
        "kr.",
        "Dage med hjælp på trin 2 til 6 i perioden gange prisen den dag, al hjælp talt med. Dage uden pris "
        "er ikke med og står ved siden af.",
    ),
    KeyFigure.FOLLOWED_UP: Word(
        "Opfølgning i tide",
        "af frister",
        "Lovens frister for opfølgning, der faldt i perioden, og som blev holdt. Navnet er vores: det "
        "officielle er skåret af i kilden og ikke bekræftet.",
        verified=False,
    ),
}
