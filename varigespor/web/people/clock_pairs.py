"""Clocks side by side, the law's and the programme's, never merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from varigespor.domain.deadlines import Deadline, day_of
from varigespor.domain.deviations import DANISH_DUES, DueKind, Voice
from varigespor.norms.book import fact
from varigespor.records.models import Due

from ..asked import municipality

SUBJECTS = {
    DueKind.CONCERN_ASSESSMENT: "Underretning",
    DueKind.CONCERN_RECEIPT: "Underretning",
    DueKind.EXAMINATION: "Undersøgelse",
    DueKind.FIRST_FOLLOW_UP: "Opfølgning",
    DueKind.FOLLOW_UP_AGREED: "Opfølgning",
    DueKind.FOLLOW_UP_PROGRAMME: "Opfølgning",
    DueKind.SUPERVISION_VISIT: "Tilsyn",
    DueKind.NETWORK: "Netværk",
    DueKind.EXPECTED_END: "Anbringelsen",
    DueKind.PLACEMENT_PLAN: "Barnets plan",
}


@dataclass(frozen=True)
class Shown:
    """One clock with its deadline, what it is and where the number comes from."""

    deadline: Deadline
    what: str
    danish: str
    note: str

    @property
    def words(self) -> str:
        """What it is, how long by which norm, and what was noted: a sentence each."""
        return " ".join(f"{part.rstrip('.')}." for part in (self.what, self.danish, self.note) if part)


def shown(*, due: Due) -> Shown:
    """A stored clock with the norm that holds it, as the norm stood when the clock began."""
    began = day_of(moment=due.started_at)
    because = fact(key=due.norm, on=began, municipality=municipality().key)
    how_long = because.danish if because.known else ""
    return Shown(Deadline(due.due_at, because), DANISH_DUES[DueKind(due.kind)], how_long, due.note)


def pairs(*, dues: list[Due]) -> list[dict[str, Any]]:
    """Subject → the nearest clock of the law and of the programme, in the order of urgency."""
    found: dict[str, dict[str, Any]] = {}
    for due in sorted(dues, key=lambda row: row.due_at):
        pair = found.setdefault(SUBJECTS[DueKind(due.kind)], {"subject": SUBJECTS[DueKind(due.kind)]})
        pair.setdefault("law" if due.voice == Voice.LAW else "programme", shown(due=due))
    return list(found.values())
