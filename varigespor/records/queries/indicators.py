"""What the programme's indicators are counted from: one statement for all of them, and three more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Case as When
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Sum, Value
from django.db.models import When as Then
from django.db.models.functions import Coalesce, Greatest, Least

from varigespor.domain.approval import State
from varigespor.domain.caseload import Change
from varigespor.domain.concerns import Notifier
from varigespor.domain.decisions import ChildTalk, DecisionKind
from varigespor.domain.deviations import DueKind
from varigespor.domain.followup import Profits
from varigespor.domain.indicators import Indicator
from varigespor.domain.network import Side
from varigespor.domain.notes import NoteKind
from varigespor.domain.plans import GoalOutcome
from varigespor.norms.configuration import Municipality

from ..models import (
    Assignment,
    CasePeriod,
    Concern,
    Decision,
    Due,
    FollowUp,
    Goal,
    MeasurePeriod,
    NetworkMember,
    NotePart,
    Post,
)
from .caseload import ADVISING, cap_for, first_days, loads

CLOCKS = {
    DueKind.FIRST_FOLLOW_UP: Indicator.FIRST_FOLLOW_UP_IN_TIME,
    DueKind.FOLLOW_UP_PROGRAMME: Indicator.PROGRAMME_FOLLOW_UP_IN_TIME,
    DueKind.CONCERN_ASSESSMENT: Indicator.CONCERNS_IN_24_HOURS,
    DueKind.CONCERN_RECEIPT: Indicator.RECEIPTS_IN_TIME,
    DueKind.EXAMINATION: Indicator.EXAMINATIONS_IN_TIME,
}
EARLY = (Notifier.HEALTH_VISITOR, Notifier.DAY_CARE)
INSTITUTION = 6


@dataclass(frozen=True)
class Span:
    """The days since ≤ day ≤ on that are counted, and the moment of asking."""

    since: date
    on: date
    began: datetime
    at: datetime


class Found(NamedTuple):
    """One count: how many there are, how many of them hold, and how many children are behind them."""

    indicator: str
    all: int
    held: int
    children: int


def counts(*, span: Span) -> dict[Indicator, Found]:
    """Everything that one count of rows answers, in one statement. What has no rows is not among them."""
    first, *others = _counts(span)
    rows = first.union(*others, all=True)
    return {Indicator(row[0]): Found(*row) for row in rows if row[1]}


def case_days(*, span: Span) -> tuple[int, int]:
    """The days that cases were open in the span, and of how many cases. One statement."""
    rows = CasePeriod.objects.current().reaching(span.since).filter(valid_from__lte=span.on)
    end = Least(Coalesce(F("valid_to"), Value(span.on)), Value(span.on))
    # A trap: Django makes an interval of the difference of two dates; PostgreSQL itself makes days of it.
    days = Func(
        end,
        Greatest(F("valid_from"), Value(span.since)),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )
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


def _counts(span: Span) -> Iterator[QuerySet[Any, Any]]:
    yield _clocks(span)
    yield _network(span)
    yield _changes(span)
    yield _talks(span)
    yield from _contacts(span)
    yield _knowledge(span)
    yield _goals(span)
    yield _profits(span)
    yield _ends(span)
    yield _early(span)


def _row(rows: Any, indicator: Any, *, held: Q, child: str, distinct: str = "pk") -> QuerySet[Any, Any]:
    """The query of one count; `distinct` is what is counted, `child` what leads to the child."""
    key = indicator if isinstance(indicator, When) else Value(str(indicator))
    return (  # type: ignore[no-any-return]
        rows.order_by()
        .annotate(indicator=key)
        .values("indicator")
        .annotate(
            all=Count(distinct, distinct=True),
            held=Count(distinct, distinct=True, filter=held),
            children=Count(child, distinct=True),
        )
        .values_list("indicator", "all", "held", "children")
    )


def _clocks(span: Span) -> QuerySet[Any, Any]:
    due = Due.objects.filter(
        kind__in=CLOCKS, dropped_at__isnull=True, due_at__gte=span.began, due_at__lt=span.at
    )
    named = When(*(Then(kind=kind, then=Value(str(indicator))) for kind, indicator in CLOCKS.items()))
    return _row(due, named, held=Q(met_at__lte=F("due_at")), child="child")


def _network(span: Span) -> QuerySet[Any, Any]:
    here = NetworkMember.objects.on(span.on).filter(case=OuterRef("case"))
    family, professional = (Exists(here.filter(side=side)) for side in Side)
    cases = CasePeriod.objects.on(span.on)
    return _row(
        cases, Indicator.NETWORK_BOTH_SIDES, held=Q(family) & Q(professional), child="case", distinct="case"
    )


def _changes(span: Span) -> QuerySet[Any, Any]:
    rows = Assignment.objects.current().filter(valid_from__gte=span.since, valid_from__lte=span.on)
    return _row(rows, Indicator.ADVISER_CHANGES, held=~Q(change=Change.FIRST), child="case")


def _talks(span: Span) -> QuerySet[Any, Any]:
    rows = Decision.objects.filter(
        state=State.DECIDED,
        kind__in=(DecisionKind.SUPPORT, DecisionKind.CHANGE),
        decided_at__gte=span.began,
        decided_at__lte=span.at,
    )
    return _row(rows, Indicator.CHILD_TALK, held=Q(child_talk=ChildTalk.HELD), child="case")


def _contacts(span: Span) -> Iterator[QuerySet[Any, Any]]:
    parts = NotePart.objects.filter(held_on__gte=span.since, held_on__lte=span.on).exclude(
        note__kind=NoteKind.RISK
    )
    seen = parts.filter(child_seen=True)
    yield _row(seen, Indicator.SEEN_ALONE, held=Q(seen_alone=True), child="case")
    yield _row(parts, Indicator.PLANNED_CONTACTS, held=Q(note__planned=True), child="case")


def _knowledge(span: Span) -> QuerySet[Any, Any]:
    rows = MeasurePeriod.objects.on(span.on)
    named = Q(measure__entry__experience_only=False) & ~Q(measure__entry__knowledge="")
    return _row(rows, Indicator.KNOWLEDGE_NAMED, held=named, child="case", distinct="measure")


def _goals(span: Span) -> QuerySet[Any, Any]:
    rows = Goal.objects.filter(ended_at__gte=span.began, ended_at__lte=span.at)
    return _row(rows, Indicator.GOALS_REACHED, held=Q(outcome=GoalOutcome.REACHED), child="part__case")


def _profits(span: Span) -> QuerySet[Any, Any]:
    rows = FollowUp.objects.filter(held_on__gte=span.since, held_on__lte=span.on)
    return _row(rows, Indicator.CHILD_PROFITS, held=Q(child_profits=Profits.YES), child="case")


def _ends(span: Span) -> QuerySet[Any, Any]:
    rows = MeasurePeriod.objects.on(span.on).filter(placement=True, step=INSTITUTION)
    held = Q(expected_end__isnull=False)
    return _row(rows, Indicator.PLACEMENTS_WITH_END, held=held, child="case")


def _early(span: Span) -> QuerySet[Any, Any]:
    rows = Concern.objects.filter(
        received_at__gte=span.began, received_at__lte=span.at, notifier_kind__in=EARLY
    )
    return _row(rows, Indicator.EARLY_CONCERNS, held=Q(), child="children__child")
