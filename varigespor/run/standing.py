"""Where the spells of an answer come from: files, a snapshot, an imported population, or the municipality."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.packed.handed import Handed, snapshot_of
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import Spells, ordinals, spells_of
from varigespor.domain.spells import Reach
from varigespor.integrations.spells.extract import read_extract
from varigespor.integrations.spells.ladder import snapshot_of_extract
from varigespor.integrations.spells.mapping import load_mapping
from varigespor.integrations.spells.snapshot_file import SnapshotRefused, read_snapshot
from varigespor.run.days import written_day


class Unanswerable(Exception):
    """The command was asked something that has no answer; the message says in Danish what to write."""


@dataclass(frozen=True)
class Standing:
    """The snapshot, what it is called, and how far it reaches; the municipality's own has no reach.

    `handed` is what a file holds packed.
    """

    snapshot: Snapshot
    called: str
    reach: Reach | None
    handed: Handed | None = None

    @property
    def spells(self) -> Spells:
        """The spells of the snapshot."""
        return self.snapshot.spells


def add_source(*, parser: argparse.ArgumentParser, snapshot: bool) -> None:
    """Declare the three sources, and a file with a snapshot as the fourth where it holds enough."""
    parser.add_argument(
        "--spells", type=Path, metavar="OPHOLD.csv", help="læs ophold fra en fil, uden database"
    )
    parser.add_argument("--children", type=Path, metavar="BØRN.csv", help="filen med børnene, til --spells")
    parser.add_argument(
        "--mapping", metavar="NAVN", help="oversættelsen, fx ssda903, eller en sti til en YAML-fil"
    )
    parser.add_argument(
        "--population", metavar="NAVN", help="en indlæst bestand i stedet for kommunens egne børn"
    )
    parser.add_argument(
        "--reach",
        metavar="FRA:TIL",
        help="de dage, udtrækket rækker over, begge med, i stedet for dem, oversættelsen finder",
    )
    if snapshot:
        parser.add_argument(
            "--snapshot", type=Path, metavar="FIL", help="et øjebliksbillede, lavet af results snapshot"
        )


def standing(*, arguments: argparse.Namespace) -> Standing:
    """The spells that the arguments ask for. Raises Unanswerable or FileRefused."""
    reach = _reach(arguments.reach)
    if getattr(arguments, "snapshot", None):
        found = _of_snapshot(arguments)
    elif arguments.spells:
        found = _of_files(arguments)
    elif arguments.children or arguments.mapping:
        raise Unanswerable("--children og --mapping hører til --spells. Skriv også --spells med filen.")
    elif reach and not arguments.population:
        raise Unanswerable("--reach hører til et udtræk. Skriv også --spells eller --population.")
    else:
        found = _of_database(arguments.population)
    return replace(found, reach=reach) if reach else found


def _reach(text: str | None) -> Reach | None:
    if text is None:
        return None
    try:
        first, last = (written_day(day) for day in text.split(":"))
    except (ValueError, argparse.ArgumentTypeError) as error:
        raise Unanswerable(
            f"--reach: »{text}« er ikke to dage. Skriv fx --reach 2017-04-01:2022-03-31."
        ) from error
    if last < first:
        raise Unanswerable(f"--reach slutter {last:%d.%m.%Y}, før den begynder {first:%d.%m.%Y}.")
    return Reach(first, last)


def _of_snapshot(arguments: argparse.Namespace) -> Standing:
    if arguments.spells or arguments.children or arguments.mapping or arguments.population:
        raise Unanswerable("--snapshot er en kilde for sig. Lad de andre kilder være.")
    try:
        kept = read_snapshot(file=arguments.snapshot)
    except SnapshotRefused as refused:
        raise Unanswerable(str(refused)) from refused
    return Standing(snapshot_of(handed=kept.handed), arguments.snapshot.name, kept.reach, kept.handed)


def _of_files(arguments: argparse.Namespace) -> Standing:
    if arguments.population:
        raise Unanswerable("Vælg enten --spells eller --population, ikke begge.")
    if not arguments.mapping:
        raise Unanswerable("--spells skal have en oversættelse. Skriv fx --mapping ssda903.")
    mapping = load_mapping(name=arguments.mapping)
    extract = read_extract(episodes=arguments.spells, children=arguments.children, mapping=mapping).extract
    return Standing(snapshot_of_extract(extract=extract), arguments.spells.name, extract.reach)


def _of_database(name: str | None) -> Standing:
    from varigespor.run.database import database

    with database():
        from varigespor.integrations.spells.municipality import municipal_snapshot
        from varigespor.records.queries import spells
        from varigespor.web.asked import municipality

        if not name:
            return Standing(municipal_snapshot(town=municipality()), "kommunens egne børn", None)
        population = spells.population(name=name)
        if population is None:
            known = ", ".join(spells.names()) or "ingen endnu"
            raise Unanswerable(f"Der er ingen bestand »{name}«. Indlæste bestande: {known}.")
        columns = spells.population_columns(population=population)
        return Standing(_bare(columns), name, Reach(population.reach_from, population.reach_to))


def _bare(columns: Any) -> Snapshot:
    """Spells of which nothing else is known."""
    spells = spells_of(**columns)
    return Snapshot(Children(spells, {}, ordinals(days=[None] * len(spells.keys))), continued(spells=spells))
