"""Indicators: one definition each, and no few children for those who may not see single cases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain.indicator_words import WORDS
from varigespor.domain.indicators import SMALL, Counted, Indicator, Kind, shown
from varigespor.norms.published import measure

UNITS = {
    Kind.SHARE: ("frister",),
    Kind.COUNT: ("barn", "børn", "i alt"),
    Kind.PAIR: ("ned", "op", "bevægelser"),
    Kind.RATE: ("skift",),
}


def said(kind: Kind, *numbers: int, children: int = 100, whole: bool = True) -> str:
    found = shown(counted=Counted(numbers, children), kind=kind, units=UNITS[kind], whole=whole)
    return f"{found.value}; {found.behind}" if found else ""


def test_each_indicator_is_defined_or_says_what_it_needs() -> None:
    assert set(WORDS) == set(Indicator)
    for one, word in WORDS.items():
        assert bool(word.definition) != bool(word.needs), one
        assert word.heading and (word.definition or word.needs).endswith("."), one
        assert not word.published or measure(key=word.published), one
        assert not word.definition or len(word.units) == len(UNITS[word.kind]), one


@pytest.mark.parametrize(
    ("kind", "numbers", "words"),
    [
        (Kind.SHARE, (46, 50), "92 %; 46 af 50 frister"),
        (Kind.SHARE, (1, 8), "13 %; 1 af 8 frister"),
        (Kind.SHARE, (2007, 2122), "95 %; 2.007 af 2.122 frister"),
        (Kind.SHARE, (0, 0), ""),
        (Kind.COUNT, (1,), "1 barn; i alt"),
        (Kind.COUNT, (0,), "0 børn; i alt"),
        (Kind.PAIR, (84, 3), "84 ned, 3 op; bevægelser"),
        (Kind.RATE, (63, 194_495), "0,12 skift; 63 skift i alt"),
        (Kind.RATE, (0, 0), ""),
    ],
)
def test_values_are_said_in_danish(kind: Kind, numbers: tuple[int, ...], words: str) -> None:
    assert said(kind, *numbers) == words


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (Kind.SHARE, (15, 17)),
        (Kind.SHARE, (3, 50)),
        (Kind.SHARE, (2, 2)),
        (Kind.COUNT, (4,)),
        (Kind.RATE, (1, 9000)),
    ],
)
def test_few_are_hidden_from_those_without_cases(kind: Kind, numbers: tuple[int, ...]) -> None:
    assert "færre end 5" in said(kind, *numbers, whole=False)
    assert "færre end 5" not in said(kind, *numbers, whole=True)


def test_few_children_behind_many_rows_are_hidden_too() -> None:
    assert "færre end 5" in said(Kind.SHARE, 40, 80, children=2, whole=False)
    assert said(Kind.SHARE, 40, 80, children=40, whole=False) == "50 %; 40 af 80 frister"
    assert said(Kind.PAIR, 84, 3, whole=False) == "84 ned, <5 op; bevægelser"


@given(
    kind=st.sampled_from(Kind), part=st.integers(0, 60), more=st.integers(0, 60), children=st.integers(0, 60)
)
def test_no_small_count_can_be_read_or_reckoned(kind: Kind, part: int, more: int, children: int) -> None:
    numbers = {
        Kind.SHARE: (part, part + more),
        Kind.COUNT: (part,),
        Kind.PAIR: (part, more),
        Kind.RATE: (part, 365 * more),
    }[kind]
    words = said(kind, *numbers, children=children, whole=False).replace("<5", "").replace("end 5", "")
    read = {int(number) for number in re.findall(r"(?<![\d,.])\d+(?![\d,.]| %)", words)}
    assert not read & set(SMALL)
    if "%" in words:
        assert not {part, more, part + more, children} & set(SMALL)
