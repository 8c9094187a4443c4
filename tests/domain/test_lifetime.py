"""Days that a child's life cannot hold get »Kontrollér årstallet«; everything near is let through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from varigespor.domain.lifetime import (
    UNKNOWN,
    Lifetime,
    birth_complaints,
    too_early,
    too_early_for_both,
    too_far_ahead,
    too_late,
)

TODAY = date(2026, 11, 25)
BORN = Lifetime(date(2018, 3, 14))
TERM = Lifetime(due_on=date(2027, 2, 1))
GROWN = Lifetime(date(2003, 12, 1))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("life", "first", "why"),
    [
        (BORN, date(2017, 5, 14), "længe før barnets fødsel den 14.03.2018"),
        (TERM, date(2026, 2, 1), "længe før barnets termin den 01.02.2027"),
        (UNKNOWN, date(2003, 1, 25), "for langt tilbage"),
    ],
)
def test_nothing_lies_before_the_child(life: Lifetime, first: date, why: str) -> None:
    assert too_early(field="on", day=first, life=life, today=TODAY) is None
    wrong = too_early(field="on", day=first - DAY, life=life, today=TODAY)
    assert wrong is not None
    assert wrong.field == "on"
    assert wrong.text.startswith("Kontrollér årstallet: ") and why in wrong.text


@pytest.mark.parametrize(
    ("life", "last", "why"),
    [
        (BORN, date(2041, 3, 14), "fyldt 23 år"),
        (TERM, date(2050, 2, 1), "fyldt 23 år"),
        (UNKNOWN, date(2049, 11, 25), "mere end 23 år fremme"),
        (GROWN, date(2027, 11, 25), "fyldt 23 år"),
    ],
)
def test_nothing_is_due_after_the_programmes_reach(life: Lifetime, last: date, why: str) -> None:
    assert too_late(field="until", day=last, life=life, today=TODAY) is None
    wrong = too_late(field="until", day=last + DAY, life=life, today=TODAY)
    assert wrong is not None and why in wrong.text
    assert too_late(field="until", day=None, life=life, today=TODAY) is None


def test_a_link_waits_for_the_younger_and_begins_within_a_year() -> None:
    lives = (Lifetime(date(1990, 2, 1)), BORN)
    assert too_early_for_both(day=date(2017, 5, 14), lives=lives) is None
    assert too_early_for_both(day=date(2017, 5, 13), lives=lives) is not None
    assert too_early_for_both(day=date(1900, 1, 1), lives=(UNKNOWN,)) is None
    assert too_far_ahead(field="since", day=date(2027, 11, 25), today=TODAY) is None
    assert too_far_ahead(field="since", day=date(2027, 11, 26), today=TODAY) is not None


@pytest.mark.parametrize(
    ("life", "field"),
    [
        (Lifetime(date(1906, 11, 24)), "born_on"),
        (Lifetime(date(1906, 11, 25)), ""),
        (Lifetime(due_on=date(2027, 9, 26)), "due_on"),
        (Lifetime(due_on=date(2027, 9, 25)), ""),
        (Lifetime(due_on=date(2025, 11, 24)), "due_on"),
        (Lifetime(date(2018, 3, 14), due_on=date(1900, 1, 1)), ""),
        (Lifetime(date(1, 1, 1)), "born_on"),
        (Lifetime(due_on=date(9999, 12, 31)), "due_on"),
    ],
)
def test_a_birth_and_a_term_are_within_reach(life: Lifetime, field: str) -> None:
    found = [each.field for each in birth_complaints(life=life, today=TODAY) if each]
    assert found == ([field] if field else [])
    assert life.first_day is not None and life.last_day(today=TODAY) > TODAY
