"""Schooling: what is written of one child, and plain columns for the figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import QuerySet

from ..models import Case, CasePeriod, Person, SchoolAbsence, SchoolExam, YouthOccupation


class Exams(TypedDict):
    """Lists of equal length, one place per child and school year (named by the year it starts)."""

    child: list[UUID]
    school_year: list[int]
    grade: list[int]
    result: list[str]


class Absences(TypedDict):
    """Lists of equal length, one place per child and quarter (its first day); per mille of the lessons."""

    child: list[UUID]
    quarter: list[date]
    illness: list[int]
    permitted: list[int]
    unlawful: list[int]


class Occupations(TypedDict):
    """Lists of equal length, one place per child and day."""

    child: list[UUID]
    on: list[date]
    what: list[str]


class OpenCases(TypedDict):
    """Lists of equal length, one place per period of a case; `end` None = still, half-open."""

    child: list[UUID]
    start: list[date]
    end: list[date | None]


@dataclass(frozen=True)
class Written:
    """Everything current that is written of one child, the latest first."""

    exams: list[SchoolExam]
    absences: list[SchoolAbsence]
    occupations: list[YouthOccupation]

    @property
    def occupation(self) -> YouthOccupation | None:
        """What the young person did last."""
        return self.occupations[0] if self.occupations else None

    @property
    def anything(self) -> bool:
        """Whether anything is written."""
        return bool(self.exams or self.absences or self.occupations)


def of_case(*, case: Case) -> Written:
    """All of one child. Three statements."""
    return Written(
        list(SchoolExam.objects.current().filter(case=case).order_by("-school_year")),
        list(SchoolAbsence.objects.current().filter(case=case).order_by("-quarter")),
        list(YouthOccupation.objects.current().filter(case=case).order_by("-on")),
    )


def written(*, case: Case) -> int:
    """How many rows were ever written: another number, and somebody has written. One statement."""
    keys = (model.objects.filter(case=case).values("pk") for model in (SchoolAbsence, YouthOccupation))
    return SchoolExam.objects.filter(case=case).values("pk").union(*keys, all=True).count()


def exams() -> Exams:
    """Every current exam, by child and year. One statement."""
    columns = Exams(child=[], school_year=[], grade=[], result=[])
    rows = SchoolExam.objects.current().order_by("case__child_id", "school_year")
    return _filled(columns, rows)  # type: ignore[return-value]


def absences() -> Absences:
    """Every current quarter's absence, by child and quarter. One statement."""
    columns = Absences(child=[], quarter=[], illness=[], permitted=[], unlawful=[])
    rows = SchoolAbsence.objects.current().order_by("case__child_id", "quarter")
    return _filled(columns, rows)  # type: ignore[return-value]


def occupations() -> Occupations:
    """Every current occupation, by child and day. One statement."""
    columns = Occupations(child=[], on=[], what=[])
    rows = YouthOccupation.objects.current().order_by("case__child_id", "on")
    return _filled(columns, rows)  # type: ignore[return-value]


def open_cases() -> OpenCases:
    """Every current period of a case, by child and start. One statement."""
    columns = OpenCases(child=[], start=[], end=[])
    rows = CasePeriod.objects.current().order_by("case__child_id", "valid_from")
    for row in rows.values_list("case__child_id", "valid_from", "valid_to"):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def births() -> dict[UUID, date]:
    """Child → day of birth, of children with a case and a known one. One statement."""
    rows = Person.objects.filter(case__isnull=False, born_on__isnull=False).order_by()
    return {child: born for child, born in rows.values_list("id", "born_on") if born}


def _filled(columns: Any, rows: QuerySet[Any]) -> dict[str, list[Any]]:
    fields = ["case__child_id", *list(columns)[1:]]
    for row in rows.values_list(*fields):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)
    return columns  # type: ignore[no-any-return]
