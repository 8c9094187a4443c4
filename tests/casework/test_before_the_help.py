"""A contact counts for a clock of the law only from the day that the help began."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests import cast
from tests.casework.test_decisions import AT, DAY, Room, place
from varigespor.casework import followup, notes
from varigespor.domain import decisions as rules
from varigespor.domain.deviations import DueKind
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.notes import NewNote, NewNotePart, NoteKind
from varigespor.domain.refusals import Refused
from varigespor.records.models import Due

pytestmark = pytest.mark.django_db


def test_a_review_before_the_help_began_is_no_first_follow_up() -> None:
    room = Room()
    entry = cast.entry()
    room.decide(room.prepare(starts=(rules.Start(entry.pk, DAY + timedelta(days=7)),)), who="karin")
    review(room, AT)
    assert Due.objects.open().filter(kind=DueKind.FIRST_FOLLOW_UP).exists()
    review(room, AT + timedelta(days=8))
    assert not Due.objects.open().filter(kind=DueKind.FIRST_FOLLOW_UP).exists()


def test_a_visit_before_the_placement_is_no_supervision() -> None:
    room = Room()
    row = room.prepare(place("pleje", step=5, place_type="foster_family"))
    room.decide(row)
    before, seen = DAY - timedelta(days=10), (NewNotePart(room.case.pk, True),)
    early = NewNote(uuid4().hex, NoteKind.SUPERVISION, before, True, "Set.", seen)
    with pytest.raises(Refused, match="ikke anbragt den dag"):
        notes.write(by=room.by("mette"), at=AT, note=early)
    assert Due.objects.open().filter(kind=DueKind.SUPERVISION_VISIT).exists()


def review(room: Room, at: object) -> None:
    day = at.date()  # type: ignore[attr-defined]
    held = NewFollowUp(uuid4().hex, day, "yes", "Det går.", "continue", "Ro.", day + timedelta(30), "Snart")
    followup.hold(
        by=room.by("mette"),
        at=at,
        case=room.case,
        follow_up=held,
        municipality=room.town.town,  # type: ignore[arg-type]
    )
