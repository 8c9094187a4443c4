"""The official key figures of the ladder over a period, each with the children or events behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from varigespor.domain.key_figure_words import KeyFigure

from .ladder import Moves, Stock, moves, stock
from .pricing import amounts
from .snapshot import Snapshot
from .spells import OPEN, Column
from .stays import Stays
from .stretches import Stretches

ONE_DAY = timedelta(days=1)
PREVENTIVE, HOME_BASED, NETWORK, FOSTER, INSTITUTION = 2, 3, 4, 5, 6
STOCKS = {
    KeyFigure.INSTITUTION: INSTITUTION,
    KeyFigure.FOSTER: FOSTER,
    KeyFigure.NETWORK: NETWORK,
    KeyFigure.HOME_BASED: HOME_BASED,
    KeyFigure.PREVENTIVE: PREVENTIVE,
}


@dataclass(frozen=True, eq=False)
class Counted:
    """A figure and its rows: child codes and days. `value` is None where there is nobody to say it of."""

    value: int | None
    child: Column
    day: Column


def key_figures(*, snapshot: Snapshot, since: date, until: date) -> dict[KeyFigure, Counted]:
    """The figures that follow from the spells alone, all but cost and follow-up.

    Raises ValueError where the period has no day.
    """
    if until <= since:
        raise ValueError("The period has no day.")
    now, before = (
        stock(spells=snapshot.spells, on=until - ONE_DAY),
        stock(spells=snapshot.spells, on=since - ONE_DAY),
    )
    found = {figure: _standing(now, step) for figure, step in STOCKS.items()}
    found[KeyFigure.INSTITUTION_DURATION] = _durations(snapshot, since, until)
    found[KeyFigure.FORMER_INSTITUTION] = _former(snapshot, now)
    moved = moves(spells=snapshot.spells, since=since, until=until)
    home = moved.where(moved.before == HOME_BASED)
    found[KeyFigure.UP_FROM_HOME_BASED] = _moved(home.where(home.after > HOME_BASED))
    found[KeyFigure.DOWN_FROM_HOME_BASED] = _moved(home.where((home.after < HOME_BASED) & (home.after > 0)))
    was, stands = _standing(before, PREVENTIVE), found[KeyFigure.PREVENTIVE]
    found[KeyFigure.PREVENTIVE_CHANGE] = Counted(len(stands.child) - len(was.child), stands.child, stands.day)
    return dict(sorted(found.items()))


def own_cost(*, snapshot: Snapshot, since: date, until: date) -> tuple[int, int]:
    """Øre of all help on step 2 and above by its own prices, and how many of its days have no price."""
    rows = snapshot.helped.within(since=since, until=until)
    rows = rows.where(rows.step >= PREVENTIVE)
    paid = amounts(rows=rows, entry=snapshot.entry_of(rows=rows), prices=snapshot.prices)
    return int(paid.ore.sum()), int(rows.days.sum() - paid.priced_days.sum())


def at_step(*, walked: Stretches, step: int) -> Stays:
    """Unbroken runs of days on one step."""
    rows = walked.where(walked.step == step)
    goes_on = np.zeros(len(rows), np.bool_)
    goes_on[1:] = (rows.child[1:] == rows.child[:-1]) & (rows.start[1:] == rows.end[:-1])
    begins = np.flatnonzero(~goes_on)
    ends = np.append(begins[1:], len(rows)) - 1 if len(rows) else begins
    return Stays(rows.child[begins], rows.start[begins], rows.end[ends], rows.step[begins])


def _standing(found: Stock, step: int) -> Counted:
    rows = found.where(found.step == step)
    return Counted(len(rows), rows.child, np.full(len(rows), found.on.toordinal(), np.int32))


def _moved(rows: Moves) -> Counted:
    return Counted(len(rows), rows.child, rows.day)


def _durations(snapshot: Snapshot, since: date, until: date) -> Counted:
    ended = at_step(walked=snapshot.walked, step=INSTITUTION).ended(since=since, until=until)
    ended = ended.where(ended.end != OPEN)
    days = np.sort(ended.end - ended.start)
    median = int(days[(len(days) - 1) // 2]) if len(days) else None
    return Counted(median, ended.child, ended.end)


def _former(snapshot: Snapshot, now: Stock) -> Counted:
    earlier = snapshot.walked.where(snapshot.walked.step == INSTITUTION)
    been = np.unique(earlier.child[earlier.start < now.on.toordinal()])
    rows = now.where((now.step < INSTITUTION) & np.isin(now.child, been))
    return _standing_all(rows)


def _standing_all(rows: Stock) -> Counted:
    return Counted(len(rows), rows.child, np.full(len(rows), rows.on.toordinal(), np.int32))
