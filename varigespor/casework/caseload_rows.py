"""The rows of an allocation: assignment, period, cover, first clock, and the deviation above the cap."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from varigespor.domain import caseload as rules
from varigespor.domain.access import Act, Asker, Role
from varigespor.domain.deviations import DeviationKind, DueKind, Voice
from varigespor.domain.network import both_sides_due
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Assignment, Case, CasePeriod, Cover, Deviation, Post, Route
from varigespor.records.models.case import LATEST

from . import clocks
from .trace import Entry, check_version

# What the case's version counts: who has the child, where, and whether the case is open.
GIVING = frozenset({Act.ALLOCATE, Act.COVER, Act.ROUTE, Act.CLOSE, Act.REOPEN})


def leads(*, by: Asker, case: Case) -> bool:
    """Whether somebody is the chief or leads (not: coordinates) the case's team, or its last one."""
    if Role.CHIEF in by.roles:
        return True
    teams = [post.team for post in by.posts if post.role == Role.LEADER]
    routes = Route.objects.current().filter(case=case).order_by(*LATEST)
    return routes.values_list("team", flat=True).first() in teams


def next_version(*, case: Case, version: int | None) -> None:
    """Count the case's version up. Raises Conflict where somebody gave it away or closed it meanwhile."""
    row = Case.objects.get(pk=case.pk)
    check_version(row=row, version=version, what="hvem der har sagen", acts=GIVING)
    row.save(update_fields=["version"])


def responsible(*, case: Case, on: date) -> Assignment | None:
    """Whose the child is on a day."""
    row: Assignment | None = Assignment.objects.on(on).filter(case=case).first()
    return row


def assign(
    *, case: Case, allocation: rules.Allocation, trace: Entry, municipality: Municipality, held: bool = False
) -> Assignment:
    """End the former adviser and the covers, or open the period; then the new adviser's row.

    What was planned for a later day gives way to it, and never begins.
    """
    before = responsible(case=case, on=allocation.since)
    for planned in Assignment.objects.current().filter(case=case, valid_from__gt=allocation.since):
        planned.revise(at=trace.at, valid_to=planned.valid_from)
    if before:
        before.revise(at=trace.at, valid_to=allocation.since)
        _end_covers(case, allocation, trace)
    else:
        _begin(case, allocation, trace, municipality)
    return Assignment.objects.create(
        case=case,
        adviser_id=allocation.adviser,
        held_by_leader=held,
        change=allocation.change if before else rules.Change.FIRST,
        reason=allocation.reason.strip(),
        valid_from=allocation.since,
        known_at=trace.at,
    )


def cover(*, case: Case, covered: UUID, content: rules.NewCover, trace: Entry) -> Cover:
    """Make room in the covers that the new one meets, which go on after it; then its row."""
    met = Cover.objects.current().reaching(content.since).filter(case=case, valid_from__lt=content.until)
    for old in met:
        old.revise(at=trace.at, valid_to=max(content.since, old.valid_from))
        if old.valid_to is None or old.valid_to > content.until:
            rest = {"valid_from": content.until, "valid_to": old.valid_to, "known_at": trace.at}
            Cover.objects.create(case=case, employee=old.employee, covered_id=covered, **rest)
    return Cover.objects.create(
        case=case,
        employee_id=content.employee,
        covered_id=covered,
        valid_from=content.since,
        valid_to=content.until,
        known_at=trace.at,
    )


def open_over_cap(*, post: Post, over: rules.OverCap, trace: Entry) -> Deviation:
    """One open deviation per adviser: another child above the cap adds its reason to it."""
    row = Deviation.objects.select_for_update().filter(
        kind=DeviationKind.OVER_CAP, adviser_id=post.employee_id, ended_at__isnull=True
    )
    already: Deviation | None = row.first()
    if already is None:
        return Deviation.objects.create(
            kind=DeviationKind.OVER_CAP,
            adviser_id=post.employee_id,
            team=post.team,
            owner_id=trace.by.id,
            opened_at=trace.at,
            opened_by_id=trace.by.id,
            text=over.reason.strip(),
            until=over.until,
        )
    said = already.text.splitlines()
    already.text = "\n".join(dict.fromkeys([*said, over.reason.strip()]))
    already.until = max(filter(None, [already.until, over.until]), default=None)
    check_version(row=already, version=None)
    already.save()
    return already


def _end_covers(case: Case, allocation: rules.Allocation, trace: Entry) -> None:
    for row in Cover.objects.current().reaching(allocation.since).filter(case=case):
        row.revise(at=trace.at, valid_to=max(allocation.since, row.valid_from))


def _begin(case: Case, allocation: rules.Allocation, trace: Entry, municipality: Municipality) -> None:
    """The period, or the one that was planned for a later day and begins earlier; and its first clock."""
    planned = CasePeriod.objects.current().filter(case=case, valid_to__isnull=True).first()
    if planned is None:
        CasePeriod.objects.create(case=case, valid_from=allocation.since, known_at=trace.at)
    else:
        planned.revise(at=trace.at, valid_from=allocation.since)
        clocks.drop(kinds=[DueKind.NETWORK], at=trace.at, about={"case": case})
    _first_clocks(case, allocation, trace, municipality)


def _first_clocks(case: Case, allocation: rules.Allocation, trace: Entry, municipality: Municipality) -> None:
    clocks.start(
        kind=DueKind.NETWORK,
        voice=Voice.PROGRAMME,
        deadline=both_sides_due(allocated_on=allocation.since, municipality=municipality.key),
        started_at=trace.at,
        about={"case": case, "child_id": case.child_id},
    )
