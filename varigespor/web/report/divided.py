"""The results of the report's rows: by target group and step, or by step alone, and of all together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from varigespor.analysis.outcomes import Asked, Group, Outcomes, outcomes
from varigespor.analysis.snapshot import Snapshot

from .counts import TOTAL
from .entries import UNKNOWN

GROUPED = ("target_group", "step")


def divided(*, snapshot: Snapshot, since: date, until: date, grouped: bool) -> Outcomes:
    """Of the days since ≤ day < until."""
    return outcomes(snapshot=snapshot, asked=Asked(since, until, GROUPED if grouped else GROUPED[1:]))


def rows_of(*, snapshot: Snapshot, found: Outcomes) -> Iterator[tuple[str, Group]]:
    """Each group under the key of its row."""
    dimensions = [snapshot.dimension(name=name) for name in found.by]
    for group in found.groups:
        keys = zip(group.codes, dimensions, strict=True)
        yield " ".join(UNKNOWN if code < 0 else str(one.keys[code]) for code, one in keys), group
    yield TOTAL, found.whole
