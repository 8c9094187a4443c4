"""`varigespor demo`: an invented town on this machine, from nothing to a page in one command."""

from __future__ import annotations

import argparse
import os

from varigespor.run import assets, places, serving, statics, town
from varigespor.run.answering import ANSWERED, refuse
from varigespor.run.database import database, start_over
from varigespor.run.embedded.holding import erase

HELP = "starter en opdigtet kommune på denne maskine; Ctrl-C stopper den"
HOST = "127.0.0.1"
PRODUCTION = (
    "MODE er production, så demonstrationen starter ikke: den lader alle logge ind med ét klik."
    " Brug »varigespor serve« i drift, eller kør demo uden MODE og DATABASE_URL."
)
NOT_ERASED = "--reset sletter kun den indlejrede database. Kør uden DATABASE_URL, eller giv en tom database."
NOT_FILLED = "Databasen i DATABASE_URL er tom. Skriv --fill, hvis den opdigtede by skal øves i den."
OTHERS = "I databasen er der mennesker, som ikke er opdigtede. Den åbnes ikke for log ind med ét klik."
ELSEWHERE = "Kør uden DATABASE_URL, eller giv en anden, tom database og --fill."
FROM_SCRATCH = "»make demo-reset« sletter den indlejrede database og begynder forfra."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to start over, and what to do with an empty database."""
    parser.add_argument("--reset", action="store_true", help="slet den opdigtede by, og begynd forfra")
    parser.add_argument("--fill", action="store_true", help="øv byen i en tom database fra DATABASE_URL")
    parser.add_argument("--empty", action="store_true", help="øv ikke byen; begynd med en tom kommune")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C; 2 in production, on others' data, or where port or pages do not work."""
    if os.environ.get("MODE") == "production":
        return refuse(reason=PRODUCTION, as_json=False)
    if arguments.reset and os.environ.get("DATABASE_URL"):
        return refuse(reason=NOT_ERASED, as_json=False)
    serving.heed_signals()
    os.environ["MODE"] = "demonstration"
    try:
        _demonstrate(arguments)
    except serving.NotServing as reason:
        return refuse(reason=str(reason), as_json=False)
    except KeyboardInterrupt:
        say("Stoppet. Det, der er skrevet, er gemt.")
    return ANSWERED


def say(text: str) -> None:
    """One line of progress, seen at once."""
    print(text, flush=True)


def _demonstrate(arguments: argparse.Namespace) -> None:
    port, foreign = serving.port(), bool(os.environ.get("DATABASE_URL"))
    serving.assert_free(host=HOST, port=port)
    if arguments.reset:
        say("Sletter den opdigtede by …")
        erase(state=places.state())
    say("Bygger filerne til siderne …")
    assets.build()
    say("Starter databasen …")
    with database(patient=False):
        _refuse_others(foreign)
        statics.collect()
        if not arguments.empty:
            _fill(willing=arguments.fill or not foreign)
        say("Starter siderne …")
        with serving.gunicorn(host=HOST, port=port) as server:
            serving.await_health(process=server, port=port)
            _welcome(port)
            server.wait()
            raise serving.NotServing("Siderne stoppede. Start igen med »make demo«.")


def _refuse_others(foreign: bool) -> None:
    if town.standing() is town.Standing.OTHER:
        raise serving.NotServing(f"{OTHERS} {ELSEWHERE if foreign else FROM_SCRATCH}")


def _fill(*, willing: bool) -> None:
    found = town.standing()
    if found is town.Standing.HALF:
        say("Øvelsen af byen blev afbrudt sidst og begynder forfra.")
        start_over(state=places.state())
        found = town.Standing.EMPTY
    if found is town.Standing.EMPTY:
        if not willing:
            raise serving.NotServing(NOT_FILLED)
        town.fill(say=say)


def _welcome(port: int) -> None:
    say("")
    say(f"Varige Spor kører på  http://{HOST}:{port}/")
    say("Alle mennesker og tal er opdigtede. På forsiden vælger du, hvem du vil være:")
    for line in town.people():
        say(f"  {line}")
    say("Stop med Ctrl-C.")
