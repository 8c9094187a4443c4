"""`varigespor rehearse`: fills an empty database with an invented town that has lived for years."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime

from varigespor.run.answering import answer, refuse
from varigespor.run.database import database
from varigespor.run.days import written_day

HELP = "øver en opdigtet kommune ind i en tom database"
PRODUCTION = "Øvelsen findes ikke i drift. Sæt MODE=demonstration."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From which seed, until which day, for how long, and how big."""
    parser.add_argument("--seed", default="varige-spor", metavar="ORD", help="det, tilfældet begynder med")
    parser.add_argument("--until", type=written_day, metavar="DATO", help="øv frem til dagen (i dag)")
    parser.add_argument("--years", type=int, default=4, metavar="ÅR", help="hvor mange år (4)")
    parser.add_argument("--small", action="store_true", help="en lille by på et halvt år, til prøver")
    parser.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Fill the database; 2 in production, and where somebody lives there already."""
    if os.environ.setdefault("MODE", "demonstration") == "production":
        return refuse(reason=PRODUCTION, as_json=arguments.json)
    with database():
        from varigespor.casework import rehearsed
        from varigespor.domain.refusals import Refused

        until = arguments.until or datetime.now(tz=UTC).astimezone().date()
        try:
            counts = rehearsed.fill(
                until=until,
                say=_tell,
                seed=arguments.seed,
                months=6 if arguments.small else 12 * arguments.years,
                name="small" if arguments.small else "full",
            )
        except Refused as refused:
            return refuse(reason=str(refused), as_json=arguments.json)
    text = [f"{name:<24}{count:>8}" for name, count in counts.items()]
    return answer(content={"until": until.isoformat(), **counts}, text=text, as_json=arguments.json)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
