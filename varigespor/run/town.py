"""The rehearsed town of the demonstration: filled once, then left to those who try it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from varigespor.rehearsal.cast import CAST
from varigespor.run import places

Say = Callable[[str], None]
REHEARSAL = "varigespor.casework.rehearsed"


def marker() -> Path:
    """The note that the town is whole; it is written after the last act."""
    return places.state() / "town.json"


def fill(*, say: Say) -> None:
    """Fill the town unless it is whole. Django must be set up on the demonstration's database."""
    if marker().is_file() or find_spec(REHEARSAL) is None:
        return
    rehearsed = import_module(REHEARSAL)
    until = datetime.now(tz=UTC).astimezone().date()
    say(f"Øver byen frem til {until:%d.%m.%Y}. Det tager nogle minutter.")
    counts = rehearsed.fill(until=until, say=say)
    marker().write_text(json.dumps({"until": until.isoformat(), "counts": counts}))


def people() -> list[str]:
    """Who one can be, one line each."""
    return [f"{member.role}: {member.name}" for member in CAST]
