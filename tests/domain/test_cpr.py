"""Numbers: centuries against an oracle, replacement numbers, and what is not a number."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.dk import cpr

from varigespor.domain.cpr import read_number
from varigespor.domain.refusals import Refused


@given(st.dates(date(1900, 1, 1), date(2035, 12, 31)), st.integers(0, 9), st.integers(0, 999))
def test_the_century_agrees_with_the_oracle(day: date, seventh: int, rest: int) -> None:
    text = f"{day:%d%m%y}{seventh}{rest:03d}"
    assert read_number(text=text).born_on == cpr.get_birth_date(text)


def test_modulus_11_is_no_reason_to_refuse() -> None:
    assert read_number(text="010120-9999").kind == "cpr"


def test_a_replacement_number_has_its_day_plus_sixty() -> None:
    number = read_number(text="741018-9001")
    assert (number.kind, number.born_on) == ("replacement", date(2018, 10, 14))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "010120",
        "01012099999",
        "320120-9999",
        "010020-9999",
        "١٢٣٤٥٦٧٨٩٠",
        "１２３４５６７８９０",
        "abcdef-ghij",
    ],
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_number(text=text)


def test_another_birth_day_is_refused() -> None:
    with pytest.raises(Refused, match="Ret nummeret"):
        read_number(text="010120-9999", born_on=date(2020, 2, 1))
