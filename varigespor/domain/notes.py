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


@dataclass(frozen=True)
class Correction:
    """A note's words as they should have been. `text` is everybody's and None where it is left as it is."""

    own_text: str
    text: str | None = None
    version: int | None = None


def check_note(*, note: NewNote, today: date, lives: Mapping[UUID, Lifetime] = NOBODY) -> None:
    """Raise Refused for a contact in the future or before a child, without child or text, or a wrong task.

    `lives` are the children's, by case. A complaint about a task is at `task_<field>_<n>`, counted from 0 as
    they stand in the note.
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
        *(_task(task, note.held_on, n) for n, task in enumerate(note.tasks)),
        *(
            too_late(field=f"task_on_{n}", day=task.due_on, life=known.get(task.case, UNKNOWN), today=today)
            for n, task in enumerate(note.tasks)
        ),
    )


def same_words(*, one: str, other: str) -> bool:
    """Whether two texts are the same, whatever ends their lines: browsers send their own."""
    return one.strip().splitlines() == other.strip().splitlines()


def words_are_settled(*, kind: str) -> bool:
    """Whether a note's joint words stay as they are: a risk assessment has opened or closed the network."""
    return kind == NoteKind.RISK


def check_correction(*, correction: Correction, kind: str) -> None:
    """Raise Refused where the joint text would be empty, or is the answer of a risk assessment."""
    text = correction.text
    refuse_if(
        None if text is None else wanted(field="text", text=text, message="Skriv notatet."),
        Complaint("text", "En risikovurdering bliver stående. Skriv en ny, hvis svaret er et andet nu.")
        if text is not None and words_are_settled(kind=kind)
        else None,
    )


def _task(task: NewTask, held_on: date, n: int) -> Complaint | None:
    if task.due_on < held_on:
        return Complaint(f"task_on_{n}", "Opgavens dag ligger før kontakten, den kommer af.")
    return wanted(field=f"task_text_{n}", text=task.text, message="Skriv opgaven.")
