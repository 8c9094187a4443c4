"""The definitions of what shows whether the promises are kept, in Danish, in one place."""

from __future__ import annotations

from varigespor.domain.indicators import Indicator, Kind, Over, Word

LASTING = " Et brud bliver stående, også når det er forklaret."
DROPPED = "Frister, der bortfaldt, fordi hjælpen eller sagen sluttede."
NOT_YET = "Frister, der endnu ikke er nået."
LAW_AND_PROGRAMME = "Lovens frister og programmets er to tal og lægges aldrig sammen."

PROMISES: dict[Indicator, Word] = {
    Indicator.DAYS_ABOVE_CAP: Word(
        "Dage over loftet for sagstal",
        units=("dage med børn",),
        definition="Hver dag tælles hver rådgiver med mindst ét barn. Dagen er over loftet, når børnene er "
        "flere end rådgiverens eget loft den dag: efter timer, tid i jobbet og gruppe. Børn, der dækkes for "
        "andre, tæller hos den, der dækker. Teamet er det, stillingen hører til.",
        left_out="Dage, hvor loftet ikke er oplyst, og dage uden en stilling som rådgiver.",
    ),
    Indicator.CONCERNS_IN_24_HOURS: Word(
        "Underretninger vurderet inden for 24 timer",
        units=("frister",),
        published="clocks/assessment_24_hours",
        definition="24-timersfrister, der faldt i perioden, og som blev holdt. En underretning om to "
        f"søskende er to frister.{LASTING}",
        left_out=f"{DROPPED} {NOT_YET}",
    ),
    Indicator.EXAMINATIONS_IN_TIME: Word(
        "Børnefaglig undersøgelse i tide",
        units=("frister",),
        published="clocks/examination_4_months",
        definition="Frister for en børnefaglig undersøgelse, der faldt i perioden, og som blev holdt."
        + LASTING,
        left_out=f"{DROPPED} {NOT_YET}",
    ),
    Indicator.CHILD_TALK: Word(
        "Samtale med barnet før afgørelsen",
        units=("afgørelser",),
        published="clocks/child_talk",
        definition="Afgørelser om støtte eller ændring, truffet i perioden, hvor samtalen med barnet var "
        "holdt. Hvor barnets syn er indhentet på en anden måde, tæller det ikke som holdt.",
        left_out="Afgørelser om ophør og afslag, og aftaler om hjælp uden en afgørelse.",
    ),
    Indicator.PLANS_IN_TIME: Word(
        "Barnets plan i tide ved anbringelse",
        units=("frister",),
        published="clocks/action_plan",
        definition="Frister for barnets plan efter en anbringelse med samtykke, der faldt i perioden, og som "
        f"blev holdt.{LASTING} De publicerede tal er om den gamle lovs handleplan, som flere skulle have.",
        left_out=f"{DROPPED} Børn, der ikke er anbragt: loven kræver ikke en plan for dem.",
    ),
    Indicator.FIRST_FOLLOW_UP_IN_TIME: Word(
        "Første opfølgning i tide efter loven",
        units=("frister",),
        published="clocks/first_follow_up",
        definition=f"Lovens frister for første opfølgning, der faldt i perioden, og som blev holdt.{LASTING}",
        left_out=f"{DROPPED} {NOT_YET}",
    ),
    Indicator.LAW_FOLLOW_UP_IN_TIME: Word(
        "Opfølgning i tide efter loven",
        units=("frister",),
        definition="Lovens frister for opfølgning, den første og de aftalte, der faldt i perioden, og som "
        f"blev holdt. {LAW_AND_PROGRAMME}{LASTING}",
        left_out=f"{DROPPED} {NOT_YET}",
    ),
    Indicator.PROGRAMME_FOLLOW_UP_IN_TIME: Word(
        "Opfølgning i tide efter programmet",
        units=("frister",),
        definition="Programmets frister for opfølgning, der faldt i perioden, og som blev holdt. "
        f"{LAW_AND_PROGRAMME}{LASTING}",
        left_out=f"{DROPPED} {NOT_YET}",
    ),
    Indicator.CHILDREN_SEEN: Word(
        "Børn, der er set i perioden",
        units=("åbne sager",),
        over=Over.TODAY,
        definition="Børn med en åben sag på periodens sidste dag, som nogen har set mindst én gang i "
        "perioden.",
        left_out="Børn, hvis sag sluttede før periodens sidste dag. Et barn, hvis sag lige er åbnet, er med.",
    ),
    Indicator.SEEN_ALONE: Word(
        "Barnet set alene",
        units=("gange, barnet blev set",),
        definition="Kontakter i perioden, hvor barnet blev set, og hvor det også blev set alene. En "
        "kontakt med to søskende er to.",
        left_out="Kontakter, hvor barnet ikke blev set, og risikovurderinger.",
    ),
    Indicator.PLANNED_CONTACTS: Word(
        "Planlagte kontakter",
        units=("kontakter",),
        definition="Kontakter i perioden, der var planlagt; resten var akutte. En kontakt om to søskende "
        "er to.",
        left_out="Risikovurderinger.",
    ),
    Indicator.NETWORK_BOTH_SIDES: Word(
        "Åbne sager med netværk på begge sider",
        units=("åbne sager",),
        over=Over.TODAY,
        definition="Åbne sager, hvor der på periodens sidste dag er mindst ét menneske i familiens og det "
        "private netværk og mindst ét i det professionelle. En sag på pause, fordi kontakt kan være farlig, "
        "tælles som de andre.",
        left_out="Sager, der sluttede før periodens sidste dag.",
    ),
    Indicator.PLACEMENTS_WITH_END: Word(
        "Anbringelser på institution med en ventet afslutning",
        units=("anbringelser på trin 6",),
        over=Over.TODAY,
        definition="Anbringelser på trin 6 på periodens sidste dag, hvor der står en dag, de ventes at "
        "slutte.",
        left_out="Anbringelser i slægt, netværk og plejefamilie: dér kan en varig anbringelse være målet.",
    ),
    Indicator.WHY_NOT_LOWER_ANSWERED: Word(
        "Hvorfor ikke mindre indgribende? er besvaret",
        units=("afgørelser om et højere trin",),
        definition="Afgørelser om støtte eller ændring, truffet i perioden, som begynder hjælp på et højere "
        "trin, end barnet stod på dagen før, og hvor svaret var helt, da de blev truffet: hvert lavere trin "
        "og en grund. Et svar, der kommer bagefter, ændrer det ikke.",
        left_out="Afgørelser, der ikke bringer barnet op ad trappen, og hjælp aftalt uden en afgørelse.",
    ),
    Indicator.FORCED_CHANGES: Word(
        "Tvungne skift af rådgiver pr. barn pr. år",
        kind=Kind.RATE,
        units=("skift",),
        definition="Skift af fast rådgiver på grund af opsigelse, sygdom eller orlov, delt med de dage, "
        "sagerne har været åbne i perioden, regnet om til år.",
        left_out="Den første rådgiver og afløsere er ikke skift.",
    ),
    Indicator.ORGANISATIONAL_CHANGES: Word(
        "Organisatoriske skift af rådgiver pr. barn pr. år",
        kind=Kind.RATE,
        units=("skift",),
        definition="Skift af fast rådgiver på grund af alder, flytning eller omlægning, delt med de dage, "
        "sagerne har været åbne i perioden, regnet om til år.",
        left_out="Den første rådgiver og afløsere er ikke skift.",
    ),
    Indicator.CONCERNS: Word(
        "Underretninger",
        kind=Kind.COUNT,
        units=("underretning", "underretninger", "modtaget i perioden"),
        definition="Underretninger modtaget i perioden. En underretning om søskende tælles én gang, og én "
        "gang i hvert af de team, børnene hørte til. Underretninger og børn er to tal.",
        left_out="Ingen.",
    ),
    Indicator.CHILDREN_CONCERNED: Word(
        "Børn, der blev underrettet om",
        kind=Kind.COUNT,
        units=("barn", "børn", "i underretninger"),
        definition="Forskellige børn, som mindst én underretning i perioden handlede om. Underretninger og "
        "børn er to tal.",
        left_out="Ingen. Et barn, der hørte til i to team, står i begge; i alt tælles det én gang.",
    ),
    Indicator.RECEIPTS_IN_TIME: Word(
        "Kvittering til den, der underrettede, i tide",
        units=("frister",),
        definition=f"Frister for kvittering, der faldt i perioden, og som blev holdt.{LASTING}",
        left_out="Underretninger fra en, der er anonym: de får ingen kvittering.",
    ),
}
