"""The rehearsed town of the demonstration: filled once, then left to those who try it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

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
    from varigespor.casework import rehearsed

    until = datetime.now(tz=UTC).astimezone().date()
    say(f"Øver byen frem til {until:%d.%m.%Y}. Det tager nogle minutter.")
    counts = rehearsed.fill(until=until, say=say)
    marker().write_text(json.dumps({"until": until.isoformat(), "counts": counts}))


def people(*, on: date) -> list[str]:
    """Who one can be: one line per role and team, the first of each."""
    from varigespor.domain.access import DANISH_ROLES, Role
    from varigespor.records.models.employee import posts_on

    found: dict[tuple[str, str], str] = {}
    for post in posts_on(on).order_by("role", "team", "employee__name"):
        found.setdefault((post.role, post.team), f"{DANISH_ROLES[Role(post.role)]}: {post.employee.name}")
    return list(found.values())
