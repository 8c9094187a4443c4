"""The definitions of the programme's indicators, in Danish; those of the promises are in `promise_words`."""

from __future__ import annotations

from varigespor.domain.indicators import Indicator, Kind, Over, Word
from varigespor.domain.promise_words import PROMISES
from varigespor.domain.schooling_words import WORDS as SCHOOL
from varigespor.domain.schooling_words import SchoolNumber

WORDS: dict[Indicator, Word] = {
    **PROMISES,
    Indicator.ADVISERS_WITHIN_CAP: Word(
        "Rådgivere inden for loftet",
        units=("rådgivere",),
        over=Over.TODAY,
        definition="Rådgivere med mindst ét barn i dag, hvis børn ikke er flere end deres eget loft efter "
        "timer og tid i jobbet. Børn, de dækker for andre, tæller med. Er loftet ikke oplyst, "
        "er rådgiveren ikke med.",
    ),
    Indicator.ADVISER_CHANGES: Word(
        "Skift af rådgiver pr. barn pr. år",
        kind=Kind.RATE,
        units=("skift",),
        definition="Skift af fast rådgiver, tvungne og organisatoriske, delt med de dage, sagerne har "
        "været åbne, regnet om til år. Den første rådgiver er ikke et skift, og en afløser er "
        "det heller ikke.",
    ),
    Indicator.KNOWLEDGE_NAMED: Word(
        "Indsatser, der navngiver den viden, de hviler på",
        units=("indsatser",),
        over=Over.TODAY,
        definition="Indsatser i gang i dag, hvis tilbud i viften nævner en viden. »Kun erfaring« er "
        "tilladt og tæller ikke med.",
    ),
    Indicator.GOALS_REACHED: Word(
        "Mål, der er nået",
        units=("afsluttede mål",),
        definition="Mål, der blev afsluttet i perioden, og som er nået. Delvist nåede og opgivne mål er i "
        "nævneren.",
    ),
    Indicator.CHILD_PROFITS: Word(
        "Opfølgninger, hvor barnet har gavn af hjælpen",
        units=("opfølgninger",),
        definition="Opfølgninger i perioden, hvor svaret er ja. Delvist, nej og »ved ikke endnu« er i "
        "nævneren.",
    ),
    Indicator.MOVES: Word(
        "Bevægelser på trappen, ned og op",
        kind=Kind.PAIR,
        units=("ned", "op", "bevægelser"),
        definition="Dage i perioden, hvor et barns trin blev lavere eller højere end dagen før. Ned og op "
        "vises altid sammen.",
    ),
    Indicator.HOME_AND_PLACED: Word(
        "Kom hjem, og blev anbragt",
        kind=Kind.PAIR,
        units=("hjem", "anbragt", "bevægelser"),
        definition="Dage i perioden, hvor et barn kom hjem fra trin 4, 5 eller 6, og dage, hvor et barn "
        "blev anbragt dér. Unge, der forlader anbringelsen, fordi de er fyldt år, er med blandt"
        " dem, der kom hjem.",
    ),
    Indicator.BREAKDOWNS: Word(
        "Sammenbrud i anbringelsen",
        kind=Kind.COUNT,
        units=("sammenbrud", "sammenbrud", "i anbringelser"),
        definition="Anbringelser, der sluttede i perioden, og hvor afgørelsen siger sammenbrud.",
    ),
    Indicator.CHILDREN_AWAY: Word(
        "Børn uden for hjemmet",
        kind=Kind.COUNT,
        units=("barn", "børn", "på trin 4, 5 og 6"),
        over=Over.TODAY,
        definition="Børn, hvis højeste trin i dag er 4, 5 eller 6.",
    ),
    Indicator.CHILDREN_ON_LOW_STEPS: Word(
        "Børn med hjælp på trin 1 og 2",
        kind=Kind.COUNT,
        units=("barn", "børn", "på trin 1 og 2"),
        over=Over.TODAY,
        definition="Børn, hvis højeste trin i dag er 1 eller 2. Hjælp, ingen har skrevet her, er ikke med.",
    ),
    Indicator.EARLY_CONCERNS: Word(
        "Underretninger fra sundhedspleje og dagtilbud",
        kind=Kind.COUNT,
        units=("underretning", "underretninger", "fra dem"),
        definition="Underretninger modtaget i perioden fra sundhedsplejen eller et dagtilbud. Det er ikke "
        "hele opsporingen: det, der løses uden en underretning, står ikke her.",
    ),
    Indicator.METHODS_USED: Word(
        "Signs of Safety og LØFT i brug",
        needs="En registrering af, at metoden er brugt i sagen, fx et kort med bekymring, mål og skala.",
    ),
    Indicator.RESPITE_BY_NETWORK: Word(
        "Børn, hvor netværket giver aflastning",
        kind=Kind.COUNT,
        units=("barn", "børn", "efter netværkskortene"),
        over=Over.TODAY,
        definition="Børn, hvor en i deres eget netværk i dag har dem nogle nætter om måneden, i stedet for "
        "et støtteophold hos en ansat familie. Hvad støtteopholdet ventelig ville have kostet, er "
        "et skøn og ikke en besparelse.",
    ),
    Indicator.SUPPORT_PERSON_OFFERS: Word(
        "Anbragte børn, hvis forældre er tilbudt en støtteperson",
        units=("anbragte børn",),
        over=Over.TODAY,
        definition="Anbragte børn i dag, hvor det er skrevet, at forældrene er tilbudt en støtteperson, "
        "hvad enten de sagde ja, nej eller ikke har svaret. »Aldrig tilbudt« og det, ingen har "
        "skrevet, tæller ikke med som tilbudt, og heller ikke som et nej.",
    ),
    Indicator.RANGE_ANSWERED: Word(
        "Forslag til at justere indsatsviften, og svarene på dem",
        needs="At forslag og svar skrives ned. Resultaterne selv, efter målgruppe og trin, står under "
        "Resultater.",
    ),
    Indicator.ESCALATION: Word(
        "Fra første trin til højeste trin på 24 måneder",
        needs="Opgørelsen af børn, der har været på trappen i mindst 24 måneder.",
    ),
    Indicator.EARLY_AGE: Word(
        "Alder og trin ved den første indsats",
        needs="Opgørelsen af den første indsats efter barnets alder.",
    ),
    Indicator.COST_AND_SAVING: Word(
        "Udgift og besparelse, planlagt og faktisk",
        needs="Regnskabet for investeringen, så plan, skøn og faktiske tal kan stå i hver sin kolonne.",
        published="bronderslev/net_saving",
    ),
    Indicator.SCHOOLING_FOLLOWED: Word(
        "Unge, hvis skolegang er skrevet ned",
        units=("unge",),
        over=Over.TODAY,
        definition="Unge på 15 til 22 år med en åben sag i dag, hvor eksamen, fravær eller det, de er i "
        "gang med, er skrevet mindst én gang.",
    ),
    Indicator.EXAM_TAKEN: Word(
        "Unge, der tog folkeskolens afgangseksamen",
        units=("unge",),
        definition=SCHOOL[SchoolNumber.EXAM_TAKEN].definition + " Det seneste skoleår, der er slut.",
        published="schooling/exam_preventive",
    ),
    Indicator.ACTIVE_AFTER_SCHOOL: Word(
        "Unge i gang efter folkeskolen",
        units=("unge",),
        over=Over.TODAY,
        definition=SCHOOL[SchoolNumber.ACTIVE].definition,
    ),
    Indicator.EDUCATION_OR_JOB: Word(
        "Unge i uddannelse eller job",
        units=("unge",),
        over=Over.TODAY,
        definition=SCHOOL[SchoolNumber.UNTIL_23].definition,
        published="education/youth_education_21_preventive",
    ),
    Indicator.FIT_RESULTS: Word(
        "FIT i Familiehuset Hegely",
        needs="At Hegelys tal registreres. Det kræver kommunens egen licens til målingen.",
    ),
    Indicator.SCHOOL_PRESENCE: Word(
        "Dage, de tre fag var på skolen",
        needs="At fremmødet på skolerne hver anden tirsdag skrives ned, med hvem der kom.",
    ),
    Indicator.VOLUNTEER_MATCHES: Word(
        "Børn med støtte fra frivillige",
        needs="At aftaler med foreninger og frivillige skrives ned, med samtykke og børneattest.",
    ),
    Indicator.ADVISER_TURNOVER: Word(
        "Rådgivere, der holdt op",
        needs="Hvorfor en stilling sluttede. I dag står kun, at den sluttede.",
        published="caseload/adviser_turnover",
    ),
    Indicator.STAFF_SURVEY: Word(
        "Medarbejdernes egne svar om kvalitet og arbejdsglæde",
        needs="En undersøgelse blandt medarbejderne, aldrig vist for færre end fem svar.",
    ),
    Indicator.PARTNER_SURVEY: Word(
        "Samarbejdspartnernes egne svar",
        needs="En undersøgelse blandt skoler, dagtilbud og foreninger.",
    ),
}
