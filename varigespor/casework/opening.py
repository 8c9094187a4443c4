"""A case opens with the first outcome beyond the concern; after closing the same case opens again."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain.access import Asker
from varigespor.domain.assessment import Kind, Opening
from varigespor.domain.concerns import OPENS_CASE, Outcome, Screening
from varigespor.domain.deadlines import day_of
from varigespor.domain.teams import TargetGroup, belonging
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, ConcernChild, Person, Route
from varigespor.records.queries import concerns

from . import assessment

ASSESSMENTS = {Outcome.LIMITED: Kind.LIMITED, Outcome.EXAMINATION: Kind.EXAMINATION}


def after_screening(
    *, concern_child: ConcernChild, screening: Screening, at: datetime, by: Asker, municipality: Municipality
) -> Case | None:
    """Open or reopen the child's case where the screening says so, and begin the assessment it asks for.

    Where the case is open already it stays where it belongs; None where no case is wanted and none is open.
    """
    # A trap: two concerns on one child, screened at once, would open the case twice.
    Person.objects.select_for_update().get(pk=concern_child.child_id)
    case = concerns.open_case(child=concern_child.child_id)
    if case is None and screening.outcome in OPENS_CASE:
        case = _open(concern_child.child, screening, at, municipality)
    if case is None:
        return None
    if screening.risk_first and not case.safety_first:
        case.safety_first = True
        case.save(update_fields=["safety_first"])
    kind = ASSESSMENTS.get(screening.outcome) if screening.outcome else None
    if kind:
        aware = day_of(moment=concern_child.concern.received_at)
        assessment.begin(case=case, at=at, by=by, opening=Opening(kind, aware))
    return case


def _open(child: Person, screening: Screening, at: datetime, municipality: Municipality) -> Case:
    today = day_of(moment=at)
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
