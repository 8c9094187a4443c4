"""Suppression: which numbers of a new report may be printed, beside all that was published before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .audit import Audit, Revealed
from .component import bindings, components
from .equations import Equations
from .grid import Block
from .published import Fault, Published, State, Withheld
from .reading import equations_of
from .tables import Derived, Place, Population, Report, Table


def suppress(*, report: Report, register: Sequence[Published] = ()) -> Published:
    """The report with a state for every cell, so that no reader can work out a count of 1 to 4.

    Every hidden number, here and in the register, keeps at least two possible values for a reader who knows
    all that is printed, that numbers are whole, and which of the hidden ones are 1 to 4. Tables that cannot
    be published at all are withheld. Raises Contradiction where numbers contradict each other, ValueError
    where they are negative, parts of an amount overlap, a derived cell is worked out from a cell that is not
    there, or a group uses a code that no report names.
    """
    _check(report)
    withheld: list[Withheld] = []
    while True:
        equations, revealed = _settled(report, register)
        if revealed is None:
            return _published(report, equations, withheld)
        guilty = _guilty(report, register, revealed.populations)
        withheld.append(Withheld(guilty.key, guilty.title, Fault.REVEALED))
        report = _without(report, guilty.key)


def _check(report: Report) -> None:
    cells = report.cells
    if len(cells) != sum(len(table.cells) for table in report.tables):
        raise ValueError("Two cells stand in one place.")
    for cell in cells.values():
        parts = getattr(cell, "parts", ())
        if any(part.price < 1 or part.days < 0 for part in parts) or getattr(cell, "value", 0) < 0:
            raise ValueError("A count or a number of days is below 0, or a price is not above it.")
        lost = [place for place in getattr(cell, "of", ()) if place not in cells]
        if lost:
            raise ValueError(f"A number is worked out from {lost[0]}, which is not in the report.")


def _settled(report: Report, register: Sequence[Published]) -> tuple[Equations, Revealed | None]:
    """The equations with nothing revealed, or what stays revealed whatever is hidden.

    First only numbers of the same population are hidden for each other's sake; where that does not do, any.
    """
    failure = None
    for wide in (False, True):
        equations = equations_of(report=report, register=register)
        equations.wide = wide
        try:
            _settle(equations, report)
        except Revealed as revealed:
            failure = revealed
        else:
            return equations, None
    return equations, failure


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


def _guilty(report: Report, register: Sequence[Published], populations: frozenset[Population]) -> Table:
    """The first table that, with those before it, reveals something about the populations."""
    touching = [table for table in report.tables if _populations(table) & populations]
    low, high = 0, len(touching) - 1
    while low < high:
        middle = (low + high) // 2
        part = replace(report, tables=tuple(_counts(table) for table in touching[: middle + 1]))
        if _settled(part, register)[1] is None:
            low = middle + 1
        else:
            high = middle
    return touching[low]


def _populations(table: Table) -> set[Population]:
    return {cell.group.population for cell in table.cells if not isinstance(cell, Derived)}


def _counts(table: Table) -> Table:
    return replace(table, cells=tuple(cell for cell in table.cells if not isinstance(cell, Derived)))


def _without(report: Report, key: str) -> Report:
    """The report without a table, and without what was worked out from it."""
    gone = {place for place in report.cells if place[0] == key}
    before = -1
    while len(gone) != before:
        before = len(gone)
        gone |= {place for place, cell in report.cells.items() if gone & set(getattr(cell, "of", ()))}
    tables = tuple(
        replace(table, cells=tuple(cell for cell in table.cells if table.place(cell) not in gone))
        for table in report.tables
        if table.key != key
    )
    return replace(report, tables=tables)


def _published(report: Report, equations: Equations, withheld: Sequence[Withheld]) -> Published:
    """The report with its states; without the tables in which every number of somebody is hidden."""
    cells = report.cells

    def state(place: Place) -> State:
        cell = cells[place]
        if not isinstance(cell, Derived):
            return equations.state(place)
        return State.SHOWN if all(state(one) is State.SHOWN for one in cell.of) else State.REVEALING

    states = {place: state(place) for place in cells}
    empty = [table for table in report.tables if _is_empty(table, states)]
    for table in empty:
        report = _without(report, table.key)
    by_table = tuple(tuple(states[table.place(cell)] for cell in table.cells) for table in report.tables)
    lost = [Withheld(table.key, table.title, Fault.EMPTY) for table in empty]
    return Published(report, by_table, (*withheld, *lost))


def _is_empty(table: Table, states: Mapping[Place, State]) -> bool:
    told = [cell for cell in table.cells if isinstance(cell, Derived) or cell.value]
    zeros = len(table.cells) > len(told)
    return all(states[table.place(cell)] is not State.SHOWN for cell in told) and not (zeros and not told)
