"""Skole og job: exams, absence, and what the young do after school and until their case ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.analysis import schooling as analysis
from varigespor.analysis.proportion import Proportion
from varigespor.analysis.schooling import Schooled
from varigespor.domain.access import Act
from varigespor.domain.deadlines import months_after
from varigespor.domain.indicators import is_small
from varigespor.domain.schooling import (
    CONCERN,
    DANISH_ABSENCES,
    WARNING,
    AbsenceKind,
    ended_school_year,
    quarter_end,
    quarter_of,
    quarter_words,
    school_year_words,
)
from varigespor.domain.schooling_words import LEFT_OUT, WORDS, SchoolNumber
from varigespor.norms.book import fact
from varigespor.norms.published import measure, topics

from ...asked import Asked, sees_small_numbers
from ...page import page
from ...programme.period import ONE_DAY, Period
from ...programme.registered import schooled
from ...wording import number_words
from .asking import asking
from .numbers import Number, Published, Shown, shown, shown_together

REASONS: dict[str, str] = {why: word.heading for why, word in LEFT_OUT.items()}
EXAMS = ("schooling/exam_preventive", "schooling/exam_placed", "schooling/exam_others")
ABSENCES = ("schooling/absence_preventive", "schooling/absence_placed", "schooling/absence_others")
PERCENT = Decimal(10)
"""Per mille to a percent."""


@page(act=Act.SEE_RESULTS)
def school(request: Asked) -> HttpResponse:
    """The numbers that the period's days decide, in three sections. Bad days show no numbers."""
    context, period = asking(request)
    if period:
        small = sees_small_numbers(request)
        of, quarter = schooled(), ended_quarter(on=period.last)
        means, number = absence_means(of=of, quarter=quarter)
        context |= {
            "exams": _exams(of, period, small),
            "school_year": school_year_words(school_year=ended_school_year(on=period.last)),
            "limits": _limits(of, period, small),
            "quarter": quarter_words(quarter=quarter),
            "means": [] if not small and is_small(counts=[number]) else means,
            "number": number,
            "absence": WORDS[SchoolNumber.ABSENCE],
            "absences": Published.of(measures=[measure(key=key) for key in ABSENCES]),
            "reasons": list(LEFT_OUT.values()),
            "later": Published.of(measures=topics()["education"].measures.values()),
            "note": topics()["education"].note,
            "after": _after(of, period, small),
        }
    return TemplateResponse(request, "results/registered/school.html", context)


def ended_quarter(*, on: date) -> date:
    """The first day of the last calendar quarter that had ended when the day was over."""
    return months_after(day=quarter_of(day=on + ONE_DAY), months=-3)


def _exams(of: Schooled, period: Period, small: bool) -> list[Shown]:
    """Taken and passed in the last school year that ended by the period's last day."""
    year = ended_school_year(on=period.last)
    taken = analysis.exam_taken(of=of, school_year=year)
    passed = analysis.exam_passed(of=of, school_year=year)
    numbers = [
        _number(SchoolNumber.EXAM_TAKEN, taken, published=EXAMS),
        _number(SchoolNumber.EXAM_PASSED, passed),
    ]
    return shown_together(numbers=numbers, small=small)


def _limits(of: Schooled, period: Period, small: bool) -> list[Shown]:
    """Those who reached each threshold of unlawful absence in the last quarter that ended."""
    quarter = ended_quarter(on=period.last)
    reached = analysis.absence_reached(of=of, quarter=quarter)
    last = quarter_end(quarter=quarter) - ONE_DAY
    word = WORDS[SchoolNumber.THRESHOLD]

    def heading(key: str) -> str:
        limit, higher = fact(key=key, on=last), fact(key=CONCERN, on=last)
        if not limit.known:
            return word.heading
        below = f", men ikke {higher.whole} %," if key == WARNING and higher.known else ""
        return f"Nåede {limit.whole} %{below} ulovligt fravær"

    numbers = [
        Number(f"{SchoolNumber.THRESHOLD}_{name}", heading(key), word.definition, reached[key], REASONS)
        for name, key in (("warning", WARNING), ("concern", CONCERN))
    ]
    every = numbers[0].proportion.denominator
    rest = every - sum(one.proportion.numerator for one in numbers)
    return shown_together(numbers=numbers, small=small, rest=[rest])


def absence_means(*, of: Schooled, quarter: date) -> tuple[list[tuple[str, str]], int]:
    """Kind and mean in words, and of how many children; no means of nobody."""
    sums = analysis.absence_sums(of=of, quarter=quarter)
    number = max(of for _, of in sums.values())
    every = Decimal(sum(total for total, _ in sums.values()))

    def mean(total: Decimal | int) -> str:
        return f"{number_words(number=Decimal(total) / number / PERCENT, decimals=1)} %"

    kinds = [(DANISH_ABSENCES[kind], mean(sums[kind][0])) for kind in AbsenceKind] if number else []
    return [*kinds, *([("I alt", mean(every))] if number else [])], number


def _after(of: Schooled, period: Period, small: bool) -> list[Shown]:
    """In activity, at 18, and from 18 until 23; all while the case is open."""
    on = period.last
    numbers = [
        _number(SchoolNumber.ACTIVE, analysis.active(of=of, on=on)),
        _number(SchoolNumber.AT_18, analysis.at_18(of=of, since=period.first, until=period.until)),
        _number(SchoolNumber.UNTIL_23, analysis.in_education_or_job(of=of, on=on)),
    ]
    return shown(numbers=numbers, small=small)


def shown_by_key(*, period: Period, small: bool) -> dict[str, Shown]:
    """The numbers of the page that are of children, by key. Five statements."""
    of = schooled()
    return {one.number.key: one for part in PARTS for one in part(of, period, small)}


PARTS = (_exams, _limits, _after)


def _number(which: SchoolNumber, proportion: Proportion, *, published: tuple[str, ...] = ()) -> Number:
    word = WORDS[which]
    return Number(which, word.heading, word.definition, proportion, REASONS, published)
