"""The ladder's arithmetic agrees with the plain reader, and its sums add up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis import day_by_day
from tests.analysis.day_by_day import Stay
from varigespor.analysis.ladder import Kind, Segment, moves, stock, track
from varigespor.analysis.spells import Spells, spells_of

FIRST = date(2024, 2, 20)
DAYS = st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def stay(draw: st.DrawFn) -> Stay:
    start = draw(DAYS)
    end = draw(st.none() | st.integers(0, 20).map(lambda days: start + timedelta(days=days)))
    return Stay(draw(st.sampled_from("abc")), draw(st.integers(0, 6)), start, end, draw(st.booleans()))


STAYS = st.lists(stay(), max_size=14)


def columns(stays: list[Stay]) -> Spells:
    return spells_of(
        child=[stay.child for stay in stays],
        step=[stay.step for stay in stays],
        start=[stay.start for stay in stays],
        end=[stay.end for stay in stays],
        same_place=[stay.same_place for stay in stays],
    )


def told(stays: list[Stay], since: date, until: date) -> dict[str, object]:
    found = moves(spells=columns(stays), since=since, until=until)
    return {"cells": found.cells(), **{kind.value: len(found.of(kind)) for kind in Kind}}


@given(STAYS, DAYS)
def test_the_stock_is_what_a_reader_counts(stays: list[Stay], on: date) -> None:
    assert stock(spells=columns(stays), on=on).steps() == day_by_day.stock(stays, on)


@given(STAYS, DAYS, st.integers(0, 30))
def test_the_moves_are_what_a_reader_counts(stays: list[Stay], since: date, days: int) -> None:
    until = since + timedelta(days=days)
    assert told(stays, since, until) == day_by_day.moves(stays, since, until)


@given(STAYS, DAYS, st.integers(0, 30))
def test_moves_balance_the_stock(stays: list[Stay], since: date, days: int) -> None:
    until, spells = since + timedelta(days=days), columns(stays)
    found = moves(spells=spells, since=since, until=until)
    before = stock(spells=spells, on=since - timedelta(days=1)).steps()
    after = stock(spells=spells, on=until - timedelta(days=1)).steps()
    for step in range(1, 7):
        came = sum(count for (_, to), count in found.cells().items() if to == step)
        left = sum(count for (origin, _), count in found.cells().items() if origin == step)
        assert after.get(step, 0) - before.get(step, 0) == came - left
    assert sum(after.values()) - sum(before.values()) == len(found.of(Kind.IN)) - len(found.of(Kind.OUT))


@given(STAYS, DAYS, st.integers(0, 15), st.integers(0, 15))
def test_two_periods_add_up_to_the_whole(stays: list[Stay], since: date, first: int, second: int) -> None:
    spells, middle = columns(stays), since + timedelta(days=first)
    until = middle + timedelta(days=second)
    parts = [moves(spells=spells, since=since, until=middle), moves(spells=spells, since=middle, until=until)]
    whole = moves(spells=spells, since=since, until=until)
    for kind in Kind:
        assert sum(len(part.of(kind)) for part in parts) == len(whole.of(kind))


@given(STAYS)
def test_the_order_of_the_rows_means_nothing(stays: list[Stay]) -> None:
    until = FIRST + timedelta(days=70)
    assert told(stays, FIRST, until) == told(stays[::-1], FIRST, until)


@given(STAYS)
def test_a_track_holds_the_step_of_every_day(stays: list[Stay]) -> None:
    spells = columns(stays)
    for child in spells.keys:
        path = track(spells=spells, child=spells.code(key=child))
        for day in (FIRST + timedelta(days=number) for number in range(-1, 65)):
            holding = [
                part.step for part in path if part.start <= day and (part.end is None or day < part.end)
            ]
            assert sum(holding) == day_by_day.step_on(stays, str(child), day)
            assert len(holding) <= 1


@given(STAYS, DAYS)
def test_every_number_opens_its_children(stays: list[Stay], on: date) -> None:
    spells = columns(stays)
    found = stock(spells=spells, on=on)
    for child, step in zip(found.child.tolist(), found.step.tolist(), strict=True):
        assert day_by_day.step_on(stays, str(spells.keys[child]), on) == step
    assert len(set(found.child.tolist())) == len(found)


def day(number: int) -> date:
    return date(2024, 3, number)


LITTLE_STORIES = {
    "a spell of no days is no move and no place": (
        [Stay("a", 5, day(1), None), Stay("a", 5, day(4), day(4))],
        {},
    ),
    "the same step elsewhere": (
        [Stay("a", 5, day(1), day(4)), Stay("a", 5, day(4), None)],
        {"change_of_place": 1},
    ),
    "only the law changed": ([Stay("a", 5, day(1), day(4)), Stay("a", 5, day(4), None, True)], {}),
    "marked as same place though nothing ended": (
        [Stay("a", 5, day(1), None), Stay("a", 5, day(4), None, True)],
        {},
    ),
    "marked as same place but on another step": (
        [Stay("a", 5, day(1), day(4)), Stay("a", 4, day(4), None, True)],
        {"down": 1, "cells": {(5, 4): 1}},
    ),
    "two places begin on one day": (
        [Stay("a", 5, day(1), day(4)), Stay("a", 5, day(4), day(9)), Stay("a", 5, day(4), None)],
        {"change_of_place": 1},
    ),
    "a lower help begins beside a higher": ([Stay("a", 5, day(1), None), Stay("a", 3, day(4), None)], {}),
    "one day away is out and in": (
        [Stay("a", 5, day(1), day(4)), Stay("a", 5, day(5), None)],
        {"out": 1, "in": 1, "cells": {(5, 0): 1, (0, 5): 1}},
    ),
    "adoption leaves the ladder": (
        [Stay("a", 5, day(1), day(4)), Stay("a", 0, day(4), None)],
        {"out": 1, "cells": {(5, 0): 1}},
    ),
    "a spell that begins on the first day of the period": (
        [Stay("a", 6, day(2), None)],
        {"in": 1, "cells": {(0, 6): 1}},
    ),
    "a spell that ends on the first day after the period": ([Stay("a", 6, day(1), day(11))], {}),
}


@pytest.mark.parametrize("story", LITTLE_STORIES)
def test_a_little_story_counts_as_it_reads(story: str) -> None:
    stays, counted = LITTLE_STORIES[story]
    nothing = {"cells": {}, "down": 0, "up": 0, "in": 0, "out": 0, "change_of_place": 0}
    assert told(stays, day(2), day(11)) == nothing | counted


def test_a_track_shows_gaps_and_what_is_still_open() -> None:
    stays = [Stay("a", 6, day(1), day(5)), Stay("a", 5, day(5), day(5)), Stay("a", 4, day(8), None)]
    assert track(spells=columns(stays)) == [
        Segment(day(1), day(5), 6),
        Segment(day(5), day(8), 0),
        Segment(day(8), None, 4),
    ]


def test_the_far_ends_of_the_calendar_are_days_like_others() -> None:
    spells = columns([Stay("a", 6, date.min, date.max), Stay("b", 5, date.max, None)])
    assert stock(spells=spells, on=date.min).steps() == {6: 1}
    assert stock(spells=spells, on=date.max).steps() == {5: 1}
    assert moves(spells=spells, since=date.min, until=date.max).cells() == {(0, 6): 1}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        columns([Stay("a", 5, day(4), day(3))])
    with pytest.raises(ValueError, match="outside"):
        columns([Stay("a", -1, day(4), None)])
    with pytest.raises(ValueError, match="different lengths"):
        spells_of(child=["a"], step=[], start=[day(1)], end=[None], same_place=[False])
    with pytest.raises(ValueError, match="period"):
        moves(spells=columns([]), since=day(3), until=day(2))


def test_the_columns_cannot_be_written_to() -> None:
    spells = columns([Stay("a", 5, day(4), None)])
    with pytest.raises(ValueError, match="read-only"):
        spells.step[0] = 1
