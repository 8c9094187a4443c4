"""Everything that happened in the period in one table, good and bad together, for the report."""

from __future__ import annotations

from collections.abc import Mapping

from varigespor.analysis.publishing.published import Published
from varigespor.domain.ladder_words import WORDS, Number
from varigespor.domain.variation_words import RETURNED

from .counts import TOTAL
from .definitions import HAPPENED as DEFINED
from .definitions import counted, left_out
from .document import Column, Table

KEY = "bevaegelser"
FOLLOWED_HOME = "Hjemkomster fulgt i 12 måneder"
HAPPENED: Mapping[str, str] = {
    "down": WORDS[Number.DOWN].heading,
    "up": WORDS[Number.UP].heading,
    "in": WORDS[Number.IN].heading,
    "out": WORDS[Number.OUT].heading,
    "home": WORDS[Number.HOME].heading,
    "placed": WORDS[Number.PLACED].heading,
    "broken": WORDS[Number.BROKEN].heading,
    "changes": WORDS[Number.PLACE].heading,
    "followed_home": FOLLOWED_HOME,
    "again": f"– heraf {RETURNED.heading.lower()}",
}


def happened(*, published: Published) -> Table:
    """One row a kind of event. Breakdowns are left out where nobody knows why help ended."""
    rows = tuple(
        (heading, published.printed(("flow", TOTAL, key)))
        for key, heading in HAPPENED.items()
        if ("flow", TOTAL, key) in published.by_place
    )
    return Table(
        KEY,
        "Alt det, der skete",
        (Column("Hvad", number=False), Column("Gange")),
        rows,
        counted(found=DEFINED),
        left_out(found=DEFINED),
        children=published.printed(("children", TOTAL, TOTAL)),
    )
