"""Every page that can be read, in its main role: for accessibility, pictures and statement counts."""

from __future__ import annotations

from dataclasses import dataclass

from tests.web.matrix import World, world
from varigespor.run.reference import views

# Who a page is mainly for; pages of a case are the adviser's.
MAIN = {
    "access:sign_in": "",
    "access:accessibility": "mette",
    "concerns": "bo",
    "caseload": "karin",
    "caseload:staff": "inger",
    "caseload:employee": "inger",
    "deviations:over_cap": "karin",
    "programme": "inger",
    "people:shared": "lis",
    "norms": "mette",
    "ladder": "inger",
    "catalogue": "mette",
    "decisions:approve": "karin",
    "decisions:committee": "karin",
}
NOT_A_PAGE = {"healthz", "access:home", "access:sign_out", "access:draft", "access:sign_in"}


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
        parameters = [part.strip("<>").split(":")[-1] for part in address.split("/") if part.startswith("<")]
        who = MAIN.get(name, MAIN.get(name.split(":")[0], "mette"))
        found.append(Stop(name, of.address(name, parameters), who))
    return found
