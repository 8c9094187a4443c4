"""The charts as drawn: readable, said in words, Danish, within the policy, the same bytes everywhere.

Altair and the drawing machine take seconds to import: no other module of tests draws charts of its own.
"""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from varigespor.run import starting
from varigespor.web.charts import lasting, money, steps, theme
from varigespor.web.charts.lasting import Lasting, Point
from varigespor.web.charts.money import Line, Money
from varigespor.web.charts.steps import Row, Steps
from varigespor.web.pictures.canvas import Box, Type, label_box

MONTHS = tuple(date(2024 + at // 12, at % 12 + 1, 1) for at in range(24))
SINCE = date(2025, 1, 1)
STEPS = Steps(
    MONTHS,
    (
        Row("6 Anbringelse på institution", tuple(range(20, 44))),
        Row("5 Anbringelse i plejefamilie", tuple(range(1000, 1240, 10))),
        Row("4 Anbringelse i slægt eller netværk", None),
        Row("1 Tidligere indsatser i almenområdet", (0,) * 24),
    ),
    SINCE,
)
MONEY = Money(
    MONTHS,
    (
        Line("anbringelser", tuple(610_000_000 + at * 5_000_000 for at in range(24))),
        Line("hjælp hjemme", tuple(600_000_000 + at * 5_000_000 for at in range(24))),
    ),
    SINCE,
)
LASTING = Lasting(
    41, 1000, tuple(Point(day, 1 - day / 1200, 1 - day / 1000, 1 - day / 1500) for day in (90, 340, 700))
)
COARSE = Lasting(41, 700, LASTING.points, coarse=True)
DRAWN = {
    "steps": steps.draw(steps=STEPS, prefix="p"),
    "money": money.draw(money=MONEY, prefix="p"),
    "lasting": lasting.draw(lasting=LASTING, prefix="p"),
    "coarse": lasting.draw(lasting=COARSE, prefix="p"),
    "one month": steps.draw(steps=Steps(MONTHS[:1], (Row("5 B", (7,)),), MONTHS[0]), prefix="p"),
    "nobody ended": lasting.draw(lasting=Lasting(9, 40, ()), prefix="p"),
    "nothing left": lasting.draw(lasting=Lasting(9, 400, (Point(365, 0.0, None, None),)), prefix="p"),
}


def labels(svg: str) -> list[tuple[str, Box]]:
    """Every word of the drawing with the room it takes, as the house reckons widths."""
    found: list[tuple[str, Box]] = []

    def walk(element: ElementTree.Element, x: float, y: float) -> None:
        moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
        if moved:
            x, y = x + float(moved[1]), y + float(moved[2])
        if element.tag.endswith("text") and element.text:
            size = float(element.get("font-size", "0").removesuffix("px"))
            assert size >= 12, element.text
            type_ = Type(size, anchor=element.get("text-anchor", "start"))
            found.append((element.text, label_box(at=(x, y), words=element.text, type_=type_)))
        for child in element:
            walk(child, x, y)

    walk(ElementTree.fromstring(svg), 0, 0)  # noqa: S314 -- our own drawing
    return found


@pytest.mark.parametrize("name", list(DRAWN))
def test_no_label_touches_another_and_none_leaves_the_sheet(name: str) -> None:
    svg = DRAWN[name]
    height = float(re.findall(r'viewBox="0 0 358 (\d+)"', svg)[0])
    found = labels(svg)
    for (words, box), (others, other) in combinations(found, 2):
        assert not box.meets(other), (words, others)
    for words, box in found:
        assert box.within(width=theme.WIDTH + 1, height=height), (words, box)


@pytest.mark.parametrize("name", list(DRAWN))
def test_a_chart_is_a_picture_with_a_title_and_a_description_and_no_style(name: str) -> None:
    svg = DRAWN[name]
    assert svg.startswith('<svg class="chart" xmlns="http://www.w3.org/2000/svg"')
    assert 'role="img" aria-labelledby="p-t p-d"><title id="p-t">' in svg
    assert svg.count("role=") == svg.count("aria-") == 1 and svg.count(" id=") == 2
    for forbidden in ("style=", "<style", "<script", "href", "url("):
        assert forbidden not in svg


def test_what_is_said() -> None:
    assert money.finding(money=MONEY) == "Hjælpen kostede 14,4 mio. kr. i dec. 2025 mod 13,2 året før"
    assert money.finding(money=Money(MONTHS, (Line("hjælp hjemme", None),), SINCE)).startswith(
        "Hjælpens pris"
    )
    assert steps.finding(steps=STEPS) == "Børn på hvert trin måned for måned til dec. 2025"
    whole = Steps(MONTHS, STEPS.rows[:2], SINCE)
    assert steps.finding(steps=whole) == "1.273 børn på trappen 1. dec. 2025 mod 1.141 året før"
    assert "Trin 4 Anbringelse i slægt eller netværk: skjult: færre end fem." in DRAWN["steps"]
    assert lasting.finding(lasting=LASTING) == (
        "Af 41 anbringelser er 72 % stadig i gang efter 12 måneder (usikkerhed 66–77 %)"
    )
    assert lasting.finding(lasting=COARSE) == (
        "Af 41 anbringelser er 42 % stadig i gang efter 700 dage (usikkerhed 30–53 %)"
    )
    assert "fulgt i mindre end 12 måneder" in lasting.finding(lasting=Lasting(9, 40, ()))
    assert "For få af 9 anbringelser" in lasting.finding(lasting=Lasting(9, 0, (), coarse=True))


def test_the_axes_speak_danish() -> None:
    assert [words for words, _ in labels(DRAWN["steps"]) if words in ("2024", "juli", "2025")] == [
        "2024",
        "juli",
        "2025",
        "juli",
    ]
    little = Money(MONTHS, (Line("hjælp hjemme", (30_000,) * 24),), SINCE)
    drawn = {words for words, _ in labels(money.draw(money=little, prefix="p"))}
    assert {"0,1", "0,3", "t.kr. pr. måned"} <= drawn
    assert "75 %" in {words for words, _ in labels(DRAWN["lasting"])}


def test_the_lines_are_told_apart_without_colour() -> None:
    rings = re.findall(r'<path class="[^"]*fill-paper[^"]*"', DRAWN["money"])
    assert len(rings) == len(MONTHS)
    assert "stroke-dasharray" not in re.sub(r'stroke-dasharray="2,4"', "", DRAWN["money"])


def test_the_colours_are_the_tokens_and_each_has_its_class() -> None:
    tokens = Path("varigespor/web/static/vs/tokens.css").read_text().split("@media")[0]
    style = Path("varigespor/web/static/vs/charts.css").read_text()
    for token, colour in theme.COLOURS.items():
        assert f"--{token}: {colour};" in tokens
    used = {
        name for svg in DRAWN.values() for name in re.findall(r"(?:fill|stroke)-[a-z0-9-]+(?=[ \"])", svg)
    }
    for name in used - {"stroke-width"}:
        assert f".chart .{name} {{" in style or "=" in name, name


def test_another_process_in_another_place_draws_the_same_bytes() -> None:
    code = "import sys; from tests.web.charts import test_drawn as it; sys.stdout.write(repr(it.DRAWN))"
    there = os.environ | {"TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "7"}
    drawn = subprocess.run(
        [sys.executable, "-c", code], env=there, capture_output=True, text=True, check=True
    ).stdout
    assert drawn == repr(DRAWN)


def test_the_same_data_are_drawn_once() -> None:
    before = steps.draw.cache_info()
    assert steps.draw(steps=STEPS, prefix="p") is DRAWN["steps"]
    assert steps.draw.cache_info().misses == before.misses
    assert before.maxsize == 128


def test_a_worker_makes_itself_ready_beside_the_requests() -> None:
    held = gc.get_freeze_count()
    try:
        thread = starting.in_background()
        thread.join(30)
        assert thread.daemon and not thread.is_alive()
        assert gc.get_freeze_count() > held
    finally:
        gc.unfreeze()
