"""People on both sides: when a missing side is a deviation, who is whole, and who is hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain import network as rules
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 20)
GRETHE = rules.NewMember("Grethe Øvang", rules.Side.FAMILY, "mormor", 1, since=TODAY)


def fields(member: rules.NewMember) -> set[str]:
    """The fields that the rule complains of."""
    with pytest.raises(Refused) as refused:
        rules.check_member(member=member, today=TODAY)
    return {complaint.field for complaint in refused.value.complaints}


def test_a_missing_side_is_a_deviation_from_day_fourteen() -> None:
    due = rules.both_sides_due(allocated_on=date(2026, 11, 1), municipality="oevekommune")
    assert due is not None
    assert due.last_day == date(2026, 11, 14)
    assert due.at == datetime(2026, 11, 14, 23, tzinfo=UTC)
    assert due.because.norm.authority == "practice"


@given(st.lists(st.sampled_from(list(rules.Side))))
def test_the_missing_sides_are_those_nobody_stands_on(sides: list[rules.Side]) -> None:
    missing = rules.missing_sides(sides=sides)
    assert set(missing) | set(sides) == set(rules.Side)
    assert not set(missing) & set(sides)


def test_a_whole_person_passes_and_every_lack_is_said_at_its_field() -> None:
    rules.check_member(member=GRETHE, today=TODAY)
    assert fields(replace(GRETHE, name=" ", relation="", closeness=0)) == {"name", "relation", "closeness"}
    assert fields(replace(GRETHE, side="street")) == {"side"}  # type: ignore[arg-type]
    assert fields(replace(GRETHE, consent="maybe")) == {"consent"}  # type: ignore[arg-type]
    assert fields(replace(GRETHE, since=TODAY + timedelta(days=1))) == {"since"}
    assert fields(replace(GRETHE, name="x" * 121, relation="x" * 61, does="x" * 301)) == {
        "name",
        "relation",
        "does",
    }


@pytest.mark.parametrize(
    ("child", "person", "may_see", "hidden"),
    [
        (False, False, False, False),
        (False, True, False, True),
        (True, False, False, True),
        (True, True, True, False),
    ],
)
def test_a_protected_person_and_all_around_a_protected_child_are_hidden(
    child: bool, person: bool, may_see: bool, hidden: bool
) -> None:
    found = rules.is_hidden(child_protected=child, person_protected=person, may_see_protected=may_see)
    assert found is hidden


def test_a_risk_assessment_has_words_and_an_answer() -> None:
    rules.check_risk(risk=rules.RiskAssessment("Talt med mor.", safe=False))
    with pytest.raises(Refused) as refused:
        rules.check_risk(risk=rules.RiskAssessment(" ", safe=None))
    assert {complaint.field for complaint in refused.value.complaints} == {"text", "safe"}
