"""From a snapshot to packed columns, and back to what the questions are asked of."""

from __future__ import annotations

import numpy as np

from varigespor.analysis.spells import OPEN, Column, Spells, ordered

from .columns import OPEN_DAY, Packed


def spells_of_packed(*, packed: Packed) -> Spells:
    """The spells of all municipalities together; the keys are the children's codes."""
    codes, child = np.unique(packed.child, return_inverse=True)
    columns = (child, packed.step, _days(packed.start, packed.epoch), _ends(packed), packed.same_place)
    return ordered(keys=tuple(codes.tolist()), columns=columns)


def _ends(packed: Packed) -> Column:
    return np.where(packed.end == OPEN_DAY, OPEN, _days(packed.end, packed.epoch))


def _days(column: Column, epoch: int) -> Column:
    return column.astype(np.int32) + np.int32(epoch)
