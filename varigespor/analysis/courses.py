"""Courses of help: the spells of one measure, or of one place, seen as one from its start to its end."""

from __future__ import annotations

import numpy as np

from .spells import Column, Spells


def continued(*, spells: Spells) -> Column:
    """One code per spell; a spell in the same place as the child's spell before goes on with its course."""
    goes_on = np.zeros(len(spells), np.bool_)
    goes_on[1:] = spells.same_place[1:] & (spells.child[1:] == spells.child[:-1])
    return (np.cumsum(~goes_on) - 1).astype(np.int32)
