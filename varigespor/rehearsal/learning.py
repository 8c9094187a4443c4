"""School and what comes after in the rehearsal: absence by quarter, the exam, and what the young do.

Whatever happens here has chances of its own, so the rest of the town stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from varigespor.domain.schooling import (
    ExamResult,
    NewAbsence,
    NewExam,
    NewOccupation,
    Occupation,
    Registration,
    is_young,
    last_quarters,
    quarter_end,
    quarter_of,
    school_year_of,
    turns,
)

from .agenda import at_work, day
from .events import Event, SchoolingRegistered
from .population import Someone
from .town import Course, Town

EXAM_AGE, LEFT_SCHOOL = 16, 16
PUPILS = range(7, 16)
RESULTS = {
    ExamResult.PASSED: 42,
    ExamResult.NOT_PASSED: 8,
    ExamResult.AWAITED: 4,
    ExamResult.PARTLY: 10,
    ExamResult.NOT_TAKEN: 36,
}
BUSY = {
    Occupation.EDUCATION: 44,
    Occupation.JOB: 20,
    Occupation.OTHER: 12,
    Occupation.NONE: 20,
    Occupation.SCHOOL: 4,
}
GRADE = 9
Doing = Callable[[Town, Someone, Random, datetime], Iterator[Event]]


def plan(*, town: Town, course: Course, child: Someone, on: date) -> None:
    """Put what a school or a young person will tell into the agenda; once for each child."""
    if child.content.born_on is None or child.handle in town.learning:
        return
    town.learning.add(child.handle)
    rng = Random(f"{course.key}/school/{child.handle}")
    if rng.random() < town.scenario.rates["school_absence"]:
        _next_quarter(town, child, on, rng)
    _later(town, child, on + timedelta(days=rng.randrange(20, 100)), rng, _tell)
    _exam_day(town, child, on, rng)


def _next_quarter(town: Town, child: Someone, on: date, rng: Random) -> None:
    told = quarter_end(quarter=quarter_of(day=on)) + timedelta(days=rng.randrange(5, 30))
    _later(town, child, told, rng, _absence)


def _absence(town: Town, child: Someone, rng: Random, at: datetime) -> Iterator[Event]:
    """The quarter that is over, as the school counted it; some quarters nobody asks."""
    on = day(at)
    if _course(town, child) is None:
        town.learning.discard(child.handle)
        return
    _next_quarter(town, child, on, rng)
    if child.years(on=on) in PUPILS and rng.random() < 0.8:
        quarter = last_quarters(today=on, number=2)[1]
        unlawful = rng.choice([0, 0, 0, 5, 12, 30, 60, 105, 170])
        told = NewAbsence(quarter, rng.randrange(0, 120), rng.choice([0, 0, 10, 25]), unlawful)
        yield from _registered(town, child, Registration(absence=told), at)


def _tell(town: Town, child: Someone, rng: Random, at: datetime) -> Iterator[Event]:
    """What the young person does now; the next time is sooner or later than the answer stays fresh."""
    on, born = day(at), child.content.born_on
    if _course(town, child) is None or born is None:
        town.learning.discard(child.handle)
        return
    if not is_young(born_on=born, on=on):
        fifteen = date(born.year + 15, born.month, 1) + timedelta(days=40)
        if fifteen > on:
            _later(town, child, fifteen, rng, _tell)
        return
    still = turns(born_on=born, school_year=school_year_of(day=on)) <= LEFT_SCHOOL
    pause = rng.choice([80, 170, 210] if still else [45, 60, 75, 85, 150])
    _later(town, child, on + timedelta(days=pause), rng, _tell)
    what = Occupation.SCHOOL if still else rng.choices(list(BUSY), list(BUSY.values()))[0]
    yield from _registered(town, child, Registration(occupation=NewOccupation(on, what)), at)


def _exam_day(town: Town, child: Someone, on: date, rng: Random) -> None:
    born = child.content.born_on
    if born is not None:
        told = date(born.year + EXAM_AGE, 6, 20) + timedelta(days=rng.randrange(0, 60))
        if told > on and rng.random() < 0.85:
            _later(town, child, told, rng, _exam)


def _exam(town: Town, child: Someone, rng: Random, at: datetime) -> Iterator[Event]:
    born = child.content.born_on
    if _course(town, child) is not None and born is not None:
        year = born.year + EXAM_AGE - 1
        result = rng.choices(list(RESULTS), list(RESULTS.values()))[0]
        yield from _registered(town, child, Registration(exam=NewExam(year, GRADE, result)), at)


def _registered(town: Town, child: Someone, what: Registration, at: datetime) -> Iterator[Event]:
    course = _course(town, child)
    if course is not None:
        yield Event(at, town.hand(course=course, on=day(at)), SchoolingRegistered(child.handle, what))


def _course(town: Town, child: Someone) -> Course | None:
    """The child's course where the case is open and somebody has it."""
    course = town.courses.get(child.handle)
    return None if course is None or course.closed or not course.adviser else course


def _later(town: Town, child: Someone, on: date, rng: Random, action: Doing) -> None:
    when = at_work(day=on, rng=rng)
    town.agenda.put(at=when, action=partial(action, town, child, rng))
