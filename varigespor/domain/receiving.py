"""Modtagelse: when a concern came in, and who meets it: the adviser, the area's fixed one, or intake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from varigespor.domain.access import Asker, Role
from varigespor.domain.deadlines import TOWN
from varigespor.norms.configuration import Municipality


@dataclass(frozen=True)
class Recipient:
    """Who gets a concern on one child at once, by name, and why."""

    names: tuple[str, ...]
    because: str


def received_moment(*, day: date, clock: time) -> datetime | None:
    """The moment in UTC of a clock time in Denmark; None for the hour that is skipped in March.

    Of the hour that comes twice in October the first is meant: the 24 hours never get too long.
    """
    moment = datetime.combine(day, clock, TOWN).astimezone(UTC)
    same = moment.astimezone(TOWN).replace(tzinfo=None) == datetime.combine(day, clock)
    return moment if same else None


def areas_met(*, asker: Asker, municipality: Municipality) -> frozenset[str]:
    """The school districts whose concerns go directly to the asker; none where a team's intake has them."""
    if not municipality.routing.direct:
        return frozenset()
    return frozenset(post.district for post in asker.posts if post.role == Role.ADVISER and post.district)


def recipient(
    *, municipality: Municipality, team: str, district: str, adviser: str, fixed: Sequence[str]
) -> Recipient:
    """Who meets a concern: the running case's `adviser`; else, in a municipality like Herning's, the
    area's `fixed` advisers; else the team's intake."""
    if adviser:
        return Recipient((adviser,), "barnet har en sag, der kører")
    if municipality.routing.direct and fixed:
        return Recipient(tuple(fixed), f"fast rådgiver i {municipality.district_name(district)}")
    return Recipient((f"Modtagelsen, {municipality.team_name(team)}",), "barnet har ingen rådgiver endnu")
