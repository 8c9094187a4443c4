"""Barnets spor: any child's steps give a picture in which no label touches another."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.pictures.collisions import assert_readable, assert_sound
from varigespor.web.pictures.track import narrow, wide
from varigespor.web.pictures.track.frame import Sheet, frame_of, shown
from varigespor.web.pictures.track.stays import Came, Lane, Mark, NextClock, Planned, Stay, Track

TODAY = date(2026, 12, 1)
LABELS = ["Hos mormor", "Akut plejefamilie", "Familiebehandling, Familiehus Hegely", "Kontaktperson", "Ly"]


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    """Up to 20 stays of 10 to 400 days, with gaps, marks and clocks."""
    day, stays = TODAY - timedelta(days=draw(st.integers(10, 2500))), []
    for _ in range(draw(st.integers(0, 20))):
        end = day + timedelta(days=draw(st.integers(10, 400)))
        running = end > TODAY
        step, came = draw(st.integers(1, 6)), draw(st.sampled_from(Came))
        stays.append(Stay(step, day, None if running else end, draw(st.sampled_from(LABELS)), came))
        if running:
            break
        day = end + timedelta(days=draw(st.sampled_from([0, 0, 0, 30])))
        if day > TODAY:
            break
    back = st.integers(0, 1500).map(lambda days: TODAY - timedelta(days=days))
    marks = st.builds(Mark, st.sampled_from(Lane), back, st.integers(0, 90))
    clocks = st.sampled_from(
        [
            NextClock(
                "om 42 dage", "tirs. 12. jan. 2027", "Opfølgning", "Lov. Aftalt med en god begrundelse", TODAY
            ),
            NextClock("4 dage over", "fre. 20. nov.", "Børnefaglig undersøgelse", "Programmet", TODAY),
        ]
    )
    planned = st.none() | st.builds(Planned, st.integers(1, 6), st.just(TODAY + timedelta(days=90)))
    return Track(
        "Freja",
        TODAY,
        tuple(stays),
        tuple(draw(st.lists(marks, max_size=12))),
        tuple(draw(st.lists(clocks, max_size=5))),
        draw(planned),
    )


@settings(max_examples=60, deadline=None)
@given(track=tracks())
def test_no_label_touches_another_and_none_leaves_the_sheet(track: Track) -> None:
    for variant in (wide, narrow):
        canvas, height = variant.sketch(track=track, prefix="p")
        assert_readable(canvas=canvas, height=height)


@settings(max_examples=60, deadline=None)
@given(track=tracks())
def test_every_stay_in_the_frame_is_named_in_the_picture_or_its_list(track: Track) -> None:
    frame = frame_of(track=track, sheet=Sheet(784, 140, 616, 54, all_numbered=False))
    svg = wide.draw(track=track, prefix="p")
    spoken_away = svg.split("</desc>")[1]
    for stay in shown(track=track, frame=frame):
        assert stay.label in spoken_away or f"Trin {stay.step}, " in spoken_away


def test_a_walk_of_six_stays_says_what_happened() -> None:
    stays = (
        Stay(2, date(2023, 5, 2), date(2024, 1, 15), "Familiekonsulent"),
        Stay(5, date(2024, 1, 15), date(2025, 2, 3), "Plejefamilien Opdigt", Came.UP),
        Stay(6, date(2025, 2, 3), date(2026, 8, 10), "Påfund", Came.BREAKDOWN),
        Stay(3, date(2026, 8, 10), None, "Hos far", Came.HOME),
    )
    clock = NextClock("om 7 dage", "tirs. 8. dec.", "Opfølgning", "Programmet", date(2026, 12, 8))
    svg = wide.draw(track=Track("Freja", TODAY, stays, clocks=(clock,)), prefix="spor-w")
    assert_sound(svg=svg, prefix="spor-w")
    assert "Freja står på trin 3: Hos far. Opfølgning om 7 dage</title>" in svg
    assert "Trin 6, Påfund, feb. 2025–aug. 2026 (sammenbrud)." in svg
    assert svg.count('class="sp-house"') == 1
    assert svg.count('class="sp-broken"') == 2
    assert svg.count('class="sp-head"') == 3
    assert "kr." not in svg


def test_a_late_follow_up_is_hollow_and_said_in_words() -> None:
    mark = Mark(Lane.FOLLOW_UP, date(2026, 6, 10), 9)
    svg = narrow.draw(track=Track("Freja", TODAY, (), (mark,)), prefix="n")
    assert_sound(svg=svg, prefix="n")
    assert 'class="sp-late-ring"' in svg
    assert "ons. 10. jun. (9 dage for sent)" in svg


def test_a_child_without_stays_is_not_on_the_ladder() -> None:
    svg = wide.draw(track=Track("Oskar", TODAY, ()), prefix="p")
    assert "Oskar står ikke på trappen</title>" in svg
    assert "sp-stay" not in svg.split("</desc>")[1]
