"""From a snapshot to packed columns, and back to what the questions are asked of."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.loads import Care, care_of
from varigespor.analysis.pricing import Prices
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN, Column, Spells, moments, ordered
from varigespor.analysis.stretches import Stretches, split

from .columns import OPEN_DAY, UNKNOWN, Packed, Rows, packed


@dataclass(frozen=True, eq=False)
class Handed:
    """Packed spells, and who had how many children where that is known apart from the spells.

    The rows of `care` are in order and say nothing of which child.
    """

    packed: Packed
    care: Care | None = None


def handed(*, snapshot: Snapshot) -> Handed:
    """The snapshot's spells as one municipality, without the names of its children or advisers.

    Codes follow the order of the children's keys, so the same content is the same columns. A spell whose
    price changes is a spell for each price, in the same place. Raises DoesNotFit.
    """
    spells = snapshot.spells
    rows = _priced_pieces(snapshot)
    first = rows.start == spells.start[rows.spell]
    columns = Rows(
        np.zeros(len(rows), np.int16),
        _ranks(spells.keys)[rows.child],
        np.full(len(rows), UNKNOWN, np.int32),
        rows.step,
        rows.start,
        rows.end,
        _price(snapshot.prices, snapshot.entry_of(rows=rows), rows.start),
        spells.same_place[rows.spell] | ~first,
    )
    return Handed(packed(rows=columns), _nameless(snapshot.care))


def snapshot_of(*, handed: Handed) -> Snapshot:
    """The spells of all municipalities together, and who had how many children where that is known."""
    found = handed.packed
    codes, child = np.unique(found.child, return_inverse=True)
    start = found.start.astype(np.int32) + np.int32(found.epoch)
    end = np.where(found.end == OPEN_DAY, OPEN, found.end.astype(np.int32) + np.int32(found.epoch))
    spells = ordered(keys=tuple(codes.tolist()), columns=(child, found.step, start, end, found.same_place))
    care = handed.care
    if care is None and (found.adviser >= 0).any():
        order = np.argsort(moments(child=child, day=start), kind="stable")
        care = care_of(spells=spells, adviser=found.adviser[order], advisers=int(found.posts[-1]))
    unborn = np.full(len(codes), OPEN, np.int32)
    return Snapshot(Children(spells, {}, unborn), continued(spells=spells), care=care)


def spells_in(*, packed: Packed) -> Spells:
    """The spells of all municipalities together; the keys are the children's codes."""
    return snapshot_of(handed=Handed(packed)).spells


def _ranks(keys: Sequence[Hashable]) -> Column:
    """The place of each child code in the order of the keys' text."""
    ranks = np.zeros(len(keys), np.int32)
    ranks[sorted(range(len(keys)), key=lambda code: str(keys[code]))] = np.arange(len(keys))
    return ranks


def _priced_pieces(snapshot: Snapshot) -> Stretches:
    """Every spell, cut where its price changes; `spell` is its row."""
    spells, prices = snapshot.spells, snapshot.prices
    at = np.arange(len(spells), dtype=np.int32)
    rows = Stretches(spells.child, spells.start, spells.end, spells.step, at)
    lasting = rows.end > rows.start
    whole, none = rows.where(lasting), rows.where(~lasting)
    entry = snapshot.entry_of(rows=whole)
    ends = np.concatenate([prices.start, prices.end])
    by_entry = Stretches(entry, whole.start, whole.end, whole.step, whole.spell)
    cut = split(rows=by_entry, child=np.tile(prices.entry, 2), day=ends)
    return Stretches(
        np.append(spells.child[cut.spell], none.child),
        np.append(cut.start, none.start),
        np.append(cut.end, none.end),
        np.append(cut.step, none.step),
        np.append(cut.spell, none.spell),
    )


def _price(prices: Prices, entry: Column, day: Column) -> Column:
    """What each entry costs on its day, UNKNOWN where it has no price."""
    if not len(prices.entry):
        return np.full(len(day), UNKNOWN, np.int64)
    order = np.argsort(moments(child=prices.entry, day=prices.start))
    starts = moments(child=prices.entry, day=prices.start)[order]
    at = order[np.searchsorted(starts, moments(child=entry, day=day), side="right") - 1]
    held = (
        (entry != NOWHERE) & (prices.entry[at] == entry) & (prices.start[at] <= day) & (day < prices.end[at])
    )
    return np.where(held, prices.ore[at], UNKNOWN)


def _nameless(care: Care | None) -> Care | None:
    if care is None:
        return None
    order = np.lexsort((care.children, care.end, care.start, care.adviser))
    adviser, start, end, children = (
        column[order].astype(np.int32) for column in (care.adviser, care.start, care.end, care.children)
    )
    return Care(care.advisers, adviser, np.zeros_like(adviser), start, end, children)
