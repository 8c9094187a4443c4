"""The town's ladder over a period, counted from the snapshot of the rows as they are known now."""

from __future__ import annotations

from datetime import date

from varigespor.analysis.flow import Period, broken_down, period
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.configuration import Municipality


def counted(*, since: date, until: date, town: Municipality, today: date) -> Period:
    """What happened to all the municipality's children on the days since ≤ day < until, seen today."""
    snapshot = municipal_snapshot(town=town)
    broken = broken_down(snapshot=snapshot, since=since, until=until)
    return period(children=snapshot.children, since=since, until=until, broken=broken, seen=today)
