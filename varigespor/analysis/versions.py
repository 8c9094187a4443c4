"""The same help under another version of the ladder: each place on the step that the version gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from .belonging import NOWHERE
from .choosing import Children
from .snapshot import NoDimension, Snapshot
from .spells import Spells

PLACE = "place_type"


def relaid(*, snapshot: Snapshot, steps: Mapping[str, int]) -> Snapshot:
    """The snapshot with every spell in a known place on its step; what stands nowhere there stays as it is.

    `steps`: step by type of place. Raises NoDimension where the snapshot knows no places.
    """
    if PLACE not in snapshot.of_spell:
        raise NoDimension(PLACE)
    places, spells = snapshot.of_spell[PLACE], snapshot.spells
    by_code = np.array([steps.get(str(key), NOWHERE) for key in places.keys] + [NOWHERE], np.int16)
    found = by_code[places.code]  # the last stands for NOWHERE
    step = np.where(found == NOWHERE, spells.step, found).astype(np.int8)
    moved = Spells(spells.keys, spells.child, step, spells.start, spells.end, spells.same_place)
    held = snapshot.children
    return replace(snapshot, children=Children(moved, held.belongings, held.born))
