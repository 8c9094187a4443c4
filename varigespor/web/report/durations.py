"""How long the help lasted that ended, and how long it was planned to: by row of the report, in months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from varigespor.analysis.courses import Courses
from varigespor.analysis.figures import figures
from varigespor.analysis.outcomes import Outcomes
from varigespor.analysis.publishing.tables import LEAST_SHOWN
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN

from .divided import divided, rows_of
from .document import Value

ACTUAL, PLANNED = "actual", "planned"
DAYS_A_MONTH = 365.25 / 12
SHORT = "under 1"
Durations = Mapping[tuple[str, str], Value]
"""Row and ACTUAL or PLANNED → whole months, where enough children are behind it to be printed."""


def durations(*, snapshot: Snapshot, since: date, until: date, grouped: bool) -> Durations:
    """The medians of the courses that ended on the days since ≤ day < until; none of few children."""
    found = divided(snapshot=snapshot, since=since, until=until, grouped=grouped)
    return dict(_medians(snapshot, found))


def _medians(snapshot: Snapshot, found: Outcomes) -> Iterator[tuple[tuple[str, str], Value]]:
    for row, group in rows_of(snapshot=snapshot, found=found):
        known = ((ACTUAL, group.ended), (PLANNED, _planned(snapshot, group.ended)))
        one = figures(snapshot=snapshot, group=group)
        for (name, courses), days in zip(known, (one.actual, one.planned), strict=True):
            if days is not None and len(np.unique(courses.child)) >= LEAST_SHOWN:
                yield (row, name), round(days / DAYS_A_MONTH) or SHORT


def _planned(snapshot: Snapshot, ended: Courses) -> Courses:
    """Those of the courses that had a planned end when they began."""
    planned = snapshot.planned
    return ended.where(
        planned[ended.first] != OPEN if planned is not None else np.zeros(len(ended), np.bool_)
    )
