"""Every page that can be read, in its main role: for accessibility, pictures and statement counts."""

from __future__ import annotations

from dataclasses import dataclass

from tests.web.matrix import World, world
from tests.web.pages import keys_in, whose
from varigespor.run.reference import views

NOT_A_PAGE = {"healthz", "access:home", "access:sign_out", "access:draft", "access:sign_in", "report:file"}


@dataclass(frozen=True)
class Stop:
    """One page to open, by whom."""

    name: str
    url: str
    who: str


def town_to_walk() -> World:
    """The matrix's town."""
    return world()


def stops(of: World) -> list[Stop]:
    """Every URL that answers GET, with real keys, in its main role."""
    found = []
    for name, address, view in views():
        if name in NOT_A_PAGE or "GET" not in getattr(view, "methods", ()):
            continue
        found.append(Stop(name, of.address(name, keys_in(address)), whose(name)))
    return found
