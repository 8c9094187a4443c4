"""Schooling: who can be registered, quarters and thresholds, and what is too old to count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain import schooling as rules
from varigespor.domain.lifetime import Lifetime
from varigespor.domain.refusals import Refused
from varigespor.domain.schooling import NewAbsence, NewExam, NewOccupation, Pupil, Registration
from varigespor.domain.schooling_checks import check_registration

TODAY = date(2026, 11, 20)
YOUNG = Pupil(Lifetime(date(2009, 12, 31)))
QUARTER = date(2026, 7, 1)


def told(pupil: Pupil = YOUNG, **what: object) -> list[str]:
    try:
        check_registration(registration=Registration(**what), pupil=pupil, today=TODAY)  # type: ignore[arg-type]
    except Refused as refused:
        return [complaint.field for complaint in refused.complaints]
    return []


@pytest.mark.parametrize(
    ("exam", "fields"),
    [
        (NewExam(2025, 9, "passed"), []),
        (NewExam(2024, 9, "not_taken"), []),
        (NewExam(2025, 7, "passed"), ["exam_grade"]),
        (NewExam(2025, 9, "super"), ["exam_result"]),
        (NewExam(2027, 9, "passed"), ["exam_year"]),
        (NewExam(2022, 9, "passed"), ["exam_year"]),
        (NewExam(0, 0, ""), ["exam_grade", "exam_result", "exam_year"]),
    ],
)
def test_an_exam_is_of_ninth_grade_and_of_a_young_person(exam: NewExam, fields: list[str]) -> None:
    assert told(exam=exam) == fields


def test_a_child_in_seventh_grade_is_too_young_for_the_year() -> None:
    with pytest.raises(Refused, match="Barnet fylder 13 år i 2026"):
        check_registration(
            registration=Registration(exam=NewExam(2025, 9, "passed")),
            pupil=Pupil(Lifetime(date(2013, 2, 1))),
            today=TODAY,
        )


@pytest.mark.parametrize(
    ("absence", "fields"),
    [
        (NewAbsence(QUARTER, 50, 10, 0), []),
        (NewAbsence(QUARTER, 400, 300, 300), []),
        (NewAbsence(QUARTER, 400, 300, 301), ["absence_unlawful"]),
        (NewAbsence(QUARTER, None, 0, 0), ["absence_illness"]),
        (NewAbsence(QUARTER, 0, 1001, 0), ["absence_permitted"]),
        (NewAbsence(date(2026, 7, 2), 0, 0, 0), ["absence_quarter"]),
        (NewAbsence(date(2027, 1, 1), 0, 0, 0), ["absence_quarter"]),
        (NewAbsence(date(2008, 1, 1), 0, 0, 0), ["absence_quarter"]),
    ],
)
def test_absence_is_three_parts_of_a_quarter_and_never_above_all(
    absence: NewAbsence, fields: list[str]
) -> None:
    assert told(absence=absence) == fields


@pytest.mark.parametrize(
    ("born", "on", "fields"),
    [
        (date(2009, 12, 31), TODAY, []),
        (date(2011, 11, 20), TODAY, []),
        (date(2011, 11, 21), TODAY, ["occupation_on"]),
        (date(2003, 11, 20), TODAY, ["occupation_on"]),
        (date(2003, 11, 21), TODAY, []),
        (date(2009, 12, 31), date(2026, 11, 21), ["occupation_on"]),
        (None, TODAY, ["occupation_on"]),
    ],
)
def test_an_occupation_is_told_from_15_until_23(born: date | None, on: date, fields: list[str]) -> None:
    assert told(Pupil(Lifetime(born)), occupation=NewOccupation(on, "job")) == fields


def test_nobody_is_followed_without_an_open_case() -> None:
    closed = Pupil(YOUNG.life, ran=False)
    assert told(closed, occupation=NewOccupation(TODAY, "job")) == ["occupation_on"]


def test_nothing_at_all_is_no_registration() -> None:
    assert told() == [""]


@pytest.mark.parametrize(
    ("unlawful", "reached"), [(0, None), (99, None), (100, 10), (149, 10), (150, 15), (1000, 15)]
)
def test_the_two_thresholds_are_reached_at_their_number(unlawful: int, reached: int | None) -> None:
    limit = rules.threshold(unlawful=unlawful, quarter=QUARTER)
    assert (limit.whole if limit else None) == reached


def test_before_the_rules_of_2020_no_threshold_is_known() -> None:
    assert rules.threshold(unlawful=900, quarter=date(2019, 10, 1)) is None


@pytest.mark.parametrize(("on", "stale"), [(date(2026, 8, 20), False), (date(2026, 8, 19), True)])
def test_older_than_three_months_is_stale(on: date, stale: bool) -> None:
    assert rules.is_stale(told_on=on, on=TODAY) is stale


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_quarter_and_a_school_year_hold_their_days(day: date) -> None:
    quarter = rules.quarter_of(day=day)
    assert quarter <= day < rules.quarter_end(quarter=quarter)
    year = rules.school_year_of(day=day)
    first, last = rules.school_year_days(school_year=year)
    assert first <= day < last and rules.school_year_words(school_year=year).startswith(str(first.year))
