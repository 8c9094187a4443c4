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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to start over."""
    parser.add_argument("--reset", action="store_true", help="slet den opdigtede by, og begynd forfra")
    parser.add_argument("--empty", action="store_true", help="øv ikke byen; begynd med en tom kommune")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C; 2 where the port is taken or pages do not work."""
    serving.heed_signals()
    os.environ["MODE"] = "demonstration"
    try:
        _demonstrate(reset=arguments.reset, empty=arguments.empty)
    except serving.NotServing as reason:
        return refuse(reason=str(reason), as_json=False)
    except KeyboardInterrupt:
        say("Stoppet. Det, der er skrevet, er gemt.")
    return ANSWERED


def say(text: str) -> None:
    """One line of progress, seen at once."""
    print(text, flush=True)


def _demonstrate(*, reset: bool, empty: bool) -> None:
    port = serving.port()
    serving.assert_free(host=HOST, port=port)
    if reset:
        say("Sletter den opdigtede by …")
        erase(state=places.state())
    say("Bygger filerne til siderne …")
    assets.build()
    say("Starter databasen …")
    with database(patient=False):
        statics.collect()
        if not empty:
            _fill()
        say("Starter siderne …")
        with serving.gunicorn(host=HOST, port=port) as server:
            serving.await_health(process=server, port=port)
            _welcome(port)
            server.wait()
            raise serving.NotServing("Siderne stoppede. Start igen med »make demo«.")


def _fill() -> None:
    found = town.standing()
    if found is town.Standing.HALF:
        say("Øvelsen af byen blev afbrudt sidst og begynder forfra.")
        start_over(state=places.state())
        found = town.Standing.EMPTY
    if found is town.Standing.EMPTY:
        town.fill(say=say)
    if found is town.Standing.OTHER:
        say("Databasen er i brug til andet, så byen øves ikke. »make demo-reset« begynder forfra.")


def _welcome(port: int) -> None:
    say("")
    say(f"Varige Spor kører på  http://{HOST}:{port}/")
    say("Alle mennesker og tal er opdigtede. På forsiden vælger du, hvem du vil være:")
    for line in town.people():
        say(f"  {line}")
    say("Stop med Ctrl-C.")
