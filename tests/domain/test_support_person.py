"""The parents' support person: never offered is not a no, and nothing is said of a child at home."""

import pytest

from varigespor.domain.support_person import DANISH_STATES, SupportAnswer, SupportState, complaints


def fields(answer: SupportAnswer, *, placed: bool = True) -> list[str]:
    return [complaint.field for complaint in complaints(answer=answer, placed=placed) if complaint]


@pytest.mark.parametrize("state", list(SupportState))
def test_each_answer_stands_by_itself(state: SupportState) -> None:
    assert fields(SupportAnswer(state)) == []


def test_no_answer_is_nothing_to_complain_of() -> None:
    assert fields(SupportAnswer(), placed=False) == []


@pytest.mark.parametrize(
    ("answer", "placed", "told"),
    [
        (SupportAnswer("", "Vi har mormor."), True, ["support_person"]),
        (SupportAnswer("måske"), True, ["support_person"]),
        (SupportAnswer("declined", "x" * 301), True, ["support_person_words"]),
        (SupportAnswer("declined"), False, ["support_person"]),
    ],
)
def test_what_cannot_be_is_told_at_its_field(answer: SupportAnswer, placed: bool, told: list[str]) -> None:
    assert fields(answer, placed=placed) == told


def test_no_two_answers_read_alike() -> None:
    assert len(set(DANISH_STATES.values())) == len(SupportState)
