"""Who has looked at a child, when, in what capacity: read from the trace."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ..models import Employee, Trace

MOST = 200


@dataclass(frozen=True)
class Look:
    """One row of the trace about a child, with the name of the one who acted."""

    at: datetime
    name: str
    capacity: str
    act: str
    outcome: str


def looks(*, child: UUID) -> list[Look]:
    """The latest rows about the child, newest first, in two statements."""
    rows = list(Trace.objects.filter(children__contains=[child]).order_by("-at")[:MOST])
    names = _names({row.employee for row in rows})
    return [
        Look(row.at, names.get(row.employee, "Ukendt"), row.capacity, row.act, row.outcome) for row in rows
    ]


def summary(*, child: UUID, now: datetime) -> list[tuple[str, int]]:
    """(name, number of looks) in the last 30 days, most first."""
    since = now - timedelta(days=30)
    seen = Trace.objects.filter(children__contains=[child], at__gte=since, outcome="seen", act="see_case")
    counts = Counter(seen.values_list("employee", flat=True))
    names = _names(set(counts))
    return [(names.get(person, "Ukendt"), number) for person, number in counts.most_common()]


def _names(people: set[UUID | None]) -> dict[UUID | None, str]:
    rows = Employee.objects.filter(pk__in=[person for person in people if person])
    names: dict[UUID | None, str] = {row.pk: row.name for row in rows}
    return {UUID(int=0): "Kommandolinjen"} | names
