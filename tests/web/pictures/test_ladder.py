"""Trappen: from an empty town to ten thousand children, readable and true to its numbers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.pictures.collisions import assert_readable, assert_sound
from varigespor.web.pictures.ladder import narrow, wide
from varigespor.web.pictures.ladder.counts import Stair, Totals, Tread, arrow_scale, dot_unit, finding
from varigespor.web.pictures.ladder.table import Column, Line, filled, move_rows

NAMES = (
    "Tidlig indsats i almenområdet",
    "Forebyggende indsatser",
    "Hjemmebaserede indsatser",
    "Anbringelse i slægt eller netværk",
    "Anbringelse i plejefamilie",
    "Anbringelse på institution",
)
COUNTS = st.none() | st.integers(0, 1200)
PRICES = st.none() | st.integers(0, 3_000_000)


def stair_of(*stock: int) -> Stair:
    treads = tuple(Tread(k + 1, NAMES[k], count) for k, count in enumerate(stock))
    return Stair(treads, Totals(0, 0, 0, 0, 0, 0, 0, 0), "i 2026", "den 31. december")


@st.composite
def stairs(draw: st.DrawFn) -> Stair:
    names = st.sampled_from([*NAMES, "Meget lange foranstaltninger og dagbehandling i kommunen", "Ly"])
    tread = st.builds(Tread, st.just(0), names, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, PRICES)
    treads = tuple(replace(draw(tread), number=k) for k in range(1, 7))
    return Stair(treads, Totals(*(draw(COUNTS) for _ in range(8))), "i 2026", "den 31. december")


@settings(max_examples=60, deadline=None)
@given(stair=stairs())
def test_no_label_touches_another_and_none_leaves_the_sheet(stair: Stair) -> None:
    for variant in (wide, narrow):
        canvas, height = variant.sketch(stair=stair, prefix="p")
        assert_readable(canvas=canvas, height=height)


def test_two_counts_of_four_figures_at_one_riser_do_not_touch() -> None:
    treads = (Tread(1, "A", 1, up=1000), Tread(2, "B", 1, down=1000))
    stair = Stair(treads, Totals(1000, 1000, 0, 0, 0, 0, 0, 0), "i 2026", "i dag")
    canvas, height = wide.sketch(stair=stair, prefix="p")
    assert_readable(canvas=canvas, height=height)


@settings(max_examples=60, deadline=None)
@given(stair=stairs())
def test_dots_times_their_unit_are_the_children(stair: Stair) -> None:
    unit = dot_unit(stair=stair, room=130)
    expected = sum(-(-(tread.stock or 0) // unit) for tread in stair.treads)
    for variant in (wide, narrow):
        assert variant.draw(stair=stair, prefix="p").count('class="tr-dot"') == expected


def test_an_empty_town_has_its_six_steps_and_no_arrows_at_them() -> None:
    svg = wide.draw(stair=stair_of(0, 0, 0, 0, 0, 0), prefix="p")
    assert_sound(svg=svg, prefix="p")
    assert "Ingen børn står på trappen den 31. december</title>" in svg
    assert svg.count("tr-zero") == 6
    assert 'class="tr-dot"' not in svg


def test_one_child_is_a_child_and_a_thousand_are_counted_in_tens() -> None:
    assert ">barn</text>" in wide.draw(stair=stair_of(1, 0, 0, 0, 0, 0), prefix="p")
    assert dot_unit(stair=stair_of(1000, 0, 0, 0, 0, 0), room=130) == 10
    assert "1 prik = 10 børn den 31. december." in wide.draw(stair=stair_of(1000, 0, 0, 0, 0, 0), prefix="p")


def test_hidden_counts_are_never_drawn_as_dots() -> None:
    hidden = replace(stair_of(0, 0, 0, 0, 0, 0).treads[5], stock=None, down=None)
    stair = replace(stair_of(0, 0, 0, 0, 0), treads=(*stair_of(0, 0, 0, 0, 0).treads, hidden))
    svg = wide.draw(stair=stair, prefix="p")
    assert "tr-hidden" in svg and "hollow" in svg and ">·<" in svg
    assert 'class="tr-dot"' not in svg


def test_arrows_share_one_scale() -> None:
    treads = (Tread(1, "A", 9, up=30), Tread(2, "B", 9, down=3))
    stair = Stair(treads, Totals(3, 30, 0, 0, 0, 0, 0, 0), "i 2026", "i dag")
    assert arrow_scale(stair=stair, widest=22) == 22 / 30
    assert finding(stair=stair) == "3 gange ned ad trappen i 2026, og 30 gange op"


def test_without_prices_no_price_is_drawn() -> None:
    assert "kr." not in wide.draw(stair=stair_of(1, 2, 3, 4, 5, 6), prefix="p")


def test_the_table_says_each_number_aloud_and_opens_only_what_is_there() -> None:
    columns = (
        Column("Nu", "25. nov.", "def-now", "står på trappen", "hvad=now"),
        Column("Gik ned", "", "def-down", "gik ned", "hvad=down"),
    )
    row = filled(columns=columns, line=Line("2 B", ", trin 2", "trin=2", (1000, 0)))
    assert [(cell.text, cell.query) for cell in row.cells] == [("1.000", "hvad=now&trin=2"), ("0", "")]
    assert row.cells[0].spoken == "1.000 børn står på trappen, trin 2"
    total = filled(columns=columns, line=Line("I alt", "", "", (None, 1), total=True))
    assert [(cell.text, cell.query) for cell in total.cells] == [("·", ""), ("1", "hvad=down")]
    assert total.total


def test_the_table_of_moves_says_each_way_aloud() -> None:
    moves = {(2, 1): 3, (0, 2): 5, (1, 0): 1, (2, 2): 4, (1, 2): None}
    second, first, off = move_rows(stair=stair_of(1, 1), moves=moves)
    assert [cell.text for cell in second.cells] == ["·", "3 ▼", "4"]
    assert second.cells[1].spoken == "3 børn ned fra trin 2 til trin 1"
    assert (first.cells[0].spoken, first.cells[2].text) == ("1 barn ud fra trin 1", "· ▲")
    assert (off.heading, off.cells[2].spoken) == ("Ind", "5 børn ind på trin 2")
    assert [second.cells[2].stays, first.cells[1].stays, off.cells[0].stays] == [True, True, True]
