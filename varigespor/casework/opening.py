"""A case opens with the first outcome beyond the concern; reopening begins a new period in the same case."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain.access import Asker
from varigespor.domain.assessment import Kind, Opening
from varigespor.domain.concerns import Outcome, Screening
from varigespor.domain.deadlines import TOWN
from varigespor.domain.teams import TargetGroup, belonging
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, ConcernChild, Route
from varigespor.records.queries import concerns

from . import assessment

ASSESSMENTS = {Outcome.LIMITED: Kind.LIMITED, Outcome.EXAMINATION: Kind.EXAMINATION}


def after_screening(
    *, concern_child: ConcernChild, screening: Screening, at: datetime, by: Asker, municipality: Municipality
) -> Case:
    """Open or reopen the child's case where the screening says so, and begin the assessment it asks for."""
    case = concerns.open_case(child=concern_child.child_id) or _open(
        concern_child, screening, at, municipality
    )
    kind = ASSESSMENTS.get(screening.outcome)
    if screening.risk_first and not case.safety_first:
        case.safety_first = True
        case.save(update_fields=["safety_first"])
    if kind:
        aware = concern_child.concern.received_at.astimezone(TOWN).date()
        assessment.begin(case=case, at=at, by=by, opening=Opening(kind, aware))
    return case


def _open(
    concern_child: ConcernChild, screening: Screening, at: datetime, municipality: Municipality
) -> Case:
    today = at.astimezone(TOWN).date()
    child = concern_child.child
    case, _ = Case.objects.get_or_create(child=child, defaults={"opened_at": at})
    target = TargetGroup(screening.target_group)
    where = belonging(
        municipality=municipality,
        target_group=target,
        born_on=child.born_on,
        district=screening.district,
        on=today,
    )
    Route.objects.create(
        case=case,
        team=where.team,
        group=where.group,
        district=screening.district,
        target_group=target,
        valid_from=today,
        known_at=at,
    )
    return case
