"""The committee's answer: a meeting that can be, its own words, and nothing that begins before it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from varigespor.domain import decisions as rules
from varigespor.domain.committee import (
    DECIDES,
    ENDS_IN,
    CommitteeAnswer,
    Outcome,
    check_answer,
    from_the_meeting,
    overtaken,
)
from varigespor.domain.refusals import Refused
from varigespor.norms.book import fact

PREPARED, TODAY = date(2026, 11, 20), date(2026, 12, 10)
GOOD = CommitteeAnswer(date(2026, 12, 1), "decided", "Udvalget tiltræder indstillingen.", "Punkt 4")


def complained(**changes: object) -> dict[str, str]:
    try:
        check_answer(answer=replace(GOOD, **changes), prepared_on=PREPARED, today=TODAY)  # type: ignore[arg-type]
    except Refused as refused:
        return {complaint.field: complaint.text for complaint in refused.complaints}
    return {}


@pytest.mark.parametrize("day", [PREPARED, date(2026, 12, 1), TODAY])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_meeting_between_the_preparation_and_today(day: date, outcome: Outcome) -> None:
    assert complained(held_on=day, outcome=outcome) == {}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "hvilken dag"),
        (PREPARED - timedelta(days=1), "før den 20.11.2026"),
        (TODAY + timedelta(days=1), "ligger i fremtiden"),
    ],
)
def test_a_meeting_that_cannot_be(day: date | None, said: str) -> None:
    found = complained(held_on=day)
    assert set(found) == {"held_on"}
    assert said in found["held_on"]


def test_outcome_words_and_a_short_reference_are_wanted() -> None:
    assert set(complained(outcome="måske", words=" ", reference="a" * 121)) == {
        "outcome",
        "words",
        "reference",
    }
    assert set(complained(outcome="not_decided", words="")) == {"words"}


def test_every_outcome_ends_in_a_state() -> None:
    assert set(ENDS_IN) == set(Outcome)


def test_nothing_begins_before_the_meeting() -> None:
    early, late = date(2026, 11, 25), date(2026, 12, 24)
    decision = rules.NewDecision(
        "k",
        rules.DecisionKind.SUPPORT,
        starts=(rules.Start(uuid4(), early, expected_end=date(2026, 11, 30)), rules.Start(uuid4(), late)),
        ends=(rules.End(uuid4(), early, rules.EndReason.REPLACED),),
        changes=(rules.Change(uuid4(), late),),
    )
    moved = from_the_meeting(decision=decision, held_on=date(2026, 12, 1))
    assert [one.on for one in (*moved.starts, *moved.ends, *moved.changes)] == [
        date(2026, 12, 1),
        late,
        date(2026, 12, 1),
        late,
    ]
    assert [complaint.field for complaint in overtaken(decision=moved)] == ["held_on"]
    assert list(overtaken(decision=decision)) == []


def test_the_law_that_gives_it_to_the_committee_was_read() -> None:
    law = fact(key=DECIDES, on=TODAY)
    assert (law.value, law.verified) == ("children_and_youth_committee", True)
