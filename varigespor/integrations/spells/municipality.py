"""The municipality's own children and help, handed on as columns, and kept while nothing changes."""

from __future__ import annotations

import gc
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from threading import Lock
from typing import cast
from uuid import UUID

import numpy as np

from varigespor.analysis.belonging import NOWHERE, Belongings, belongings_of
from varigespor.analysis.capacity import Capacities
from varigespor.analysis.choosing import Children
from varigespor.analysis.dimensions import OfChild, OfSpell, coded
from varigespor.analysis.loads import Care
from varigespor.analysis.pricing import Prices
from varigespor.analysis.reviews import Reviews
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import Column, moments, ordinals, spells_of
from varigespor.domain.followup import GoalState, Profits
from varigespor.domain.teams import belonging_keys
from varigespor.norms.configuration import Municipality
from varigespor.records.queries import snapshot as records
from varigespor.records.queries.snapshot import Facts

PROFITS = tuple(Profits)
_kept: dict[tuple[str, datetime | None], tuple[records.Version, Snapshot]] = {}
_turn = Lock()
MOST_KEPT = 8
TAILORED = "tailored"


def municipal_snapshot(*, town: Municipality, known_at: datetime | None = None) -> Snapshot:
    """All children of the municipality as they are known now, or were at a moment.

    One statement where nothing has changed since it was made; else eleven. Made by one thread at a time.
    """
    version = records.version()
    with _turn:
        kept = _kept.get((town.key, known_at))
        if kept is None or kept[0] != version:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            with _uncollected():
                kept = (version, made_of(facts=records.facts(known_at=known_at), town=town))
            _kept[town.key, known_at] = kept
    return kept[1]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's collector of cycles rests: among so many rows, which have none, it took half the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def forget() -> None:
    """Make the next snapshot anew."""
    _kept.clear()


def made_of(*, facts: Facts, town: Municipality) -> Snapshot:
    """The facts as columns. Keys are persons' ids; what the municipality's files do not know is NOWHERE.

    A trap: ids are told apart by their whole number, for Python takes ten times as long to hash an id.
    """
    goes_on = _going_on(facts.periods)
    # They come by measure and start, and sorting keeps that: so, by child, start and measure.
    periods = sorted(facts.periods, key=lambda period: (period.child.int, period.start))
    spells = spells_of(
        child=[period.child.int for period in periods],
        step=[period.step for period in periods],
        start=[period.start for period in periods],
        end=[period.end for period in periods],
        same_place=[not one.placement or (one.measure.int, one.start) in goes_on for one in periods],
    )
    known = {cast(int, key): code for code, key in enumerate(spells.keys)}
    people = {one.child.int: one for one in facts.children}
    born = ordinals(days=[people[key].born if key in people else None for key in known])
    keys = belonging_keys(town=town)
    sex = coded(values=[people[key].sex if key in people else None for key in known])
    spells = replace(spells, keys=tuple(UUID(int=key) for key in known))
    return Snapshot(
        children=Children(spells, _belongings(facts, known, keys), born),
        course=_codes([period.measure.int for period in periods]),
        of_spell=_of_spell(facts, periods),
        of_child={"sex": OfChild(*sex)},
        dated_keys=keys,
        prices=_prices(facts),
        capacities=_capacities(facts),
        planned=ordinals(days=[period.planned for period in periods]),
        reviews=_reviews(facts, known),
        labels=_labels(facts),
        care=_care(facts),
    )


def _going_on(periods: Sequence[records.Period]) -> set[tuple[int, date]]:
    """Measure and start of the periods that begin where the same measure's period before ended.

    They come by measure and start.
    """
    return {
        (later.measure.int, later.start)
        for earlier, later in pairwise(periods)
        if earlier.end == later.start and earlier.measure.int == later.measure.int
    }


def _codes(values: Sequence[Hashable]) -> Column:
    """Codes that only tell the values apart."""
    known = {value: code for code, value in enumerate(dict.fromkeys(values))}
    return np.fromiter((known[value] for value in values), np.int32, len(values))


def _belongings(
    facts: Facts, known: Mapping[int, int], keys: Mapping[str, Sequence[str]]
) -> dict[str, Belongings]:
    rows = [row for row in facts.belongings if row.child.int in known]
    child = np.array([known[row.child.int] for row in rows], np.int32)
    start, end = ordinals(days=[row.start for row in rows]), ordinals(days=[row.end for row in rows])
    found = {}
    for name, listed in keys.items():
        codes = {key: code for code, key in enumerate(listed)}
        code = np.array([codes.get(getattr(row, name), NOWHERE) for row in rows], np.int32)
        found[name] = belongings_of(child=child, code=code, start=start, end=end)
    return found


