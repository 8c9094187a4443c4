"""Sagsfordeling: one fixed adviser, the cap, cover, sharing, and closing the case."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import caseload as rules
from varigespor.domain.access import Act, Asker, Role
from varigespor.domain.deviations import DeviationKind, DueKind, Voice
from varigespor.domain.network import both_sides_due
from varigespor.domain.refusals import Complaint, found, refuse_if
from varigespor.domain.teams import NewRoute
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Assignment, Case, CasePeriod, Cover, Deviation, Post, Route
from varigespor.records.queries import caseload

from . import clocks
from .trace import Entry, acting


def allocate(
    *, by: Asker, at: datetime, case: Case, allocation: rules.Allocation, municipality: Municipality
) -> Assignment:
    """Give the case its one fixed adviser from a day.

    Above the cap it takes a leader, a reason and an end date, and opens a deviation. Raises Refused.
    """
    with acting(by=by, at=at, act=Act.ALLOCATE, cases=[case]) as trace:
        post = _post(allocation, trace)
        load = caseload.loads(on=allocation.since).get(allocation.adviser, caseload.Load())
        own = Assignment.objects.on(allocation.since).filter(case=case, adviser_id=allocation.adviser)
        refuse_if(Complaint("adviser", "Barnet er allerede hos denne rådgiver.") if own.exists() else None)
        cap = cap_of(post=post, municipality=municipality, trace=trace)
        rules.check_allocation(
            allocation=allocation,
            cap=cap,
            children_after=load.children + 1,
            by_leader=bool(by.roles & {Role.LEADER, Role.CHIEF}),
        )
        row = _assign(case, allocation, trace, municipality)
        if cap.is_over(children=load.children + 1):
            _open_over_cap(allocation, trace, post)
    return row


def hold(*, by: Asker, at: datetime, case: Case, reason: str, municipality: Municipality) -> Assignment:
    """The leader holds the child meanwhile, so that the cap leaves no child without an adult. It counts."""
    with acting(by=by, at=at, act=Act.ALLOCATE, cases=[case]) as trace:
        leads = bool(by.roles & {Role.LEADER, Role.CHIEF})
        refuse_if(None if leads else Complaint("", "Kun en leder kan holde sagen."))
        change = rules.Change.ORGANISATIONAL if _current(case) else rules.Change.FIRST
        allocation = rules.Allocation(by.id, trace.today, change, reason)
        return _assign(case, allocation, trace, municipality, held=True)


def cover(*, by: Asker, at: datetime, case: Case, cover: rules.NewCover) -> Cover:
    """Somebody covers the case while its adviser is away; it counts for the one who covers."""
    with acting(by=by, at=at, act=Act.COVER, cases=[case]):
        held = found(
            thing=Assignment.objects.on(cover.since).filter(case=case).first(),
            field="",
            message="Sagen har ingen rådgiver at dække for. Fordel den først.",
        )
        refuse_if(
            Complaint("until", "Slutdatoen ligger før startdatoen.") if cover.until <= cover.since else None,
            Complaint("employee", "En rådgiver kan ikke dække for sig selv.")
            if held.adviser_id == cover.employee
            else None,
        )
        for old in Cover.objects.on(cover.since).filter(case=case):
            old.revise(at=at, valid_to=cover.since)
        return Cover.objects.create(
            case=case,
            employee_id=cover.employee,
            covered_id=held.adviser_id,
            valid_from=cover.since,
            valid_to=cover.until,
            known_at=at,
        )


def reroute(*, by: Asker, at: datetime, case: Case, route: NewRoute) -> Route:
    """The case belongs elsewhere from today (moved, turned 15, another target group).

    The adviser stays until the new team has allocated: the hand-over is an allocation of its own.
    """
    with acting(by=by, at=at, act=Act.ROUTE, cases=[case]) as trace:
        for old in Route.objects.current().filter(case=case, valid_to__isnull=True):
            old.revise(at=at, valid_to=trace.today)
        return Route.objects.create(
            case=case,
            team=route.team,
            group=route.group,
            district=route.district,
            target_group=route.target_group,
            valid_from=trace.today,
            known_at=at,
        )


def cap_of(*, post: Post, municipality: Municipality, trace: Entry) -> rules.Cap:
    """The cap of a post today, by its hours, group and time in the job."""
    return rules.cap(
        municipality=municipality.key,
        weekly_hours=post.weekly_hours,
        in_job_since=caseload.in_job_since(employee=post.employee_id),
        on=trace.today,
        disability=bool(post.group),
    )


def _post(allocation: rules.Allocation, trace: Entry) -> Post:
    advising = [Role.ADVISER, Role.COORDINATOR, Role.LEADER]
    posts = Post.objects.on(allocation.since).filter(employee_id=allocation.adviser, role__in=advising)
    post: Post = found(
        thing=posts.order_by("role").first(), field="adviser", message="Personen er ikke rådgiver den dag."
    )
    ahead = allocation.since < trace.today
    refuse_if(Complaint("since", "Sagen kan ikke fordeles tilbage i tiden.") if ahead else None)
    return post


def _current(case: Case) -> Assignment | None:
    row: Assignment | None = Assignment.objects.current().filter(case=case, valid_to__isnull=True).first()
    return row


def _assign(
    case: Case, allocation: rules.Allocation, trace: Entry, municipality: Municipality, *, held: bool = False
) -> Assignment:
    current = _current(case)
    early = current is not None and allocation.since < current.valid_from
    refuse_if(Complaint("since", "Datoen ligger før den nuværende rådgivers første dag.") if early else None)
    if current:
        current.revise(at=trace.at, valid_to=allocation.since)
        for cover_row in Cover.objects.on(allocation.since).filter(case=case):
            cover_row.revise(at=trace.at, valid_to=max(allocation.since, cover_row.valid_from))
    elif not CasePeriod.objects.current().filter(case=case, valid_to__isnull=True).exists():
        CasePeriod.objects.create(case=case, valid_from=allocation.since, known_at=trace.at)
        _first_clocks(case, allocation, trace, municipality)
    return Assignment.objects.create(
        case=case,
        adviser_id=allocation.adviser,
        held_by_leader=held,
        change=allocation.change if current else rules.Change.FIRST,
        reason=allocation.reason.strip(),
        valid_from=allocation.since,
        known_at=trace.at,
    )


def _first_clocks(case: Case, allocation: rules.Allocation, trace: Entry, municipality: Municipality) -> None:
    clocks.start(
        kind=DueKind.NETWORK,
        voice=Voice.PROGRAMME,
        deadline=both_sides_due(allocated_on=allocation.since, municipality=municipality.key),
        started_at=trace.at,
        about={"case": case, "child_id": case.child_id},
    )


def _open_over_cap(allocation: rules.Allocation, trace: Entry, post: Post) -> None:
    Deviation.objects.create(
        kind=DeviationKind.OVER_CAP,
        adviser_id=allocation.adviser,
        team=post.team,
        owner_id=trace.by.id,
        opened_at=trace.at,
        opened_by_id=trace.by.id,
        text=allocation.over_cap_reason.strip(),
        until=allocation.over_cap_until,
    )
