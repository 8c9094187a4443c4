"""The rows that each indicator is counted from: which there are, which of them hold, whose and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Case as When
from django.db.models import DateField, Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models import When as Then
from django.db.models.functions import Coalesce, TruncDate

from varigespor.domain.approval import State
from varigespor.domain.caseload import Change
from varigespor.domain.concerns import Notifier
from varigespor.domain.deadlines import TOWN
from varigespor.domain.decisions import ChildTalk, DecisionKind
from varigespor.domain.deviations import DeviationKind, DueKind, Voice
from varigespor.domain.followup import Profits
from varigespor.domain.indicators import Indicator
from varigespor.domain.network import Side
from varigespor.domain.notes import NoteKind
from varigespor.domain.plans import GoalOutcome

from ..models import (
    Assignment,
    CasePeriod,
    Concern,
    ConcernChild,
    Decision,
    Deviation,
    Due,
    FollowUp,
    Goal,
    MeasurePeriod,
    NetworkMember,
    NotePart,
    PlannedChange,
)
from ..models.times import in_books

CONCERN_CLOCKS = {
    DueKind.CONCERN_ASSESSMENT: Indicator.CONCERNS_IN_24_HOURS,
    DueKind.CONCERN_RECEIPT: Indicator.RECEIPTS_IN_TIME,
}
CASE_CLOCKS = {
    DueKind.FIRST_FOLLOW_UP: Indicator.FIRST_FOLLOW_UP_IN_TIME,
    DueKind.FOLLOW_UP_PROGRAMME: Indicator.PROGRAMME_FOLLOW_UP_IN_TIME,
    DueKind.EXAMINATION: Indicator.EXAMINATIONS_IN_TIME,
    DueKind.PLACEMENT_PLAN: Indicator.PLANS_IN_TIME,
}
FOLLOW_UPS = (DueKind.FIRST_FOLLOW_UP, DueKind.FOLLOW_UP_PROGRAMME)
LAW_FOLLOW_UPS = (DueKind.FIRST_FOLLOW_UP, DueKind.FOLLOW_UP_AGREED)
CHANGES = {
    Change.FORCED: Indicator.FORCED_CHANGES,
    Change.ORGANISATIONAL: Indicator.ORGANISATIONAL_CHANGES,
}
EARLY = (Notifier.HEALTH_VISITOR, Notifier.DAY_CARE)
INSTITUTION = 6
EVERY = Q(pk__isnull=False)
CLOCK = ("due_at", "met_at")
TOWN_DAY = f"(%(expressions)s AT TIME ZONE '{TOWN.key}')::date"
"""The day of a moment of an outer query, which Django's own way does not take."""


@dataclass(frozen=True)
class Span:
    """The days since ≤ day ≤ on that are counted, and the first and last moment of them.

    Counted as the books are now, or as they were at the moment `known`: what was written, met or corrected
    after it does not count.
    """

    since: date
    on: date
    began: datetime
    at: datetime
    known: datetime | None = None

    def written(self, rows: Any, field: str) -> Any:
        """The rows whose moment of writing, in the field, is not after what was known."""
        return rows if self.known is None else rows.filter(**{f"{field}__lte": self.known})


@dataclass(frozen=True)
class Rows:
    """Rows with their `indicator` and `day`, and how they are counted.

    `held` are those that hold; `case` and `child` lead to both; `distinct` is what is counted, "pk" where
    each row is one. `team` is the row's own team; without it the team is the one that the case belonged to
    on the day, as it was `known`. `concern` leads to the concern of rows that may have no case, and `told` is
    what a list of them says.
    """

    rows: Any
    indicators: tuple[Indicator, ...]
    held: Q
    case: str = "case"
    child: str = "case__child"
    distinct: str = "pk"
    team: str = ""
    concern: str = ""
    told: tuple[str, ...] = ()
    known: datetime | None = None

    def in_teams(self) -> Any:
        """The rows that belong to a team, which is `belongs`; each once, for a case has one route a day."""
        if self.team:
            return self.rows.annotate(belongs=F(self.team))
        route = f"{self.case}__routes__"
        begun = Q(**{f"{route}valid_from__lte": F("day")})
        unended = Q(**{f"{route}valid_to__isnull": True}) | Q(**{f"{route}valid_to__gt": F("day")})
        held = in_books(path=route, known_at=self.known) & begun & unended
        return self.rows.filter(held).annotate(belongs=F(f"{route}team"))


def all_rows(*, span: Span) -> Iterator[Rows]:
    """The rows of every indicator that is counted from rows."""
    for kind in (_clocks, _cases, _changes, _decisions, _contacts, _help, _goals, _concerns):
        yield from (replace(rows, known=span.known) for rows in kind(span))


