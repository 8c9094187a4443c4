"""The decision that a page of the chapter is about."""

from __future__ import annotations

from uuid import UUID

from varigespor.records.models import Case, Decision
from varigespor.records.queries import decisions as stored

from ..asked import Asked
from ..page import missing


def decision(*, request: Asked, case: Case, key: UUID) -> Decision:
    """The case's decision, named in the trace. Raises the 404 of nothing where it is another's or none."""
    row = stored.one(case=case, key=key)
    if row is None:
        raise missing(request, key)
    request.entry.about(row)
    return row
