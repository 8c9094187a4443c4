"""The ladder of a choice of children over a period: every number with the rows behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from varigespor.domain.decisions import EndReason
from varigespor.domain.ladder import HOME_UNTIL
from varigespor.domain.ladder_words import AGAIN_WITHIN, Number

from .belonging import NOWHERE
from .choosing import Children, Choice, chosen, crossings
from .ladder import Kind, Moves, moves, steps_on, stock
from .snapshot import Snapshot
from .spells import Column, Spells
from .stays import Stays, placed_again, stays_away

ONE_DAY = timedelta(days=1)
STEP_AFTER = frozenset({Number.IN})
"""Counted at the step that the child came to; everything else at the step it stood on before."""


@dataclass(frozen=True, eq=False)
class Flow:
    """The rows behind each number, one per counted child or event; len is the number."""

    rows: Mapping[Number, Moves]
    moved: Moves

    def count(self, number: Number) -> int:
        """How many in all."""
        return len(self.rows[number])

    def at_step(self, number: Number, step: int) -> Moves:
        """The rows that are counted at a step; 0 is off the ladder."""
        rows = self.rows[number]
        return rows.where((rows.after if number in STEP_AFTER else rows.before) == step)

    def steps(self, number: Number) -> dict[int, int]:
        """The number step by step, no zeros."""
        rows = self.rows[number]
        return dict(Counter((rows.after if number in STEP_AFTER else rows.before).tolist()))

    def between(self, origin: int, to: int) -> Moves:
        """The moves from one step to another; from a step to itself: the changes of place."""
        return self.moved.where((self.moved.before == origin) & (self.moved.after == to))

    def cells(self) -> dict[tuple[int, int], int]:
        """All moves by (from, to), changes of place on the diagonal."""
        pairs = zip(self.moved.before.tolist(), self.moved.after.tolist(), strict=True)
        return dict(Counter(pairs))

    def balanced(self) -> bool:
        """Whether before + in − out + joined − left is now: always, or the arithmetic is wrong."""
        came = self.count(Number.BEFORE) + self.count(Number.IN) + self.count(Number.JOINED)
        return came - self.count(Number.OUT) - self.count(Number.LEFT) == self.count(Number.NOW)


@dataclass(frozen=True, eq=False)
class Period:
    """What happened to all children on the days since ≤ day < until, before anybody is chosen.

    `seen` is the last day of which anything is known: who came home is followed until then.
    """

    children: Children
    since: date
    until: date
    before: Moves
    now: Moves
    moved: Moves
    broken: Moves
    seen: date

    def flow(self, *, choice: Choice) -> Flow:
        """The ladder of the chosen: a row counts where its child belongs on the row's day.

        Who leaves the ladder, and a placement that broke down, count where the child belonged the day before:
        a case that is closed on the day that its help ends belongs nowhere from that day.
        """
        before, now = self._of(self.before, choice), self.standing(choice=choice)
        stepped = self.moved.child[self.moved.before != self.moved.after]
        moved = self._of(self.moved, choice, earlier=self.moved.after == 0)
        broken = self._of(self.broken, choice, earlier=np.ones(len(self.broken), np.bool_))
        joined, left = crossings(children=self.children, choice=choice, since=self.since, until=self.until)
        away, was_away = moved.after > HOME_UNTIL, moved.before > HOME_UNTIL
        home = moved.where(was_away & ~away)
        rows = {
            Number.BEFORE: before,
            Number.NOW: now,
            Number.STAYED: now.where(~np.isin(now.child, stepped)),
            **{Number(kind.value): moved.of(kind) for kind in Kind},
            Number.HOME: home,
            Number.AGAIN: home.where(self._again(home)),
            Number.PLACED: moved.where(away & ~was_away),
            Number.BROKEN: broken,
            Number.JOINED: joined,
            Number.LEFT: left,
        }
        return Flow(rows, moved)

    def standing(self, *, choice: Choice) -> Moves:
        """Those of the choice who stand on the ladder on the last day; the same as the flow's stock now."""
        return self._of(self.now, choice)

    def unfollowed(self, *, flow: Flow) -> Moves:
        """Those who came home and have not yet been followed for twelve months, placed again or not."""
        home = flow.rows[Number.HOME]
        return home.where(home.day + AGAIN_WITHIN > self.seen.toordinal())

    def _again(self, home: Moves) -> Column:
        """Mask of the returns home that a new stay followed in time; what is planned ahead is no stay yet."""
        stays = stays_away(turns=self.children.turns)
        begun = stays.where(stays.start <= self.seen.toordinal())
        ended = Stays(home.child, home.day, home.day, home.before)
        return placed_again(stays=begun, ended=ended, within=AGAIN_WITHIN).again

    def _of(self, rows: Moves, choice: Choice, earlier: Column | int = 0) -> Moves:
        day = rows.day - np.asarray(earlier, np.int32)
        held = chosen(children=self.children, choice=choice, child=rows.child, day=day)
        return rows.where(held)


def period(
    *,
    children: Children,
    since: date,
    until: date,
    broken: tuple[Column, Column, Column] | None = None,
    seen: date | None = None,
) -> Period:
    """All moves and both stocks of a period. `broken`: child codes, days and steps of broken placements.

    `seen` is the last day of which anything is known; the period's own last day where it is not given.
    Raises ValueError where the period has no day.
    """
    if until <= since:
        raise ValueError("The period has no day.")
    return Period(
        children,
        since,
        until,
        before=_standing(children.spells, since - ONE_DAY),
        now=_standing(children.spells, until - ONE_DAY),
        moved=moves(spells=children.spells, since=since, until=until),
        broken=_broken(children, broken) if broken else _nobody(),
        seen=seen or until - ONE_DAY,
    )


def broken_down(*, snapshot: Snapshot, since: date, until: date) -> tuple[Column, Column, Column]:
    """Child, day and step of the placements that ended with a breakdown on the days since ≤ day < until."""
    spells, reasons, placed = snapshot.spells, snapshot.of_spell["end_reason"], snapshot.of_spell["placement"]
    code = reasons.keys.index(EndReason.BROKEN_DOWN) if EndReason.BROKEN_DOWN in reasons.keys else NOWHERE - 1
    within = (spells.end >= since.toordinal()) & (spells.end < until.toordinal())
    rows = np.flatnonzero((placed.code == placed.keys.index(True)) & (reasons.code == code) & within)
    order = rows[np.argsort(spells.end[rows], kind="stable")]
    return spells.child[order], spells.end[order], spells.step[order]


def _standing(spells: Spells, on: date) -> Moves:
    found = stock(spells=spells, on=on)
    return Moves(found.child, np.full(len(found), on.toordinal(), np.int32), found.step, found.step)


def _broken(children: Children, broken: tuple[Column, Column, Column]) -> Moves:
    """One row per broken placement: its step, and where the child stood on the first day after."""
    child, day, step = broken
    return Moves(child, day, step, steps_on(turns=children.turns, child=child, day=day))


def _nobody() -> Moves:
    none = np.zeros(0, np.int32)
    return Moves(none, none, none, none)