def law_follow_ups(*, span: Span) -> Rows:
    """The law's clocks of follow-ups that fell in the span, dropped ones left out."""
    rows = _due(span).filter(kind__in=LAW_FOLLOW_UPS, voice=Voice.LAW, case__isnull=False)
    held = _met_by_follow_up(span)
    found = _one(rows, Indicator.LAW_FOLLOW_UP_IN_TIME, "due_at", held=held, told=CLOCK)
    return replace(found, known=span.known)


def _clocks(span: Span) -> Iterator[Rows]:
    yield law_follow_ups(span=span)
    cases, concerns = (_due(span).filter(kind__in=kinds) for kinds in (CASE_CLOCKS, CONCERN_CLOCKS))
    cases = cases.filter(case__isnull=False)
    held = Q(kind__in=FOLLOW_UPS) & _met_by_follow_up(span) | ~Q(kind__in=FOLLOW_UPS) & _in_time()
    yield _named(cases, "kind", CASE_CLOCKS, "due_at", held=held, told=CLOCK)
    about = {"child": "child", "team": "team", "concern": "concern"}
    yield _named(concerns, "kind", CONCERN_CLOCKS, "due_at", held=_in_time(), told=CLOCK, **about)


def _cases(span: Span) -> Iterator[Rows]:
    open_cases = CasePeriod.objects.on(span.on, known_at=span.known)
    here = NetworkMember.objects.on(span.on, known_at=span.known).filter(case=OuterRef("case"))
    family, professional = (Exists(here.filter(side=side)) for side in Side)
    both = Q(family) & Q(professional)
    yield _one(open_cases, Indicator.NETWORK_BOTH_SIDES, span.on, held=both, distinct="case")
    met = _parts(span).filter(case=OuterRef("case"))
    seen = Q(Exists(met.filter(child_seen=True)))
    yield _one(open_cases, Indicator.CHILDREN_SEEN, span.on, held=seen, distinct="case")


def _changes(span: Span) -> Iterator[Rows]:
    rows = Assignment.objects.in_books(span.known).filter(valid_from__gte=span.since, valid_from__lte=span.on)
    yield _one(rows, Indicator.ADVISER_CHANGES, "valid_from", held=~Q(change=Change.FIRST))
    apart = rows.filter(change__in=CHANGES)
    yield _named(apart, "change", CHANGES, "valid_from", held=EVERY)


def _decisions(span: Span) -> Iterator[Rows]:
    rows = Decision.objects.filter(
        state=State.DECIDED,
        kind__in=(DecisionKind.SUPPORT, DecisionKind.CHANGE),
        decided_at__gte=span.began,
        decided_at__lte=span.at,
    )
    talked = Q(child_talk=ChildTalk.HELD)
    yield _one(rows, Indicator.CHILD_TALK, "decided_at", held=talked, told=("child_talk",))
    open_then = Q(ended_at__isnull=True) | Q(ended_at__gt=OuterRef("decided_at"))
    opened = span.written(Deviation.objects.all(), "opened_at")
    unanswered = opened.filter(open_then, decision=OuterRef("pk"), kind=DeviationKind.WHY_NOT_LOWER)
    answered = ~Q(why_not_lower="") & ~Q(Exists(unanswered))
    yield _one(
        _higher(rows, span), Indicator.WHY_NOT_LOWER_ANSWERED, "decided_at", held=answered, told=("starts",)
    )


def _higher(rows: Any, span: Span) -> Any:
    """The decisions that start help on a higher step than the child stood on the day before."""
    starts = PlannedChange.objects.filter(decision=OuterRef("pk"), kind="start").order_by("-step", "-on")
    ended = Q(valid_to__isnull=True) | Q(valid_to__gte=OuterRef("begins"))
    before = MeasurePeriod.objects.in_books(span.known).filter(
        ended, case=OuterRef("case"), valid_from__lt=OuterRef("begins")
    )
    rows = rows.annotate(starts=Subquery(starts.values("step")[:1]), begins=Subquery(starts.values("on")[:1]))
    stood = Coalesce(Subquery(before.order_by("-step").values("step")[:1]), Value(0))
    return rows.annotate(stood=stood).filter(starts__gt=F("stood"))


def _contacts(span: Span) -> Iterator[Rows]:
    parts = _parts(span).exclude(note__kind=NoteKind.RISK)
    seen, told = parts.filter(child_seen=True), ("note__kind",)
    yield _one(seen, Indicator.SEEN_ALONE, "held_on", held=Q(seen_alone=True), told=told)
    yield _one(parts, Indicator.PLANNED_CONTACTS, "held_on", held=Q(note__planned=True), told=told)


