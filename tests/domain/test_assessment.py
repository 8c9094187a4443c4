"""Afdækning and børnefaglig undersøgelse: the four months, and what an end must hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from varigespor.domain import assessment as rules
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 20)
WHOLE = rules.Content(texts={"health": "Rask."}, lineal="exposed", conclusion="Der er brug for støtte.")


def fields(act: Callable[[], None]) -> set[str]:
    """The fields that the rule complains of."""
    with pytest.raises(Refused) as refused:
        act()
    return {complaint.field for complaint in refused.value.complaints}


@pytest.mark.parametrize(
    ("aware_on", "at"),
    [
        (date(2026, 11, 20), datetime(2027, 3, 20, 23, tzinfo=UTC)),
        (date(2026, 10, 31), datetime(2027, 2, 28, 23, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2028, 2, 29, 23, tzinfo=UTC)),
        (date(2026, 3, 1), datetime(2026, 7, 1, 22, tzinfo=UTC)),
    ],
)
def test_four_months_from_the_municipalitys_knowledge(aware_on: date, at: datetime) -> None:
    due = rules.examination_due(aware_on=aware_on)
    assert due.at == at
    assert due.because.norm.key == rules.EXAMINATION
    assert due.because.whole == 4


def test_ten_headings_in_three_groups() -> None:
    assert [len(group) for group in rules.HEADINGS.values()] == [4, 3, 3]
    assert len(rules.ALL_HEADINGS) == 10
    assert len(rules.DANISH_LINEAL) == 5


def test_an_opening_needs_a_kind_and_a_day_that_has_been() -> None:
    nothing = rules.Opening("", None)  # type: ignore[arg-type]
    check = rules.check_opening
    assert fields(lambda: check(opening=nothing, today=TODAY, open_case=True)) == {"kind", "aware_on"}
    ahead = rules.Opening(rules.Kind.LIMITED, date(2026, 11, 21))
    assert fields(lambda: check(opening=ahead, today=TODAY, open_case=True)) == {"aware_on"}
    today = rules.Opening(rules.Kind.EXAMINATION, TODAY)
    assert fields(lambda: check(opening=today, today=TODAY, open_case=False)) == {""}
    check(opening=today, today=TODAY, open_case=True)


def test_nothing_is_required_on_the_way() -> None:
    rules.check_content(content=rules.Content())
    strange = rules.Content(texts={"money": "x"}, lineal="severe")
    assert fields(lambda: rules.check_content(content=strange)) == {"", "lineal"}


def test_an_end_needs_words_a_group_and_a_conclusion() -> None:
    empty = rules.Content(texts={"health": "  "})
    assert fields(lambda: rules.check_conclusion(content=empty)) == {"health", "lineal", "conclusion"}
    rules.check_conclusion(content=WHOLE)


def test_a_provisional_assessment_is_the_examinations_once_and_with_a_reason() -> None:
    check = rules.check_provisional
    empty, whole = rules.Provisional(" ", ""), rules.Provisional("Vi ved nok.", "Psykologen mangler.")
    examination = rules.Kind.EXAMINATION
    assert fields(lambda: check(provisional=empty, kind=examination, written=False)) == {"text", "reason"}
    assert fields(lambda: check(provisional=whole, kind=rules.Kind.LIMITED, written=False)) == {""}
    assert fields(lambda: check(provisional=whole, kind=examination, written=True)) == {""}
    check(provisional=whole, kind=examination, written=False)
