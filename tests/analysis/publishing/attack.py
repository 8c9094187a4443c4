"""A reader who works out hidden numbers, written without the engine: an unknown for every crossing of codes.

The reader knows every number printed in every report, that numbers are whole, how prices and rounding work,
what ties counts together, that a number which was not corrected is the same number, and that what is hidden
is 1 or more (0 is always printed). An informed reader also knows which of the hidden numbers are 1 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from varigespor.analysis.publishing.published import Published, State
from varigespor.analysis.publishing.tables import Amount, Cell, Count, Derived, Group, Place, Population

Form = dict[int, float]
FAR = 10_000.0


@dataclass
class Reader:
    """The unknowns and what is known of them. `secrets` are the hidden cells with their true numbers."""

    reports: Sequence[Published]
    informed: bool = True
    atoms: dict[tuple[Population, tuple[str, ...]], int] = field(default_factory=dict)
    known: list[tuple[Form, float, float]] = field(default_factory=list)
    secrets: list[tuple[Place, Form, int]] = field(default_factory=list)
    shown: list[tuple[Place, Form, int]] = field(default_factory=list)
    guesses: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.codes: dict[str, list[str]] = {}
        for published in self.reports:
            for name, codes in published.report.dimensions:
                held = self.codes.setdefault(name, [])
                held += [code for code in codes if code not in held]
        self.named = self._named()
        for published in self.reports:
            for place, cell in published.report.cells.items():
                self._read(published, place, cell)
            for relation in published.report.relations:
                form = _sum((weight, self._count(group)) for weight, group in relation.terms)
                self.known.append((form, relation.least, relation.most))
        self._uncorrected()
        self._days()

    def revealed(self) -> list[Place]:
        """The hidden cells with only one possible number left."""
        return [place for place, form, truth in self.secrets if not self._open(form, truth)]

    def complements(self) -> list[tuple[Place, Place]]:
        """Pairs of printed counts, one within the other, that are 1 to 4 apart."""
        found = []
        for place, form, number in self.shown:
            for other, wider, whole in self.shown:
                if 0 < whole - number < 5 and form.keys() <= wider.keys():
                    found.append((place, other))
        return found

    def remainders(self) -> list[tuple[str, str, int]]:
        """Rows and columns whose printed total less their other printed counts is 1 to 4."""
        found = []
        for (table, line), cells in self._lines().items():
            whole, number = max(cells, key=lambda cell: len(cell[0]))
            parts = [(form, one) for form, one in cells if form is not whole]
            atoms = [atom for form, _ in parts for atom in form]
            left = number - sum(one for _, one in parts)
            if len(atoms) == len(set(atoms) & whole.keys()) and 0 < left < 5:
                found.append((table, line, left))
        return found

    def _lines(self) -> dict[tuple[str, str], list[tuple[Form, int]]]:
        lines: dict[tuple[str, str], list[tuple[Form, int]]] = {}
        for (table, row, column), form, number in self.shown:
            for line in (f"row {row}", f"column {column}"):
                lines.setdefault((table, line), []).append((form, number))
        return lines

    def _named(self) -> dict[Population, list[str]]:
        """The dimensions that tell the children of a population apart, in any report."""
        found: dict[Population, set[str]] = {}
        for group in self._groups():
            found.setdefault(group.population, set()).update(name for name, _ in group.where)
        return {population: sorted(names) for population, names in found.items()}

    def _groups(self) -> Iterator[Group]:
        for published in self.reports:
            for cell in published.report.cells.values():
                if not isinstance(cell, Derived):
                    yield from (cell.group, *(part.group for part in getattr(cell, "parts", ())))
            for relation in published.report.relations:
                yield from (group for _, group in relation.terms)

    def _cells(self, group: Group) -> Iterator[int]:
        where, names = dict(group.where), self.named[group.population]
        for codes in product(*(where.get(name, self.codes[name]) for name in names)):
            yield self.atoms.setdefault((group.population, codes), len(self.atoms))

    def _count(self, group: Group) -> Form:
        return {2 * atom: 1.0 for atom in self._cells(group)}

    def _form(self, cell: Count | Amount) -> Form:
        if isinstance(cell, Count):
            return self._count(cell.group)
        return {2 * atom + 1: float(part.price) for part in cell.parts for atom in self._cells(part.group)}

    def _read(self, published: Published, place: Place, cell: Cell) -> None:
        state = published.by_place[place]
        if isinstance(cell, Derived):
            if state is State.SHOWN:
                self._percentage(published, cell)
            return
        form, amount = self._form(cell), isinstance(cell, Amount)
        children = cell.children if isinstance(cell, Amount) else cell.value
        if state is State.SHOWN:
            slack = (cell.rounded_to - 1) / 2 if isinstance(cell, Amount) else 0
            middle = cell.printed - (0.5 if slack % 1 else 0) if isinstance(cell, Amount) else cell.value
            self.known.append((form, middle - slack, middle + slack))
            if isinstance(cell, Count):
                # Tables of two reports may have one key, and are not one table.
                table = f"{self.reports.index(published)} {place[0]}"
                self.shown.append(((table, *place[1:]), form, cell.value))
        else:
            self.secrets.append((place, form, cell.value))
        if state is not State.SHOWN or amount:
            self.known.append((self._count(cell.group), *self._hint(children, state)))

    def _hint(self, children: int, state: State) -> tuple[float, float]:
        """What is known of a count that is not printed."""
        if state is State.SHOWN or self.informed:
            return {0: (0, 0), 1: (1, 4)}.get(min(1, children) if children < 5 else 5, (5, FAR))
        return 1, FAR

    def _percentage(self, published: Published, cell: Derived) -> None:
        """A whole percentage, rounded half up: p − ½ ≤ 100 × part / whole < p + ½."""
        number = cell.text.removesuffix(" %")
        if number == cell.text or not number.isdigit():  # words worked out from numbers that are printed
            assert all(published.by_place[place] is State.SHOWN for place in cell.of)
            return
        printed = int(number)
        part, whole = (published.report.cells[place] for place in cell.of)
        assert isinstance(part, Count) and isinstance(whole, Count)
        above = _sum([(200, self._form(part)), (-(2 * printed - 1), self._form(whole))])
        below = _sum([(200, self._form(part)), (-(2 * printed + 1), self._form(whole))])
        self.known += [(above, 0, np.inf), (below, -np.inf, -1)]

    def _uncorrected(self) -> None:
        counts: dict[tuple[object, ...], Form] = {}
        for published in self.reports:
            for cell in published.report.cells.values():
                if isinstance(cell, Count):
                    population, form = cell.group.population, self._count(cell.group)
                    key = (population.measure, population.period, cell.group.where, cell.value)
                    self.known.append((_sum([(1, form), (-1, counts.setdefault(key, form))]), 0, 0))

    def _days(self) -> None:
        """Every child has a day at least, and no more days than the period."""
        for (population, _), atom in self.atoms.items():
            self.known.append(({2 * atom + 1: 1, 2 * atom: -1}, 0, np.inf))
            self.known.append(({2 * atom: population.days, 2 * atom + 1: -1}, 0, np.inf))

    def _open(self, form: Form, truth: int) -> bool:
        row = self._row(form)
        if any(round(float(row @ guess)) != truth for guess in self.guesses):
            return True
        return any(self._differs(sign * row, row, truth) for sign in (-1, 1))

    def _differs(self, wish: np.ndarray, row: np.ndarray, truth: int) -> bool:
        """Whether the smallest or the largest possible number is another than the true one."""
        rows, low, high = self._system
        answer = milp(
            wish / np.abs(wish).max(),
            integrality=np.ones(len(wish)),
            bounds=Bounds(0, FAR),
            constraints=LinearConstraint(rows, low, high),
        )
        assert answer.x is not None, answer.message
        guess = np.rint(answer.x)
        sums = rows @ guess
        assert (sums >= low - 1e-6).all() and (sums <= high + 1e-6).all()
        self.guesses.append(guess)
        return round(float(row @ guess)) != truth

    @cached_property
    def _system(self) -> tuple[csr_array, np.ndarray, np.ndarray]:
        """All that is known, each line divided by what its weights have in common."""
        known = {(tuple(form.items()), low, high): form for form, low, high in self.known if form}
        rows = np.array([self._row(form) for form in known.values()])
        scale = np.gcd.reduce(rows.astype(np.int64), axis=1)
        scale[scale == 0] = 1
        low, high = np.array([key[1:] for key in known], float).T / scale
        return csr_array(rows / scale[:, None]), low, high

    def _row(self, form: Form) -> np.ndarray:
        row = np.zeros(2 * len(self.atoms))
        for at, weight in form.items():
            row[at] += weight
        return row


def _sum(terms: Iterator[tuple[float, Form]] | Sequence[tuple[float, Form]]) -> Form:
    total: Form = {}
    for weight, form in terms:
        for at, coefficient in form.items():
            total[at] = total.get(at, 0) + weight * coefficient
    return total
