"""Everything that happened in the period in one table, good and bad together, for the report."""

from __future__ import annotations

from collections.abc import Mapping

from varigespor.domain.ladder_words import Number

from .counts import TOTAL
from .definitions import RETURNED, Definition, counted, left_out, of_number
from .document import Column, Table
from .grid import read
from .material import Material

KEY = "bevaegelser"
HAPPENED: Mapping[str, Definition] = {
    "down": of_number(Number.DOWN),
    "up": of_number(Number.UP),
    "in": of_number(Number.IN),
    "out": of_number(Number.OUT),
    "home": of_number(Number.HOME),
    "placed": of_number(Number.PLACED),
    "broken": of_number(Number.BROKEN),
    "changes": of_number(Number.PLACE),
    "followed_home": Definition(
        "Hjem i samme periode året før", "De gange, et barn kom hjem i samme periode året før."
    ),
    "again": RETURNED,
}


def defined(*, material: Material) -> list[Definition]:
    """What is counted of it. Breakdowns are not where nobody knows why help ended."""
    held = material.published.by_place
    return [one for key, one in HAPPENED.items() if ("flow", TOTAL, key) in held]


def happened(*, material: Material) -> Table:
    """One row a kind of event."""
    published, found = material.published, defined(material=material)
    rows = tuple(
        (f"– heraf {one.heading.lower()}" if one is RETURNED else one.heading, published.printed(place))
        for key, one in HAPPENED.items()
        if (place := ("flow", TOTAL, key)) in published.by_place
    )
    return Table(
        KEY,
        "Alt det, der skete",
        (Column("Hvad", number=False), Column("Gange")),
        rows,
        counted(found=found),
        left_out(found=found),
        children=read(material=material, place=("helped", TOTAL, "children")),
    )
