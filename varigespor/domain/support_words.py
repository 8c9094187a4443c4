"""What the numbers about declined and replaced help are called, and how each is counted: one definition."""

from __future__ import annotations

from dataclasses import dataclass

from varigespor.domain.network_respite import RespiteOutcome
from varigespor.domain.support_person import SupportState

NOT_REGISTERED = "not_registered"


@dataclass(frozen=True)
class SupportWord:
    """The heading of a column and the definition."""

    heading: str
    definition: str


PLACED = SupportWord(
    "Anbragte børn",
    "Børn, der er anbragt den dag. Et barn tælles én gang. De fem svar lagt sammen er alle anbragte børn.",
)
SUPPORT_PERSON: dict[str, SupportWord] = {
    SupportState.ACCEPTED: SupportWord(
        "Sagt ja",
        "Forældrene er tilbudt en støtteperson og har sagt ja, efter det seneste svar om anbringelsen.",
    ),
    SupportState.DECLINED: SupportWord(
        "Sagt nej",
        "Forældrene er tilbudt en støtteperson og har sagt nej, efter det seneste svar om anbringelsen. "
        "Den, der aldrig er tilbudt en, er ikke talt med her.",
    ),
    SupportState.OFFERED: SupportWord(
        "Ikke besvaret", "Forældrene er tilbudt en støtteperson og har ikke svaret endnu."
    ),
    SupportState.NEVER_OFFERED: SupportWord(
        "Aldrig tilbudt",
        "Nogen har skrevet, at forældrene aldrig er tilbudt en støtteperson under anbringelsen. Det er ikke "
        "det samme som et nej.",
    ),
    NOT_REGISTERED: SupportWord(
        "Ikke oplyst",
        "Ingen har skrevet noget om støttepersonen under anbringelsen. Svar fra en tidligere anbringelse, "
        "som er slut, gælder ikke for den nye.",
    ),
}
RESPITE = SupportWord(
    "Aflastning i netværket",
    "Aflastning, som en i barnets eget netværk giver i stedet for et støtteophold hos en ansat familie, og "
    "som løber mindst én dag i perioden.",
)
NIGHTS = SupportWord(
    "Nætter",
    "Nætter om måneden gange de dage, aflastningen løb i perioden, delt med 365/12 og afrundet til hele "
    "nætter.",
)
EXPECTED = SupportWord(
    "Forventet, ikke sparet",
    "Hvad det kommunale tilbud ventelig ville have kostet: nætterne gange tilbudsviftens pris den dag. Det "
    "er et skøn over noget, der ikke skete. Det er ikke bogført og må ikke lægges sammen med regnskabet. "
    "Aflastning uden tilbud eller uden pris er ikke med i beløbet.",
)
NO_PRICE = SupportWord(
    "Uden pris",
    "Aflastning, hvor intet kommunalt tilbud er valgt, eller hvor tilbuddet er uden pris en af dagene.",
)
OUTCOMES: dict[str, SupportWord] = {
    RespiteOutcome.BROKEN_DOWN: SupportWord(
        "Sammenbrud",
        "En anbringelse af barnet er brudt sammen efter den første dag med aflastning i netværket.",
    ),
    RespiteOutcome.HIGHER: SupportWord(
        "Højere trin", "Barnet har en dag siden stået på et højere trin end på den første dag."
    ),
    RespiteOutcome.LOWER: SupportWord(
        "Lavere trin",
        "Barnet har ikke stået højere og står nu på et lavere trin, eller helt uden for trappen.",
    ),
    RespiteOutcome.SAME: SupportWord("Samme trin", "Barnet har ikke stået højere og står på det samme trin."),
}
