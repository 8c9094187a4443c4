"""Suppression: which numbers of a new report may be printed, beside all that was published before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .audit import Audit, Revealed
from .component import bindings, components
from .equations import Equations
from .grid import Block
from .published import Fault, Published, State, Withheld
from .reading import equations_of
from .tables import Amount, Cell, Count, Derived, Place, Population, Report, Table


def suppress(*, report: Report, register: Sequence[Published] = ()) -> Published:
    """The report with a state for every cell, so that no reader can work out a count of 1 to 4.

    Every hidden number, here and in the register, keeps at least two possible values for a reader who knows
    all that is printed, that numbers are whole, and which of the hidden ones are 1 to 4. Tables that cannot be
    published at all are withheld. Raises ValueError where numbers contradict each other, a derived cell is
    worked out from a cell that is not there, or a group uses a code that no report names.
    """
    _check(report)
    withheld: list[Withheld] = []
    wide = False
    while True:
        equations = equations_of(report=report, register=register)
        equations.wide = wide
        try:
            _settle(equations, report)
        except Revealed as revealed:
            wide = not wide
            if wide:
                continue
            guilty = _guilty(report, revealed.populations)
            withheld.append(Withheld(guilty.key, guilty.title, Fault.REVEALED))
            report = _without(report, guilty)
        else:
            return _without_empty(_published(report, equations), withheld)


def _check(report: Report) -> None:
    cells = report.cells
    if len(cells) != sum(len(table.cells) for table in report.tables):
        raise ValueError("Two cells stand in one place.")
    for cell in cells.values():
        lost = [place for place in getattr(cell, "of", ()) if place not in cells]
        if lost:
            raise ValueError(f"A number is worked out from {lost[0]}, which is not in the report.")


def _settle(equations: Equations, report: Report) -> None:
    """Audit every component; again where a number hidden on the way has tied some of them together."""
    cells = report.cells.values()
    fresh = frozenset(cell.group.population for cell in cells if not isinstance(cell, Derived))
    bound: list[frozenset[Block]] = []
    first = True
    while first or bound != bindings(equations=equations):
        bound = bindings(equations=equations)
        for component in components(equations=equations, fresh=fresh):
            audit = Audit(component, equations)
            audit.settle()
            if first:
                audit.relax()
        first = False


def _guilty(report: Report, populations: frozenset[Population]) -> Table:
    """The last table that says something about the populations."""
    for table in reversed(report.tables):
        for cell in table.cells:
            if not isinstance(cell, Derived) and cell.group.population in populations:
                return table
    raise ValueError("What is registered contradicts itself.")


def _without(report: Report, table: Table) -> Report:
    """The report without a table, and without what was worked out from it."""
    gone = {table.place(cell) for cell in table.cells}
    tables = tuple(one for one in report.tables if one is not table)
    return replace(report, tables=tuple(_cut(one, gone) for one in tables))


def _cut(table: Table, gone: set[Place]) -> Table:
    kept = [cell for cell in table.cells if not gone & set(getattr(cell, "of", ()))]
    return replace(table, cells=tuple(kept))


def _published(report: Report, equations: Equations) -> Published:
    cells = report.cells
    states = {
        place: equations.state(place) for place, cell in cells.items() if not isinstance(cell, Derived)
    }

    def state(place: Place) -> State:
        cell = cells[place]
        if not isinstance(cell, Derived):
            return states[place]
        hidden = any(state(one) is not State.SHOWN for one in cell.of)
        return State.REVEALING if hidden else State.SHOWN

    by_table = tuple(tuple(state(table.place(cell)) for cell in table.cells) for table in report.tables)
    return Published(report, by_table)


def _without_empty(published: Published, withheld: Sequence[Withheld]) -> Published:
    """Withhold the tables in which every number of somebody is hidden."""
    report, empty = published.report, []
    for table, states in zip(published.report.tables, published.states, strict=True):
        told = [state for cell, state in zip(table.cells, states, strict=True) if _of_somebody(cell)]
        if told and State.SHOWN not in told:
            empty.append(Withheld(table.key, table.title, Fault.EMPTY))
            report = _without(report, next(one for one in report.tables if one.key == table.key))
    states = tuple(
        tuple(published.by_place[table.place(cell)] for cell in table.cells) for table in report.tables
    )
    return Published(report, states, (*withheld, *empty))


def _of_somebody(cell: Cell) -> bool:
    return isinstance(cell, Count | Amount) and cell.value > 0
