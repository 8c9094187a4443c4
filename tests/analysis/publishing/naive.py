"""Suppressors that each forget something; the attack must see through every one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from varigespor.analysis.publishing.published import Published, State
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import Amount, Cell, Count, Derived, Place, Report, Table

States = dict[Place, State]


def small_alone(report: Report) -> Published:
    """Hides what is 1 to 4, what is worked out from it, and nothing else."""
    return _published(report, {place: _small(cell) for place, cell in report.cells.items()})


def by_row(report: Report) -> Published:
    """Hides the smallest other number in each row with one hidden number, and never looks down a column."""
    states = {place: _small(cell) for place, cell in report.cells.items()}
    for table in report.tables:
        for row in dict.fromkeys(cell.row for cell in table.cells):
            line = [cell for cell in table.cells if cell.row == row and isinstance(cell, Count)]
            hidden = [cell for cell in line if states[table.place(cell)] is not State.SHOWN]
            others = [cell for cell in line if cell not in hidden and cell.value and cell.column != "I alt"]
            if len(hidden) == 1 and others:
                states[table.place(min(others, key=lambda cell: cell.value))] = State.REVEALING
    return _published(report, states)


def forgetful(report: Report) -> Published:
    """Looks at one report alone, as if nothing had been published before."""
    return suppress(report=report)


def leaving_shares(report: Report, register: Sequence[Published] = ()) -> Published:
    """Hides the numbers rightly, and prints the percentages worked out from them."""
    return _printing(suppress(report=report, register=register), lambda cell: isinstance(cell, Derived))


def leaving_money(report: Report, register: Sequence[Published] = ()) -> Published:
    """Hides the numbers rightly, and prints what the children cost."""
    return _printing(suppress(report=report, register=register), lambda cell: isinstance(cell, Amount))


def _small(cell: Cell) -> State:
    children = {Count: "value", Amount: "children"}.get(type(cell))
    return State.SMALL if children and 0 < getattr(cell, children) < 5 else State.SHOWN


def _published(report: Report, states: States) -> Published:
    for place, cell in report.cells.items():
        if isinstance(cell, Derived) and any(states[one] is not State.SHOWN for one in cell.of):
            states[place] = State.REVEALING
    return Published(report, tuple(_of(table, states) for table in report.tables))


def _of(table: Table, states: States) -> tuple[State, ...]:
    return tuple(states[table.place(cell)] for cell in table.cells)


def _printing(published: Published, kind: Callable[[Cell], bool]) -> Published:
    cells = published.report.cells
    states = {
        place: State.SHOWN if kind(cells[place]) else state for place, state in published.by_place.items()
    }
    return Published(published.report, tuple(_of(table, states) for table in published.report.tables))
