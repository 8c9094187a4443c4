"""Skolegang og det, der kommer efter: a short registration of exam, absence and what a young person does.

A school year is named by the year it starts and counted from 1 August to 31 July; absence by calendar
quarter, in per mille of the lessons. Only while the case is open: nobody is followed once it has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from varigespor.domain.deadlines import months_after
from varigespor.domain.lifetime import UNKNOWN, Lifetime
from varigespor.domain.people import age
from varigespor.norms.book import Fact, fact

YOUTH, YOUTH_END = "national/schooling/youth_age", "national/schooling/youth_end_age"
FRESH = "national/schooling/occupation_fresh"
WARNING, CONCERN = "national/schooling/absence_warning", "national/schooling/absence_concern"
GRADES = (9, 10)
WHOLE = 1000
AUGUST = 8


class ExamResult(StrEnum):
    """What came of the obligatory exams (Danish and mathematics) of folkeskolens afgangseksamen, FP9."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    AWAITED = "awaited"
    PARTLY = "partly"
    NOT_TAKEN = "not_taken"


DANISH_RESULTS = {
    ExamResult.PASSED: "Taget og bestået",
    ExamResult.NOT_PASSED: "Taget, ikke bestået",
    ExamResult.AWAITED: "Taget, resultatet kendes ikke endnu",
    ExamResult.PARTLY: "Kun nogle af prøverne er taget",
    ExamResult.NOT_TAKEN: "Ikke taget",
}
TAKEN = frozenset({ExamResult.PASSED, ExamResult.NOT_PASSED, ExamResult.AWAITED})


class AbsenceKind(StrEnum):
    """The three kinds that a school registers; illness and disability are never unlawful."""

    ILLNESS = "illness"
    PERMITTED = "permitted"
    UNLAWFUL = "unlawful"


DANISH_ABSENCES = {
    AbsenceKind.ILLNESS: "Sygdom, funktionsnedsættelse eller lignende",
    AbsenceKind.PERMITTED: "Fri med skolens tilladelse",
    AbsenceKind.UNLAWFUL: "Ulovligt fravær",
}


class Occupation(StrEnum):
    """What a young person does on a day."""

    SCHOOL = "school"
    EDUCATION = "education"
    JOB = "job"
    OTHER = "other"
    NONE = "none"


DANISH_OCCUPATIONS = {
    Occupation.SCHOOL: "Går i folkeskolen eller 10. klasse",
    Occupation.EDUCATION: "Uddannelse",
    Occupation.JOB: "Job",
    Occupation.OTHER: "En anden aftalt aktivitet",
    Occupation.NONE: "Ikke i gang med noget",
}
ACTIVE = frozenset({Occupation.EDUCATION, Occupation.JOB, Occupation.OTHER})
EDUCATION_OR_JOB = frozenset({Occupation.EDUCATION, Occupation.JOB})


@dataclass(frozen=True)
class NewExam:
    """One school year's exam, with the grade the child was in."""

    school_year: int
    grade: int
    result: str


@dataclass(frozen=True)
class NewAbsence:
    """One quarter's absence, in per mille of the lessons; None where nothing was written."""

    quarter: date
    illness: int | None
    permitted: int | None
    unlawful: int | None


@dataclass(frozen=True)
class NewOccupation:
    """What the young person did on a day."""

    on: date
    what: str


@dataclass(frozen=True)
class Registration:
    """Any of the three. `shown` is how many rows the case had as the form showed it, None: by no form."""

    exam: NewExam | None = None
    absence: NewAbsence | None = None
    occupation: NewOccupation | None = None
    shown: int | None = None


@dataclass(frozen=True)
class Pupil:
    """Who is registered: when life began, and whether the case was open on the day of the occupation."""

    life: Lifetime = UNKNOWN
    ran: bool = True


def quarter_of(*, day: date) -> date:
    """The first day of the calendar quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def quarter_end(*, quarter: date) -> date:
    """The first day of the quarter after."""
    return months_after(day=quarter, months=3)


def quarter_words(*, quarter: date) -> str:
    """»2. kvartal 2026«."""
    return f"{(quarter.month + 2) // 3}. kvartal {quarter.year}"


def school_year_of(*, day: date) -> int:
    """The year in which the day's school year started."""
    return day.year if day.month >= AUGUST else day.year - 1


def ended_school_year(*, on: date) -> int:
    """The last school year that had ended when the day was over, named by the year it started."""
    return school_year_of(day=on + timedelta(days=1)) - 1


def school_year_days(*, school_year: int) -> tuple[date, date]:
    """The first day of the school year, and the first day after it."""
    return date(school_year, AUGUST, 1), date(school_year + 1, AUGUST, 1)


def school_year_words(*, school_year: int) -> str:
    """»2025/26«."""
    return f"{school_year}/{(school_year + 1) % 100:02}"


def turns(*, born_on: date, school_year: int) -> int:
    """How old the child turns in the calendar year in which the school year ends."""
    return school_year + 1 - born_on.year


def is_stale(*, told_on: date, on: date) -> bool:
    """Whether what was so on a day is too old to count on another: older than the norm's months."""
    fresh = fact(key=FRESH, on=on)
    return fresh.known and on > months_after(day=told_on, months=fresh.whole)


def threshold(*, unlawful: int, quarter: date) -> Fact | None:
    """The highest of the two thresholds that the quarter's unlawful absence (per mille) reaches, if any."""
    for key in (CONCERN, WARNING):
        limit = fact(key=key, on=quarter)
        if limit.known and unlawful >= limit.whole * WHOLE // 100:
            return limit
    return None


def is_young(*, born_on: date, on: date) -> bool:
    """Whether the occupation of somebody of this age is registered on the day."""
    first, last = fact(key=YOUTH, on=on), fact(key=YOUTH_END, on=on)
    years = age(born_on=born_on, on=on)
    return first.known and last.known and first.whole <= years < last.whole


def last_quarters(*, today: date, number: int) -> list[date]:
    """The quarter that runs and those before it, the latest first."""
    found = [quarter_of(day=today)]
    while len(found) < number:
        found.append(quarter_of(day=found[-1] - timedelta(days=1)))
    return found
