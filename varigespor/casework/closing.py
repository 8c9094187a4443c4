"""Closing a period of a case, and sharing a case with somebody outside the team."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from varigespor.domain.access import Act, Asker
from varigespor.domain.approval import WAITING
from varigespor.domain.closing import Closing, check_closing
from varigespor.domain.deviations import DueKind
from varigespor.domain.refusals import Complaint, found, refuse_if, wanted
from varigespor.records.models import (
    Assignment,
    Case,
    CasePeriod,
    Cover,
    Decision,
    Deviation,
    Employee,
    MeasurePeriod,
    NetworkRespite,
    Route,
    Sharing,
)

from . import caseload_rows, clocks
from .trace import Entry, acting, conflict


def close(*, by: Asker, at: datetime, case: Case, content: Closing) -> CasePeriod:
    """End the period: adviser, cover, sharing, route and respite in the network end with it.

    Raises Refused while help runs or a decision waits, Conflict where somebody else gave the case away.
    """
    with acting(by=by, at=at, act=Act.CLOSE, cases=[case]) as trace:
        caseload_rows.next_version(case=case, version=content.version)
        period: CasePeriod = found(
            thing=CasePeriod.objects.current().filter(case=case, valid_to__isnull=True).first(),
            field="",
            message="Sagen er ikke åben.",
        )
        _refuse_unfinished(case, content.on)
        check_closing(closing=content, since=period.valid_from, today=trace.today)
        # A trap: a cover has an end, and an adviser may be chosen from a day ahead; both must end here.
        for model in (Assignment, Cover, Sharing, Route, NetworkRespite):
            for row in model.objects.current().reaching(content.on).filter(case=case):
                row.revise(at=at, valid_to=max(content.on, row.valid_from))
        _end_what_waits(case, trace)
        return period.revise(at=at, valid_to=content.on, closing_reason=content.reason.strip())


def share(*, by: Asker, at: datetime, case: Case, employee: UUID, purpose: str) -> Sharing:
    """Let somebody outside the team see the case, for a purpose, until it is ended.

    Raises Refused, or Conflict where somebody shared it meanwhile for another purpose.
    """
    with acting(by=by, at=at, act=Act.SHARE, cases=[case]) as trace:
        works = Employee.objects.filter(pk=employee, is_active=True).exists()
        refuse_if(
            wanted(field="purpose", text=purpose, message="Skriv, hvorfor sagen deles."),
            None if works else Complaint("employee", "Vælg, hvem sagen skal deles med."),
        )
        held = Sharing.objects.on(trace.today).filter(case=case, employee_id=employee).first()
        if held and held.purpose != purpose.strip():
            raise conflict(row=case, what="delingen", acts=[Act.SHARE])
        return held or Sharing.objects.create(
            case=case, employee_id=employee, purpose=purpose.strip(), valid_from=trace.today, known_at=at
        )


def unshare(*, by: Asker, at: datetime, case: Case, employee: UUID) -> None:
    """End a sharing; access ends at the next request."""
    with acting(by=by, at=at, act=Act.SHARE, cases=[case]) as trace:
        for row in Sharing.objects.on(trace.today).filter(case=case, employee_id=employee):
            row.revise(at=at, valid_to=trace.today)


def _refuse_unfinished(case: Case, on: date) -> None:
    runs = MeasurePeriod.objects.current().reaching(on).filter(case=case).exists()
    waits = Decision.objects.filter(case=case, state__in=WAITING).exists()
    refuse_if(
        Complaint("", "Der er hjælp, som ikke er afsluttet den dag. Afslut den først.") if runs else None,
        Complaint("", "En afgørelse venter. Få den godkendt eller sendt tilbage først.") if waits else None,
    )


def _end_what_waits(case: Case, trace: Entry) -> None:
    clocks.drop(kinds=list(DueKind), at=trace.at, about={"case": case})
    Deviation.objects.filter(case=case, ended_at__isnull=True).update(ended_at=trace.at)
