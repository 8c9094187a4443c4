"""One line of a case's timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Happening:
    """One line of the timeline. `kind` filters it; `id` is the row behind it."""

    kind: str
    day: date
    what: str
    title: str
    text: str
    id: UUID
    has_page: bool = True
