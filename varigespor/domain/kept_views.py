"""Gemte visninger: a question to the results kept under a name; never with anything about a person in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from varigespor.domain.refusals import Complaint, refuse_if, wanted

LONGEST_NAME = 80
LONGEST_QUERY = 600
# Days, numbers and the keys of teams, offers and the like, as `urlencode` writes them.
QUERY = re.compile(r"[a-z]+=[\w.%+-]+(&[a-z]+=[\w.%+-]+)*", re.ASCII)
NUMBER = re.compile(r"(?<!\d)\d{6}[\s\-–]?\d{4}(?!\d)")
UNREADABLE = "Visningen kan ikke gemmes. Åbn den igen fra Resultater."


@dataclass(frozen=True)
class NewView:
    """What a view is called, what it asks, and whether all who may see the results find it."""

    name: str
    query: str
    shared: bool = False


def check_view(*, view: NewView) -> None:
    """Raise Refused for a view without a name, or one that cannot be asked."""
    name = view.name.strip()
    refuse_if(
        wanted(field="name", text=name, message="Skriv, hvad visningen skal hedde."),
        Complaint("name", f"Skriv højst {LONGEST_NAME} tegn.") if len(name) > LONGEST_NAME else None,
        no_number(field="name", text=name),
        readable(query=view.query),
    )


def readable(*, query: str) -> Complaint | None:
    """A complaint where a query is none, or too long to be one."""
    whole = len(query) <= LONGEST_QUERY and QUERY.fullmatch(query)
    return None if whole else Complaint("", UNREADABLE)


def no_number(*, field: str, text: str) -> Complaint | None:
    """A complaint where something like a personal number stands in what all who see results may read."""
    found = NUMBER.search(text)
    return (
        Complaint(field, "Her må ikke stå et CPR-nummer. Skriv om tallene, ikke om børn.") if found else None
    )
