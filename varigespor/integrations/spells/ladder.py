"""An extract handed to the ladder's arithmetic as plain columns."""

from __future__ import annotations

from varigespor.analysis.spells import Spells, spells_of
from varigespor.domain.spells import Extract


def spells_of_extract(*, extract: Extract) -> Spells:
    """The columns of an extract; the keys are its children."""
    rows = extract.spells
    return spells_of(
        child=[spell.child for spell in rows],
        step=[spell.step for spell in rows],
        start=[spell.start for spell in rows],
        end=[spell.end for spell in rows],
        same_place=[spell.same_place for spell in rows],
    )
