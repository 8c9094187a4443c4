"""How children moved between the steps in a period."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from varigespor.analysis.ladder import Kind, Moves, moves
from varigespor.run.standing import Standing

from .asking import Answer, Find, add_period, period_of, warnings

HELP = "bevægelser mellem trinnene i en periode"
DANISH_KINDS = {
    Kind.DOWN: "Ned ad trappen",
    Kind.UP: "Op ad trappen",
    Kind.IN: "Ind på trappen",
    Kind.OUT: "Ud af trappen",
    Kind.CHANGE_OF_PLACE: "Skift af sted på samme trin",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period."""
    add_period(parser=parser)


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """The moves by step, and their kinds; outside the extract's reach with warnings."""
    since, until = period_of(arguments=arguments)
    source = find()
    found = moves(spells=source.spells, since=since, until=until)
    cells = [{"from": origin, "to": to, "count": count} for (origin, to), count in found.cells().items()]
    kinds = {kind.value: len(found.of(kind)) for kind in Kind}
    told = warnings(source=source, first=since, until=until)
    return Answer({"moves": cells, **kinds} | told, _text(source, found, since, until))


def _text(source: Standing, found: Moves, since: date, until: date) -> Iterator[str]:
    yield f"Bevægelser fra {since:%d.%m.%Y} til {until:%d.%m.%Y}, den sidste dag ikke med ({source.called})"
    for (origin, to), count in found.cells().items():
        yield f"  {_place(origin):>17}  →  {_place(to):<20}{count:>7}"
    for kind, danish in DANISH_KINDS.items():
        yield f"  {danish:<42}{len(found.of(kind)):>7}"


def _place(step: int) -> str:
    return f"trin {step}" if step else "uden for trappen"
