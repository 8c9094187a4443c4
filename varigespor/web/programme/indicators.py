"""Where each indicator is counted: the one mapping from an indicator to its source.

An indicator gets its numbers by a function here, by its name in SOURCES, and by a definition instead of
`needs` in `domain/indicator_words.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from varigespor.analysis.choosing import Choice
from varigespor.analysis.flow import Flow
from varigespor.domain.deadlines import end_of_day, months_after
from varigespor.domain.indicator_words import WORDS
from varigespor.domain.indicators import Counted, Indicator, Kind
from varigespor.domain.ladder import HOME_UNTIL
from varigespor.domain.ladder_words import Number
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.configuration import Municipality
from varigespor.records.queries import indicators as rows
from varigespor.records.queries.indicator_version import of_indicators
from varigespor.records.queries.indicators import Span

from ..ladder.counting import counted as ladder_of
from . import registered
from .keeping import Keep

ONE_DAY = timedelta(days=1)
LOW_STEPS = (1, 2)
_kept: Keep[Mapping[Indicator, Counted]] = Keep()
Source = Callable[[Span, Municipality], dict[Indicator, Counted]]


def span_of(*, on: date, at: datetime) -> Span:
    """The twelve months that end with the day."""
    since = months_after(day=on, months=-12) + ONE_DAY
    return Span(since, on, began=end_of_day(day=since - ONE_DAY), at=at)


def counted(*, span: Span, town: Municipality) -> Mapping[Indicator, Counted]:
    """Every indicator that has data; what there was nothing to count for is left out.

    One statement where no row has changed since the same days were counted, else some fifteen.
    """
    asked = (town.key, span.since, span.on)
    return _kept.get(asked=asked, version=of_indicators(at=span.at), make=lambda: _counted(span, town))


def _counted(span: Span, town: Municipality) -> Mapping[Indicator, Counted]:
    found: dict[Indicator, Counted] = {}
    for source in SOURCES:
        found |= source(span, town)
    return found


def _rows(span: Span, _town: Municipality) -> dict[Indicator, Counted]:
    found = rows.counts(span=span, of=SOURCES[_rows])
    changes = found.pop(Indicator.ADVISER_CHANGES, None)
    days, cases = rows.case_days(span=span)
    counted = {
        indicator: Counted((one.held, one.all), one.children)
        if WORDS[indicator].kind == Kind.SHARE
        else Counted((one.all,), one.children)
        for indicator, one in found.items()
    }
    counted[Indicator.ADVISER_CHANGES] = Counted((changes.held if changes else 0, days), cases)
    return counted


def _caps(span: Span, town: Municipality) -> dict[Indicator, Counted]:
    found = rows.within_cap(municipality=town, on=span.on)
    return {Indicator.ADVISERS_WITHIN_CAP: Counted((found.held, found.all), found.children)}


def _ladder(span: Span, town: Municipality) -> dict[Indicator, Counted]:
    snapshot = municipal_snapshot(town=town)
    period = ladder_of(snapshot=snapshot, since=span.since, until=span.on + ONE_DAY, today=span.on)
    flow = period.flow(choice=Choice())
    now = flow.steps(Number.NOW)
    away = sum(number for step, number in now.items() if step > HOME_UNTIL)
    low = sum(now.get(step, 0) for step in LOW_STEPS)
    return {
        Indicator.MOVES: _pair(flow, Number.DOWN, Number.UP),
        Indicator.HOME_AND_PLACED: _pair(flow, Number.HOME, Number.PLACED),
        Indicator.BREAKDOWNS: Counted((flow.count(Number.BROKEN),), _children(flow, Number.BROKEN)),
        Indicator.CHILDREN_AWAY: Counted((away,), away),
        Indicator.CHILDREN_ON_LOW_STEPS: Counted((low,), low),
    }


def _pair(flow: Flow, one: Number, other: Number) -> Counted:
    return Counted((flow.count(one), flow.count(other)), _children(flow, one, other))


def _children(flow: Flow, *numbers: Number) -> int:
    return len({child for number in numbers for child in flow.rows[number].child.tolist()})


SOURCES: dict[Source, tuple[Indicator, ...]] = {
    _rows: (
        Indicator.ADVISER_CHANGES,
        Indicator.NETWORK_BOTH_SIDES,
        Indicator.FIRST_FOLLOW_UP_IN_TIME,
        Indicator.PROGRAMME_FOLLOW_UP_IN_TIME,
        Indicator.CONCERNS_IN_24_HOURS,
        Indicator.RECEIPTS_IN_TIME,
        Indicator.EXAMINATIONS_IN_TIME,
        Indicator.CHILD_TALK,
        Indicator.SEEN_ALONE,
        Indicator.PLANNED_CONTACTS,
        Indicator.KNOWLEDGE_NAMED,
        Indicator.GOALS_REACHED,
        Indicator.CHILD_PROFITS,
        Indicator.PLACEMENTS_WITH_END,
        Indicator.EARLY_CONCERNS,
    ),
    _caps: (Indicator.ADVISERS_WITHIN_CAP,),
    _ladder: (
        Indicator.MOVES,
        Indicator.HOME_AND_PLACED,
        Indicator.BREAKDOWNS,
        Indicator.CHILDREN_AWAY,
        Indicator.CHILDREN_ON_LOW_STEPS,
    ),
    registered.support: (Indicator.SUPPORT_PERSON_OFFERS, Indicator.RESPITE_BY_NETWORK),
    registered.school: (
        Indicator.SCHOOLING_FOLLOWED,
        Indicator.EXAM_TAKEN,
        Indicator.ACTIVE_AFTER_SCHOOL,
        Indicator.EDUCATION_OR_JOB,
    ),
}
