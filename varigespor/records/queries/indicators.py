"""What the programme's indicators are counted from: one statement for all of them, and three more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case as When
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Q, Sum, Value
from django.db.models import When as Then
from django.db.models.functions import Coalesce, Greatest, Least

from varigespor.domain.access import Asker
from varigespor.domain.indicators import Indicator
from varigespor.norms.configuration import Municipality

from ..models import Case, CasePeriod, Concern, Post
from ..models.times import in_books
from .caseload import ADVISING, cap_for, first_days, loads
from .indicator_rows import Rows, Span, all_rows, law_follow_ups

__all__ = [
    "PER_PAGE",
    "WHOLE",
    "Behind",
    "Found",
    "Span",
    "Told",
    "Which",
    "behind",
    "by_team",
    "case_days",
    "counts",
    "follow_ups_in",
    "within_cap",
]

WHOLE = ""
"""Stands for the whole municipality where a team could stand."""
OPEN_DAYS = "open_days"
PER_PAGE = 50


class Found(NamedTuple):
    """One count: how many there are, how many of them hold, and how many children are behind them."""

    indicator: str
    all: int
    held: int
    children: int


@dataclass(frozen=True)
class Which:
    """Rows of an indicator, of a team or (WHOLE) of all, only those that do not hold or all; pages from 0."""

    indicator: Indicator
    team: str = WHOLE
    missed: bool = False
    page: int = 0


@dataclass(frozen=True)
class Told:
    """One row of a list: its day, whether it holds, whose it is, and what else is told of it."""

    day: Any
    held: bool
    child: UUID | None
    concern: UUID | None
    told: tuple[Any, ...]


@dataclass(frozen=True)
class Behind:
    """One page of the rows that the asker may see; `number` is all of them, `seen` the asker's.

    `counted` is how many they are counted as, where one thing has several rows. `told` names the columns of
    what is told of a row.
    """

    rows: list[Told]
    number: int
    seen: int
    told: tuple[str, ...]
    counted: int | None = None


def counts(*, span: Span, of: Collection[Indicator]) -> dict[Indicator, Found]:
    """Those of the indicators that have rows, in one statement."""
    return {
        Indicator(name): Found(name, *numbers)
        for name, _, *numbers in _together(_whole(rows) for rows in _of(span, of))
        if numbers[0]
    }


def by_team(
    *, span: Span, of: Collection[Indicator]
) -> tuple[dict[Indicator, dict[str, Found]], dict[str, tuple[int, int]]]:
    """The counts for the whole (WHOLE) and for each team, and the days of open cases and how many cases.

    A row counts in the team that the child belonged to on its day. One statement.
    """
    counted = (query for rows in _of(span, of) for query in (_whole(rows), _teams(rows)))
    found: dict[Indicator, dict[str, Found]] = {}
    days: dict[str, tuple[int, int]] = {}
    for name, team, all_, held, children in _together([*counted, *_open_days(span)]):
        if name == OPEN_DAYS:
            days[team] = (all_, children)
        elif all_:
            found.setdefault(Indicator(name), {})[team] = Found(name, all_, held, children)
    return found, days


def follow_ups_in(*, spans: Iterable[Span], teams: bool = False) -> list[dict[str, Found]]:
    """The law's follow-up clocks of each span: of all (WHOLE) and, if asked, of each team. One statement."""
    listed = [law_follow_ups(span=span) for span in spans]
    found: list[dict[str, Found]] = [{} for _ in listed]
    queries = [
        query.annotate(place=Value(place)).values_list("place", *COLUMNS)
        for place, rows in enumerate(listed)
        for query in ((_whole(rows), _teams(rows)) if teams else (_whole(rows),))
    ]
    for place, name, team, *numbers in _together(queries):
        found[place][team] = Found(name, *numbers)
    return found


def behind(*, which: Which, span: Span, asker: Asker, on: date) -> Behind:
    """The rows that the asker may see on the day, latest first. Three statements, or four."""
    one = next(rows for rows in all_rows(span=span) if which.indicator in rows.indicators)
    rows = one.in_teams().filter(belongs=which.team) if which.team else one.rows
    held = When(Then(one.held, then=Value(True)), default=Value(False))
    every = rows.filter(indicator=str(which.indicator)).annotate(held=held)
    every = every.filter(held=False) if which.missed else every
    seen = every.filter(_seen(one, asker, on))
    columns = (one.child, one.concern or "pk", *one.told)
    listed = seen.order_by("-day", "pk").values_list("day", "held", *columns)
    shown = [
        Told(day, holds, child, concern if one.concern else None, tuple(told))
        for day, holds, child, concern, *told in listed[which.page * PER_PAGE : (which.page + 1) * PER_PAGE]
    ]
    apart = (
        None if one.distinct in {"pk", "id"} else every.aggregate(n=Count(one.distinct, distinct=True))["n"]
    )
    return Behind(shown, every.count(), seen.count(), one.told, apart)


