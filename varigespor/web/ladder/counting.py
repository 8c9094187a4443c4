"""The town's ladder over a period, counted from a snapshot of the rows."""

from __future__ import annotations

from datetime import date

from varigespor.analysis.flow import Period, broken_down, period
from varigespor.analysis.snapshot import Snapshot


def counted(*, snapshot: Snapshot, since: date, until: date, today: date) -> Period:
    """What happened to all the municipality's children on the days since ≤ day < until, seen today."""
    broken = broken_down(snapshot=snapshot, since=since, until=until)
    return period(children=snapshot.children, since=since, until=until, broken=broken, seen=today)
