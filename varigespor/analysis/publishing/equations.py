"""What a reader knows: a row for every different number published now or before, and how rows are tied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from ..spells import Column
from .families import Member, remainders
from .grid import Block, Grid, Mask
from .published import State
from .tables import Amount, Count, Group, Place, Relation

Key = tuple[Block, bytes, bool]


class Contradiction(ValueError):
    """Numbers that cannot all be true: one group has two counts, or what was published says otherwise."""


@dataclass(frozen=True, eq=False)
class Row:
    """Σ vector × atoms = value: children, or child-days at their prices where the row is an amount.

    `fixed` rows stand in the register; `kept` are printed there as known at another time. `loss` is what a
    report loses by hiding the row. `follows` is the row of the count that an amount follows. `days`: the
    child-days of an amount at each price.
    """

    block: Block
    vector: Column
    value: int
    fixed: bool
    kept: bool = False
    rounded_to: int = 1
    loss: int = 0
    follows: int | None = None
    days: tuple[tuple[int, int], ...] = ()

    @property
    def amount(self) -> bool:
        """Whether the row sums child-days or money."""
        return self.follows is not None

    @property
    def hideable(self) -> bool:
        """Whether hiding the row keeps anything from a reader."""
        return not self.fixed and not self.kept

    @property
    def key(self) -> Key:
        """What makes two rows say the same."""
        return (self.block, self.vector.tobytes(), self.amount)


@dataclass(frozen=True, eq=False)
class Term:
    """A group in a tie, with the row that counts it, if one does."""

    weight: int
    block: Block
    vector: Column
    row: int | None


@dataclass(frozen=True, eq=False)
class Tie:
    """least ≤ Σ weight × group ≤ most, for groups of some blocks; a `seam` joins two of one population."""

    terms: tuple[Term, ...]
    least: int = 0
    most: int = 0
    seam: bool = False


@dataclass(eq=False)
class Equations:
    """All rows with their present states (None: a count that is not printed, known to be 5 or more).

    `nobody` marks the atoms that published zeros have emptied. `wide`: numbers of other populations may be
    hidden to protect one, not only those of its own.
    """

    grids: Mapping[Block, Grid]
    nobody: Mapping[Block, Mask]
    rows: list[Row] = field(default_factory=list)
    states: list[State | None] = field(default_factory=list)
    places: dict[Place, int] = field(default_factory=dict)
    entered: list[tuple[Count | Amount, int]] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    found: dict[Key, int] = field(default_factory=dict)
    families: list[tuple[Member, ...]] = field(default_factory=list)
    nested: list[tuple[int, int]] = field(default_factory=list)
    wide: bool = False

    @cached_property
    def utmost(self) -> int:
        """No unknown is sought above this: more than all the children or child-days that any row counts."""
        sums = [sum(days for _, days in row.days) if row.amount else row.value for row in self.rows]
        return 2 * max(sums, default=0) + 10

    def state(self, place: Place) -> State:
        """The state of a count or an amount of the new report; a cell of nobody is always shown."""
        return self.states[self.places[place]] or State.SHOWN if place in self.places else State.SHOWN

    def remainders(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Printed wholes with printed parts of them that do not overlap."""
        for whole, part in self.nested:
            if self._printed(whole) and self._printed(part):
                yield whole, (part,)
        for family in self.families:
            yield from remainders(family=family, printed=self._printed)

    def open_terms(self, tie: Tie) -> list[Term]:
        """The groups of a tie whose numbers are not printed, or may yet be hidden."""
        return [term for term in tie.terms if not self._settled(term.row, tie.seam or self.wide)]

    def hidden_with(self, indices: set[int]) -> tuple[int, ...]:
        """The printed rows of the new report that are hidden with some: themselves, and what follows them."""
        return tuple(
            other
            for other, row in enumerate(self.rows)
            if (other in indices or row.follows in indices)
            and row.hideable
            and self.states[other] is State.SHOWN
        )

    def hide(self, *indices: int) -> None:
        """Hide rows because they would reveal another, and the amounts that follow them."""
        for index in self.hidden_with(set(indices)):
            self.states[index] = State.REVEALING

    def enter(self, cell: Count | Amount, *, state: State, fixed: bool) -> int | None:
        """The row of a cell; None where nobody can be in it."""
        index = self._entered(cell, state, fixed)
        if index is not None:
            self.entered.append((cell, index))
        return index

    def _entered(self, cell: Count | Amount, state: State, fixed: bool) -> int | None:
        if isinstance(cell, Count):
            block = self.block(cell.group)
            return self._row(Row(block, self.vector(cell.group, block), cell.value, fixed), state)
        counted = State.SMALL if state is State.SMALL else None
        block = self.block(cell.group, *(part.group for part in cell.parts))
        follows = self._row(Row(block, self.vector(cell.group, block), cell.children, fixed), counted)
        vector = sum(
            (part.price * self.vector(part.group, block) for part in cell.parts), np.zeros(1, np.int64)
        )
        days: dict[int, int] = {}
        for part in cell.parts:
            days[part.price] = days.get(part.price, 0) + part.days
        if not {*vector.tolist()} <= {0, *days}:
            raise ValueError("The parts of an amount overlap.")
        row = Row(
            block,
            vector,
            cell.value,
            fixed,
            rounded_to=cell.rounded_to,
            follows=follows,
            days=tuple(sorted(days.items())),
        )
        return None if follows is None else self._row(row, state)

    def charge(self, index: int, *, children: int) -> None:
        """Add to a row what is lost by hiding one more cell of so many children."""
        self.rows[index] = replace(self.rows[index], loss=self.rows[index].loss + 10 + min(children, 90))

    def tie(self, relation: Relation) -> None:
        """Tie the groups of a relation."""
        terms = []
        for weight, group in relation.terms:
            block = self.block(group)
            terms.append(self.term(weight, block, self.vector(group, block)))
        self.ties.append(Tie(tuple(terms), relation.least, relation.most))

    def term(self, weight: int, block: Block, vector: Column) -> Term:
        """A term of a tie; atoms of nobody fall away."""
        held = vector * ~self.nobody[block]
        return Term(weight, block, held, self.found.get((block, held.tobytes(), False)))

    def block(self, *groups: Group) -> Block:
        """The first block that crosses all the dimensions which groups of one population name."""
        named = {name for group in groups for name, _ in group.where}
        blocks = [block for block in self.grids if block.population == groups[0].population]
        return next(block for block in blocks if named <= {*block.dimensions})

    def vector(self, group: Group, block: Block) -> Column:
        """The atoms of a group in which somebody can be, as 0 and 1."""
        return (self.grids[block].mask(group) & ~self.nobody[block]).astype(np.int64)

    def _printed(self, index: int) -> bool:
        return self.states[index] is State.SHOWN

    def _settled(self, index: int | None, hideable: bool) -> bool:
        if index is None or self.states[index] is not State.SHOWN:
            return False
        return not (self.rows[index].hideable and hideable)

    def _row(self, row: Row, state: State | None) -> int | None:
        if not row.vector.any() and not row.value:
            return None
        index = self.found.get(row.key)
        if index is None or self._both(index, row, state):
            self.rows.append(row)
            self.states.append(state)
            if index is None or state is State.SHOWN:
                self.found[row.key] = len(self.rows) - 1
            return len(self.rows) - 1
        if self.rows[index].value != row.value:
            raise Contradiction("The numbers contradict each other: one group has two counts.")
        if self.states[index] is None and state is not None:
            self.states[index], self.rows[index] = state, row
        return index

    def _both(self, index: int, row: Row, state: State | None) -> bool:
        """Whether the register both shows and hides a number: then the hidden one must be audited too."""
        states = (self.states[index], state)
        return row.fixed and None not in states and states.count(State.SHOWN) == 1
