"""What was registered of a child beside notes and decisions, as lines of the timeline. Five statements."""

from __future__ import annotations

from collections.abc import Callable

from varigespor.domain import schooling
from varigespor.domain.deadlines import day_of
from varigespor.domain.support_person import DANISH_STATES, SupportState

from ..models import Case, NetworkRespite, SchoolAbsence, SchoolExam, SupportPerson, YouthOccupation
from .happening import Happening


def _support_persons(case: Case) -> list[Happening]:
    rows = SupportPerson.objects.current().filter(case=case)
    return [
        Happening(
            "support",
            row.valid_from,
            "Støtteperson til forældrene",
            DANISH_STATES[SupportState(row.state)],
            row.words,
            row.pk,
            has_page=False,
        )
        for row in rows
    ]


def _respites(case: Case) -> list[Happening]:
    """Who gives it stands on the map, which knows whose name the reader may see."""
    rows = NetworkRespite.objects.current().filter(case=case)
    nights = "Aflastning i netværket"
    begun = [(row.valid_from, f"Begynder: {row.nights} nætter om måneden", row.pk) for row in rows]
    ended = [(row.valid_to, "Slutter", row.pk) for row in rows if row.valid_to]
    return [Happening("support", day, nights, what, "", key) for day, what, key in [*begun, *ended]]


def _schooling(case: Case) -> list[Happening]:
    exams = [
        (
            day_of(moment=row.known_at),
            f"Afgangseksamen {schooling.school_year_words(school_year=row.school_year)}",
            schooling.DANISH_RESULTS[schooling.ExamResult(row.result)],
            row.pk,
        )
        for row in SchoolExam.objects.current().filter(case=case)
    ]
    absences = [
        (
            day_of(moment=row.known_at),
            "Fravær i skolen",
            f"{schooling.quarter_words(quarter=row.quarter)}: {_percent(row)}",
            row.pk,
        )
        for row in SchoolAbsence.objects.current().filter(case=case)
    ]
    occupations = [
        (row.on, "I gang med", schooling.DANISH_OCCUPATIONS[schooling.Occupation(row.what)], row.pk)
        for row in YouthOccupation.objects.current().filter(case=case)
    ]
    told = [*exams, *absences, *occupations]
    return [
        Happening("schooling", day, what, title, "", key, has_page=False) for day, what, title, key in told
    ]


def _percent(row: SchoolAbsence) -> str:
    return f"{(row.illness + row.permitted + row.unlawful) / 10:.1f} %".replace(".", ",")


REGISTERED: tuple[Callable[[Case], list[Happening]], ...] = (_support_persons, _respites, _schooling)
