"""The days above the cap on the page of promises: by team, and the months in which it was broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from varigespor.analysis.above_cap import CapDays, CapSpan, above_cap, by_team, whole
from varigespor.domain.indicators import Counted
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.configuration import Municipality
from varigespor.records.queries.cap_days import caps_held
from varigespor.records.queries.indicators import Span

from ..wording import MONTHS

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Broken:
    """A month in which a team's cap was broken, and on how many of its adviser-days."""

    team: str
    month: str
    days: CapDays


@dataclass(frozen=True)
class Caps:
    """Adviser-days above the cap of all, and by team ('' is all), and where it was broken, in order."""

    counted: Mapping[str, Counted]
    broken: tuple[Broken, ...]


def caps(*, span: Span, town: Municipality) -> Caps:
    """The days of the span. Two statements where no row has changed since the snapshot was made."""
    until = span.on + ONE_DAY
    care = municipal_snapshot(town=town, known_at=span.known).care
    if care is None:
        return Caps({}, ())
    posts = caps_held(municipality=town, since=span.since, until=until, known_at=span.known)
    held = [CapSpan(*one) for one in posts]
    months = above_cap(care=care, caps=held, since=span.since, until=until)
    every = whole(months=months)
    counted = {team: _counted(days) for team, days in by_team(months=months).items()}
    broken = tuple(
        Broken(team, f"{MONTHS[month - 1]} {year}", days)
        for (team, year, month), days in sorted(months.items(), key=lambda one: (one[0][1:], one[0][0]))
        if days.above
    )
    return Caps({"": _counted(every), **counted} if every.of else {}, broken)


def _counted(days: CapDays) -> Counted:
    """Days of advisers, not of children: there are no children behind it to hide."""
    return Counted((days.above, days.of), days.of)
