"""`varigespor assets`: builds the files that pages need."""

from __future__ import annotations

import argparse
import sys

from varigespor.run.answering import ANSWERED

HELP = "bygger de filer, siderne bruger (skrifter, stil og ikoner fra designsystemet)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """Build, or say that everything is there."""
    from varigespor.run.assets import build

    built = build()
    print(
        "Filerne til siderne er bygget." if built else "Filerne til siderne er der allerede.", file=sys.stderr
    )
    return ANSWERED
