"""`varigespor import`: a real extract of placement spells into a population of its own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from varigespor.domain.spells import Extract
from varigespor.integrations.spells.extract import Reading, read_extract
from varigespor.integrations.spells.listing import write_listed
from varigespor.integrations.spells.mapping import load_mapping
from varigespor.norms.reading import FileRefused
from varigespor.run.answering import answer, refuse

HELP = "indlæser et udtræk af ophold (spells) i en bestand for sig"
REPLACED = "Bestanden fandtes med et andet indhold. Den er erstattet af dette udtræk."
DANISH_COUNTS = {
    "rows_in": "Rækker i filen",
    "rows_accepted": "  antaget som ophold",
    "rows_merged": "  lagt sammen med en senere række",
    "rows_listed": "  listet, fordi de ikke kan bruges",
    "children": "Børn",
    "spells": "Ophold",
    "overlaps": "Ophold, der overlapper det næste",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be imported, and how."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="spells")
    spells = kinds.add_parser("spells", help="ophold: barn, start, slut, sted")
    spells.add_argument("episodes", type=Path, metavar="OPHOLD.csv", help="filen med ophold")
    spells.add_argument("--children", type=Path, metavar="BØRN.csv", help="filen med børnenes fødselsdage")
    spells.add_argument(
        "--mapping", required=True, metavar="NAVN", help="fx ssda903, eller en sti til en YAML-fil"
    )
    spells.add_argument("--population", default="", metavar="NAVN", help="bestandens navn (oversættelsens)")
    spells.add_argument("--dry-run", action="store_true", help="læs og tæl; skriv intet i databasen")
    spells.add_argument("--listed", type=Path, metavar="UD.csv", help="skriv de listede rækker hertil")
    spells.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Import; 2 where a file is refused whole, and then nothing is stored."""
    try:
        reading = _reading(arguments)
    except FileRefused as refused:
        return refuse(reason=str(refused), as_json=arguments.json)
    stored: dict[str, object] = {} if arguments.dry_run else _store(reading.extract)
    warnings = [*reading.warnings, *([REPLACED] if stored.pop("replaced", False) else [])]
    content = {**reading.counts(), "population": reading.extract.name, **stored, "warnings": warnings}
    return answer(content=content, text=_text(reading, stored), as_json=arguments.json)


def _reading(arguments: argparse.Namespace) -> Reading:
    mapping = load_mapping(name=arguments.mapping)
    reading = read_extract(
        episodes=arguments.episodes,
        children=arguments.children,
        mapping=mapping,
        name=arguments.population.strip(),
    )
    if arguments.listed:
        _keep_apart(arguments.listed, arguments.episodes, arguments.children)
        write_listed(reading=reading, file=arguments.listed)
    return reading


def _keep_apart(out: Path, *sources: Path | None) -> None:
    if out.exists() and any(source and out.samefile(source) for source in sources):
        raise FileRefused(out, 1, "Filen er en af dem, der læses. Vælg et andet navn til de listede rækker.")


def _store(extract: Extract) -> dict[str, object]:
    from varigespor.run.database import database

    with database():
        from varigespor.casework.spells import import_population
        from varigespor.casework.staff import COMMAND_LINE

        imported = import_population(by=COMMAND_LINE, at=datetime.now(tz=UTC), extract=extract)
        return {"changed": imported.changed, "replaced": imported.replaced}


def _text(reading: Reading, stored: dict[str, object]) -> Iterator[str]:
    for name, count in reading.counts().items():
        yield f"{DANISH_COUNTS[name]:<42}{count:>9}"
    if not stored:
        yield "Prøvekørsel: intet er skrevet i databasen."
    elif stored["changed"]:
        yield f"Bestanden »{reading.extract.name}« er indlæst."
    else:
        yield f"Bestanden »{reading.extract.name}« var der allerede med det samme indhold. Intet er ændret."
