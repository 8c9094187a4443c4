"""Offentliggørelse: a report leaves the house, and what it printed is registered with what came before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from varigespor.domain.ladder import step_names
from varigespor.domain.refusals import Complaint, refuse_if


@dataclass(frozen=True)
class Publication:
    """A report that is ready: its files by name, its tables as plain data, and what it was made beside.

    `since` to `until` are its days, half-open; `known_at` the moment as known at; `follows` the last
    publication when it was made; `key` makes a second sending the same.
    """

    key: UUID
    title: str
    since: date
    until: date
    known_at: datetime
    follows: UUID | None
    version: str
    tables: Mapping[str, Any]
    files: Mapping[str, bytes]


def check_period(*, since: date | None, until: date | None, known: date | None, today: date) -> None:
    """Raise Refused for a period that is no period, or that, or whose day of knowledge, is not over yet.

    `until` is the period's last day.
    """
    if since is None or until is None or known is None:
        refuse_if(
            Complaint("since", "Skriv periodens første dag.") if since is None else None,
            Complaint("until", "Skriv periodens sidste dag.") if until is None else None,
            Complaint("known", "Skriv den dag, tallene skal være kendt.") if known is None else None,
        )
        return
    refuse_if(
        Complaint("until", "Den sidste dag ligger før den første.") if until < since else None,
        Complaint("until", "Perioden er ikke slut endnu. Vælg en sidste dag før i dag.")
        if until >= today
        else None,
        None
        if step_names(on=since)
        else Complaint("since", "Trappens trin er ikke beskrevet så langt tilbage."),
        Complaint("known", "Vælg en dag, der er slut: så kan den samme rapport altid laves igen.")
        if known >= today
        else None,
        Complaint("known", "Tallene kan ikke være kendt, før perioden er slut.") if known < until else None,
    )
