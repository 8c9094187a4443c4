"""Raw audit of changed fields, by trigger: what a row held before. Never answers a known-time question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

Tracked = TypeVar("Tracked", bound=type[models.Model])


def kept_history() -> Callable[[Tracked], Tracked]:
    """Keep the former values of a row at every update, whoever makes it."""
    return pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))  # type: ignore[no-any-return]
