"""An adviser's day in a fixed number of statements, however many children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from varigespor.domain.access import Asker

from ..models import Assignment, Case, Cover, Draft, Due, MeasurePeriod, NetworkMember, NotePart, Task


@dataclass
class Mine:
    """One child of an adviser's day."""

    case: Case
    covered_for: str = ""
    dues: list[Due] = field(default_factory=list)
    steps: list[tuple[date, int]] = field(default_factory=list)
    step: int = 0
    step_since: date | None = None
    seen_on: date | None = None
    alone: bool = False
    family: int = 0
    professional: int = 0


def children(*, employee: UUID, on: date) -> list[Mine]:
    """One's own children that nobody else covers, and those one covers for others."""
    covers = Cover.objects.on(on).select_related("case__child", "covered")
    covered = {row.case_id: row for row in covers.filter(Q(employee_id=employee) | Q(covered_id=employee))}
    own = Assignment.objects.on(on).filter(adviser_id=employee).select_related("case__child")
    mine = [Mine(row.case) for row in own if row.case_id not in covered]
    mine += [Mine(row.case, row.covered.name) for row in covered.values() if row.employee_id == employee]
    _fill(mine, on)
    return mine


def tasks(*, asker: Asker, on: date) -> list[Task]:
    """One's open tasks in the cases one still sees, nearest first."""
    seen = Case.objects.seen_by(asker, on=on)
    rows = Task.objects.filter(owner_id=asker.id, done_at__isnull=True, case__in=seen)
    return list(rows.select_related("case__child").order_by("due_on"))


def drafts(*, asker: Asker, on: date) -> list[Draft]:
    """What one has begun to write, latest first; not in cases that one sees no more."""
    seen = Q(case__isnull=True) | Q(case__in=Case.objects.seen_by(asker, on=on))
    return list(Draft.objects.filter(seen, employee_id=asker.id).order_by("-saved_at"))


def concern_dues(*, children: Iterable[UUID]) -> list[Due]:
    """Open clocks of concerns on these children; a concern has no case of its own."""
    rows = Due.objects.open().filter(case__isnull=True, child__in=list(children))
    return list(rows.select_related("child", "concern_child").order_by("due_at"))


def _fill(mine: Sequence[Mine], on: date) -> None:
    by_case = {one.case.pk: one for one in mine}
    for due in Due.objects.open().filter(case__in=by_case).order_by("due_at"):
        if due.case_id:
            by_case[due.case_id].dues.append(due)
    seen = (
        NotePart.objects.filter(case__in=by_case, child_seen=True)
        .values_list("case")
        .annotate(Max("held_on"), alone=Max("held_on", filter=Q(seen_alone=True)))
    )
    for case, last, alone in seen:
        by_case[case].seen_on, by_case[case].alone = last, last == alone
    for case, side in NetworkMember.objects.on(on).filter(case__in=by_case).values_list("case_id", "side"):
        setattr(by_case[case], side, getattr(by_case[case], side) + 1)
    _fill_steps(by_case, on)


def _fill_steps(by_case: dict[UUID, Mine], on: date) -> None:
    periods: dict[UUID, list[MeasurePeriod]] = defaultdict(list)
    rows = MeasurePeriod.objects.current().filter(case__in=by_case, valid_from__lte=on)
    for row in rows.order_by("valid_from"):
        periods[row.case_id].append(row)
    for case, held in periods.items():
        one = by_case[case]
        days = sorted({day for p in held for day in (p.valid_from, p.valid_to) if day and day <= on})
        steps = [(day, max((p.step for p in held if p.holds(on=day)), default=0)) for day in days]
        one.steps = [
            pair for pair, before in zip(steps, [(on, -1), *steps], strict=False) if pair[1] != before[1]
        ]
        one.step, one.step_since = one.steps[-1][1], one.steps[-1][0]
