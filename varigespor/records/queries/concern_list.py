"""The list of concerns: within the asker's scope, by what waits, the law's clock first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from varigespor.domain.access import Asker

from ..models import Concern, ConcernChild, Deviation, Due

PER_PAGE = 50
REMEMBERED = timedelta(days=365)


class Sight(StrEnum):
    """What the list is narrowed to."""

    OPEN = "open"
    UNASSESSED = "unassessed"
    UNSCREENED = "unscreened"
    UNRECEIPTED = "unreceipted"
    LATE = "late"


@dataclass(frozen=True)
class Scope:
    """Who looks, when, and the districts whose concerns go directly to them."""

    asker: Asker
    at: datetime
    on: date
    areas: Set[str] = field(default_factory=frozenset)

    def parts(self) -> QuerySet[ConcernChild]:
        """The children's parts within the scope."""
        rows: QuerySet[ConcernChild] = ConcernChild.objects.seen_by(self.asker, on=self.on, areas=self.areas)
        return rows

    def concerns(self) -> QuerySet[Concern]:
        """The concerns within the scope."""
        rows: QuerySet[Concern] = Concern.objects.seen_by(self.asker, on=self.on, areas=self.areas)
        return rows


def counts(*, scope: Scope) -> dict[Sight, int]:
    """How many concerns each view of the list holds; one statement."""
    return {
        Sight(name.removeprefix("in_")): number
        for name, number in _flagged(scope)
        .aggregate(**{f"in_{sight.value}": Count("pk", filter=_condition(sight, scope)) for sight in Sight})
        .items()
    }


def teams(*, scope: Scope, sight: Sight) -> dict[str, int]:
    """Team → concerns of the view with a child there; one statement."""
    chosen = _flagged(scope).filter(_condition(sight, scope)).values("pk")
    rows = (
        scope.parts().filter(concern__in=chosen).values_list("team").annotate(Count("concern", distinct=True))
    )
    return dict(rows.order_by("team"))


def listed(*, scope: Scope, sight: Sight, team: str = "", start: int = 0) -> list[Concern]:
    """Up to PER_PAGE + 1 concerns, least time first; those without an open clock last, oldest first.

    Each carries `seen_parts` and `clocks` (with their deviations).
    """
    rows = _flagged(scope).filter(_condition(sight, scope))
    if team:
        rows = rows.filter(Exists(scope.parts().filter(concern=OuterRef("pk"), team=team)))
    waiting = _clocks(scope).open().filter(concern=OuterRef("pk")).order_by("due_at")
    rows = rows.annotate(next_at=Subquery(waiting.values("due_at")[:1]))
    rows = rows.order_by(F("next_at").asc(nulls_last=True), "received_at", "pk")
    return list(with_parts(rows=rows, scope=scope)[start : start + PER_PAGE + 1])


def with_parts(*, rows: QuerySet[Concern], scope: Scope) -> QuerySet[Concern]:
    """The same concerns, each with `seen_parts` (child, assessment, screening) and `clocks`."""
    parts = scope.parts().select_related(
        "child", "assessment__by", "assessment__together_with", "screening__by"
    )
    dues = _clocks(scope).select_related("deviation__explained_by").order_by("due_at")
    return rows.select_related("receipt__by", "registered_by").prefetch_related(
        Prefetch("children", parts.order_by("child__sort_key"), to_attr="seen_parts"),
        Prefetch("dues", dues, to_attr="clocks"),
    )


def _clocks(scope: Scope) -> Any:
    """The dues of what is seen; another team's child keeps its clock to itself."""
    return Due.objects.filter(Q(concern_child__isnull=True) | Q(concern_child__in=scope.parts()))


def _flagged(scope: Scope) -> QuerySet[Concern]:
    parts = scope.parts().filter(concern=OuterRef("pk"))
    late = _clocks(scope).late(at=scope.at).filter(concern=OuterRef("pk"))
    explained = Deviation.objects.filter(due=OuterRef("pk")).exclude(explanation="")
    return scope.concerns().annotate(
        unassessed=Exists(parts.filter(assessment__isnull=True)),
        unscreened=Exists(parts.filter(assessment__isnull=False, screening__isnull=True)),
        broken=Exists(late),
        unexplained=Exists(late.filter(~Exists(explained))),
    )


def _condition(sight: Sight, scope: Scope) -> Q:
    unreceipted = Q(anonymous=False, receipt__isnull=True)
    waiting = Q(unassessed=True) | Q(unscreened=True) | unreceipted
    recent = Q(received_at__gte=scope.at - REMEMBERED)
    return {
        Sight.OPEN: waiting,
        Sight.UNASSESSED: Q(unassessed=True),
        Sight.UNSCREENED: Q(unscreened=True),
        Sight.UNRECEIPTED: unreceipted,
        Sight.LATE: Q(broken=True) & (waiting | recent | Q(unexplained=True)),
    }[sight]
