"""The numbers of each promise that is counted from rows, for the whole ('') and by team."""

from __future__ import annotations

from collections.abc import Mapping

from varigespor.domain.indicators import Counted, Indicator, Kind
from varigespor.domain.promise_words import PROMISES
from varigespor.records.queries import indicators as rows
from varigespor.records.queries.indicator_version import of_promises
from varigespor.records.queries.indicators import Found, Span

from .keeping import Keep

Days = Mapping[str, tuple[int, int]]
Counts = Mapping[Indicator, Mapping[str, Counted]]
_kept: Keep[Counts] = Keep()


def counted_rows(*, span: Span) -> Counts:
    """Every promise of PROMISES but the days above the cap.

    One statement where nothing has changed since the same days were counted, else two.
    """
    asked = (span.since, span.on, span.known)
    return _kept.get(asked=asked, version=of_promises(at=span.at), make=lambda: _counted(span))


def _counted(span: Span) -> Counts:
    found, days = rows.by_team(span=span, of=PROMISES)
    return {
        indicator: _rates(found.get(indicator, {}), days)
        if word.kind == Kind.RATE
        else _numbers(found.get(indicator, {}), word.kind)
        for indicator, word in PROMISES.items()
    }


def _numbers(found: Mapping[str, Found], kind: Kind) -> dict[str, Counted]:
    share = kind == Kind.SHARE
    return {
        team: Counted((one.held, one.all) if share else (one.all,), one.children)
        for team, one in found.items()
    }


def _rates(found: Mapping[str, Found], days: Days) -> dict[str, Counted]:
    """Events by the days that cases were open, also where nothing happened."""
    return {
        team: Counted((found[team].all if team in found else 0, open_days), cases)
        for team, (open_days, cases) in days.items()
        if open_days
    }
