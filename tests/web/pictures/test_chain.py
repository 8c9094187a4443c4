"""Forandringsteorien: solid where there are data, dashed where none; readable at every size."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.pictures.collisions import assert_readable, assert_sound
from varigespor.web.pictures.chain import narrow, wide
from varigespor.web.pictures.chain.links import Box, ChainPicture, Column, Link, finding, in_words

WORDS = st.sampled_from(
    [
        "Ni rådgivere",
        "Netværket er til stede i alle sager",
        "En meget lang forebyggelsesforanstaltningsrække i alt",
    ]
)
VALUES = st.sampled_from(
    ["", "92 %", "84 ned, 42 op", "100 underretninger", "vises ikke", "1.000.000 børn i alt nu"]
)
HEADINGS = ("Ressourcer", "Aktiviteter", "Ydelser", "Resultater", "Effekter")


@st.composite
def chains(draw: st.DrawFn) -> ChainPicture:
    columns = tuple(
        Column(heading, tuple(Box(f"{place}-{n}", draw(WORDS)) for n in range(draw(st.integers(1, 4)))))
        for place, heading in enumerate(HEADINGS)
    )
    pairs = [
        (start.key, end.key)
        for before, after in pairwise(columns)
        for start in before.boxes
        for end in after.boxes
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14))
    links = tuple(Link(start, end, "Mål, der er nået", draw(VALUES)) for start, end in chosen)
    return ChainPicture("Myndighed", columns, links)


def small(value: str) -> ChainPicture:
    columns = tuple(Column(heading, (Box(heading, f"{heading} & mere"),)) for heading in HEADINGS)
    return ChainPicture("Myndighed", columns, (Link("Ressourcer", "Aktiviteter", "Mål", value),))


@settings(max_examples=60, deadline=None)
@given(chain=chains())
def test_no_label_touches_another_and_none_leaves_the_sheet(chain: ChainPicture) -> None:
    for variant in (wide, narrow):
        canvas, height = variant.sketch(chain=chain, prefix="p")
        assert_readable(canvas=canvas, height=height)


@settings(max_examples=30, deadline=None)
@given(chain=chains())
def test_as_many_arrows_are_dashed_as_have_no_data(chain: ChainPicture) -> None:
    without = sum(not link.value for link in chain.links)
    for variant in (wide, narrow):
        svg = variant.draw(chain=chain, prefix="p")
        assert svg.count('class="ch-line none"') == svg.count('class="ch-head none"') == without
        assert svg.count('class="ch-line"') == len(chain.links) - without


def test_it_says_every_arrow_in_words_and_is_sound() -> None:
    for value, said in (("92 %", "Mål, 92 %."), ("", "Mål, ingen data.")):
        for variant in (wide, narrow):
            svg = variant.draw(chain=small(value), prefix="p")
            assert_sound(svg=svg, prefix="p")
            assert "Ressourcer &amp; mere" in svg
            assert f"»Ressourcer &amp; mere« til »Aktiviteter &amp; mere«: {said}" in svg
    assert finding(chain=small("92 %")) == "Myndighed: 1 af 1 pile har data"
    assert in_words(chain=small("")).endswith("Samme tal står i tabellen.")


def test_two_counts_stand_over_and_under_their_arrow() -> None:
    svg = wide.draw(chain=small("84 ned, 42 op"), prefix="p")
    assert ">84 ned</text>" in svg and ">42 op</text>" in svg
    assert ">84 ned, 42 op</text>" in narrow.draw(chain=small("84 ned, 42 op"), prefix="p")
