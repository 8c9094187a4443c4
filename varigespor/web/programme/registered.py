"""Indicators from the short registrations: support person, respite in the network, and schooling."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from varigespor.analysis import schooling as numbers
from varigespor.analysis.proportion import Proportion
from varigespor.analysis.schooling import Schooled
from varigespor.analysis.support_person import by_state
from varigespor.domain.indicators import Counted, Indicator
from varigespor.domain.schooling import ended_school_year, is_young
from varigespor.domain.support_person import SupportState
from varigespor.norms.configuration import Municipality
from varigespor.records.queries import network_respite, schooling, support_person
from varigespor.records.queries.indicators import Span

OFFERED = (SupportState.OFFERED, SupportState.ACCEPTED, SupportState.DECLINED)


def support(span: Span, _town: Municipality) -> dict[Indicator, Counted]:
    """Placed children whose parents had the offer, and children with respite today. Three statements."""
    states = support_states(on=span.on)
    placed = sum(map(len, states.values()))
    offered = sum(len(states[state]) for state in OFFERED)
    given = network_respite.respites()
    rows = zip(given["child"], given["start"], given["end"], strict=True)
    nights = {child for child, start, end in rows if start <= span.on and (end is None or span.on < end)}
    return {
        Indicator.SUPPORT_PERSON_OFFERS: Counted((offered, placed), placed),
        Indicator.RESPITE_BY_NETWORK: Counted((len(nights),), len(nights)),
    }


def school(span: Span, _town: Municipality) -> dict[Indicator, Counted]:
    """The young by exam, occupation and whether anything is written of them. Five statements."""
    of = schooled()
    ended = ended_school_year(on=span.on)
    return {
        Indicator.SCHOOLING_FOLLOWED: _followed(of, span.on),
        Indicator.EXAM_TAKEN: _counted(numbers.exam_taken(of=of, school_year=ended)),
        Indicator.ACTIVE_AFTER_SCHOOL: _counted(numbers.active(of=of, on=span.on)),
        Indicator.EDUCATION_OR_JOB: _counted(numbers.in_education_or_job(of=of, on=span.on)),
    }


def support_states(*, on: date) -> dict[str, tuple[Hashable, ...]]:
    """State → the placed children on the day. Two statements."""
    placements, answers = support_person.placements(), support_person.answers()
    return by_state(placements=placements, answers=answers, on=on)  # type: ignore[arg-type]


def schooled() -> Schooled:
    """All that is written of school and what comes after. Five statements."""
    return Schooled(
        births=schooling.births(),  # type: ignore[arg-type]
        cases=schooling.open_cases(),  # type: ignore[arg-type]
        exams=schooling.exams(),  # type: ignore[arg-type]
        absences=schooling.absences(),  # type: ignore[arg-type]
        occupations=schooling.occupations(),  # type: ignore[arg-type]
    )


def _counted(one: Proportion) -> Counted:
    return Counted((one.numerator, one.denominator), one.denominator)


def _followed(of: Schooled, on: date) -> Counted:
    rows = zip(of.cases["child"], of.cases["start"], of.cases["end"], strict=True)
    opened = {child for child, start, end in rows if start <= on and (end is None or on < end)}
    young = {one for one in opened if one in of.births and is_young(born_on=of.births[one], on=on)}
    told = {*of.exams["child"], *of.absences["child"], *of.occupations["child"]}
    return Counted((len(young & told), len(young)), len(young))
