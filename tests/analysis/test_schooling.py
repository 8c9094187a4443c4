"""Schooling in numbers, by hand: each with whom it leaves out; everybody looked at is somewhere."""

from __future__ import annotations

from datetime import date

import pytest

from varigespor.analysis import schooling
from varigespor.analysis.proportion import Proportion
from varigespor.analysis.schooling import Schooled
from varigespor.domain.schooling_words import LEFT_OUT, WORDS, LeftOut, SchoolNumber

DAY = date(2026, 6, 1)
BORN = {
    "ida": date(2010, 3, 1),
    "bo": date(2010, 7, 1),
    "uno": date(2010, 9, 1),
    "alma": date(2008, 4, 10),
    "storm": date(2007, 1, 1),
    "eva": date(2018, 1, 1),
    "lea": date(2010, 1, 1),
}
CHILDREN = [*BORN, "no birth"]
OF = Schooled(
    births=BORN,
    cases={
        "child": CHILDREN,
        "start": [date(2025, 1, 1)] * 8,
        "end": [None] * 6 + [date(2025, 7, 31), None],
    },
    exams={
        "child": ["ida", "bo", "alma", "lea"],
        "school_year": [2025, 2025, 2023, 2025],
        "grade": [9] * 4,
        "result": ["passed", "not_taken", "not_passed", "passed"],
    },
    absences={
        "child": ["ida", "bo", "eva"],
        "quarter": [date(2026, 4, 1)] * 3,
        "illness": [50, 20, 0],
        "permitted": [10, 0, 0],
        "unlawful": [160, 100, 20],
    },
    occupations={
        "child": ["ida", "ida", "bo", "alma", "alma", "storm"],
        "on": [
            date(2026, 1, 1),
            date(2026, 5, 1),
            DAY,
            date(2026, 4, 1),
            date(2026, 5, 20),
            date(2026, 2, 1),
        ],
        "what": ["job", "school", "education", "none", "job", "job"],
    },
)


def parts(share: Proportion) -> tuple[object, ...]:
    out = {str(why): children for why, children in share.left_out.items() if children}
    return share.counted, share.among, out


def test_exams_of_a_school_year() -> None:
    """Ida took it and passed, Bo did not take it, nobody wrote of Uno; Lea's case was closed before."""
    taken = schooling.exam_taken(of=OF, school_year=2025)
    assert parts(taken) == (("ida",), ("ida", "bo"), {"not_registered": ("uno",)})
    passed = schooling.exam_passed(of=OF, school_year=2025)
    assert parts(passed) == (("ida",), ("ida",), {"not_taken": ("bo",), "not_registered": ("uno",)})
    assert passed.looked_at == taken.looked_at == 3
    earlier = schooling.exam_passed(of=OF, school_year=2023)
    assert parts(earlier) == ((), (), {})


def test_absence_of_a_quarter() -> None:
    """Ida 16 % unlawful, Bo 10 %, Eva 2 %; three more are of school age and nobody wrote."""
    reached = schooling.absence_reached(of=OF, quarter=date(2026, 4, 1))
    warned, concerned = reached.values()
    assert parts(concerned)[:2] == (("ida",), ("ida", "bo", "eva"))
    assert warned.counted == ("bo",)
    assert warned.left_out[LeftOut.NOT_REGISTERED] == ("uno",)
    sums = schooling.absence_sums(of=OF, quarter=date(2026, 4, 1))
    assert sums == {"illness": (70, 3), "permitted": (10, 3), "unlawful": (280, 3)}


def test_active_after_school() -> None:
    """Bo and Alma are active; Ida goes to school, Storm's answer is from February, nobody wrote of Uno."""
    share = schooling.active(of=OF, on=DAY)
    assert parts(share) == (
        ("bo", "alma"),
        ("bo", "alma"),
        {"not_registered": ("uno",), "stale": ("storm",), "in_school": ("ida",)},
    )


def test_education_or_job_at_18_and_later() -> None:
    """On her birthday, 10 April, Alma did nothing; now she has a job. Storm's job is too old to count."""
    at_18 = schooling.at_18(of=OF, since=date(2026, 1, 1), until=DAY)
    assert parts(at_18) == ((), ("alma",), {})
    later = schooling.in_education_or_job(of=OF, on=DAY)
    assert parts(later) == (("alma",), ("alma",), {"stale": ("storm",)})


@pytest.mark.parametrize("on", [date(2024, 1, 1), date(2025, 2, 1), DAY, date(2027, 1, 1)])
def test_everybody_looked_at_stands_in_one_place(on: date) -> None:
    for share in (schooling.active(of=OF, on=on), schooling.in_education_or_job(of=OF, on=on)):
        places = [*share.among, *(child for children in share.left_out.values() for child in children)]
        assert len(places) == len(set(places)) == share.looked_at
        assert set(share.counted) <= set(share.among)


def test_every_number_and_reason_has_its_definition() -> None:
    assert set(WORDS) == set(SchoolNumber) and set(LEFT_OUT) == set(LeftOut)
