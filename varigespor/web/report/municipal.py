"""The municipality's own report: from its snapshot as known on a day, beside what it has published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from varigespor.analysis.publishing.plain import of_plain
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.deadlines import end_of_day
from varigespor.domain.publication import Publication
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.configuration import Municipality
from varigespor.records.queries import publications
from varigespor.records.queries.indicators import Span

from ..results.naming import UNKNOWN, choices
from ..results.variation import own_teams
from .making import Made, Wanted, made
from .material import Names
from .periods import ONE_DAY, day_words, month_day, period_words
from .pricing import own_prices
from .promises import promises

NO_PROMISES = "Løfterne er ikke med: der var intet at tælle i perioden."
TWO_AT_ONCE = "Et barn med to slags hjælp på samme trin den samme dag har to dages hjælp."


@dataclass(frozen=True)
class Period:
    """The report's first and last day, and the day whose evening it is known at."""

    first: date
    last: date
    known: date


def municipal_report(*, town: Municipality, period: Period) -> tuple[Made, UUID | None]:
    """The report and the publication that it would follow."""
    snapshot = municipal_snapshot(town=town, known_at=end_of_day(day=period.known))
    follows, tables = publications.register()
    register = [of_plain(plain=plain) for plain in tables]
    names = _names(snapshot, town, period)
    until = period.last + ONE_DAY
    prices = own_prices(snapshot=snapshot, since=period.first, until=until, grouped=bool(names.groups))
    exceptions = tuple(words for words in (prices.unpriced, TWO_AT_ONCE) if words)
    wanted = _wanted(town, period, names, exceptions)
    return made(snapshot=snapshot, wanted=wanted, register=register, prices=prices.by_row), follows


def publication_of(*, key: UUID, period: Period, made: Made, follows: UUID | None) -> Publication:
    """The report as the content of the act that publishes it."""
    return Publication(
        key=key,
        title=f"{made.document.title}. {made.document.subtitle}",
        since=period.first,
        until=period.last + ONE_DAY,
        known_at=end_of_day(day=period.known),
        follows=follows,
        version=made.version,
        tables=made.tables,
        files=made.files(),
    )


def _span(period: Period) -> Span:
    """What the promises are counted over: to the end of the last day, as known on the evening of another."""
    began = end_of_day(day=period.first - ONE_DAY)
    at, known = end_of_day(day=period.last), end_of_day(day=period.known)
    return Span(period.first, period.last, began=began, at=at, known=known)


def _names(snapshot: Snapshot, town: Municipality, period: Period) -> Names:
    def called(name: str) -> dict[str, str]:
        found = choices(snapshot=snapshot, town=town, name=name, on=period.last)
        return {value: words for value, words in found.items() if value != UNKNOWN}

    return Names(called("trin"), called("maalgruppe"), called("team"))


def _wanted(town: Municipality, period: Period, names: Names, exceptions: tuple[str, ...]) -> Wanted:
    held = promises(span=_span(period), town=town, known_at=period.known.isoformat())
    return Wanted(
        town=town.name,
        since=period.first,
        until=period.last + ONE_DAY,
        known_at=period.known.isoformat(),
        known=f"Som det var kendt den {day_words(day=period.known)}.",
        names=names,
        period=period_words(first=period.first, last=period.last),
        day=month_day(day=period.last),
        exceptions=exceptions if held.table.cells else (*exceptions, NO_PROMISES),
        beside=tuple(own_teams(town=town)),
        extras=(held,) if held.table.cells else (),
    )
