"""The official key figures of the ladder over a period, each with the children or events behind it."""

from __future__ import annotations

from collections.abc import Sequence
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

Chosen = Sequence[tuple[str, int]]
"""Names of dimensions, each with the code that is chosen."""
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
    """The rows of a figure, their sum or with `median` their middle one: child codes, days, amounts."""

    child: Column
    day: Column
    amount: Column
    median: bool = False

    @property
    def value(self) -> int | None:
        """The figure; None where there is nobody to say it of."""
        if not self.median:
            return int(self.amount.sum())
        middle = np.sort(self.amount)
        return int(middle[(len(middle) - 1) // 2]) if len(middle) else None

    def where(self, mask: Column) -> Counted:
        """The rows of a mask."""
        return Counted(self.child[mask], self.day[mask], self.amount[mask], self.median)


@dataclass(frozen=True, eq=False)
class Cost:
    """Days of help on step 2 and above, and per row the øre of its priced days and how many they are."""

    days: Stretches
    ore: Column
    priced_days: Column

    @property
    def total(self) -> int:
        """All øre."""
        return int(self.ore.sum())

    @property
    def unpriced(self) -> int:
        """Days without a price: they are in no kroner."""
        return int(self.days.days.sum() - self.priced_days.sum())


def key_figures(
    *, snapshot: Snapshot, since: date, until: date, chosen: Chosen = ()
) -> dict[KeyFigure, Counted]:
    """The figures that follow from the spells alone, all but cost and follow-up.

    `chosen` are codes of dimensions of the child, as on the day of each row. Raises ValueError where the
    period has no day.
    """
    if until <= since:
        raise ValueError("The period has no day.")
    found = _everybody(snapshot, since, until)
    if not chosen:
        return found
    return {figure: rows.where(_held(snapshot, rows, chosen)) for figure, rows in found.items()}


def own_cost(*, snapshot: Snapshot, since: date, until: date, chosen: Chosen = ()) -> Cost:
    """All help on step 2 and above by its own prices."""
    names = [name for name, _ in chosen]
    rows = snapshot.chosen_days(names=names, chosen=chosen, ages=None) if chosen else snapshot.helped
    rows = rows.within(since=since, until=until)
    rows = rows.where(rows.step >= PREVENTIVE)
    paid = amounts(rows=rows, entry=snapshot.entry_of(rows=rows), prices=snapshot.prices)
    return Cost(rows, paid.ore, paid.priced_days)


def _everybody(snapshot: Snapshot, since: date, until: date) -> dict[KeyFigure, Counted]:
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
    found[KeyFigure.PREVENTIVE_CHANGE] = _change(found[KeyFigure.PREVENTIVE], _standing(before, PREVENTIVE))
    return dict(sorted(found.items()))


def _held(snapshot: Snapshot, rows: Counted, chosen: Chosen) -> Column:
    none = np.zeros(len(rows.child), np.int32)
    day = rows.day.astype(np.int32)
    return snapshot.held(rows=Stretches(rows.child, day, day + 1, none, none), chosen=chosen, ages=None)


def at_step(*, walked: Stretches, step: int) -> Stays:
    """Unbroken runs of days on one step."""
    rows = walked.where(walked.step == step)
    goes_on = np.zeros(len(rows), np.bool_)
    goes_on[1:] = (rows.child[1:] == rows.child[:-1]) & (rows.start[1:] == rows.end[:-1])
    begins = np.flatnonzero(~goes_on)
    ends = np.append(begins[1:], len(rows)) - 1 if len(rows) else begins
    return Stays(rows.child[begins], rows.start[begins], rows.end[ends], rows.step[begins])


def _standing(found: Stock, step: int) -> Counted:
    return _each(found.where(found.step == step))


def _each(rows: Stock) -> Counted:
    return _ones(rows.child, np.full(len(rows), rows.on.toordinal(), np.int32))


def _ones(child: Column, day: Column) -> Counted:
    return Counted(child, day, np.ones(len(child), np.int32))


def _moved(rows: Moves) -> Counted:
    return _ones(rows.child, rows.day)


def _change(now: Counted, before: Counted) -> Counted:
    """Those who stand there now, less those who stood there before."""
    pairs = ((now.child, before.child), (now.day, before.day), (now.amount, -before.amount))
    child, day, amount = (np.concatenate(pair) for pair in pairs)
    return Counted(child, day, amount)


def _durations(snapshot: Snapshot, since: date, until: date) -> Counted:
    """Stays on the step that ended, each on the last day that the child stood there."""
    ended = at_step(walked=snapshot.walked, step=INSTITUTION).ended(since=since, until=until)
    ended = ended.where(ended.end != OPEN)
    return Counted(ended.child, ended.end - 1, ended.end - ended.start, median=True)


def _former(snapshot: Snapshot, now: Stock) -> Counted:
    earlier = snapshot.walked.where(snapshot.walked.step == INSTITUTION)
    been = np.unique(earlier.child[earlier.start < now.on.toordinal()])
    return _each(now.where((now.step < INSTITUTION) & np.isin(now.child, been)))
