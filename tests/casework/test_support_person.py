"""The parents' support person through the acts: asked in decision and follow-up, dated, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.casework.test_decisions import AT, DAY, Room, place
from varigespor.analysis.support_person import by_state
from varigespor.casework import followup
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.refusals import KeyUsed, Refused
from varigespor.domain.support_person import SupportAnswer
from varigespor.domain.support_words import NOT_REGISTERED
from varigespor.records.models import Decision, FollowUp, SupportPerson
from varigespor.records.queries import support_person as queries

pytestmark = pytest.mark.django_db
OFFERED, DECLINED = SupportAnswer("offered"), SupportAnswer("declined", "Vi har mormor.")


def placed(room: Room, answer: SupportAnswer) -> Decision:
    home = place("oevehoej", step=6, place_type="childrens_home")
    return room.decide(room.prepare(home, support_person=answer))


def review(room: Room, on: date, answer: SupportAnswer, key: str = "op") -> FollowUp:
    at = AT + timedelta(days=200)
    content = NewFollowUp(key, on, "yes", "", "end", "Det går.", None, "", {}, answer)
    return followup.hold(
        by=room.by("mette"), at=at, case=room.case, follow_up=content, municipality=room.town.town
    )


def rows() -> list[tuple[str, date, date | None]]:
    current = SupportPerson.objects.current().order_by("valid_from")
    return list(current.values_list("state", "valid_from", "valid_to"))


def states(on: date) -> dict[str, int]:
    found = by_state(placements=queries.placements(), answers=queries.answers(), on=on)
    return {state: len(children) for state, children in found.items() if children}


def test_nothing_stands_in_the_books_until_the_placement_is_decided() -> None:
    room = Room()
    home = place("oevehoej", step=6, place_type="childrens_home")
    row = room.prepare(home, support_person=OFFERED)
    assert rows() == []
    room.decide(row)
    assert rows() == [("offered", DAY, None)]


def test_the_answer_changes_at_a_follow_up_and_the_earlier_stays_on_its_days() -> None:
    room = Room()
    placed(room, OFFERED)
    later = DAY + timedelta(days=90)
    review(room, later, DECLINED)
    assert rows() == [("offered", DAY, later), ("declined", later, None)]
    assert states(DAY) == {"offered": 1} and states(later) == {"declined": 1}
    earlier = DAY + timedelta(days=30)
    review(room, earlier, SupportAnswer("never_offered"), "før")
    assert rows() == [("offered", DAY, earlier), ("never_offered", earlier, later), ("declined", later, None)]
    review(room, later, SupportAnswer("accepted"), "rettet")
    assert rows()[-1] == ("accepted", later, None)


def test_without_an_answer_nothing_is_written_and_nothing_is_inferred() -> None:
    room = Room()
    placed(room, SupportAnswer())
    review(room, DAY + timedelta(days=90), SupportAnswer())
    assert rows() == [] and states(DAY) == {NOT_REGISTERED: 1}


def test_the_same_follow_up_again_is_one_and_with_another_answer_none() -> None:
    room = Room()
    placed(room, OFFERED)
    later = DAY + timedelta(days=90)
    assert review(room, later, DECLINED) == review(room, later, DECLINED)
    with pytest.raises(KeyUsed):
        review(room, later, SupportAnswer("accepted"))
    assert FollowUp.objects.count() == 1 and len(rows()) == 2


def test_parents_of_a_child_at_home_are_not_asked() -> None:
    room = Room()
    with pytest.raises(Refused, match="anbragt den dag") as refused:
        review(room, AT.date(), DECLINED)
    assert [one.field for one in refused.value.complaints] == ["support_person"]


def test_the_database_keeps_one_answer_a_day_and_no_other_word() -> None:
    room = Room()
    row = placed(room, OFFERED)
    values = {"case": room.case, "decision": row, "by": row.prepared_by, "known_at": AT, "valid_from": DAY}
    for wrong in (
        {"state": "declined"},
        {"state": "måske", "valid_from": DAY - timedelta(days=9), "valid_to": DAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SupportPerson.objects.create(**(values | wrong))
