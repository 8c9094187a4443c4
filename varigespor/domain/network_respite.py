"""Aflastning i netværket: somebody of the child's own network takes the nights a hired family would have had.

What the municipality's own offer would have cost is an expectation, counted from the catalogue's price of
each day. It is never booked, and never called saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from varigespor.domain.lifetime import UNKNOWN, Lifetime, too_early, too_far_ahead
from varigespor.domain.refusals import Complaint, refuse_if

MONTHS, DAYS = 12, 365
MOST_NIGHTS = 31


class RespiteOutcome(StrEnum):
    """How the child stands since, beside the expectation; the worst that happened is said first."""

    BROKEN_DOWN = "broken_down"
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"


DANISH_OUTCOMES = {
    RespiteOutcome.BROKEN_DOWN: "En anbringelse er brudt sammen siden",
    RespiteOutcome.HIGHER: "Barnet har stået på et højere trin siden",
    RespiteOutcome.LOWER: "Barnet står på et lavere trin",
    RespiteOutcome.SAME: "Barnet står på det samme trin",
}


@dataclass(frozen=True)
class NewRespite:
    """From when, how many nights a month, and the municipality's offer it stands instead of, if one is known.

    `key` makes a repeated sending the same one.
    """

    since: date
    nights: int
    instead_of: UUID | None = None
    key: UUID | None = None


class DayPrice(NamedTuple):
    """What a day costs in øre, from a day until (not including) another."""

    since: date
    until: date | None
    ore: int


def check_respite(*, respite: NewRespite, today: date, life: Lifetime = UNKNOWN) -> None:
    """Raise Refused for nights that no month has, or a day that the child's life cannot hold."""
    many = not 1 <= respite.nights <= MOST_NIGHTS
    refuse_if(
        Complaint("nights", f"Skriv, hvor mange nætter om måneden: 1 til {MOST_NIGHTS}.") if many else None,
        too_early(field="since", day=respite.since, life=life, today=today),
        too_far_ahead(field="since", day=respite.since, today=today),
    )


def check_end(*, on: date, since: date, today: date) -> None:
    """Raise Refused for an end before the beginning, or too far ahead."""
    early = Complaint("on", f"Aflastningen begyndte den {since:%d.%m.%Y}.") if on < since else None
    refuse_if(early or too_far_ahead(field="on", day=on, today=today))


def nights(*, a_month: int, days: int) -> int:
    """The nights of so many days, rounded to whole nights; a month is a twelfth of 365 days."""
    return _rounded(a_month * MONTHS * days, DAYS)


def expected_ore(*, a_month: int, since: date, until: date, prices: Iterable[DayPrice]) -> int | None:
    """What the municipality's offer would have cost on the days since ≤ day < until, in whole øre.

    Each day at the price of that day; None where a day of them has no price. An expectation: see the module.
    """
    parts = [(_days(since, until, price), price.ore) for price in prices]
    if sum(days for days, _ in parts) != max((until - since).days, 0):
        return None
    return _rounded(a_month * MONTHS * sum(days * ore for days, ore in parts), DAYS)


def _days(since: date, until: date, price: DayPrice) -> int:
    end = min(until, price.until) if price.until else until
    return max((end - max(since, price.since)).days, 0)


def _rounded(number: int, by: int) -> int:
    """The nearest whole number, halves up."""
    return (2 * number + by) // (2 * by)
