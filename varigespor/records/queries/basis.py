"""Under which version of the working basis the open cases began."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q

from ..models import CasePeriod


def open_cases(*, starts: Sequence[date], on: date) -> tuple[int, list[int]]:
    """Open cases that began before the first version, and under each; `starts` rise. One statement."""
    ends = [*starts[1:], date.max]
    under = {
        f"v{number}": Count("case", distinct=True, filter=Q(valid_from__gte=start, valid_from__lt=end))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    }
    before = Count("case", distinct=True, filter=Q(valid_from__lt=starts[0]))
    found = CasePeriod.objects.on(on).aggregate(before=before, **under)
    return found["before"], [found[f"v{number}"] for number in range(len(starts))]
