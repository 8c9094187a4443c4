"""The ladder as a rule: the step of help, and what a new or higher one must answer. No database."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain.ladder import (
    LowerStep,
    WhyNotLower,
    derived_step,
    mismatch,
    must_answer,
    says_something,
    unanswered,
)

ON = date(2026, 11, 25)
TEXT = "Samtalerne hjælper ikke, når mor er syg."


def answer(text: str = TEXT, **steps: LowerStep) -> WhyNotLower:
    return WhyNotLower({int(key[1:]): step for key, step in steps.items()}, text)


def test_a_new_or_higher_step_answers_for_every_lower_one() -> None:
    assert must_answer(new_step=3, steps_today=[]) == (2, 1)
    assert must_answer(new_step=5, steps_today=[2, 3]) == (4, 3, 2, 1)
    assert must_answer(new_step=3, steps_today=[5]) == ()
    assert must_answer(new_step=3, steps_today=[3]) == ()
    assert must_answer(new_step=1, steps_today=[]) == ()


def test_the_place_gives_a_placements_step_and_respite_stands_on_its_own() -> None:
    assert derived_step(place_type="foster_general", entry_step=2, on=ON) == 5
    assert derived_step(place_type="foster_general", entry_step=2, on=ON, placement=False) == 2
    assert derived_step(place_type="", entry_step=3, on=ON) == 3


def test_a_boarding_school_moved_on_the_ladder_in_2020() -> None:
    assert derived_step(place_type="boarding_school", entry_step=6, on=date(2019, 1, 1)) == 3
    assert derived_step(place_type="boarding_school", entry_step=6, on=date(2021, 1, 1)) == 6


def test_a_mismatch_says_what_does_not_fit() -> None:
    assert mismatch(step=3, derived=3, allowed=(2, 3)) == ""
    assert "trin 5" in mismatch(step=3, derived=5)
    assert "bruges på trin 2, 3" in mismatch(step=4, derived=4, allowed=(3, 2))


def test_a_whole_answer_lacks_nothing() -> None:
    whole = answer(s1=LowerStep((uuid4(),)), s2=LowerStep(none_exists=True))
    assert unanswered(answer=whole, lower=(2, 1)) == ()
    assert unanswered(answer=WhyNotLower(), lower=()) == ()


@pytest.mark.parametrize("text", ["", "...", "nej nej nej", "1 2 3 4", "ja ja nej"])
def test_punctuation_and_repetition_say_nothing(text: str) -> None:
    whole = answer(text, s1=LowerStep(none_exists=True))
    assert unanswered(answer=whole, lower=(1,)) == ("Teksten siger ikke hvorfor.",)


def test_the_same_words_as_for_another_step_say_nothing_new() -> None:
    whole = answer("samtalerne hjælper IKKE når mor er syg!", s1=LowerStep(none_exists=True))
    assert unanswered(answer=whole, lower=(1,), earlier=[TEXT]) == (
        "Det er de samme ord som ved et andet trin.",
    )


def test_a_step_is_considered_or_empty_not_both() -> None:
    both = answer(s1=LowerStep((uuid4(),), none_exists=True))
    assert unanswered(answer=both, lower=(2, 1)) == (
        "Trin 2: intet er overvejet.",
        "Trin 1: både overvejet og »intet passende tilbud«.",
    )


@given(st.text(alphabet=" .,!?-0123456789\n", max_size=60))
def test_no_letters_never_say_anything(text: str) -> None:
    assert not says_something(text=text)


@given(st.integers(1, 6), st.lists(st.integers(1, 6), max_size=4))
def test_what_must_be_answered_is_all_below_or_nothing(new: int, today: list[int]) -> None:
    lower = must_answer(new_step=new, steps_today=today)
    higher = new > max(today, default=0)
    assert list(lower) == (list(range(new - 1, 0, -1)) if higher else [])
