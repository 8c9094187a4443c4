"""Sagsfordeling: one fixed adviser, the cap, the leader who holds a child, and where a case belongs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from varigespor.domain import caseload as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.load_days import most_children
from varigespor.domain.refusals import Complaint, found, refuse_if, wanted
from varigespor.domain.teams import NewRoute, check_route
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Assignment, Case, Cover, Employee, Post, Route
from varigespor.records.queries import caseload

from . import caseload_rows as rows
from .trace import Entry, acting


def allocate(
    *, by: Asker, at: datetime, case: Case, allocation: rules.Allocation, municipality: Municipality
) -> Assignment:
    """Give the case its one fixed adviser from a day.

    Above the cap it takes a leader, a reason and an end date, and opens a deviation. Raises Refused.
    """
    with acting(by=by, at=at, act=Act.ALLOCATE, cases=[case]) as trace:
        rows.next_version(case=case, version=allocation.version)
        rules.check_day(since=allocation.since, today=trace.today)
        _lock_advisers(allocation.adviser)
        post = _post(allocation.adviser, allocation.since, "adviser", trace)
        _check_change(rows.responsible(case=case, on=allocation.since), allocation)
        children = _most_children(case, allocation.adviser, allocation.since)
        cap = caseload.cap_of(post=post, municipality=municipality, on=allocation.since)
        rules.check_allocation(
            allocation=allocation, cap=cap, children_after=children, by_leader=rows.leads(by=by, case=case)
        )
        row = rows.assign(case=case, allocation=allocation, trace=trace, municipality=municipality)
        if cap.is_over(children=children):
            over = rules.OverCap(allocation.over_cap_reason, allocation.over_cap_until)
            rows.open_over_cap(post=post, over=over, trace=trace)
        trace.about(case)
    return row


def hold(
    *, by: Asker, at: datetime, case: Case, content: rules.Holding, municipality: Municipality
) -> Assignment:
    """The leader holds the child meanwhile, so that the cap leaves no child without an adult. It counts."""
    with acting(by=by, at=at, act=Act.ALLOCATE, cases=[case]) as trace:
        rows.next_version(case=case, version=content.version)
        current = rows.responsible(case=case, on=trace.today)
        mine = current is not None and current.adviser_id == by.id
        refuse_if(
            None
            if rows.leads(by=by, case=case)
            else Complaint("hold_reason", "Kun en leder kan holde sagen."),
            Complaint("hold_reason", "Du har allerede sagen.") if mine else None,
            wanted(field="hold_reason", text=content.reason, message="Skriv, hvorfor du holder sagen selv."),
        )
        change = rules.Change.ORGANISATIONAL if current else rules.Change.FIRST
        allocation = rules.Allocation(by.id, trace.today, change, content.reason)
        return rows.assign(
            case=case, allocation=allocation, trace=trace, municipality=municipality, held=True
        )


def cover(*, by: Asker, at: datetime, case: Case, cover: rules.NewCover, municipality: Municipality) -> Cover:
    """Somebody covers the case while its adviser is away; it counts for the one who covers."""
    return cover_all(by=by, at=at, covers=[(case, cover)], municipality=municipality)[0]


def cover_all(
    *, by: Asker, at: datetime, covers: Sequence[tuple[Case, rules.NewCover]], municipality: Municipality
) -> list[Cover]:
    """Several children get their covers at once, or none does. Above the cap as when allocating."""
    with acting(by=by, at=at, act=Act.COVER, cases=[case for case, _ in covers]) as trace:
        _lock_advisers(*(content.employee for _, content in covers))
        return [_cover(case, content, trace, municipality) for case, content in covers]


def reroute(*, by: Asker, at: datetime, case: Case, route: NewRoute, municipality: Municipality) -> Route:
    """The case belongs elsewhere from today (moved, turned 15, another target group).

    The adviser stays until the new team has allocated: the hand-over is an allocation of its own.
    """
    with acting(by=by, at=at, act=Act.ROUTE, cases=[case]) as trace:
        rows.next_version(case=case, version=route.version)
        check_route(route=route, municipality=municipality)
        old: Route = found(
            thing=Route.objects.current().filter(case=case, valid_to__isnull=True).first(),
            field="",
            message="Sagen er lukket.",
        )
        same = (old.team, old.group, old.district, old.target_group) == (
            route.team,
            route.group,
            route.district,
            route.target_group,
        )
        refuse_if(Complaint("team", "Sagen hører allerede til her.") if same else None)
        old.revise(at=at, valid_to=max(trace.today, old.valid_from))
        return Route.objects.create(
            case=case,
            team=route.team,
            group=route.group,
            district=route.district,
            target_group=route.target_group,
            valid_from=trace.today,
            known_at=at,
        )


def _cover(case: Case, content: rules.NewCover, trace: Entry, municipality: Municipality) -> Cover:
    rows.next_version(case=case, version=content.version)
    held: Assignment = found(
        thing=Assignment.objects.on(content.since).filter(case=case).first(),
        field="",
        message="Sagen har ingen rådgiver at dække for. Fordel den først.",
    )
    post = _post(content.employee, content.since, "employee", trace, until=content.until)
    changes_on = held.valid_to if held.valid_to and held.valid_to < content.until else None
    refuse_if(
        Complaint("until", f"Barnet får en anden rådgiver {changes_on:%d.%m.%Y}. Slut senest den dag.")
        if changes_on
        else None,
        Complaint("until", "Slutdatoen ligger før startdatoen.") if content.until <= content.since else None,
        Complaint("employee", "En rådgiver kan ikke dække for sig selv.")
        if held.adviser_id == content.employee
        else None,
    )
    children = _most_children(case, content.employee, content.since, content.until)
    cap = caseload.cap_of(post=post, municipality=municipality, on=content.since)
    led = rows.leads(by=trace.by, case=case)
    rules.check_cover(cover=content, cap=cap, children_after=children, by_leader=led)
    if cap.is_over(children=children):
        over = rules.OverCap(content.over_cap_reason, content.until)
        rows.open_over_cap(post=post, over=over, trace=trace)
    return rows.cover(case=case, covered=held.adviser_id, content=content, trace=trace)


def _post(employee: UUID, since: date, field: str, trace: Entry, until: date | None = None) -> Post:
    """The post by which somebody is responsible from a day, and still is when it is needed."""
    post: Post = found(
        thing=caseload.advising_post(employee=employee, on=since),
        field=field,
        message="Vælg en rådgiver, der har en stilling den dag.",
    )
    ends = caseload.advising_ends(employee=employee, on=since, at=trace.at)
    leaves = ends is not None and (until is None or ends < until)
    gone = f"Stillingen slutter {ends:%d.%m.%Y}. Vælg en rådgiver, der bliver." if ends else ""
    refuse_if(Complaint(field, gone) if leaves else None)
    return post


def _lock_advisers(*employees: UUID) -> None:
    # A trap: two leaders giving the last place at once would both be under the cap.
    list(Employee.objects.select_for_update().filter(pk__in=employees).order_by("pk").values_list("pk"))


def _check_change(current: Assignment | None, allocation: rules.Allocation) -> None:
    if current is None:
        return
    same = current.adviser_id == allocation.adviser and not current.held_by_leader
    refuse_if(Complaint("adviser", "Barnet er allerede hos denne rådgiver.") if same else None)
    # The first fixed adviser after a leader who held the child is no change of adviser.
    rules.check_change(change=allocation.change, has_adviser=not current.held_by_leader)


def _most_children(case: Case, employee: UUID, since: date, until: date | None = None) -> int:
    """The most children the employee has on any day with this one: what is planned counts too."""
    spans = caseload.spans(employees=[employee], since=since, without=case.pk)[employee]
    return most_children(spans=spans, since=since, until=until) + 1
