"""Fetching within the asker's scope: what is not theirs is not there."""

from __future__ import annotations

from uuid import UUID

from varigespor.domain.receiving import areas_met
from varigespor.records.models import Concern, ConcernChild, Due
from varigespor.records.queries.concern_list import Scope, with_parts

from ..asked import Asked, municipality
from ..page import missing


def scope(request: Asked) -> Scope:
    """What the asker sees of the concerns now."""
    areas = areas_met(asker=request.asker, municipality=municipality())
    return Scope(request.asker, request.now, request.today, areas)


def concern(request: Asked, concern_id: UUID) -> Concern:
    """The concern with `seen_parts` and `clocks`, or the 404 of nothing. The trace names its children."""
    within = scope(request)
    row = with_parts(rows=within.concerns().filter(pk=concern_id), scope=within).first()
    if row is None:
        raise missing(request, concern_id)
    request.entry.about(row, children=[part.child_id for part in parts(row)])
    return row


def parts(concern: Concern) -> list[ConcernChild]:
    """The children's parts that were fetched within the scope."""
    return list(concern.seen_parts)  # type: ignore[attr-defined]


def clocks(concern: Concern) -> list[Due]:
    """The clocks that were fetched within the scope."""
    return list(concern.clocks)  # type: ignore[attr-defined]


def part(request: Asked, concern: Concern, part_id: UUID) -> ConcernChild:
    """One child's part of the concern, or the 404 of nothing."""
    for row in parts(concern):
        if row.pk == part_id:
            row.concern = concern
            return row
    raise missing(request, part_id)
