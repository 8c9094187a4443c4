"""What a report counts, as entries with a code in every dimension: children, moves, help, courses."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.courses import Courses
from varigespor.analysis.dimensions import Dimension, divided
from varigespor.analysis.figures import PROFITS
from varigespor.analysis.ladder import moves
from varigespor.analysis.outcomes import SIX, TWELVE, followed
from varigespor.analysis.publishing.crosstab import Counted
from varigespor.analysis.publishing.tables import Population
from varigespor.analysis.reviews import goals, last_profits
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import Column, moments
from varigespor.analysis.stays import placed_again
from varigespor.analysis.stretches import Stretches
from varigespor.domain.deadlines import months_after
from varigespor.domain.followup import Profits
from varigespor.domain.ladder import HOME_UNTIL

ONE_DAY = timedelta(days=1)
UNKNOWN = "ikke-oplyst"
OF_CHILD = ("team", "target_group")
"""The dimensions that every entry has where the snapshot knows them."""
LOWER, SAME, HIGHER = "lower", "same", "higher"


@dataclass(frozen=True)
class Asked:
    """The days since ≤ day < until, as they were known at a moment (in words)."""

    since: date
    until: date
    known_at: str

    @property
    def period(self) -> str:
        """The period as a key."""
        return f"{self.since}/{self.until}"


def standing(*, snapshot: Snapshot, on: date, known_at: str) -> Counted:
    """Children on the ladder on a day."""
    rows = _divided(snapshot).within(since=on, until=on + ONE_DAY)
    return Counted(
        Population("stock", str(on), known_at), _codes(snapshot, rows) | {"step": _steps(rows.step)}
    )


def moved(*, snapshot: Snapshot, asked: Asked) -> Counted:
    """Days on which a child's step changed; step 0 is off the ladder."""
    found = moves(spells=snapshot.spells, since=asked.since, until=asked.until)
    found = found.where(found.before != found.after)
    kind = np.select(
        [found.before == 0, found.after == 0, found.after < found.before], ["in", "out", "down"], "up"
    )
    codes = {"from": _steps(found.before), "to": _steps(found.after), "kind": kind}
    return Counted(Population("moves", asked.period, asked.known_at), codes)


def changed_place(*, snapshot: Snapshot, asked: Asked) -> Counted:
    """Days on which a child changed place and stayed on its step."""
    found = moves(spells=snapshot.spells, since=asked.since, until=asked.until)
    step = found.before[found.before == found.after]
    return Counted(Population("changes", asked.period, asked.known_at), {"step": _steps(step)})


def returned(*, snapshot: Snapshot, asked: Asked) -> Counted:
    """The same days a year earlier on which a child came home, by whether it was placed again within a year.

    They are moves of that period, which its own report has counted: so the two are held to be the same.
    """
    since, until = (months_after(day=day, months=-TWELVE) for day in (asked.since, asked.until))
    stays = snapshot.stays.ended(since=since, until=until)
    found = placed_again(stays=snapshot.stays, ended=stays, within=DAYS)
    home = moves(spells=snapshot.spells, since=since, until=until)
    home = home.where((home.before > HOME_UNTIL) & (home.after <= HOME_UNTIL))
    again = stays.where(found.again)
    soon = np.isin(moments(child=home.child, day=home.day), moments(child=again.child, day=again.end))
    codes = {
        "from": _steps(home.before),
        "to": _steps(home.after),
        "kind": np.where(home.after == 0, "out", "down"),
        "again": np.where(soon, "yes", "no"),
    }
    return Counted(Population("moves", f"{since}/{until}", asked.known_at), codes)


DAYS = 365


