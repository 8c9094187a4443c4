"""Who has looked at a child, when, in what capacity: read from the trace."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, Min
from django.db.models.functions import TruncDate

from varigespor.domain.deadlines import TOWN, day_of

from ..models import Employee, Trace

PER_PAGE = 30
FINE = frozenset({"seen", "done"})


@dataclass(frozen=True)
class Look:
    """One row of the trace about a child."""

    at: datetime
    capacity: str
    act: str
    outcome: str

    @property
    def stopped(self) -> bool:
        """Whether it was refused, denied, not found or not saved."""
        return self.outcome not in FINE


@dataclass(frozen=True)
class Visit:
    """Everything that one person did about the child on one day, latest first; never empty."""

    day: date
    name: str
    looks: tuple[Look, ...]

    @property
    def first(self) -> datetime:
        return self.looks[-1].at

    @property
    def last(self) -> datetime:
        return self.looks[0].at

    @property
    def capacities(self) -> list[str]:
        return list(dict.fromkeys(look.capacity for look in self.looks))

    @property
    def acts(self) -> list[tuple[str, int]]:
        """What was seen or done and how often, most first."""
        return Counter(look.act for look in self.looks if not look.stopped).most_common()

    @property
    def stopped(self) -> list[tuple[str, str, int]]:
        """(act, outcome, how often) of what was not let through."""
        found = Counter((look.act, look.outcome) for look in self.looks if look.stopped)
        return [(act, outcome, number) for (act, outcome), number in found.most_common()]


def visits(*, child: UUID, page: int) -> tuple[list[Visit], bool]:
    """One page (from 0) of the days and people with looks at the child, latest first; whether more follow.

    Three statements; every row of the trace about the child stands in exactly one visit.
    """
    about = Trace.objects.filter(children__contains=[child])
    grouped = about.annotate(day=TruncDate("at", tzinfo=TOWN)).values_list("day", "employee").order_by()
    spans = grouped.annotate(first=Min("at"), last=Max("at")).order_by("-last", "day", "employee")
    wanted = list(spans[page * PER_PAGE : (page + 1) * PER_PAGE + 1])
    shown = wanted[:PER_PAGE]
    looks: dict[tuple[date, UUID | None], list[Look]] = {(day, who): [] for day, who, _, _ in shown}
    if shown:
        first, last = min(row[2] for row in shown), max(row[3] for row in shown)
        for row in about.filter(at__range=(first, last)).order_by("-at", "pk"):
            key = (day_of(moment=row.at), row.employee)
            if key in looks:
                looks[key].append(Look(row.at, row.capacity, row.act, row.outcome))
    names = _names({who for _, who in looks})
    found = [Visit(day, names.get(who, "Ukendt"), tuple(of)) for (day, who), of in looks.items()]
    return found, len(wanted) > PER_PAGE


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
