"""Schooling and what comes after in numbers: proportions of children, and whom each leaves out and why.

Columns are plain lists of equal length as `records.queries.schooling` gives them; a school year is named by
the year it starts, a quarter by its first day. Each number's definition is in `domain/schooling_words.py`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from varigespor.domain.deadlines import months_after
from varigespor.domain.people import age
from varigespor.domain.schooling import (
    ACTIVE,
    EDUCATION_OR_JOB,
    TAKEN,
    AbsenceKind,
    ExamResult,
    Occupation,
    is_stale,
    is_young,
    quarter_end,
    school_year_days,
    threshold,
    turns,
)
from varigespor.domain.schooling_words import LeftOut
from varigespor.norms.book import fact

from .proportion import Proportion

Columns = Mapping[str, Sequence[Any]]
USUAL = "national/schooling/exam_usual_age"
GROWN = 18
PUPIL_FROM, PUPIL_UNTIL = "national/schooling/pupil_from_age", "national/schooling/pupil_until_age"


@dataclass(frozen=True)
class Schooled:
    """All that the numbers are counted from: days of birth, periods of open cases, and the three columns."""

    births: Mapping[Hashable, date]
    cases: Columns
    exams: Columns
    absences: Columns
    occupations: Columns


def exam_taken(*, of: Schooled, school_year: int) -> Proportion:
    """Those who took the obligatory exams, among those of whom something is written for the year."""
    told, missing = _exams(of, school_year)
    taken = tuple(child for child, result in told.items() if result in TAKEN)
    return Proportion(taken, tuple(told), {LeftOut.NOT_REGISTERED: missing})


def exam_passed(*, of: Schooled, school_year: int) -> Proportion:
    """Those who passed, among those who took the exams and whose result is known."""
    told, missing = _exams(of, school_year)
    known = {ExamResult.PASSED, ExamResult.NOT_PASSED}
    return Proportion(
        _where(told, {ExamResult.PASSED}),
        _where(told, known),
        {
            LeftOut.AWAITED: _where(told, {ExamResult.AWAITED}),
            LeftOut.NOT_TAKEN: _where(told, {ExamResult.PARTLY, ExamResult.NOT_TAKEN}),
            LeftOut.NOT_REGISTERED: missing,
        },
    )


def absence_reached(*, of: Schooled, quarter: date) -> dict[str, Proportion]:
    """Key of the threshold's norm → those whose unlawful absence reached it as their highest."""
    rows, missing = _absences(of, quarter)
    highest = {child: threshold(unlawful=row["unlawful"], quarter=quarter) for child, row in rows.items()}
    keys = ("national/schooling/absence_warning", "national/schooling/absence_concern")
    reached = {child: limit.norm.key if limit else "" for child, limit in highest.items()}
    return {
        key: Proportion(_where(reached, {key}), tuple(rows), {LeftOut.NOT_REGISTERED: missing})
        for key in keys
    }


def absence_sums(*, of: Schooled, quarter: date) -> dict[AbsenceKind, tuple[int, int]]:
    """Kind → (per mille summed over the children, number of children): their mean as an exact fraction."""
    rows, _ = _absences(of, quarter)
    return {kind: (sum(row[kind.value] for row in rows.values()), len(rows)) for kind in AbsenceKind}


def active(*, of: Schooled, on: date) -> Proportion:
    """Those who do something after school, among the young people who are done with it."""
    looked = [child for child, born in _born(of, on) if is_young(born_on=born, on=on)]
    return _occupied(of, dict.fromkeys(looked, on), ACTIVE)


def in_education_or_job(*, of: Schooled, on: date) -> Proportion:
    """Those in education or a job on a day, among those who are 18 or older, with a fresh answer."""
    looked = [child for child, born in _born(of, on) if is_young(born_on=born, on=on) and _grown(born, on)]
    return _occupied(of, dict.fromkeys(looked, on), EDUCATION_OR_JOB, school=True)


def at_18(*, of: Schooled, since: date, until: date) -> Proportion:
    """The same on the 18th birthday, of those who had it on the days since ≤ day < until."""
    days = {child: months_after(day=born, months=12 * GROWN) for child, born in of.births.items()}
    looked = {child: day for child, day in days.items() if since <= day < until and _is_open(of, child, day)}
    return _occupied(of, looked, EDUCATION_OR_JOB, school=True)


