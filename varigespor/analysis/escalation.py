"""Do small problems become large: from the first step on the ladder to the highest within some months."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

from .calendar import months_on
from .ladder import steps_on
from .snapshot import Snapshot
from .spells import Column


@dataclass(frozen=True, eq=False)
class Escalation:
    """One row per child whose first day on the ladder ever lies in the period, and could be followed.

    `child` codes, `day` numbers of that first day, `first` step that day, `highest` step in the months after.
    `unfollowed` came to the ladder too late to be followed so long.
    """

    child: Column
    day: Column
    first: Column
    highest: Column
    unfollowed: int

    def __len__(self) -> int:
        return len(self.child)

    @property
    def higher(self) -> Column:
        """Mask of those who came higher than they began."""
        return self.highest > self.first

    def cells(self) -> dict[tuple[int, int], int]:
        """Children by (first step, highest step)."""
        return dict(sorted(Counter(zip(self.first.tolist(), self.highest.tolist(), strict=True)).items()))


def escalation(*, snapshot: Snapshot, since: date, until: date, months: int, watched: date) -> Escalation:
    """Those who came to the ladder on the days since ≤ day < until, followed `months` to before `watched`."""
    walked = snapshot.walked
    starts = np.flatnonzero(np.diff(walked.child, prepend=-1))
    child, day = walked.child[starts], walked.start[starts]
    new = (day >= since.toordinal()) & (day < until.toordinal())
    child, day = child[new], day[new]
    end = months_on(day=day, months=months)
    followed = end <= watched.toordinal()
    child, day, end = child[followed], day[followed], end[followed]
    first = steps_on(turns=snapshot.turns, child=child, day=day)
    return Escalation(child, day, first, _highest(snapshot, child, day, end), int((~followed).sum()))


def _highest(snapshot: Snapshot, child: Column, day: Column, end: Column) -> Column:
    """The highest step of each child on the days day ≤ d < end."""
    walked = snapshot.walked
    highest = np.zeros(len(snapshot.spells.keys), np.int8)
    first, last = np.zeros(len(highest), np.int32), np.zeros(len(highest), np.int32)
    first[child], last[child] = day, end
    within = (walked.start < last[walked.child]) & (walked.end > first[walked.child])
    np.maximum.at(highest, walked.child[within], walked.step[within])
    return highest[child]
