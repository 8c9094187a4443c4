"""How long the help lasted that ended, and how long it was planned to: by row of the report, in months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from varigespor.analysis.figures import figures
from varigespor.analysis.outcomes import Outcomes
from varigespor.analysis.publishing.tables import LEAST_SHOWN
from varigespor.analysis.snapshot import Snapshot

from .divided import divided, rows_of

ACTUAL, PLANNED = "actual", "planned"
DAYS_A_MONTH = 365.25 / 12
Durations = Mapping[tuple[str, str], int]
"""Row and ACTUAL or PLANNED → months, where enough are behind it to be printed."""


def durations(*, snapshot: Snapshot, since: date, until: date, grouped: bool) -> Durations:
    """The medians of the courses that ended on the days since ≤ day < until; none of fewer than five."""
    found = divided(snapshot=snapshot, since=since, until=until, grouped=grouped)
    return dict(_medians(snapshot, found))


def _medians(snapshot: Snapshot, found: Outcomes) -> Iterator[tuple[tuple[str, str], int]]:
    for row, group in rows_of(snapshot=snapshot, found=found):
        one = figures(snapshot=snapshot, group=group)
        known = ((ACTUAL, one.actual, one.ended), (PLANNED, one.planned, one.planned_known))
        for name, days, behind in known:
            if days is not None and behind >= LEAST_SHOWN:
                yield (row, name), round(days / DAYS_A_MONTH)
