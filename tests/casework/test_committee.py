"""What the committee answered: carried out as approval does, or ended; once, by those who answer for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from tests.casework.test_decisions import AT, CONSENTS, DAY, Room, place
from tests.together import at_once
from varigespor.casework import committee, decisions
from varigespor.domain import decisions as rules
from varigespor.domain.committee import CommitteeAnswer, Outcome
from varigespor.domain.ladder import WhyNotLower
from varigespor.domain.refusals import NotAllowed, Refused
from varigespor.records.models import Decision, Deviation, Due, Measure, MeasurePeriod, Trace

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=20)
MEETING = DAY + timedelta(days=14)
REFUSED = tuple(rules.PartyConsent(one.party, one.capacity, rules.ConsentAnswer.NO) for one in CONSENTS)


def waiting(room: Room, **changes: Any) -> Decision:
    home = place("oevehoej", step=6, place_type="childrens_home")
    return room.prepare(home, consents=REFUSED, **changes)


def answered(room: Room, row: Decision, who: str = "karin", **changes: Any) -> Decision:
    values = {"held_on": MEETING, "outcome": Outcome.DECIDED, "words": "Tiltrådt.", "reference": "Punkt 4"}
    return committee.register(
        by=room.town.asker(who, LATER),
        at=LATER,
        decision=row,
        answer=CommitteeAnswer(**(values | changes)),
        municipality=room.town.town,
    )


@pytest.mark.parametrize("who", ["karin", "inger"])
def test_decided_carries_out_and_nothing_begins_before_the_meeting(who: str) -> None:
    room = Room()
    row = answered(room, waiting(room), who)
    assert (row.state, row.level, row.met_on, row.committee_reference) == (
        "decided",
        "committee",
        MEETING,
        "Punkt 4",
    )
    assert (row.decided_note, row.decided_by) == ("Tiltrådt.", room.town.employee(who))
    period = MeasurePeriod.objects.get()
    assert (period.step, period.placement, period.valid_from) == (6, True, MEETING)
    kinds = set(Due.objects.open().filter(case=room.case).values_list("kind", flat=True))
    assert {"first_follow_up", "supervision_visit", "expected_end"} <= kinds
    assert Trace.objects.filter(act="register_committee", outcome="done", object_id=str(row.pk)).count() == 1


def test_what_was_planned_for_later_begins_as_planned() -> None:
    room = Room()
    home = place("oevehoej", step=6, place_type="childrens_home")
    later = MEETING + timedelta(days=30)
    row = room.prepare(starts=(rules.Start(home.pk, later),), consents=REFUSED)
    answered(room, row)
    assert MeasurePeriod.objects.get().valid_from == later


def test_a_former_placement_ends_with_the_meeting_too() -> None:
    room = Room()
    foster = place("plejefamilie", step=5, place_type="foster_general")
    room.decide(room.prepare(foster))
    end = rules.End(Measure.objects.get().pk, DAY + timedelta(days=3), rules.EndReason.CHANGE_OF_PLACE)
    home = place("oevehoej", step=6, place_type="childrens_home")
    start = rules.Start(home.pk, DAY + timedelta(days=3))
    answered(room, room.prepare(starts=(start,), ends=(end,), consents=REFUSED))
    rows = MeasurePeriod.objects.current().order_by("valid_from")
    assert [(row.step, row.valid_from, row.valid_to) for row in rows] == [
        (5, DAY, MEETING),
        (6, MEETING, None),
    ]


def test_not_decided_ends_it_with_the_reason_and_starts_nothing() -> None:
    room = Room()
    row = waiting(room, why_not_lower=WhyNotLower({}, "Se sagen."))
    assert Deviation.objects.filter(decision=row, ended_at__isnull=True).exists()
    answered(room, row, outcome=Outcome.NOT_DECIDED, words="Støtte i hjemmet er ikke prøvet.")
    row.refresh_from_db()
    assert (row.state, row.decided_note) == ("not_decided", "Støtte i hjemmet er ikke prøvet.")
    assert not Measure.objects.exists()
    assert not Deviation.objects.filter(decision=row, ended_at__isnull=True).exists()
    with pytest.raises(Refused, match="har allerede registreret udvalgets svar"):
        room.decide(row)


def test_the_same_answer_again_changes_nothing_and_another_is_refused() -> None:
    room = Room()
    row = waiting(room)
    answered(room, row)
    assert answered(room, row).version == 2
    assert Measure.objects.count() == 1
    with pytest.raises(Refused, match="Karin Eksempelund har allerede registreret udvalgets svar"):
        answered(room, row, "inger", outcome=Outcome.NOT_DECIDED)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_answer() -> None:
    room = Room()
    row = waiting(room)
    found = at_once(
        lambda: answered(room, row, "karin"),
        lambda: answered(room, row, "inger", outcome=Outcome.NOT_DECIDED),
    )
    assert sorted(type(one).__name__ for one in found) == ["AlreadyDone", "Decision"]
    assert Measure.objects.count() == int(Decision.objects.get().state == "decided")


@pytest.mark.parametrize("who", ["mette", "rikke", "vagn", "bo"])
def test_others_may_not_and_it_leaves_a_trace(who: str) -> None:
    room = Room()
    row = waiting(room)
    with pytest.raises(NotAllowed):
        answered(room, row, who)
    assert Trace.objects.filter(act="register_committee", outcome="denied").count() == 1
    assert not Measure.objects.exists()


@pytest.mark.parametrize("day", [None, DAY - timedelta(days=1), date(2030, 1, 1)])
def test_a_meeting_that_cannot_be_is_refused_and_it_still_waits(day: date | None) -> None:
    room = Room()
    row = waiting(room)
    with pytest.raises(Refused):
        answered(room, row, held_on=day)
    row.refresh_from_db()
    assert (row.state, row.met_on) == ("for_committee", None)


def test_what_does_not_wait_for_the_committee_is_refused() -> None:
    room = Room()
    row = room.prepare(cast.entry())
    with pytest.raises(Refused, match="venter ikke på børne- og ungeudvalget"):
        answered(room, row)


def test_what_was_to_be_over_before_the_meeting_goes_back() -> None:
    room = Room()
    row = waiting(room, expected_end=DAY + timedelta(days=10))
    with pytest.raises(Refused, match="før den kan begynde"):
        answered(room, row)
    answered(room, row, outcome=Outcome.NOT_DECIDED)


def test_it_can_still_be_sent_back_and_then_has_no_answer() -> None:
    room = Room()
    row = waiting(room)
    decisions.send_back(by=room.by("karin"), at=AT, decision=row, note="Forældrene samtykker nu.")
    with pytest.raises(Refused, match="har allerede sendt afgørelsen tilbage"):
        answered(room, row)


def test_the_database_wants_a_meeting_for_the_committees_answer() -> None:
    room = Room()
    row = waiting(room)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=row.pk).update(state="decided")
