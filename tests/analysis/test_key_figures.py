"""The key figures and the caseload are what a reader counts day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis import day_by_day
from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_ladder_arithmetic import DAYS, FIRST, STAYS, columns
from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import continued
from varigespor.analysis.dimensions import OfChild
from varigespor.analysis.key_figures import INSTITUTION, at_step, key_figures
from varigespor.analysis.loads import care_of, loads
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import ordinals
from varigespor.domain.key_figure_words import WORDS, KeyFigure

ADVISERS = ("Mette", "Jonas", "")


def snapshot(stays: list[Stay]) -> Snapshot:
    spells = columns(stays)
    return Snapshot(Children(spells, {}, ordinals(days=[None] * len(spells.keys))), continued(spells=spells))


@given(STAYS, DAYS, st.integers(1, 30))
def test_each_figure_is_what_a_reader_counts(stays: list[Stay], since: date, days: int) -> None:
    until = since + timedelta(days=days)
    last = until - ONE_DAY
    now, before = day_by_day.stock(stays, last), day_by_day.stock(stays, since - ONE_DAY)
    cells = day_by_day.moves(stays, since, until)["cells"]
    assert isinstance(cells, dict)
    names = {stay.child for stay in stays}
    former = [
        child
        for child in names
        if 0 < step_on(stays, child, last) < INSTITUTION
        and any(
            step_on(stays, child, FIRST + timedelta(days=day)) == INSTITUTION
            for day in range((last - FIRST).days)
        )
    ]
    read = {
        KeyFigure.INSTITUTION: now.get(6, 0),
        KeyFigure.FOSTER: now.get(5, 0),
        KeyFigure.NETWORK: now.get(4, 0),
        KeyFigure.HOME_BASED: now.get(3, 0),
        KeyFigure.PREVENTIVE: now.get(2, 0),
        KeyFigure.FORMER_INSTITUTION: len(former),
        KeyFigure.UP_FROM_HOME_BASED: sum(count for (a, b), count in cells.items() if a == 3 and b > 3),
        KeyFigure.DOWN_FROM_HOME_BASED: sum(count for (a, b), count in cells.items() if a == 3 and 0 < b < 3),
        KeyFigure.PREVENTIVE_CHANGE: now.get(2, 0) - before.get(2, 0),
    }
    found = key_figures(snapshot=snapshot(stays), since=since, until=until)
    assert {figure: found[figure].value for figure in read} == read


def test_a_change_between_institutions_does_not_end_the_stay_there() -> None:
    stays = [
        Stay("a", 6, date(2024, 1, 1), date(2024, 1, 11)),
        Stay("a", 6, date(2024, 1, 11), date(2024, 1, 31)),
        Stay("b", 6, date(2024, 1, 1), date(2024, 1, 6)),
        Stay("b", 3, date(2024, 1, 6), None),
    ]
    found = key_figures(snapshot=snapshot(stays), since=date(2024, 1, 1), until=date(2024, 2, 1))
    assert found[KeyFigure.INSTITUTION_DURATION].value == 5  # of 5 and 30 days the lower middle one
    runs = at_step(walked=snapshot(stays).walked, step=6)
    assert (runs.end - runs.start).tolist() == [30, 5]


def test_a_period_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="no day"):
        key_figures(snapshot=snapshot([]), since=FIRST, until=FIRST)


def test_every_figure_has_a_name_a_unit_and_a_definition() -> None:
    assert list(WORDS) == list(KeyFigure)
    assert [figure for figure, word in WORDS.items() if not word.verified] == [KeyFigure.FOLLOWED_UP]


@given(STAYS, st.lists(st.sampled_from(ADVISERS), min_size=14, max_size=14), DAYS, st.integers(0, 30))
def test_a_child_counts_once_for_an_adviser_on_a_day(
    stays: list[Stay], names: list[str], since: date, days: int
) -> None:
    spells = columns(stays)
    known = {key: code for code, key in enumerate(dict.fromkeys(stay.child for stay in stays))}
    order = sorted(range(len(stays)), key=lambda at: (known[stays[at].child], stays[at].start))
    rows = [(stays[at], names[at]) for at in order]
    adviser = np.array([ADVISERS.index(name) if name else -1 for _, name in rows], np.int32)
    care = care_of(spells=spells, adviser=adviser, advisers=2)
    until = since + timedelta(days=days)
    found = loads(care=care, since=since, until=until)
    for number in range(days):
        day = since + timedelta(days=number)
        read = [
            len({stay.child for stay, held in rows if held == name and stay.step and stay.holds(day)})
            for name in ADVISERS[:2]
        ]
        assert found.children[:, number].tolist() == read
    assert found.child_days == int(found.children.sum())
    assert int(found.above(cap=1).sum()) == int((found.children > 1).sum())


@given(STAYS, DAYS, st.integers(1, 30))
def test_what_the_parts_come_to_is_the_whole(stays: list[Stay], since: date, days: int) -> None:
    until = since + timedelta(days=days)
    bare = snapshot(stays)
    sexes = np.arange(len(bare.spells.keys), dtype=np.int32) % 2
    found = replace(bare, of_child={"sex": OfChild(sexes, ("K", "M"))})
    whole = key_figures(snapshot=found, since=since, until=until)
    parts = [key_figures(snapshot=found, since=since, until=until, chosen=[("sex", code)]) for code in (0, 1)]
    for figure, counted in whole.items():
        assert sum(len(part[figure].child) for part in parts) == len(counted.child)
        if not counted.median:
            assert sum(part[figure].value or 0 for part in parts) == counted.value
