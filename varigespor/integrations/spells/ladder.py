"""An extract handed to the ladder's arithmetic as plain columns."""

from __future__ import annotations

from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.dimensions import OfChild, OfSpell, coded
from varigespor.analysis.loads import Care, care_of
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import Spells, ordinals, spells_of
from varigespor.domain.spells import Extract

ADVISER = "adviser"
"""The one trait that nothing is divided by: no adviser is compared with another."""


def snapshot_of_extract(*, extract: Extract) -> Snapshot:
    """All that an extract says; the keys are its children, and the spells stay in the extract's order."""
    rows = extract.spells
    spells = spells_of(
        child=[spell.child for spell in rows],
        step=[spell.step for spell in rows],
        start=[spell.start for spell in rows],
        end=[spell.end for spell in rows],
        same_place=[spell.same_place for spell in rows],
    )
    children = [str(key) for key in spells.keys]
    sexes = {"sex": OfChild(*coded(values=[extract.sex.get(child) for child in children]))}
    return Snapshot(
        children=Children(spells, {}, ordinals(days=[extract.born[child] for child in children])),
        course=continued(spells=spells),
        of_spell={
            name: OfSpell(*coded(values=values)) for name, values in extract.traits.items() if name != ADVISER
        },
        of_child=sexes if extract.sex else {},
        care=_care(extract, spells),
    )


def _care(extract: Extract, spells: Spells) -> Care | None:
    if ADVISER not in extract.traits:
        return None
    codes, keys = coded(values=extract.traits[ADVISER])
    return care_of(spells=spells, adviser=codes, advisers=len(keys))
