"""Children per adviser on a day, each with where the number comes from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..models import Assignment, Cover, Post


@dataclass(frozen=True)
class Load:
    """Children of one adviser on a day: own that nobody covers, and those covered for others."""

    own: int = 0
    covering: int = 0
    covered_by_others: int = 0

    @property
    def children(self) -> int:
        return self.own - self.covered_by_others + self.covering


def loads(*, on: date) -> dict[UUID, Load]:
    """Adviser → load on the day, in two statements whatever the size of the town."""
    own = Counter(Assignment.objects.on(on).values_list("adviser_id", flat=True))
    covers = list(Cover.objects.on(on).values_list("employee_id", "covered_id"))
    covering = Counter(employee for employee, _ in covers)
    covered = Counter(absent for _, absent in covers)
    people = set(own) | set(covering) | set(covered)
    return {person: Load(own[person], covering[person], covered[person]) for person in people}


def in_job_since(*, employee: UUID) -> date:
    """The first day the employee ever held a post here."""
    first: date = Post.objects.current().filter(employee_id=employee).earliest("valid_from").valid_from
    return first
