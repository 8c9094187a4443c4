"""What each deviation means, in one sentence, and the norm that it stands on."""

from __future__ import annotations

from varigespor.domain.deviations import DeviationKind, DueKind

DEFINITIONS: dict[str, tuple[str, str]] = {
    DueKind.CONCERN_ASSESSMENT: (
        "Underretningen er ikke vurderet inden for de 24 timer.",
        "national/concerns/assessment_deadline",
    ),
    DueKind.CONCERN_RECEIPT: (
        "Den, der underrettede, har ikke fået kvittering i tide.",
        "national/concerns/receipt_deadline",
    ),
    DueKind.EXAMINATION: (
        "Undersøgelsen er ikke afsluttet i tide.",
        "national/assessment/examination_deadline",
    ),
    DueKind.FIRST_FOLLOW_UP: (
        "Den første opfølgning på hjælpen er ikke holdt i tide.",
        "national/followup/first_followup",
    ),
    DueKind.FOLLOW_UP_AGREED: (
        "Den opfølgning, I selv har aftalt, er ikke holdt.",
        "national/followup/later_interval",
    ),
    DueKind.FOLLOW_UP_PROGRAMME: (
        "Der er gået længere tid siden sidste opfølgning, end programmet lover.",
        "national/followup/programme_interval",
    ),
    DueKind.SUPERVISION_VISIT: (
        "Tilsynsbesøget hos det anbragte barn er ikke holdt i tide.",
        "national/followup/supervision_visits",
    ),
    DueKind.NETWORK: (
        "Sagen har ingen mennesker på den ene eller begge sider af netværket.",
        "national/network/both_sides_due",
    ),
    DueKind.PLACEMENT_PLAN: (
        "Barnet er anbragt med samtykke og har ingen plan inden for fristen.",
        "national/plans/placement_plan_deadline",
    ),
    DueKind.EXPECTED_END: ("Den dag, anbringelsen ventedes at slutte, er gået.", ""),
    DeviationKind.OVER_CAP: (
        "En rådgiver har flere børn end loftet, efter timer og tid i jobbet.",
        "national/caseload/cap",
    ),
    DeviationKind.WHY_NOT_LOWER: ("Afgørelsen siger ikke, hvorfor mindre indgribende hjælp ikke er nok.", ""),
    DeviationKind.STEP_MISMATCH: (
        "Det trin, der er valgt, er et andet end stedets eller bestemmelsens.",
        "national/ladder/place_types",
    ),
    DeviationKind.PLACEMENT_WITHOUT_END: ("Anbringelsen på institution har ingen ventet afslutning.", ""),
    DeviationKind.NO_PLAN_BEFORE: (
        "Udvalget besluttede en anbringelse uden samtykke, og barnets plan lå ikke før mødet.",
        "national/plans/placement_plan_deadline",
    ),
    DeviationKind.NO_CONSENT: (
        "Hjælpen kræver samtykke, og en af dem, loven spørger, har ikke givet det.",
        "national/decisions/consent_support",
    ),
    DeviationKind.ASSESSED_ALONE: (
        "Underretningen er vurderet af en, der arbejder med sagen, uden en kollega, der er ny i sagen.",
        "national/concerns/fresh_eyes",
    ),
}

# What a clock that was met late and never explained means; its norm is the open one's.
MET_LATE: dict[DueKind, str] = {
    DueKind.CONCERN_ASSESSMENT: "Underretningen blev vurderet, efter de 24 timer var gået.",
    DueKind.CONCERN_RECEIPT: "Den, der underrettede, fik kvittering efter fristen.",
    DueKind.EXAMINATION: "Undersøgelsen blev afsluttet efter fristen.",
    DueKind.FIRST_FOLLOW_UP: "Den første opfølgning på hjælpen blev holdt efter fristen.",
    DueKind.FOLLOW_UP_AGREED: "Den opfølgning, I selv havde aftalt, blev holdt senere end aftalt.",
    DueKind.FOLLOW_UP_PROGRAMME: "Opfølgningen blev holdt senere, end programmet lover.",
    DueKind.SUPERVISION_VISIT: "Tilsynsbesøget hos det anbragte barn blev holdt efter fristen.",
    DueKind.NETWORK: "Der kom først mennesker på begge sider af netværket efter fristen.",
    DueKind.PLACEMENT_PLAN: "Barnet fik sin plan efter fristen, efter at være anbragt med samtykke.",
    DueKind.EXPECTED_END: "Anbringelsen sluttede eller fik en ny ventet dag, da den ventede dag var gået.",
}