def helped(*, snapshot: Snapshot, asked: Asked) -> Counted:
    """Children with help in the period, one entry per child, target group and step, with its child-days."""
    rows = divided(rows=snapshot.helped, by=_dimensions(snapshot).values())
    rows = rows.within(since=asked.since, until=asked.until)
    codes = _codes(snapshot, rows) | {"step": _steps(rows.step)}
    names = [name for name in codes if name != "team"]
    _, first, entry = np.unique(
        np.stack([rows.child.astype(str), *(codes[name] for name in names)]),
        axis=1,
        return_index=True,
        return_inverse=True,
    )
    days = np.bincount(entry.ravel(), weights=rows.days, minlength=len(first)).astype(np.int64)
    population = Population(
        "helped", asked.period, asked.known_at, (asked.until - asked.since).days * MOST_AT_ONCE
    )
    return Counted(population, {name: codes[name][first] for name in names}, days)


def children(*, snapshot: Snapshot, asked: Asked) -> Counted:
    """Different children with help in the period."""
    rows = snapshot.helped.within(since=asked.since, until=asked.until)
    every = np.full(len(np.unique(rows.child)), "child")
    return Counted(Population("children", asked.period, asked.known_at), {"of": every})


MOST_AT_ONCE = 20
"""More pieces of help on one step at a time than any child has."""


def ended(*, snapshot: Snapshot, asked: Asked) -> Counted:
    """Courses that ended in the period: by why, whether the child profited at the last follow-up, and whether
    a goal was followed and one reached.

    A course belongs where its child did on its first day.
    """
    found = _ended(snapshot, asked)
    reasons = snapshot.of_spell.get("end_reason")
    why = _named(reasons.code[found.last], reasons.keys) if reasons else np.full(len(found), UNKNOWN)
    said = last_profits(reviews=snapshot.reviews, courses=found)
    clear = [code for code, answer in enumerate(PROFITS) if answer != Profits.UNKNOWN]
    profit = np.select([said == PROFITS.index(Profits.YES), np.isin(said, clear)], ["yes", "other"], "none")
    answered, reached = goals(reviews=snapshot.reviews, courses=found)
    goal = np.select([reached > 0, answered > 0], ["reached", "followed"], "none")
    codes = {"why": why, "profit": profit, "goal": goal}
    return Counted(Population("ended", asked.period, asked.known_at), _of_courses(snapshot, found) | codes)


def followed_up(*, snapshot: Snapshot, asked: Asked, months: int) -> Counted:
    """Courses whose day so many months after the start lies in the period, by where the child stood then."""
    period = (asked.since.toordinal(), asked.until.toordinal())
    found = followed(snapshot=snapshot, begun=snapshot.courses, months=months, period=period)
    way = np.where(found.lower, LOWER, np.where(found.higher, HIGHER, SAME))
    population = Population(MEASURES[months], asked.period, asked.known_at)
    return Counted(population, _of_courses(snapshot, found.courses) | {"way": way})


MEASURES = {SIX: "followed six", TWELVE: "followed"}


def _ended(snapshot: Snapshot, asked: Asked) -> Courses:
    found = snapshot.courses
    return found.where((found.end >= asked.since.toordinal()) & (found.end < asked.until.toordinal()))


def _of_courses(snapshot: Snapshot, found: Courses) -> dict[str, Column]:
    begun = found.begun(step=snapshot.spells.step)
    return _codes(snapshot, begun) | {"step": _steps(begun.step)}


def known_dimensions(*, snapshot: Snapshot) -> tuple[str, ...]:
    """Those of OF_CHILD that the snapshot knows."""
    return tuple(_dimensions(snapshot))


def _dimensions(snapshot: Snapshot) -> Mapping[str, Dimension]:
    return {name: snapshot.dimension(name=name) for name in OF_CHILD if name in snapshot.dimensions}


def _divided(snapshot: Snapshot) -> Stretches:
    return divided(rows=snapshot.walked, by=_dimensions(snapshot).values())


def _codes(snapshot: Snapshot, rows: Stretches) -> dict[str, Column]:
    return {
        name: _named(dimension.codes(rows=rows), dimension.keys)
        for name, dimension in _dimensions(snapshot).items()
    }


def _named(code: Column, keys: Sequence[Hashable]) -> Column:
    listed = np.array([*(str(key) for key in keys), UNKNOWN])
    return listed[np.where(code == NOWHERE, len(keys), code)]


def _steps(step: Column) -> Column:
    return step.astype(str)
