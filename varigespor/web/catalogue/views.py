"""The range of help as everybody who works with cases can read it, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain import approval
from varigespor.domain.access import Act, may
from varigespor.domain.catalogue import DANISH_CORNERS, Corner, law_of
from varigespor.domain.ladder import step_names
from varigespor.domain.teams import DANISH_TARGET_GROUPS, TargetGroup
from varigespor.norms.ladder import place_types
from varigespor.records.models import Capacity, CatalogueEntry, Price
from varigespor.records.queries import catalogue

from ..asked import Asked
from ..page import page


@dataclass(frozen=True)
class Row:
    """An entry in words, with its price on the day."""

    entry: CatalogueEntry
    law: str
    corner: str
    place: str
    groups: list[str]
    price: Price | None
    places: Capacity | None

    @property
    def kroner(self) -> Decimal | None:
        """Kroner per day; None where no price is known."""
        return Decimal(self.price.ore_per_day) / 100 if self.price else None


@dataclass(frozen=True)
class StepRows:
    """What stands on one step."""

    step: int
    name: str
    rows: list[Row]


@page(act=Act.SEE_LADDER)
def every(request: Asked) -> HttpResponse:
    """All help that can be chosen today, the lowest step first; prices for those who approve."""
    today = request.today
    entries = catalogue.entries(on=today)
    priced = approval.sends_back(roles=request.asker.roles)
    prices = catalogue.prices(entries=[entry.pk for entry in entries], on=today) if priced else {}
    may_set = may(asker=request.asker, act=Act.SET_RANGE).allowed
    places = catalogue.held(model=Capacity, on=today) if may_set else {}
    rows = [_row(entry, prices.get(entry.pk), places.get(entry.pk), today) for entry in entries]
    steps = [
        StepRows(number, name, [row for row in rows if row.entry.step == number])
        for number, name in step_names(on=today).items()
    ]
    context = {
        "steps": steps,
        "count": len(entries),
        "priced": priced,
        "may_set": may_set,
        "sources": sorted({price.source for price in prices.values()}),
    }
    return TemplateResponse(request, "catalogue/all.html", context)


def _row(entry: CatalogueEntry, price: Price | None, places: Capacity | None, today: date) -> Row:
    law = law_of(key=entry.section, on=today)
    place = place_types(on=today).get(entry.place_type)
    return Row(
        entry=entry,
        law=law.danish if law else "",
        corner=DANISH_CORNERS[Corner(entry.provider.corner)],
        place=place.danish if place else "",
        groups=[DANISH_TARGET_GROUPS[TargetGroup(group)] for group in entry.target_groups],
        price=price,
        places=places,
    )
