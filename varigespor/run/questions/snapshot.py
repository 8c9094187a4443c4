"""Everything the ladder is counted from, packed in one file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from varigespor.analysis.packed.columns import DoesNotFit
from varigespor.analysis.packed.handed import handed
from varigespor.integrations.spells.snapshot_file import Kept, SnapshotRefused, write_snapshot
from varigespor.run.standing import Unanswerable

from .asking import Answer, Find

HELP = "gemmer et øjebliksbillede af trappen i én fil, uden navne, som de andre spørgsmål kan svare fra"
DANISH = {
    "start": "en start",
    "end": "en slutning",
    "step": "et trin",
    "price": "en pris",
    "child": "et barn",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file."""
    parser.add_argument("--out", type=Path, metavar="FIL", help="filen, øjebliksbilledet skrives til")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """Write the file; the answer is what it holds. Raises Unanswerable where it cannot be made."""
    if arguments.out is None:
        raise Unanswerable("--out mangler. Skriv, hvor filen skal ligge, fx --out trappen.spor.")
    source = find()
    try:
        found = handed(snapshot=source.snapshot)
        digest = write_snapshot(file=arguments.out, kept=Kept(found, source.reach))
    except DoesNotFit as wrong:
        raise Unanswerable(
            f"{source.called} har {DANISH.get(wrong.column, wrong.column)}, der ikke kan være i et "
            "øjebliksbillede: dage ligger fra 15.04.1910 til 16.09.2089, trin er 0 til 6, og en pris pr. dag "
            "er under 21 mio. kr. Ret kilden, og prøv igen."
        ) from wrong
    except SnapshotRefused as refused:
        raise Unanswerable(str(refused)) from refused
    content = {
        "file": str(arguments.out),
        "spells": len(found.packed),
        "children": len(source.spells.keys),
        "sha256": digest,
    }
    return Answer(content, _text(content, source.called))


def _text(content: Mapping[str, object], called: str) -> Iterator[str]:
    yield f"{content['file']}: {content['spells']} ophold af {content['children']} børn ({called})"
    yield "Filen har ingen navne, men hvert barns ophold: pas på den som på andre oplysninger om børn."
    yield f"SHA-256 {content['sha256']}"