def _parts(span: Span) -> Any:
    """The contacts of the span."""
    held = NotePart.objects.filter(held_on__gte=span.since, held_on__lte=span.on)
    return span.written(held, "note__written_at")


def _help(span: Span) -> Iterator[Rows]:
    rows = MeasurePeriod.objects.on(span.on, known_at=span.known)
    named = Q(measure__entry__experience_only=False) & ~Q(measure__entry__knowledge="")
    told = ("measure__entry__name",)
    yield _one(rows, Indicator.KNOWLEDGE_NAMED, span.on, held=named, distinct="measure", told=told)
    placed = rows.filter(placement=True, step=INSTITUTION)
    ends = Q(expected_end__isnull=False)
    yield _one(placed, Indicator.PLACEMENTS_WITH_END, span.on, held=ends, told=("expected_end",))


def _goals(span: Span) -> Iterator[Rows]:
    goals = Goal.objects.filter(ended_at__gte=span.began, ended_at__lte=span.at)
    reached = Q(outcome=GoalOutcome.REACHED)
    yield _one(goals, Indicator.GOALS_REACHED, "ended_at", held=reached, case="part__case")
    held = FollowUp.objects.filter(held_on__gte=span.since, held_on__lte=span.on)
    reviews = span.written(held, "written_at")
    yield _one(reviews, Indicator.CHILD_PROFITS, "held_on", held=Q(child_profits=Profits.YES))


def _concerns(span: Span) -> Iterator[Rows]:
    early = span.written(Concern.objects.all(), "registered_at").filter(
        received_at__gte=span.began, received_at__lte=span.at, notifier_kind__in=EARLY
    )
    about = {"child": "children__child", "team": "children__team", "distinct": "id"}
    yield _one(early, Indicator.EARLY_CONCERNS, "received_at", held=EVERY, **about)
    parts = span.written(ConcernChild.objects.all(), "concern__registered_at").filter(
        concern__received_at__gte=span.began, concern__received_at__lte=span.at
    )
    for indicator, distinct in ((Indicator.CONCERNS, "concern"), (Indicator.CHILDREN_CONCERNED, "child")):
        yield _one(
            parts,
            indicator,
            "concern__received_at",
            held=EVERY,
            child="child",
            distinct=distinct,
            team="team",
            concern="concern",
            told=("concern__notifier_kind",),
        )


def _due(span: Span) -> Any:
    """The clocks that ran out in the span; a concern's began before anybody had written it down."""
    rows = Due.objects.filter(due_at__gte=span.began, due_at__lt=span.at)
    if span.known is None:
        return rows.filter(dropped_at__isnull=True)
    registered = Q(concern__isnull=True) | Q(concern__registered_at__lte=span.known)
    kept = Q(dropped_at__isnull=True) | Q(dropped_at__gt=span.known)
    return rows.filter(registered, kept, started_at__lte=span.known)


def _in_time() -> Q:
    return Q(met_at__lte=F("due_at"))


def _met_by_follow_up(span: Span) -> Q:
    """In time, by a follow-up that was written down by what was known.

    A trap: other clocks are met by the act itself, these on the day the follow-up was held.
    """
    if span.known is None:
        return _in_time()
    held_on = Func(OuterRef("met_at"), template=TOWN_DAY, output_field=DateField())
    written = FollowUp.objects.filter(case=OuterRef("case"), held_on=held_on, written_at__lte=span.known)
    return _in_time() & Q(Exists(written))


def _one(rows: Any, indicator: Indicator, when: str | date, **how: Any) -> Rows:
    """Rows of one indicator; `when` is the day of all of them, or the field that holds it."""
    return Rows(_dated(rows, when).annotate(indicator=Value(str(indicator))), (indicator,), **_child(how))


def _named(rows: Any, field: str, indicators: Mapping[Any, Indicator], when: str, **how: Any) -> Rows:
    """Rows of several indicators, told apart by a field."""
    named = When(*(Then(**{field: key}, then=Value(str(one))) for key, one in indicators.items()))
    return Rows(_dated(rows, when).annotate(indicator=named), tuple(indicators.values()), **_child(how))


def _child(how: dict[str, Any]) -> dict[str, Any]:
    return {"child": f"{how.get('case', 'case')}__child"} | how


def _dated(rows: Any, when: str | date) -> Any:
    if isinstance(when, date):
        return rows.annotate(day=Value(when, output_field=DateField()))
    moment = when.endswith("_at")
    return rows.annotate(day=TruncDate(when, tzinfo=TOWN) if moment else F(when))
