"""Bevægelser: from a still town to one enormous flow, every arrow has its number and every number is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.pictures.collisions import assert_readable, assert_sound
from tests.web.pictures.test_ladder import COUNTS, NAMES, stair_of
from varigespor.web.pictures.ladder.counts import Stair, Totals, Tread
from varigespor.web.pictures.moves import narrow, wide
from varigespor.web.pictures.moves.lanes import Move, laid, moves_of, scale_of
from varigespor.web.pictures.moves.words import finding

VARIANTS = (wide, narrow)
STEPS = range(1, 7)
Cells = dict[tuple[int, int], int | None]
TREADS = st.builds(
    Tread, st.just(0), st.sampled_from(NAMES), COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, stayed=COUNTS
)


@st.composite
def towns(draw: st.DrawFn) -> tuple[Stair, Cells]:
    treads = tuple(replace(draw(TREADS), number=step) for step in STEPS)
    totals = Totals(*(draw(COUNTS) for _ in range(12)))
    pairs = st.tuples(st.integers(0, 6), st.integers(0, 6))
    return Stair(treads, totals, "i 2026", "i dag"), draw(st.dictionaries(pairs, COUNTS, max_size=40))


def town(**totals: int | None) -> Stair:
    empty = dict.fromkeys(("down", "up", "entered", "left", "home", "placed", "breakdowns", "changes"), 0)
    return replace(stair_of(1, 2, 3, 4, 5, 6), totals=Totals(**(empty | totals)))


@settings(max_examples=40, deadline=None)
@given(drawn=towns())
def test_no_label_touches_another_and_none_leaves_the_sheet(drawn: tuple[Stair, Cells]) -> None:
    stair, cells = drawn
    for variant in VARIANTS:
        canvas, height = variant.sketch(stair=stair, cells=cells, prefix="p")
        assert_readable(canvas=canvas, height=height)


@settings(max_examples=40, deadline=None)
@given(drawn=towns())
def test_every_move_is_an_arrow_or_told_beside_and_always_said(drawn: tuple[Stair, Cells]) -> None:
    stair, cells = drawn
    moves = moves_of(cells=cells)
    lanes = laid(moves=moves, scale=scale_of(stair=stair, moves=moves), edges=(0, 250), least=90)
    assert sorted([one.move for one in lanes.laid] + list(lanes.left_over), key=str) == sorted(moves, key=str)
    for variant in VARIANTS:
        description = variant.draw(stair=stair, cells=cells, prefix="p")
        assert len(re.findall(r"(?:ned|op) fra trin \d til trin \d\.", description)) >= len(moves)


def test_the_finding_says_down_and_up_home_and_placed_alike() -> None:
    cells: Cells = {(3, 2): 34, (2, 1): 29, (2, 3): 14, (3, 5): 12, (0, 3): 121, (5, 5): 3}
    stair = town(down=63, up=26, home=2, placed=12)
    assert finding(stair=stair, moves=moves_of(cells=cells)) == (
        "34 af 63 gange ned var fra trin 3 til 2, og 14 af 26 gange op var fra trin 2 til 3 i 2026."
        " 2 kom hjem, 12 blev anbragt"
    )


@pytest.mark.parametrize(
    ("cells", "totals", "said"),
    [
        ({}, {}, "Ingen børn gik op eller ned ad trappen i 2026. 0 kom hjem, 0 blev anbragt"),
        ({(2, 1): 4}, {"down": 4}, "Alle 4 gange ned var fra trin 2 til 1, og ingen gik op i 2026"),
        ({(2, 1): 4, (3, 2): 4}, {"down": 8}, "8 gange gik det ned, og ingen gik op i 2026"),
        (
            {(2, 1): None, (3, 2): 3},
            {"down": None},
            "Et skjult antal gange gik det ned, og ingen gik op i 2026",
        ),
    ],
)
def test_nothing_ties_and_hidden_counts_are_said_as_they_are(
    cells: Cells, totals: dict[str, int | None], said: str
) -> None:
    assert finding(stair=town(**totals), moves=moves_of(cells=cells)).startswith(said)


def test_a_still_town_has_its_rungs_and_no_arrows_between_them() -> None:
    for variant in VARIANTS:
        svg = variant.draw(stair=town(), cells={}, prefix="p")
        assert_sound(svg=svg, prefix="p")
        assert svg.count('class="tr-edge"') == 6
        assert svg.count('class="tr-arrow"') == 2  # those of the two headings


def test_hidden_counts_are_hollow_and_their_width_says_nothing() -> None:
    one, other = ({(2, 1): None, (3, 2): count} for count in (5, 500))
    drawn = [wide.draw(stair=town(), cells=cells, prefix="p") for cells in (one, other)]
    hollow = [re.findall(r'class="tr-arrow hollow" d="M([\d.]+) [\d.]+L([\d.]+)', svg) for svg in drawn]
    assert [round(float(right) - float(left), 1) for ((left, right),) in hollow] == [5.0, 5.0]
    assert all("Et skjult antal gange ned fra trin 2 til trin 1" in svg for svg in drawn)


def test_one_enormous_flow_keeps_its_lane_and_the_small_ones_stay_visible() -> None:
    moves = moves_of(cells={(3, 2): 40_000, (2, 3): 1})
    stair = town()
    scale = scale_of(stair=stair, moves=moves)
    assert round(40_000 * scale, 6) == 24
    lanes = laid(moves=moves, scale=scale, edges=(0, 200), least=84)
    assert not lanes.left_over and [one.move.down for one in lanes.laid] == [True, False]


def test_all_thirty_moves_give_way_from_the_smallest() -> None:
    cells: Cells = {(a, b): 100 + 10 * a + b for a in STEPS for b in STEPS if a != b}
    moves = moves_of(cells=cells)
    lanes = laid(moves=moves, scale=0.1, edges=(0, 280), least=90)
    assert lanes.left_over
    assert max(move.size for move in lanes.left_over) < max(move.size for move in moves)
    assert "Desuden " in wide.draw(stair=town(), cells=cells, prefix="p")


def test_lanes_are_shared_where_no_arrow_passes_another() -> None:
    chain = [Move(step + 1, step, 3) for step in range(1, 6)]
    assert len({one.x for one in laid(moves=chain, scale=1, edges=(0, 200), least=80).laid}) == 1
