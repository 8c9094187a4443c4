"""What stops a decision: the law with its exceptions, and days that cannot be. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from varigespor.domain.decisions import (
    Change,
    DecisionKind,
    End,
    EndReason,
    NewDecision,
    NewOffer,
    Start,
    Tailored,
)
from varigespor.domain.grounds import Ground, Running
from varigespor.domain.refusals import Refused
from varigespor.domain.requirements import check_decision, check_offer, complaints

ON = date(2026, 11, 25)
START = Start(uuid4(), ON, expected_end=date(2027, 6, 1))
GROUND = Ground(False, date(2015, 5, 9), ("Signe Øvang",), False, False, opened_on=date(2026, 9, 1))
PLACING = replace(
    GROUND, placement=True, placing=frozenset({START.entry}), needs=frozenset({"consent", "examination"})
)
WHOLE = NewDecision(
    "k",
    DecisionKind.SUPPORT,
    starts=(START,),
    purpose="Storm er tryg.",
    child_talk="held",
    child_view="Jeg vil gerne have hjælp.",
)


def fields(decision: NewDecision, ground: Ground = GROUND, on: date = ON) -> list[str]:
    return [complaint.field for complaint in complaints(decision=decision, ground=ground, on=on)]


def placed(measure: UUID, *, until: date | None = None) -> Running:
    return Running(measure, "Plejefamilien Opdigt", date(2026, 9, 5), until, placement=True, step=5)


def test_a_whole_decision_stands() -> None:
    check_decision(decision=WHOLE, ground=GROUND, on=ON)


def test_purpose_duration_and_the_childs_view_are_the_laws() -> None:
    bare = replace(
        WHOLE, purpose=" ", starts=(replace(START, expected_end=None),), child_talk="", child_view=""
    )
    assert fields(bare) == ["purpose", "expected_duration", "child_talk"]
    assert fields(replace(bare, expected_duration="et år")) == ["purpose", "child_talk"]


def test_a_law_nobody_has_read_stops_nothing() -> None:
    day = date(2023, 5, 1)
    bare = replace(WHOLE, purpose="", child_talk="", starts=(replace(START, on=day),))
    assert fields(bare, replace(GROUND, opened_on=date(2023, 1, 1)), on=day) == []


@pytest.mark.parametrize("talk", ["not_held", "other_way"])
def test_a_talk_that_was_not_held_needs_words(talk: str) -> None:
    assert fields(replace(WHOLE, child_talk=talk, child_view="")) == ["child_view"]
    assert fields(replace(WHOLE, child_talk=talk, child_view="Storm er seks måneder.")) == []


@pytest.mark.parametrize(
    ("done", "running", "reason", "stopped"),
    [
        (True, False, "", False),
        (False, True, "Der er vold i hjemmet.", False),
        (False, True, "", True),
        (False, False, "Der er vold i hjemmet.", True),
    ],
)
def test_a_placement_stands_on_an_examination(done: bool, running: bool, reason: str, stopped: bool) -> None:
    ground = replace(PLACING, examination_done=done, examination_running=running)
    found = fields(replace(WHOLE, emergency_reason=reason), ground)
    assert found == (["emergency_reason"] if stopped else [])


def test_two_placements_at_once_are_refused_unless_the_first_ends() -> None:
    measure = uuid4()
    ground = replace(PLACING, examination_done=True, periods=(placed(measure),))
    assert fields(WHOLE, ground) == ["on"]
    moving = replace(WHOLE, ends=(End(measure, ON, EndReason.CHANGE_OF_PLACE),))
    assert fields(moving, ground) == []
    late = replace(WHOLE, ends=(End(measure, ON + timedelta(days=1), EndReason.CHANGE_OF_PLACE),))
    assert fields(late, ground) == ["on"]
    over = replace(PLACING, examination_done=True, periods=(placed(measure, until=ON),))
    assert fields(WHOLE, over) == []


def test_other_help_may_run_beside_a_placement() -> None:
    assert fields(WHOLE, replace(GROUND, periods=(placed(uuid4()),))) == []


def test_only_one_placement_can_be_chosen() -> None:
    second = Start(uuid4(), ON, expected_end=date(2027, 1, 1))
    ground = replace(PLACING, examination_done=True, placing=frozenset({START.entry, second.entry}))
    assert fields(replace(WHOLE, starts=(START, second)), ground) == ["on"]


def test_what_has_ended_or_not_begun_cannot_end() -> None:
    measure = uuid4()
    end = replace(WHOLE, kind=DecisionKind.END, starts=(), reason="Målet er nået.")
    early = replace(end, ends=(End(measure, date(2026, 9, 1), EndReason.AS_PLANNED),))
    assert fields(early, replace(GROUND, periods=(placed(measure),))) == [f"end_on_{measure}"]
    gone = replace(end, ends=(End(measure, ON, EndReason.AS_PLANNED),))
    assert fields(gone, replace(GROUND, periods=(placed(measure, until=ON),))) == [f"end_on_{measure}"]


def test_a_change_lies_inside_the_measure() -> None:
    measure = uuid4()
    ground = replace(GROUND, periods=(placed(measure),))
    change = replace(WHOLE, kind=DecisionKind.CHANGE, starts=(), changes=(Change(measure, ON, "2 gange"),))
    assert fields(change, ground) == ["expected_duration"]
    assert fields(replace(change, expected_duration="et år"), ground) == []
    first = replace(change, changes=(Change(measure, date(2026, 9, 5), expected_end=date(2027, 1, 1)),))
    assert fields(first, ground) == ["on"]
    assert fields(replace(change, expected_duration="et år"), GROUND) == ["measure"]


def test_days_that_cannot_be() -> None:
    assert fields(replace(WHOLE, starts=(replace(START, on=date(2026, 8, 31)),))) == ["on"]
    assert fields(replace(WHOLE, starts=(replace(START, expected_end=ON),))) == ["expected_end"]
    assert fields(WHOLE, on=date(2026, 8, 31)) == [""]


def test_a_refusal_and_an_end_need_reasons() -> None:
    no = NewDecision("k", DecisionKind.REFUSAL, child_talk="held", child_view="Jeg er ked af det.")
    assert fields(no) == ["reason"]
    assert fields(replace(no, reason="Behovet er dækket af klubben.")) == []
    assert fields(replace(no, reason="Nej.", starts=(START,))) == ["entry"]


def test_a_decision_about_nothing_is_none() -> None:
    assert fields(replace(WHOLE, starts=(), expected_duration="et år")) == ["entry"]


def test_tailored_help_says_what_it_is_and_stands_low_without_a_section() -> None:
    made = replace(START, tailored=Tailored("", "", 3, " ", ore_per_day=-1))
    assert fields(replace(WHOLE, starts=(made,))) == [
        "tailored_name",
        "tailored_knowledge",
        "tailored_section",
        "tailored_price",
    ]


def test_an_offer_is_agreed_with_somebody_and_takes_no_decision() -> None:
    offer = NewOffer(uuid4(), ON, "Signe Øvang")
    check_offer(offer=offer, ground=GROUND, needs_decision=False, on=ON)
    with pytest.raises(Refused) as refused:
        check_offer(offer=replace(offer, agreed_with=" "), ground=GROUND, needs_decision=True, on=ON)
    assert [one.field for one in refused.value.complaints] == ["entry", "agreed_with"]