def _exams(of: Schooled, school_year: int) -> tuple[dict[Hashable, str], tuple[Hashable, ...]]:
    """Child → result of the year, of cases open in it; and those one would expect but nobody wrote."""
    first, last = school_year_days(school_year=school_year)
    opened = _open_in(of, first, last)
    columns = of.exams
    told = {
        child: result
        for child, year, result in zip(
            columns["child"], columns["school_year"], columns["result"], strict=True
        )
        if year == school_year and child in opened
    }
    ever, usual = set(columns["child"]), fact(key=USUAL, on=first)
    missing = tuple(
        child
        for child in opened
        if child in of.births
        and child not in ever
        and usual.known
        and turns(born_on=of.births[child], school_year=school_year) == usual.whole
    )
    return told, missing


def _absences(of: Schooled, quarter: date) -> tuple[dict[Hashable, dict[str, int]], tuple[Hashable, ...]]:
    """Child → the quarter's absence, of cases open in it; and the pupils of whom nobody wrote."""
    opened, columns = _open_in(of, quarter, quarter_end(quarter=quarter)), of.absences
    kinds = [columns[kind.value] for kind in AbsenceKind]
    rows = {
        child: {kind.value: part for kind, part in zip(AbsenceKind, parts, strict=True)}
        for child, day, *parts in zip(columns["child"], columns["quarter"], *kinds, strict=True)
        if day == quarter and child in opened
    }
    first, last = fact(key=PUPIL_FROM, on=quarter), fact(key=PUPIL_UNTIL, on=quarter)
    missing = tuple(
        child
        for child in opened
        if child not in rows
        and child in of.births
        and first.known
        and last.known
        and first.whole <= age(born_on=of.births[child], on=quarter) < last.whole
    )
    return rows, missing


def _occupied(
    of: Schooled, looked: Mapping[Hashable, date], counts: AbstractSet[str], *, school: bool = False
) -> Proportion:
    """Each child by its last answer on or before its day. `school`: who goes to school is among them too."""
    last = _last_told(of, looked)
    counted: list[Hashable] = []
    among: list[Hashable] = []
    out: dict[str, list[Hashable]] = {
        LeftOut.NOT_REGISTERED: [],
        LeftOut.STALE: [],
        **({} if school else {LeftOut.IN_SCHOOL: []}),
    }
    for child, day in looked.items():
        told = last.get(child)
        if told is None:
            out[LeftOut.NOT_REGISTERED].append(child)
        elif is_stale(told_on=told[0], on=day):
            out[LeftOut.STALE].append(child)
        elif told[1] == Occupation.SCHOOL and not school:
            out[LeftOut.IN_SCHOOL].append(child)
        else:
            among.append(child)
            counted += [child] if told[1] in counts else []
    return Proportion(tuple(counted), tuple(among), {why: tuple(children) for why, children in out.items()})


def _last_told(of: Schooled, looked: Mapping[Hashable, date]) -> dict[Hashable, tuple[date, str]]:
    found: dict[Hashable, tuple[date, str]] = {}
    columns = of.occupations
    for child, on, what in zip(columns["child"], columns["on"], columns["what"], strict=True):
        if child in looked and on <= looked[child]:
            found[child] = max(found.get(child, (on, what)), (on, what))
    return found


def _born(of: Schooled, on: date) -> list[tuple[Hashable, date]]:
    """The children whose case is open on the day, with their day of birth, where it is known."""
    opened = _open_in(of, on, on + timedelta(days=1))
    return [(child, of.births[child]) for child in opened if child in of.births]


def _grown(born: date, on: date) -> bool:
    return age(born_on=born, on=on) >= GROWN


def _open_in(of: Schooled, first: date, last: date) -> dict[Hashable, None]:
    """The children whose case was open at least one of the days first ≤ day < last, in order."""
    rows = zip(of.cases["child"], of.cases["start"], of.cases["end"], strict=True)
    return dict.fromkeys(
        child for child, start, end in rows if start < last and (end is None or end > max(first, start))
    )


def _is_open(of: Schooled, child: Hashable, on: date) -> bool:
    return child in _open_in(of, on, on + timedelta(days=1))


def _where(told: Mapping[Hashable, str], wanted: Iterable[str]) -> tuple[Hashable, ...]:
    keep = set(wanted)
    return tuple(child for child, what in told.items() if what in keep)
