"""What a suppression answers and a register keeps: the report with a state for every cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from .tables import Amount, Cell, Derived, Place, Report


class State(StrEnum):
    """Whether a number is printed, and if not, why."""

    SHOWN = "shown"
    SMALL = "small"
    REVEALING = "revealing"


class Fault(StrEnum):
    """Why a whole table is not published."""

    EMPTY = "empty"
    REVEALED = "revealed"


MARK = "·"
NOTE = "· Tallet er skjult: det er under 5 eller ville afsløre et tal under 5. 0 vises altid."
WORDS = {
    State.SHOWN: "vist",
    State.SMALL: "skjult: 1 til 4",
    State.REVEALING: "skjult: ville afsløre et tal under 5",
}
SENTENCES = {
    Fault.EMPTY: (
        "»{title}« kan ikke offentliggøres, som den er delt op: hvert tal er under 5 eller ville afsløre "
        "et tal under 5. Del op i færre og større grupper, eller vælg en længere periode."
    ),
    Fault.REVEALED: (
        "»{title}« kan ikke offentliggøres: sammen med det, der er offentliggjort før, ville den afsløre "
        "et tal under 5, også når dens egne tal er skjult. Brug samme opdeling som sidst, "
        "eller lad tabellen blive ude."
    ),
}


@dataclass(frozen=True)
class Withheld:
    """A table that is not published at all."""

    key: str
    title: str
    fault: Fault

    @property
    def sentence(self) -> str:
        """Why, and what to do, in Danish."""
        return SENTENCES[self.fault].format(title=self.title)


@dataclass(frozen=True)
class Published:
    """The tables that are published, with one state per cell of each, and those that are not."""

    report: Report
    states: tuple[tuple[State, ...], ...]
    withheld: tuple[Withheld, ...] = ()

    @cached_property
    def by_place(self) -> dict[Place, State]:
        """The state of every cell."""
        return {
            table.place(cell): state
            for table, states in zip(self.report.tables, self.states, strict=True)
            for cell, state in zip(table.cells, states, strict=True)
        }

    def withholds(self, *, table: str) -> bool:
        """Whether a table of the key is not published at all."""
        return any(one.key == table for one in self.withheld)

    def printed(self, place: Place) -> int | str:
        """What stands in a cell for everybody to read. Raises KeyError where there is no such cell."""
        return _readable(self.report.cells[place]) if self.by_place[place] is State.SHOWN else MARK


def _readable(cell: Cell) -> int | str:
    if isinstance(cell, Derived):
        return cell.text
    return cell.printed if isinstance(cell, Amount) else cell.value
