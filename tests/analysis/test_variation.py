"""Each team's figures, and both sides of a day, are what a reader finds child by child."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_ladder_arithmetic import DAYS, FIRST, STAYS, columns
from varigespor.analysis.before_after import UPPER, side
from varigespor.analysis.belonging import Belongings, belongings_of
from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.flow import period
from varigespor.analysis.outcomes import Asked
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN, ordinals
from varigespor.analysis.variation import compared, teams_of
from varigespor.domain.ladder_words import Number
from varigespor.domain.variation_words import Compared

PLACES = ("east", "west")
LAST = FIRST + timedelta(days=400)


def snapshot(stays: list[Stay]) -> Snapshot:
    """Every other child belongs to each of two places for life."""
    spells = columns(stays)
    children = np.arange(len(spells.keys), dtype=np.int32)
    days = np.zeros(len(children), np.int32), np.full(len(children), OPEN, np.int32)
    held: Belongings = belongings_of(child=children, code=children % 2, start=days[0], end=days[1])
    born = ordinals(days=[None] * len(children))
    return Snapshot(
        Children(spells, {"team": held, "district": held}, born),
        continued(spells=spells),
        dated_keys={"team": PLACES, "district": PLACES},
    )


def of_place(found: Snapshot, stays: list[Stay], code: int) -> list[Stay]:
    mine = {key for at, key in enumerate(found.spells.keys) if at % 2 == code}
    return [stay for stay in stays if stay.child in mine]


def away(stays: list[Stay]) -> list[tuple[date, date | None]]:
    """The stays away from home of all children, walked day by day."""
    found = []
    for child in {stay.child for stay in stays}:
        begun, day = None, FIRST - timedelta(days=60)
        while day < LAST:
            out = step_on(stays, child, day) >= 4
            if out and begun is None:
                begun = day
            if not out and begun is not None:
                found.append((begun, day))
                begun = None
            day += ONE_DAY
        if begun is not None:
            found.append((begun, None))
    return found


@given(STAYS, DAYS, st.integers(1, 40))
def test_each_team_as_a_reader_counts(stays: list[Stay], since: date, days: int) -> None:
    until = since + timedelta(days=days)
    found = snapshot(stays)
    asked = Asked(since, until)
    teams = teams_of(snapshot=found, asked=asked, codes=(0, 1), today=(LAST - ONE_DAY).toordinal())
    for code, team in enumerate(teams):
        mine = away(of_place(found, stays, code))
        begun = [one for one in mine if since <= one[0] < until]
        ended = [one for one in mine if one[1] and since <= one[1] < until]
        ended = [one for one in ended if one[1] and one[1] + timedelta(days=365) <= LAST]
        assert len(team.stays[0]) == len(begun)
        assert int(team.stays[1].sum()) == sum(end is not None for _, end in begun)
        assert team.ended.of == len(ended)
    lines = {one.figure: one for one in compared(teams=teams)}
    assert list(lines) == list(Compared)
    for one in lines.values():
        for value in one.values:
            assert value.number is None or value.low is None or value.high is None or value.low <= value.high


@given(STAYS, DAYS, st.integers(1, 40))
def test_a_side_of_the_day_as_a_reader_counts(stays: list[Stay], since: date, days: int) -> None:
    until = since + timedelta(days=days)
    found = snapshot(stays)
    walked = period(children=found.children, since=since, until=until)
    parts = []
    for code, mine in ((None, stays), (0, of_place(found, stays, 0)), (1, of_place(found, stays, 1))):
        got = side(snapshot=found, period=walked, districts=None if code is None else [code])
        names = {stay.child for stay in mine}
        read = dict.fromkeys(UPPER, 0)
        placed = 0
        for number in range(days):
            day = since + timedelta(days=number)
            for child in names:
                step, before = step_on(mine, child, day), step_on(mine, child, day - ONE_DAY)
                placed += step >= 4 > before
                if step in read:
                    read[step] += 1
        assert (dict(got.child_days), got.events[Number.PLACED], got.days) == (read, placed, days)
        parts.append(got)
    assert parts[0].child_days == {
        step: parts[1].child_days[step] + parts[2].child_days[step] for step in UPPER
    }
