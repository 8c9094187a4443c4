"""Where the spells of an answer come from: files, an imported population, or the municipality's own."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from varigespor.analysis.spells import Spells, spells_of
from varigespor.domain.spells import Reach
from varigespor.integrations.spells.extract import read_extract
from varigespor.integrations.spells.ladder import spells_of_extract
from varigespor.integrations.spells.mapping import load_mapping


class Unanswerable(Exception):
    """The command was asked something that has no answer; the message says in Danish what to write."""


@dataclass(frozen=True)
class Standing:
    """The spells, what they are called, and how far they reach; the municipality's own have no reach."""

    spells: Spells
    called: str
    reach: Reach | None


def add_source(*, parser: argparse.ArgumentParser) -> None:
    """Declare the three sources."""
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


def standing(*, arguments: argparse.Namespace) -> Standing:
    """The spells that the arguments ask for. Raises Unanswerable or FileRefused."""
    if arguments.spells:
        return _of_files(arguments)
    if arguments.children or arguments.mapping:
        raise Unanswerable("--children og --mapping hører til --spells. Skriv også --spells med filen.")
    return _of_database(arguments.population)


def _of_files(arguments: argparse.Namespace) -> Standing:
    if arguments.population:
        raise Unanswerable("Vælg enten --spells eller --population, ikke begge.")
    if not arguments.mapping:
        raise Unanswerable("--spells skal have en oversættelse. Skriv fx --mapping ssda903.")
    mapping = load_mapping(name=arguments.mapping)
    extract = read_extract(episodes=arguments.spells, children=arguments.children, mapping=mapping).extract
    return Standing(spells_of_extract(extract=extract), arguments.spells.name, extract.reach)


def _of_database(name: str | None) -> Standing:
    from varigespor.run.database import database

    with database():
        from varigespor.records.queries import spells

        if not name:
            return Standing(spells_of(**spells.municipality_columns()), "kommunens egne børn", None)
        population = spells.population(name=name)
        if population is None:
            known = ", ".join(spells.names()) or "ingen endnu"
            raise Unanswerable(f"Der er ingen bestand »{name}«. Indlæste bestande: {known}.")
        columns = spells.population_columns(population=population)
        return Standing(spells_of(**columns), name, Reach(population.reach_from, population.reach_to))
