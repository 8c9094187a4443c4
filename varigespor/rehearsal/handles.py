"""Handles: what the rehearsal calls people, concerns and goals before any database has given them ids."""

from __future__ import annotations

from uuid import UUID, uuid5

TOWN = UUID("0ec0ffee-0000-4000-8000-0ec0bb00ce00")


def handle(name: str) -> UUID:
    """The handle of a name such as "child f12-1": the same name always gives the same one."""
    return uuid5(TOWN, name)