def _of_spell(facts: Facts, periods: Sequence[records.Period]) -> dict[str, OfSpell]:
    order = {entry.id.int: code for code, entry in enumerate(facts.entries)}
    entry = np.array([order[period.entry.int] for period in periods], np.int32)
    used, which = np.unique(entry, return_inverse=True)
    helped = [facts.entries[code] for code in used.tolist()]

    def of_entry(found: tuple[Column, tuple[Hashable, ...]]) -> OfSpell:
        code, keys = found
        return OfSpell(code[which], keys)

    return {
        "entry": OfSpell(entry, tuple(entry.id for entry in facts.entries)),
        "measure": of_entry(_in_order([_measure(entry) for entry in helped], facts.entries)),
        "section": of_entry(coded(values=[entry.section for entry in helped])),
        "provider": of_entry(coded(values=[entry.provider for entry in helped])),
        "place_type": of_entry(coded(values=[entry.place_type for entry in helped])),
        "placement": OfSpell(np.array([period.placement for period in periods], np.int32), (False, True)),
        "end_reason": OfSpell(*coded(values=[period.reason for period in periods])),
    }


def _in_order(values: Sequence[str], entries: Sequence[records.Entry]) -> tuple[Column, tuple[str, ...]]:
    """Codes of the kinds of help, the least intrusive first, then by name."""
    keys = tuple(dict.fromkeys(_measure(entry) for entry in entries))
    codes = {key: code for code, key in enumerate(keys)}
    return np.array([codes[value] for value in values], np.int32), keys


def _measure(entry: records.Entry) -> str:
    """The key of the help; help made for one child is one kind, for its name may be the child's."""
    return TAILORED if entry.tailored else entry.key


def _labels(facts: Facts) -> dict[str, Mapping[Hashable, str]]:
    named: dict[Hashable, str] = {entry.key: entry.name for entry in facts.entries if not entry.tailored}
    return {
        "measure": named | {TAILORED: "Skræddersyet hjælp"},
        "provider": {entry.provider: entry.provider_name for entry in facts.entries},
    }


def _prices(facts: Facts) -> Prices:
    order = {entry.id: code for code, entry in enumerate(facts.entries)}
    return Prices(
        np.array([order[price.entry] for price in facts.prices], np.int32),
        ordinals(days=[price.start for price in facts.prices]),
        ordinals(days=[price.end for price in facts.prices]),
        np.array([price.ore for price in facts.prices], np.int64),
    )


def _capacities(facts: Facts) -> Capacities:
    """By the codes of the kinds of help; help made for one child has no places."""
    codes = {key: code for code, key in enumerate(dict.fromkeys(map(_measure, facts.entries)))}
    order = {entry.id: codes[entry.key] for entry in facts.entries if not entry.tailored}
    held = [row for row in facts.capacities if row.entry in order]
    return Capacities(
        np.array([order[row.entry] for row in held], np.int32),
        ordinals(days=[row.start for row in held]),
        ordinals(days=[row.end for row in held]),
        np.array([row.places for row in held], np.int64),
    )


def _care(facts: Facts) -> Care:
    """Own children, less those others cover, and those covered for others; every child with an adviser."""
    rows = [(one.adviser, one.child, one.start, one.end, 1) for one in facts.assigned]
    for cover in facts.covered:
        rows.append((cover.employee, cover.child, cover.start, cover.end, 1))
        rows.append((cover.covered, cover.child, cover.start, cover.end, -1))
    advisers, keys = coded(values=[adviser for adviser, *_ in rows])
    return Care(
        len(keys),
        advisers,
        _codes([child.int for _, child, *_ in rows]),
        ordinals(days=[start for _, _, start, _, _ in rows]),
        ordinals(days=[end for _, _, _, end, _ in rows]),
        np.array([sign for *_, sign in rows], np.int32),
        keys,
    )


def _reviews(facts: Facts, known: Mapping[int, int]) -> Reviews:
    reviews = [row for row in facts.reviews if row.child.int in known]
    answers = [row for row in facts.answers if row.child.int in known]
    child, day = _placed(reviews, known)
    goal_child, goal_day = _placed(answers, known)
    order = np.argsort(moments(child=child, day=day), kind="stable")
    goal_order = np.argsort(moments(child=goal_child, day=goal_day), kind="stable")
    profits = np.array([PROFITS.index(Profits(row.profits)) for row in reviews], np.int32)
    reached = np.array([row.state == GoalState.REACHED for row in answers], np.bool_)
    goal = _codes([row.goal.int for row in answers])
    return Reviews(
        child[order],
        day[order],
        profits[order],
        goal_child[goal_order],
        goal_day[goal_order],
        goal[goal_order],
        reached[goal_order],
    )


def _placed(
    rows: Sequence[records.Reviewed] | Sequence[records.Answered], known: Mapping[int, int]
) -> tuple[Column, Column]:
    child = np.array([known[row.child.int] for row in rows], np.int32)
    return child, ordinals(days=[row.day for row in rows])
