"""Afvigelser: a promise or a deadline that is open, whose it is, and what closes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from varigespor.domain.access import Asker, Role
from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_late
from varigespor.domain.refusals import Complaint, refuse_if, wanted


class Voice(StrEnum):
    """Two voices, never mixed: the law stops, the programme reminds."""

    LAW = "law"
    PROGRAMME = "programme"


class DueKind(StrEnum):
    """What a clock waits for."""

    CONCERN_ASSESSMENT = "concern_assessment"
    CONCERN_RECEIPT = "concern_receipt"
    EXAMINATION = "examination"
    FIRST_FOLLOW_UP = "first_follow_up"
    FOLLOW_UP_AGREED = "follow_up_agreed"
    FOLLOW_UP_PROGRAMME = "follow_up_programme"
    SUPERVISION_VISIT = "supervision_visit"
    NETWORK = "network"
    EXPECTED_END = "expected_end"
    PLACEMENT_PLAN = "placement_plan"


DANISH_DUES = {
    DueKind.CONCERN_ASSESSMENT: "24-timersvurdering",
    DueKind.CONCERN_RECEIPT: "Kvittering til den, der underrettede",
    DueKind.EXAMINATION: "Børnefaglig undersøgelse",
    DueKind.FIRST_FOLLOW_UP: "Første opfølgning",
    DueKind.FOLLOW_UP_AGREED: "Aftalt opfølgning",
    DueKind.FOLLOW_UP_PROGRAMME: "Programmets opfølgning",
    DueKind.SUPERVISION_VISIT: "Tilsynsbesøg",
    DueKind.NETWORK: "Netværk på begge sider",
    DueKind.EXPECTED_END: "Ventet afslutning af anbringelsen",
    DueKind.PLACEMENT_PLAN: "Barnets plan efter anbringelsen",
}


class DeviationKind(StrEnum):
    """Deviations that an act opens; those of time take their due's kind."""

    OVER_CAP = "over_cap"
    WHY_NOT_LOWER = "why_not_lower"
    STEP_MISMATCH = "step_mismatch"
    PLACEMENT_WITHOUT_END = "placement_without_end"
    NO_NETWORK = "no_network"
    ASSESSED_ALONE = "assessed_alone"
    NO_PLAN_BEFORE = "no_plan_before"
    NO_CONSENT = "no_consent"
    LATE = "late"


DANISH_DEVIATIONS = {
    DeviationKind.OVER_CAP: "Over loftet for sagstal",
    DeviationKind.WHY_NOT_LOWER: "Hvorfor ikke mindre indgribende? er ikke besvaret",
    DeviationKind.STEP_MISMATCH: "Trinnet passer ikke til stedet",
    DeviationKind.PLACEMENT_WITHOUT_END: "Anbringelse på institution uden ventet afslutning",
    DeviationKind.NO_NETWORK: "Netværk mangler på en side",
    DeviationKind.ASSESSED_ALONE: "Underretning i en løbende sag er vurderet uden nogen, der er ny i den",
    DeviationKind.NO_PLAN_BEFORE: "Barnets plan lå ikke før anbringelsen uden samtykke",
    DeviationKind.NO_CONSENT: "Samtykke mangler til hjælp efter loven",
    DeviationKind.LATE: "Frist overskredet",
}


@dataclass(frozen=True)
class Explanation:
    """Why a breach happened, and who follows it up where it is somebody else. The breach stays."""

    text: str
    owner: UUID | None = None


@dataclass(frozen=True)
class Ending:
    """How a cap came to be kept again; `version` is the deviation's as the form showed it."""

    text: str
    version: int | None = None


@dataclass(frozen=True)
class Pause:
    """A programme deviation that rests until a day, with a reason."""

    until: date | None
    reason: str


# What the law asks for and does not stop here; it reminds in the law's voice.
LAW_KINDS = frozenset({DeviationKind.ASSESSED_ALONE, DeviationKind.NO_PLAN_BEFORE, DeviationKind.NO_CONSENT})


def voice_of(*, kind: DeviationKind) -> Voice:
    """Whose promise a deviation that an act opened breaks."""
    return Voice.LAW if kind in LAW_KINDS else Voice.PROGRAMME


def keeps_cap_of(*, asker: Asker, team: str) -> bool:
    """Whether somebody answers for the cap in a team: its leader, or the chief."""
    leads = any(post.role == Role.LEADER and post.team == team for post in asker.posts)
    return leads or Role.CHIEF in asker.roles


def is_missed(*, due_at: datetime, met_at: datetime | None, at: datetime) -> bool:
    """Late and open, or met too late: a breach stays a breach."""
    return (met_at or at) > due_at


def check_explanation(*, explanation: Explanation) -> None:
    """Raise Refused for an empty explanation."""
    refuse_if(wanted(field="text", text=explanation.text, message="Skriv forklaringen."))


def check_pause(*, pause: Pause, voice: Voice, today: date, life: Lifetime = UNKNOWN) -> None:
    """Raise Refused: the law's clocks cannot be paused, and a pause has a reason and an end ahead."""
    refuse_if(
        Complaint("until", "En frist i loven kan ikke sættes på pause. Den kan forklares.")
        if voice == Voice.LAW
        else None,
        wanted(field="reason", text=pause.reason, message="Skriv grunden til pausen."),
        Complaint("until", "Vælg en dag, der ligger fremme i tiden.")
        if pause.until is None or pause.until <= today
        else too_late(field="until", day=pause.until, life=life, today=today),
    )
