"""Open deviations: clocks that ran out, and what acts opened; each with its case, team and owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from varigespor.domain.deadlines import day_of
from varigespor.domain.deviations import DANISH_DEVIATIONS, DANISH_DUES, DeviationKind, DueKind, voice_of

from ..models import Assignment, Case, Deviation, Due, NetworkMember, Route


@dataclass(frozen=True)
class Open:
    """One deviation. `kind` is a DueKind's or a DeviationKind's value, `said` what people added."""

    kind: str
    voice: str
    since: datetime
    child: UUID | None
    name: str
    case: UUID | None
    team: str
    owner: str
    due: Due | None = None
    said: Deviation | None = None

    @property
    def danish(self) -> str:
        return KINDS[self.kind]

    @property
    def since_day(self) -> date:
        """The last day on which it could be kept, or the day an act opened it."""
        by_the_clock = self.due is None or self.kind == DueKind.CONCERN_ASSESSMENT
        return day_of(moment=self.since if by_the_clock else self.since - timedelta(microseconds=1))

    @property
    def explained(self) -> bool:
        return bool(self.said and self.said.explanation)

    def paused(self, *, on: date) -> bool:
        """Whether somebody let it rest, and that day is still ahead."""
        return bool(self.said and self.said.paused_until and self.said.paused_until > on)


KINDS: dict[str, str] = {
    **{kind.value: words for kind, words in DANISH_DUES.items()},
    **{kind.value: words for kind, words in DANISH_DEVIATIONS.items()},
}
BY_ACT = [kind for kind in DeviationKind if kind not in {DeviationKind.LATE, DeviationKind.NO_NETWORK}]


def open_on(*, at: datetime, on: date, team: str = "") -> list[Open]:
    """Every open deviation, oldest first, of the town or one team; five statements."""
    dues = Due.objects.filter(met_at__isnull=True, dropped_at__isnull=True, due_at__lt=at)
    said = Deviation.objects.filter(due__isnull=True, ended_at__isnull=True)
    if team:
        here = Exists(Route.objects.on(on).filter(case=OuterRef("case"), team=team))
        dues = dues.filter(here | Q(case__isnull=True, team=team))
        said = said.filter(here | Q(case__isnull=True, team=team))
    late = list(dues.select_related("child", "case", "deviation__owner"))
    opened = list(said.select_related("case__child", "owner", "adviser"))
    cases = {row.case_id for row in late} | {row.case_id for row in opened}
    teams = dict(Route.objects.on(on).filter(case__in=cases).values_list("case_id", "team"))
    advisers = dict(Assignment.objects.on(on).filter(case__in=cases).values_list("case_id", "adviser__name"))
    rows = [of_clock(due=due, teams=teams, advisers=advisers) for due in late]
    rows += [_opened(row, teams, advisers) for row in opened]
    return sorted(rows, key=lambda row: (row.since, row.name))


def sides(*, cases: Sequence[UUID], on: date) -> dict[UUID, set[str]]:
    """Case → the sides of the network on which somebody stands; one statement."""
    found: dict[UUID, set[str]] = {case: set() for case in cases}
    for case, side in NetworkMember.objects.on(on).filter(case__in=cases).values_list("case", "side"):
        found[case].add(side)
    return found


def due_of(*, case: Case, due: UUID) -> Due | None:
    """A case's clock that is or was late, with what people said."""
    rows: QuerySet[Due] = Due.objects.filter(case=case, pk=due, dropped_at__isnull=True)
    return rows.select_related("case", "child", "deviation__owner", "deviation__explained_by").first()


def of_clock(*, due: Due, teams: dict[UUID, str], advisers: dict[UUID, str]) -> Open:
    """A clock that ran out as a deviation, with its case's team and adviser; no statement."""
    said = getattr(due, "deviation", None)
    owner = str(said.owner or "") if said else ""
    return Open(
        kind=due.kind,
        voice=due.voice,
        since=due.due_at,
        child=due.child_id,
        name=due.child.name if due.child else "",
        case=due.case_id,
        team=teams.get(due.case_id, "") if due.case_id else due.team,
        owner=owner or (advisers.get(due.case_id, "") if due.case_id else ""),
        due=due,
        said=said,
    )


def _opened(row: Deviation, teams: dict[UUID, str], advisers: dict[UUID, str]) -> Open:
    case = row.case
    return Open(
        kind=row.kind,
        voice=voice_of(kind=DeviationKind(row.kind)),
        since=row.opened_at,
        child=case.child_id if case else None,
        name=case.child.name if case else str(row.adviser or ""),
        case=row.case_id,
        team=teams.get(row.case_id, row.team) if row.case_id else row.team,
        owner=str(row.owner or "") or (advisers.get(row.case_id, "") if row.case_id else ""),
        said=row,
    )
