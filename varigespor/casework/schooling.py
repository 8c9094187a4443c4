"""Skolegang: exam, absence and occupation of a child, registered in one act while the case is open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from varigespor.domain import schooling as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.schooling_checks import check_registration
from varigespor.records.models import Case, CasePeriod, SchoolAbsence, SchoolExam, YouthOccupation
from varigespor.records.queries.schooling import written

from .trace import acting, conflict

Told = tuple[type[SchoolExam | SchoolAbsence | YouthOccupation], dict[str, Any], dict[str, Any]]


def register(*, by: Asker, at: datetime, case: Case, registration: rules.Registration) -> None:
    """Write what is told; a year, quarter or day that was told before is corrected, the earlier row stays.

    The same again changes nothing. Raises Refused, or Conflict where somebody wrote meanwhile.
    """
    with acting(by=by, at=at, act=Act.REGISTER_SCHOOLING, cases=[case]) as trace:
        told = [(*one, _held(case, one)) for one in _told(registration)]
        new = [(model, key, values, held) for model, key, values, held in told if not _same(held, values)]
        if told and not new:
            return
        pupil = rules.Pupil(case.child.lifetime, _ran(case, registration))
        check_registration(registration=registration, pupil=pupil, today=trace.today)
        _refuse_changed(case, registration.shown)
        for model, key, values, held in new:
            if held:
                held.revise(at=at, by_id=by.id, **values)
            else:
                model.objects.create(case=case, known_at=at, by_id=by.id, **key, **values)


def _told(registration: rules.Registration) -> list[Told]:
    """Model, what tells its rows apart, and the rest, of each of the three that is told."""
    exam, absence, occupation = registration.exam, registration.absence, registration.occupation
    found: list[Told] = []
    if exam:
        found.append(
            (SchoolExam, {"school_year": exam.school_year}, {"grade": exam.grade, "result": exam.result})
        )
    if absence:
        parts = {name.value: getattr(absence, name) for name in rules.AbsenceKind}
        found.append((SchoolAbsence, {"quarter": absence.quarter}, parts))
    if occupation:
        found.append((YouthOccupation, {"on": occupation.on}, {"what": occupation.what}))
    return found


def _held(case: Case, told: Told) -> Any:
    model, key, _ = told
    return model.objects.current().filter(case=case, **key).first()


def _same(held: Any, values: dict[str, Any]) -> bool:
    return held is not None and all(getattr(held, name) == value for name, value in values.items())


def _ran(case: Case, registration: rules.Registration) -> bool:
    """Whether the case was open on the day of the occupation; a day that is none is told otherwise."""
    if registration.occupation is None:
        return True
    return CasePeriod.objects.on(registration.occupation.on).filter(case=case).exists()


def _refuse_changed(case: Case, shown: int | None) -> None:
    now = written(case=case)
    if shown is not None and shown != now:
        refusal = conflict(row=case, what="skolegangen", acts=[Act.REGISTER_SCHOOLING])
        refusal.version = now
        raise refusal