def case_days(*, span: Span) -> tuple[int, int]:
    """The days that cases were open in the span, and of how many cases. One statement."""
    rows = _open_in(span)
    end = Least(Coalesce(F("valid_to"), Value(span.on)), Value(span.on))
    days = days_between(end, Greatest(F("valid_from"), Value(span.since)))
    found = rows.aggregate(days=Sum(days), cases=Count("case", distinct=True))
    return found["days"] or 0, found["cases"]


def within_cap(*, municipality: Municipality, on: date) -> Found:
    """Those with children on the day whose cap is known, and who of them keep it. Four statements."""
    posts = Post.objects.on(on).filter(role__in=ADVISING, employee__is_active=True)
    by_employee = {post.employee_id: post for post in posts.order_by("-role")}
    load, since = loads(on=on), first_days(employees=by_employee)
    held = all_ = children = 0
    for key, post in by_employee.items():
        mine = load[key].children if key in load else 0
        cap = cap_for(post=post, in_job_since=since[key], municipality=municipality, on=on)
        if mine and cap.cap is not None:
            all_ += 1
            held += not cap.is_over(children=mine)
            children += mine
    return Found(Indicator.ADVISERS_WITHIN_CAP, all_, held, children)


COLUMNS = ("indicator", "belongs", "all", "held", "children")


def _of(span: Span, of: Collection[Indicator]) -> list[Rows]:
    return [rows for rows in all_rows(span=span) if set(of) & set(rows.indicators)]


def _whole(rows: Rows) -> Any:
    return _counted(rows, rows.rows.annotate(belongs=Value(WHOLE)))


def _teams(rows: Rows) -> Any:
    return _counted(rows, rows.in_teams())


def _counted(rows: Rows, query: Any) -> Any:
    apart = rows.distinct != "pk"  # to tell rows apart that are already apart takes a sort of all of them
    counted = {
        "all": Count(rows.distinct, distinct=apart),
        "held": Count(rows.distinct, distinct=apart, filter=rows.held),
        "children": Count(rows.child, distinct=True),
    }
    grouped = query.order_by().values("indicator", "belongs").annotate(**counted)
    return grouped.values_list(*COLUMNS)


def _together(queries: Iterable[Any]) -> Any:
    first, *others = queries
    return first.union(*others, all=True)


def _open_days(span: Span) -> Iterator[Any]:
    """The days of open cases in the span, and of how many cases: of all, and by the team of each day."""
    rows = _open_in(span)
    routes = "case__routes__"
    begun = Q(**{f"{routes}valid_from__lte": span.on})
    unended = Q(**{f"{routes}valid_to__isnull": True}) | Q(**{f"{routes}valid_to__gt": span.since})
    held = in_books(path=routes, known_at=span.known) & begun & unended
    routed = rows.filter(held).annotate(belongs=F(f"{routes}team"))
    yield _days(rows.annotate(belongs=Value(WHOLE)), span, "")
    yield _days(routed, span, routes)


def _open_in(span: Span) -> Any:
    """The periods in which cases were open some day of the span."""
    rows = CasePeriod.objects.in_books(span.known)
    return rows.reaching(span.since).filter(valid_from__lte=span.on)


def _days(rows: Any, span: Span, routes: str) -> Any:
    ends, starts = ["valid_to"], ["valid_from"]
    if routes:
        ends, starts = [*ends, f"{routes}valid_to"], [*starts, f"{routes}valid_from"]
    last = Least(*(Coalesce(F(end), Value(span.on)) for end in ends), Value(span.on))
    first = Greatest(*(F(start) for start in starts), Value(span.since))
    # Belonging may begin after the case's last day.
    counted = Sum(Greatest(days_between(last, first), Value(0)))
    grouped = rows.order_by().annotate(indicator=Value(OPEN_DAYS)).values("indicator", "belongs")
    counts_ = {"all": counted, "held": Value(0), "children": Count("case", distinct=True)}
    return grouped.annotate(**counts_).values_list(*COLUMNS)


def days_between(last: Any, first: Any) -> Func:
    """The days from one date to another, in the database."""
    # A trap: Django makes an interval of the difference of two dates; PostgreSQL itself makes days of it.
    return Func(last, first, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


def _seen(rows: Rows, asker: Asker, on: date) -> Q:
    cases = Case.objects.seen_by(asker, on=on).filter(child=OuterRef(rows.child))
    if not rows.concern:
        return Q(Exists(cases))
    concerns = Concern.objects.seen_by(asker, on=on).filter(pk=OuterRef(rows.concern))
    return Q(Exists(cases)) | Q(Exists(concerns))
