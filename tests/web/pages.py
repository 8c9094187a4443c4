"""The product's pages: who each is mainly for, and which keys its address wants."""

from __future__ import annotations

# Who a page, or else a chapter, is mainly for; the rest are the adviser's. The names are both casts'.
ADVISER = "mette"
MAIN = {
    "concerns": "bo",
    "caseload": "karin",
    "caseload:staff": "inger",
    "caseload:employee": "inger",
    "deviations:over_cap": "karin",
    "programme": "inger",
    "people:shared": "lis",
    "ladder": "inger",
    "results": "inger",
    "catalogue:price": "inger",
    "catalogue:places": "inger",
    "results:propose": "karin",
    "results:agree": "rikke",
    "results:rewrite": "rikke",
    "results:look_again": "rikke",
    "report": "inger",
    "decisions:approve": "karin",
    "decisions:committee": "karin",
}


def whose(name: str) -> str:
    """The user name of the one a page is mainly for."""
    return MAIN.get(name, MAIN.get(name.split(":")[0], ADVISER))


def keys_in(address: str) -> list[str]:
    """The names of the keys that an address is filled with, in order."""
    return [part.strip("<>").split(":")[-1] for part in address.split("/") if part.startswith("<")]
