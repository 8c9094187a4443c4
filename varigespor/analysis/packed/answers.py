"""What is tallied in the pass, and the answers that the tallies add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from varigespor.analysis.spells import Column
from varigespor.analysis.survival import Curve, curve

from .asking import Asked
from .columns import STEPS


class Tally(NamedTuple):
    """One municipality's raw counts, in whole numbers.

    `turns` by bin of the frame, step before and step after; `money` by month and the one after, of what
    begins less what ends: price, and price × day of the period; `lengths` of ended and of watched stays, by
    days; `above` the adviser-days above the cap; `unpriced` the days of spells whose price is not known.
    """

    turns: Column
    money: Column
    lengths: Column
    above: int
    unpriced: int


@dataclass(frozen=True, eq=False)
class Answers:
    """All answers by municipality, int64; nothing depends on the order of rows or on who counted.

    `stock` (municipality, month and the day after the last, step): children whose highest step it is on the
    first of the month. `moves` (municipality, month, from, to). `cost` (municipality, month): øre, each spell
    its own price, also beside another. `unpriced` (municipality): the period's days of spells whose price is
    not known, which cost nothing here and must be told. `above` (municipality): days on which an adviser had
    more children than the cap. `ended` and `watched` (municipality, days): stays away that lasted so long,
    and those that had not ended when they were last looked at.
    """

    stock: Column
    moves: Column
    cost: Column
    unpriced: Column
    above: Column
    ended: Column
    watched: Column

    def same(self, *, other: Answers) -> bool:
        """Whether every number is the same."""
        return all(np.array_equal(mine, getattr(other, name)) for name, mine in vars(self).items())

    def survival(self) -> Curve:
        """Kaplan–Meier over all municipalities."""
        ended, watched = self.ended.sum(axis=0), self.watched.sum(axis=0)
        days = np.arange(len(ended))
        lengths = np.concatenate([np.repeat(days, ended), np.repeat(days, watched)])
        return curve(days=lengths, ended=np.arange(len(lengths)) < ended.sum())


def answered(*, asked: Asked, tally: Tally) -> Answers:
    """What the tally of one municipality adds up to; the same columns, without the municipality."""
    turns = tally.turns.reshape(2 * asked.months + 3, STEPS, STEPS)
    lengths = tally.lengths.reshape(2, asked.longest + 1)
    return Answers(
        _stock(turns),
        np.add(turns[1:-2:2], turns[2:-1:2], dtype=np.int64),
        _cost(tally.money.reshape(asked.months + 1, 2), asked.edges),
        np.array(tally.unpriced),
        np.array(tally.above),
        lengths[0],
        lengths[1],
    )


def together(*, asked: Asked, found: Sequence[Answers]) -> Answers:
    """The answers of all municipalities, in order."""
    shape = answered(asked=asked, tally=_nothing(asked))
    columns = {field.name: [getattr(one, field.name) for one in found] for field in fields(Answers)}
    return Answers(
        *(
            np.array(listed, np.int64).reshape(len(found), *np.shape(getattr(shape, name)))
            for name, listed in columns.items()
        )
    )


def _nothing(asked: Asked) -> Tally:
    sizes = ((2 * asked.months + 3) * STEPS * STEPS, 2 * (asked.months + 1), 2 * (asked.longest + 1))
    turns, money, lengths = (np.zeros(size, np.int64) for size in sizes)
    return Tally(turns, money, lengths, 0, 0)


def _stock(turns: Column) -> Column:
    """Those who came to each step less those who left it, until and with the first day of each month."""
    # A trap: `sum` over the short axes takes four times as long.
    change = np.einsum("tbs->ts", turns) - np.einsum("tsa->ts", turns)
    stock: Column = np.cumsum(change, axis=0, dtype=np.int64)[1::2]
    stock[..., 0] = 0
    return stock


def _cost(money: Column, edges: Column) -> Column:
    """Part of the month in which a price begins or ends, and whole months of the prices from before."""
    price, moment = money[..., 0], money[..., 1]
    held = np.cumsum(price)[:-1] - price[:-1]
    cost: Column = held * np.diff(edges) + price[:-1] * edges[1:] - moment[:-1]
    return cost
