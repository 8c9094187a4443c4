"""The sheet: words are escaped, boxes know when they meet, and labels know their room."""

from __future__ import annotations

import pytest

from varigespor.web.pictures.canvas import Box, Canvas, Type, label_box
from varigespor.web.pictures.letters import fitted, width_of, wrapped


def test_words_from_people_are_escaped() -> None:
    canvas = Canvas(prefix="p", css="pic", width=100)
    canvas.text(at=(0, 20), words='<script>"&', type_=Type(13))
    svg = canvas.svg(height=40, title="<b>", text="a & b")
    assert "<script>" not in svg
    assert "&lt;script&gt;&quot;&amp;" in svg
    assert "<title" in svg and "&lt;b&gt;</title>" in svg


def test_no_style_attribute_is_ever_written() -> None:
    canvas = Canvas(prefix="p", css="pic", width=100)
    canvas.line(start=(0, 0), end=(1, 1.26), css="a")
    canvas.rect(box=Box(0, 0, 2, 2), css="b", radius=1)
    svg = canvas.svg(height=10, title="t", text="d")
    assert "style=" not in svg
    assert 'y2="1.3"' in svg


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(5, 5, 10, 10), True),
        (Box(10, 0, 5, 5), False),
        (Box(0, 10, 5, 5), False),
        (Box(9, 9, 1, 1), True),
    ],
)
def test_boxes_meet_only_when_they_share_area(other: Box, meets: bool) -> None:
    assert Box(0, 0, 10, 10).meets(other) is meets


def test_anchors_move_the_room_of_words() -> None:
    width = width_of(words="Alma", size=13)
    for anchor, left in (("start", 100), ("middle", 100 - width / 2), ("end", 100 - width)):
        box = label_box(at=(100, 20), words="Alma", type_=Type(13).towards(anchor))
        assert (box.x, box.width) == pytest.approx((left, width))


def test_long_words_end_in_dots_and_fit() -> None:
    short = fitted(words="Hjemmebaserede foranstaltninger", size=14, room=120)
    assert short.endswith("…")
    assert width_of(words=short, size=14) <= 120


def test_wrapping_keeps_every_word_when_there_is_room() -> None:
    lines = wrapped(words="Tidlig indsats i almenområdet", size=14, room=166)
    assert len(lines) == 2
    assert " ".join(lines) == "Tidlig indsats i almenområdet"
    assert wrapped(words="", size=14, room=100) == []
