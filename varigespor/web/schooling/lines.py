"""Schooling as a page tells it: exams, absence with the threshold it reached, and what is too old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.domain import schooling as rules
from varigespor.domain.schooling import (
    DANISH_OCCUPATIONS,
    DANISH_RESULTS,
    AbsenceKind,
    ExamResult,
    Occupation,
)
from varigespor.norms.book import Fact
from varigespor.records.models import Case, SchoolAbsence
from varigespor.records.queries.schooling import Written

from .percent import percent_words

REACHED = {
    rules.WARNING: "Skolen skal varsle forældrene.",
    rules.CONCERN: "Skolens leder skal underrette kommunen.",
}
PANEL = 3
FROM_AGE = 6


@dataclass(frozen=True)
class AbsenceLine:
    """A quarter, its three kinds in percent, all together, and the threshold its unlawful part reached."""

    quarter: str
    parts: list[str]
    whole: str
    limit: Fact | None
    says: str


@dataclass(frozen=True)
class OccupationLine:
    """What the young person did on a day, and whether that is too old to count."""

    what: str
    on: date
    stale: bool


@dataclass(frozen=True)
class SchoolingLines:
    """Everything written, in words, the latest first."""

    exams: list[tuple[str, str]]
    absences: list[AbsenceLine]
    occupations: list[OccupationLine]

    @property
    def latest(self) -> list[AbsenceLine]:
        """The latest quarters, for the child's page."""
        return self.absences[:PANEL]


def lines(*, written: Written, today: date) -> SchoolingLines:
    """Put it in words; no statement."""
    return SchoolingLines(
        exams=[
            (
                f"{rules.school_year_words(school_year=row.school_year)}, {row.grade}. klasse",
                DANISH_RESULTS[ExamResult(row.result)],
            )
            for row in written.exams
        ],
        absences=[_absence(row) for row in written.absences],
        occupations=[
            OccupationLine(
                DANISH_OCCUPATIONS[Occupation(row.what)], row.on, rules.is_stale(told_on=row.on, on=today)
            )
            for row in written.occupations
        ],
    )


def concerns(*, case: Case, written: Written, today: date) -> bool:
    """Whether the child's page has anything to say of school: the child is old enough, or it is written."""
    born = case.child.born_on
    return written.anything or (born is not None and today.year - born.year >= FROM_AGE)


def _absence(row: SchoolAbsence) -> AbsenceLine:
    parts = [getattr(row, kind) for kind in AbsenceKind]
    limit = rules.threshold(unlawful=row.unlawful, quarter=row.quarter)
    return AbsenceLine(
        quarter=rules.quarter_words(quarter=row.quarter),
        parts=[percent_words(per_mille=part) for part in parts],
        whole=percent_words(per_mille=sum(parts)),
        limit=limit,
        says=REACHED[limit.norm.key] if limit else "",
    )
