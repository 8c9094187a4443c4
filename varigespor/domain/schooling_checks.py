"""What a registration of schooling must hold, with a Danish complaint per field."""

from __future__ import annotations

from datetime import date

from varigespor.domain.people import age
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.domain.schooling import (
    GRADES,
    WHOLE,
    YOUTH,
    YOUTH_END,
    ExamResult,
    NewAbsence,
    NewExam,
    NewOccupation,
    Occupation,
    Pupil,
    Registration,
    quarter_of,
    school_year_days,
    turns,
)
from varigespor.norms.book import fact

BORN = "Barnets fødselsdag er ikke oplyst. Skriv den først."
KINDS = ("illness", "permitted", "unlawful")


def check_registration(*, registration: Registration, pupil: Pupil, today: date) -> None:
    """Raise Refused for what no school, quarter or age holds, or where nothing was written."""
    told = (registration.exam, registration.absence, registration.occupation)
    refuse_if(
        None
        if any(told)
        else Complaint("", "Skriv mindst én af de tre: eksamen, fravær eller beskæftigelse."),
        *(_exam(registration.exam, pupil, today) if registration.exam else ()),
        *(_absence(registration.absence, pupil, today) if registration.absence else ()),
        *(_occupation(registration.occupation, pupil, today) if registration.occupation else ()),
    )


def _exam(exam: NewExam, pupil: Pupil, today: date) -> list[Complaint | None]:
    return [
        Complaint("exam_grade", "Afgangseksamen (FP9) hører til 9. klasse. Vælg 9. eller 10. klasse.")
        if exam.grade not in GRADES
        else None,
        Complaint("exam_result", "Vælg, hvordan det gik med prøverne.")
        if exam.result not in set(ExamResult)
        else None,
        _exam_year(exam, pupil, today),
    ]


def _exam_year(exam: NewExam, pupil: Pupil, today: date) -> Complaint | None:
    if not 1900 < exam.school_year < 9000 or school_year_days(school_year=exam.school_year)[0] > today:
        return Complaint("exam_year", "Skoleåret er ikke begyndt.")
    if pupil.life.born_on is None:
        return Complaint("exam_year", BORN)
    first, last = fact(key=YOUTH, on=today), fact(key=YOUTH_END, on=today)
    years = turns(born_on=pupil.life.born_on, school_year=exam.school_year)
    if first.known and years < first.whole:
        return Complaint(
            "exam_year",
            f"Barnet fylder {max(years, 0)} år i {exam.school_year + 1}. En eksamen kan registreres fra det "
            f"år, den unge fylder {first.whole}.",
        )
    late = last.known and years > last.whole
    return Complaint("exam_year", f"Den unge fylder {years} år i {exam.school_year + 1}.") if late else None


def _absence(absence: NewAbsence, pupil: Pupil, today: date) -> list[Complaint | None]:
    parts = {name: getattr(absence, name) for name in KINDS}
    known = [part for part in parts.values() if part is not None]
    return [
        _quarter(absence.quarter, pupil, today),
        *(_part(name, part) for name, part in parts.items()),
        Complaint("absence_unlawful", "De tre slags fravær kan højst være 100 % tilsammen.")
        if sum(known) > WHOLE and all(0 <= part <= WHOLE for part in known)
        else None,
    ]


def _part(name: str, part: int | None) -> Complaint | None:
    if part is None:
        return Complaint(f"absence_{name}", "Skriv procenten. Var der intet, så skriv 0.")
    return None if 0 <= part <= WHOLE else Complaint(f"absence_{name}", "Skriv en procent fra 0 til 100.")


def _quarter(quarter: date, pupil: Pupil, today: date) -> Complaint | None:
    if quarter != quarter_of(day=quarter):
        return Complaint("absence_quarter", "Vælg et kvartal.")
    if quarter > today:
        return Complaint("absence_quarter", "Kvartalet er ikke begyndt.")
    first = pupil.life.first_day
    early = first is not None and quarter < first
    return Complaint("absence_quarter", "Kvartalet ligger før barnets fødsel.") if early else None


def _occupation(told: NewOccupation, pupil: Pupil, today: date) -> list[Complaint | None]:
    return [
        Complaint("occupation", "Vælg, hvad den unge er i gang med.")
        if told.what not in set(Occupation)
        else None,
        _occupation_day(told, pupil, today),
    ]


def _occupation_day(told: NewOccupation, pupil: Pupil, today: date) -> Complaint | None:
    where = "occupation_on"
    if told.on > today:
        return Complaint(where, "Datoen ligger i fremtiden.")
    if pupil.life.born_on is None:
        return Complaint(where, BORN)
    first, last = fact(key=YOUTH, on=told.on), fact(key=YOUTH_END, on=told.on)
    years = age(born_on=pupil.life.born_on, on=told.on)
    if first.known and years < first.whole:
        return Complaint(where, f"Den unge var ikke fyldt {first.whole} år den dag.")
    if last.known and years >= last.whole:
        return Complaint(where, f"Den unge var fyldt {last.whole} år. Så længe følges ingen.")
    return None if pupil.ran else Complaint(where, "Sagen var ikke åben den dag. Ingen følges uden en sag.")
