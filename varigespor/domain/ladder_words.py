"""What each of the ladder's numbers is called, and how it is counted: one definition, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Number(StrEnum):
    """A kind of number about the ladder. Stock on a day, or what happened in a period."""

    BEFORE = "before"
    NOW = "now"
    STAYED = "stayed"
    DOWN = "down"
    UP = "up"
    IN = "in"
    OUT = "out"
    HOME = "home"
    AGAIN = "placed_again"
    PLACED = "placed"
    BROKEN = "broken_down"
    PLACE = "change_of_place"
    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True)
class Word:
    """The heading of a column, what happened said of 'n børn' or 'n gange', and the definition."""

    heading: str
    said: str
    definition: str


STOCK = (Number.BEFORE, Number.NOW, Number.STAYED)
ACROSS = (Number.JOINED, Number.LEFT)
AGAIN_WITHIN = 365
"""Days after the first day at home within which a new placement is »anbragt igen inden for 12 måneder«."""

WORDS: dict[Number, Word] = {
    Number.BEFORE: Word(
        "Før",
        "stod på trappen før perioden",
        "Børn, der stod på trinnet dagen før periodens første dag. Et barn tælles én gang, på det højeste "
        "trin, det havde den dag.",
    ),
    Number.NOW: Word(
        "Nu",
        "stod på trappen på periodens sidste dag",
        "Børn, der stod på trinnet på periodens sidste dag. Et barn tælles én gang, på det højeste trin, det "
        "havde den dag. Børn uden indsats står ikke på trappen.",
    ),
    Number.STAYED: Word(
        "Blev",
        "blev på trinnet i hele perioden",
        "Børn, der stod på trinnet dagen før perioden og alle periodens dage. De er også talt med i nu. "
        "Tælles dér, hvor barnet hørte til på den sidste dag.",
    ),
    Number.DOWN: Word(
        "Gik ned",
        "gik ned ad trappen",
        "Dage, hvor et barns trin blev lavere end dagen før, og barnet stadig stod på trappen. Tælles ved "
        "det trin, barnet gik fra.",
    ),
    Number.UP: Word(
        "Gik op",
        "gik op ad trappen",
        "Dage, hvor et barns trin blev højere end dagen før, og barnet i forvejen stod på trappen. Tælles "
        "ved det trin, barnet gik fra.",
    ),
    Number.IN: Word(
        "Kom ind",
        "kom ind på trappen",
        "Dage, hvor et barn stod på et trin og ikke stod på trappen dagen før. Tælles ved det trin, barnet "
        "kom til. Et barn, der var ude en tid og kommer igen, tælles igen.",
    ),
    Number.OUT: Word(
        "Gik ud",
        "gik ud af trappen",
        "Dage, hvor et barn ikke længere stod på trappen, men gjorde det dagen før. Tælles ved det trin, "
        "barnet gik fra.",
    ),
    Number.HOME: Word(
        "Hjem",
        "kom hjem fra en anbringelse",
        "Dage, hvor et barn gik fra trin 4, 5 eller 6 til trin 1, 2 eller 3 eller helt ud af trappen. De er "
        "også talt med i ned og ud. Unge, der forlader et anbringelsessted, fordi de er fyldt år, er med.",
    ),
    Number.AGAIN: Word(
        "Anbragt igen",
        "blev anbragt igen inden for 12 måneder, efter at det kom hjem i perioden",
        f"De gange, et barn kom hjem i perioden, og en ny anbringelse begyndte højst {AGAIN_WITHIN} dage "
        "efter den første dag hjemme, også når det skete efter perioden. Tælles ved det trin, barnet kom "
        f"hjem fra. Nogle har endnu ikke været hjemme i {AGAIN_WITHIN} dage; hvor mange det er, står under "
        "tabellen, og tallet kan vokse.",
    ),
    Number.PLACED: Word(
        "Anbragt",
        "blev anbragt",
        "Dage, hvor et barn kom på trin 4, 5 eller 6 fra trin 1, 2 eller 3 eller uden at stå på trappen. De "
        "er også talt med i op og ind. Tælles ved det trin, barnet kom fra.",
    ),
    Number.BROKEN: Word(
        "Brød sammen",
        "oplevede et sammenbrud i anbringelsen",
        "Anbringelser, der sluttede i perioden, og hvor afgørelsen siger sammenbrud. Tælles ved "
        "anbringelsens trin, uanset hvor barnet kom hen bagefter, og er også talt med dér.",
    ),
    Number.PLACE: Word(
        "Skift af sted",
        "skiftede sted på samme trin",
        "Dage, hvor et barn blev på sit trin, og en ny anbringelse på trinnet begyndte. Samme anbringelse, "
        "der fortsætter ændret, er ikke et skift.",
    ),
    Number.JOINED: Word(
        "Kom til udvalget",
        "kom til udvalget",
        "Børn, der allerede stod på trappen, og som begyndte at høre til det, der er valgt: de skiftede "
        "team, distrikt eller målgruppe eller fyldte år. Tælles ved det trin, de stod på.",
    ),
    Number.LEFT: Word(
        "Gik fra udvalget",
        "gik fra udvalget",
        "Børn, der stod på trappen og holdt op med at høre til det, der er valgt, uden selv at gå ud af "
        "trappen den dag. Tælles ved det trin, de stod på.",
    ),
}

WHERE = (
    "En bevægelse tælles dér, hvor barnet hørte til på dagen: team, distrikt og målgruppe efter sagens "
    "fordeling, alder efter fødselsdagen. Den, der går ud af trappen, og en anbringelse, der bryder sammen, "
    "tælles dér, hvor barnet hørte til dagen før."
)
