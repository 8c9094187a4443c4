"""What help cost by its own prices, for the report: whole thousands by row, and how much has no price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.analysis.outcomes import Group
from varigespor.analysis.snapshot import Snapshot

from .divided import divided, rows_of

ORE_A_THOUSAND = 100_000


@dataclass(frozen=True)
class OwnPrices:
    """Kroner per child-year by row, and what is said of the days without a price."""

    by_row: dict[str, int]
    unpriced: str


def own_prices(*, snapshot: Snapshot, since: date, until: date, grouped: bool) -> OwnPrices:
    """Of the days since ≤ day < until, by target group and step, or by step alone."""
    found = divided(snapshot=snapshot, since=since, until=until, grouped=grouped)
    rows = {row: group.ore_per_year for row, group in rows_of(snapshot=snapshot, found=found)}
    return OwnPrices(
        {row: _thousands(ore) for row, ore in rows.items() if ore is not None}, _said(found.whole)
    )


def _thousands(ore: float) -> int:
    return round(ore / ORE_A_THOUSAND) * 1000


def _said(whole: Group) -> str:
    """A whole percentage of all days: the number of days itself could be of one child."""
    days, priced = int(whole.days.days.sum()), int(whole.priced_days.sum())
    if not days:
        return ""
    if days == priced:
        return "Alle dage med hjælp har en pris i tilbudsviften."
    share = f"{round(100 * (days - priced) / days)} %" if 100 * (days - priced) >= days else "Under 1 %"
    return (
        f"{share} af dagene med hjælp har ingen pris i tilbudsviften. De er talt med i børneårene, men ikke "
        "i prisen."
    )
