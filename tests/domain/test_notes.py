"""Contacts that cannot be."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind, check_note
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 24)


def note(**changes: object) -> NewNote:
    values = {
        "key": "k",
        "kind": NoteKind.VISIT,
        "held_on": TODAY,
        "planned": True,
        "text": "Alma viste sit nye værelse.",
        "parts": (NewNotePart(uuid4(), child_seen=True, seen_alone=True),),
    }
    return NewNote(**(values | changes))  # type: ignore[arg-type]


def test_a_whole_note_passes() -> None:
    check_note(note=note(), today=TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, "held_on"),
        ({"text": " \n"}, "text"),
        ({"parts": ()}, "parts"),
        ({"parts": (NewNotePart(uuid4(), seen_alone=True),)}, "parts"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"tasks": (NewTask(uuid4(), " ", uuid4(), TODAY),)}, "task_text_0"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_note(note=note(**changes), today=TODAY)
    assert [complaint.field for complaint in refused.value.complaints] == [field]
