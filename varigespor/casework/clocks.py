"""Starting, meeting and dropping the stored clocks; a deadline is computed in the domain only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from varigespor.domain.deadlines import Deadline
from varigespor.domain.deviations import DueKind, Voice
from varigespor.records.models import Due


def start(
    *, kind: DueKind, voice: Voice, deadline: Deadline | None, started_at: datetime, about: dict[str, Any]
) -> Due | None:
    """Store a clock about a child, case, concern or measure (model fields); no deadline, no clock."""
    if deadline is None:
        return None
    return Due.objects.create(
        kind=kind,
        voice=voice,
        norm=deadline.because.norm.key,
        due_at=deadline.at,
        started_at=started_at,
        **about,
    )


def meet(*, kinds: Iterable[DueKind], at: datetime, about: dict[str, Any]) -> int:
    """Mark the open clocks of these kinds as met; the number of them."""
    return int(Due.objects.open().filter(kind__in=list(kinds), **about).update(met_at=at))


def drop(*, kinds: Iterable[DueKind], at: datetime, about: dict[str, Any]) -> int:
    """End open clocks that no longer mean anything (the help ended, the case closed)."""
    return int(Due.objects.open().filter(kind__in=list(kinds), **about).update(dropped_at=at))
