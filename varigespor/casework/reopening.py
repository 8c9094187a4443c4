"""Reopening a closed case: a new period where it belonged last, with its adviser from the first day."""

from __future__ import annotations

from datetime import date, datetime

from varigespor.domain import reopening as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.refusals import found
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Assignment, Case, CasePeriod, Route
from varigespor.records.queries import cases

from . import caseload
from .trace import acting


def reopen(
    *, by: Asker, at: datetime, case: Case, reopening: rules.Reopening, municipality: Municipality
) -> Assignment:
    """Open a closed case again: route, period and adviser in one act, the cap as when allocating.

    Raises Refused where it is open already, without a reason, and for everything that an allocation is
    refused for; nothing is opened then.
    """
    with acting(by=by, at=at, act=Act.REOPEN, cases=[case]) as trace:
        held: Route = found(
            thing=cases.last_route(case=case.pk, on=trace.today),
            field="",
            message="Sagen har aldrig hørt til et team.",
        )
        rules.check_reopening(reopening=reopening, closed_on=_closed_on(case, held, trace.today))
        Route.objects.create(
            case=case,
            team=held.team,
            group=held.group,
            district=held.district,
            target_group=held.target_group,
            valid_from=trace.today,
            known_at=at,
        )
        row = caseload.allocate(
            by=by, at=at, case=case, allocation=reopening.allocation, municipality=municipality
        )
        period = CasePeriod.objects.current().get(case=case, valid_to__isnull=True)
        period.revise(at=at, opening_reason=reopening.reason.strip())
        trace.about(case)
    return row


def _closed_on(case: Case, last: Route, today: date) -> date | None:
    """The day the case was closed; None where it is open. A trap: a route may end later than its case."""
    period = cases.last_period(case=case.pk)
    ended = last.valid_to is not None and last.valid_to <= today
    return period.valid_to if ended and period else None
