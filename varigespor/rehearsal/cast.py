"""Those one can be in the demonstration with one click, and what each of them sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """One of the cast: user name, name, role line and one sentence of what one sees."""

    username: str
    name: str
    role: str
    sees: str


CAST = (
    Member(
        "mette",
        "Mette Øvgaard",
        "Rådgiver, Team Øst",
        "Hendes dag: hvad der skal nås, hendes 18 børn og de næste ure.",
    ),
    Member(
        "jonas",
        "Jonas Prøvlund",
        "Rådgiver, Team Vest",
        "Hans egne børn i Brønderslev Syd og Nord; Mettes børn er lukket for ham.",
    ),
    Member(
        "karin",
        "Karin Eksempelund",
        "Teamleder, Team Øst",
        "Teamets børn mod loftet, sager uden rådgiver og afgørelser til godkendelse.",
    ),
    Member(
        "vagn",
        "Vagn Modelgaard",
        "Teamleder, Team Vest",
        "Det samme for Team Vest: fordeling, loft, ure og godkendelser.",
    ),
    Member(
        "rikke",
        "Rikke Øvestad",
        "Faglig koordinator, Team Øst",
        "Gruppen for børn med funktionsnedsættelse, hvor hun også selv er rådgiver.",
    ),
    Member(
        "bo",
        "Bo Prøvsgaard",
        "Modtagelse, Team Øst",
        "Underretningerne med de timer, der er tilbage, og dem, der mangler kvittering.",
    ),
    Member(
        "inger",
        "Inger Tænkt",
        "Børne- og Familiechef",
        "Åbne afvigelser i hele programmet, begge team og trappen.",
    ),
    Member(
        "lis",
        "Lis Opdigt",
        "Sundhedsplejerske, Dronninglund",
        "Kun de børn, der er delt med hende.",
    ),
    Member(
        "ulla",
        "Ulla Påfund",
        "Leder, Unge Center",
        "De unge fra 15 år, og dem, der er på vej over fra teamene.",
    ),
    Member(
        "anna",
        "Anna Fabelsen",
        "Analytiker",
        "Resultater for hele kommunen, uden navne og uden tal under fem.",
    ),
    Member(
        "erik",
        "Erik Skitse",
        "Økonom",
        "Hvad hjælpen koster og fører til, uden navne og uden tal under fem.",
    ),
)
