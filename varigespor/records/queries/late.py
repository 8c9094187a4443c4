"""Clocks that were met late and never explained: counted for the town, listed for one kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from varigespor.domain.access import Asker
from varigespor.domain.deviations import DueKind

from ..models import Assignment, Case, Concern, Due, Route
from ..models.case import LATEST
from .deviations import Open, of_clock

PER_PAGE = 50


@dataclass(frozen=True)
class Late:
    """How many clocks of a kind were met late in a team without a word of why; `latest` was met last."""

    kind: str
    voice: str
    team: str
    number: int
    latest: datetime


@dataclass(frozen=True)
class Listed:
    """One page of rows the asker may see, latest met first; `number` is all of them, `seen` the asker's."""

    rows: list[Open]
    number: int
    seen: int


def counts(*, on: date) -> list[Late]:
    """Every kind, voice and team with a clock met late and unexplained; one statement for all of them.

    The team is the one the case belongs to on the day or, where it is closed, belonged to last.
    """
    grouped = _unexplained(on).order_by().values_list("kind", "voice", "belongs")
    found = grouped.annotate(Count("pk"), Max("met_at"))
    return [Late(*row) for row in found]


def listed(*, kind: DueKind, team: str, asker: Asker, on: date, page: int) -> Listed:
    """The rows behind one count, pages from 0; five statements, whoever asks."""
    every = _unexplained(on).filter(kind=kind)
    if team:
        every = every.filter(belongs=team)
    cases = Case.objects.seen_by(asker, on=on).filter(pk=OuterRef("case"))
    concerns = Concern.objects.seen_by(asker, on=on).filter(pk=OuterRef("concern"))
    seen = every.filter(Q(Exists(cases)) | Q(Exists(concerns), case__isnull=True))
    rows = seen.select_related("child", "case", "deviation__owner").order_by("-met_at", "pk")
    shown = list(rows[page * PER_PAGE : (page + 1) * PER_PAGE])
    known = {due.case_id for due in shown if due.case_id}
    advisers = dict(Assignment.objects.on(on).filter(case__in=known).values_list("case_id", "adviser__name"))
    teams = {due.case_id: due.belongs for due in shown if due.case_id}
    return Listed(
        [of_clock(due=due, teams=teams, advisers=advisers) for due in shown], every.count(), seen.count()
    )


def _unexplained(on: date) -> Any:
    unsaid = Q(deviation__isnull=True) | Q(deviation__explanation="")
    routes = Route.objects.current().filter(case=OuterRef("case"), valid_from__lte=on)
    last = Subquery(routes.order_by(*LATEST).values("team")[:1])
    return Due.objects.met_late().filter(unsaid).annotate(belongs=Coalesce(last, F("team")))
