"""A child's schooling and what comes after: exam by school year, absence by quarter, occupation by day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from varigespor.domain.schooling import GRADES, WHOLE, ExamResult, Occupation

from .case import Case
from .employee import Employee
from .times import Known


class SchoolExam(Known):
    """What came of the obligatory exams in one school year, named by the year it starts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="exams")
    school_year = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=20)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="exam_once_a_year",
                fields=["case", "school_year"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="exam_grade", condition=Q(grade__in=GRADES)),
            models.CheckConstraint(
                name="exam_result", condition=Q(result__in=[result.value for result in ExamResult])
            ),
        ]


class SchoolAbsence(Known):
    """One calendar quarter's absence in per mille of the lessons, by kind; the day is the quarter's first."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="school_absences")
    quarter = models.DateField()
    illness = models.PositiveSmallIntegerField()
    permitted = models.PositiveSmallIntegerField()
    unlawful = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="absence_once_a_quarter",
                fields=["case", "quarter"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="absence_by_quarter", condition=Q(quarter__month__in=(1, 4, 7, 10), quarter__day=1)
            ),
            models.CheckConstraint(
                name="absence_not_above_all",
                condition=Q(illness__lte=WHOLE - F("permitted") - F("unlawful")),
            ),
        ]


class YouthOccupation(Known):
    """What a young person did on a day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="occupations")
    on = models.DateField()
    what = models.CharField(max_length=20)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="occupation_once_a_day",
                fields=["case", "on"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="occupation_what", condition=Q(what__in=[what.value for what in Occupation])
            ),
        ]
