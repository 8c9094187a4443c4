"""Contacts: who, how long, child seen, seen alone, planned or acute; tasks come out of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_early, too_late
from varigespor.domain.refusals import Complaint, refuse_if, wanted


class NoteKind(StrEnum):
    """What kind of contact it was."""

    VISIT = "visit"
    TALK = "talk"
    CHILD_TALK = "child_talk"
    PHONE = "phone"
    NETWORK_MEETING = "network_meeting"
    SUPERVISION = "supervision"
    RISK = "risk"
    OTHER = "other"


DANISH_NOTE_KINDS = {
    NoteKind.VISIT: "Hjemmebesøg",
    NoteKind.TALK: "Samtale",
    NoteKind.CHILD_TALK: "Samtale med barnet",
    NoteKind.PHONE: "Telefon",
    NoteKind.NETWORK_MEETING: "Netværksmøde",
    NoteKind.SUPERVISION: "Tilsynsbesøg",
    NoteKind.RISK: "Risikovurdering",
    NoteKind.OTHER: "Andet",
}


# A risk assessment has a page of its own, for it answers whether the network may be contacted.
CONTACTS = {kind: words for kind, words in DANISH_NOTE_KINDS.items() if kind != NoteKind.RISK}


NOBODY: Mapping[UUID, Lifetime] = MappingProxyType({})


@dataclass(frozen=True)
class NewNotePart:
    """What the contact was for one child."""

    case: UUID
    child_seen: bool = False
    seen_alone: bool = False
    own_text: str = ""


@dataclass(frozen=True)
class NewTask:
    """Something agreed for one child, with an owner and a date."""

    case: UUID
    text: str
    owner: UUID
    due_on: date


@dataclass(frozen=True)
class NewNote:
    """One contact, written once. `key` makes a repeated sending the same note."""

    key: str
    kind: NoteKind
    held_on: date
    planned: bool
    text: str
    parts: tuple[NewNotePart, ...]
    minutes: int | None = None
    with_whom: str = ""
    tasks: tuple[NewTask, ...] = ()


def check_note(*, note: NewNote, today: date, lives: Mapping[UUID, Lifetime] = NOBODY) -> None:
    """Raise Refused for a contact in the future or before a child, without child or text, or a wrong task.

    `lives` are the children's, by case.
    """
    known = {part.case: lives.get(part.case, UNKNOWN) for part in note.parts}
    early = (too_early(field="held_on", day=note.held_on, life=life, today=today) for life in known.values())
    alone_unseen = any(part.seen_alone and not part.child_seen for part in note.parts)
    long = note.minutes is not None and not 0 < note.minutes <= 24 * 60
    refuse_if(
        None if note.parts else Complaint("parts", "Vælg mindst ét barn."),
        wanted(field="text", text=note.text, message="Skriv notatet."),
        Complaint("held_on", "Kontakten ligger i fremtiden. Skriv den, når den har været holdt.")
        if note.held_on > today
        else None,
        next(filter(None, early), None),
        Complaint("parts", "Et barn, der er set alene, er også set.") if alone_unseen else None,
        Complaint("minutes", "Skriv minutter mellem 1 og 1440.") if long else None,
        *(_task(task, note.held_on) for task in note.tasks),
        *(
            too_late(field="task_on", day=task.due_on, life=known.get(task.case, UNKNOWN), today=today)
            for task in note.tasks
        ),
    )


def _task(task: NewTask, held_on: date) -> Complaint | None:
    if task.due_on < held_on:
        return Complaint("task_on", "Opgavens dag ligger før kontakten, den kommer af.")
    return wanted(field="task_text", text=task.text, message="Skriv opgaven.")
