"""What help cost by its own prices, for the report: whole thousands by row, and how much has no price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from varigespor.analysis.outcomes import Asked, Group, Outcomes, outcomes
from varigespor.analysis.snapshot import Snapshot

from .counts import TOTAL
from .entries import UNKNOWN

ORE_A_THOUSAND = 100_000
GROUPED = ("target_group", "step")


@dataclass(frozen=True)
class OwnPrices:
    """Kroner per child-year by row, and what is said of the days without a price."""

    by_row: dict[str, int]
    unpriced: str


def own_prices(*, snapshot: Snapshot, since: date, until: date, grouped: bool) -> OwnPrices:
    """Of the days since ≤ day < until, by target group and step, or by step alone."""
    found = outcomes(snapshot=snapshot, asked=Asked(since, until, GROUPED if grouped else GROUPED[1:]))
    rows = {row: group.ore_per_year for row, group in _rows(snapshot, found)}
    return OwnPrices(
        {row: _thousands(ore) for row, ore in rows.items() if ore is not None}, _said(found.whole)
    )


def _rows(snapshot: Snapshot, found: Outcomes) -> Iterator[tuple[str, Group]]:
    dimensions = [snapshot.dimension(name=name) for name in found.by]
    for group in found.groups:
        keys = zip(group.codes, dimensions, strict=True)
        yield " ".join(UNKNOWN if code < 0 else str(one.keys[code]) for code, one in keys), group
    yield TOTAL, found.whole


def _thousands(ore: float) -> int:
    return round(ore / ORE_A_THOUSAND) * 1000


def _said(whole: Group) -> str:
    """A whole percentage of all days: the number of days itself could be of one child."""
    days, priced = int(whole.days.days.sum()), int(whole.priced_days.sum())
    if days == priced:
        return "Alle dage med hjælp har en pris i tilbudsviften."
    share = f"{round(100 * (days - priced) / days)} %" if 100 * (days - priced) >= days else "Under 1 %"
    return (
        f"{share} af dagene med hjælp har ingen pris i tilbudsviften. De er talt med i børneårene, men ikke "
        "i prisen."
    )
