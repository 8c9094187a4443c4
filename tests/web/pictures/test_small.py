"""The small drawings: the step, the tiny track, the cap bar and the goal's scale."""

from __future__ import annotations

import re
from datetime import date

import pytest

from varigespor.web.pictures.caseload import Load, cap_bar
from varigespor.web.pictures.glyphs import StepFrom, step_glyph, tiny_track
from varigespor.web.pictures.scales import goal_scale

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("step", range(1, 7))
def test_the_glyph_marks_one_step_and_those_under_it(step: int) -> None:
    svg = step_glyph(step=step)
    assert (svg.count('"on"'), svg.count('"under"'), svg.count('"over"')) == (1, step - 1, 6 - step)


def test_the_tiny_track_begins_at_the_edge_when_the_child_was_there_before() -> None:
    svg = tiny_track(steps=[StepFrom(date(2020, 1, 1), 5)], today=TODAY, spoken="nu trin 5")
    assert 'd="M0 6H132"' in svg
    assert 'aria-label="nu trin 5"' in svg


def test_the_tiny_track_steps_where_the_child_did() -> None:
    steps = [StepFrom(date(2026, 3, 1), 3), StepFrom(date(2025, 11, 24), 2)]
    line = re.search(r'class="ln" d="([^"]+)"', tiny_track(steps=steps, today=TODAY, spoken=""))
    assert line is not None
    assert line[1].startswith("M66 19.2H") and line[1].endswith("V14.8H132")


def test_a_child_off_the_ladder_has_an_empty_track() -> None:
    assert "path" not in tiny_track(steps=[], today=TODAY, spoken="ikke på trappen")


def test_red_is_drawn_only_beyond_the_cap() -> None:
    full = cap_bar(load=Load(children=20, cover=0, warning=15, cap=20))
    over = cap_bar(load=Load(children=22, cover=4, warning=15, cap=20))
    assert '"over"' not in full
    assert '"over"' in over and '"cover"' in over
    assert "22 af 20 børn, heraf 4 som afløser. Varsel fra 15. 2 over loftet" in over


def test_the_bar_never_leaves_its_width() -> None:
    svg = cap_bar(load=Load(children=60, cover=60, warning=15, cap=20))
    for x, width in re.findall(r'<rect class="\w+" x="([\d.]+)" y="4" width="([\d.]+)"', svg):
        assert float(x) + float(width) <= 262


@pytest.mark.parametrize(
    ("first", "latest", "spoken"),
    [
        (3, 6, "Alma: fra 3 til 6 af 10"),
        (None, 6, "Alma: 6 af 10"),
        (4, None, "Alma: 4 af 10"),
        (None, None, "Alma: ikke spurgt"),
    ],
)
def test_the_scale_is_said_in_words(first: int | None, latest: int | None, spoken: str) -> None:
    assert f'aria-label="{spoken}"' in goal_scale(first=first, latest=latest, who="Alma")
