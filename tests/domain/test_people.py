"""Names as Danes hear and sort them; ages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain.people import age, search_key, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kristian", "Christian"),
        ("Åse", "Aase"),
        ("Sørensen", "Soerensen"),
        ("Mathilde", "Matilde"),
        ("Philip", "Filip"),
        ("Jakob", "Jacob"),
        ("Anna", "Ana"),
        ("Bæk", "Baek"),
        ("O\u0308vang", "Øvang"),
    ],
)
def test_names_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert search_key(name=one) == search_key(name=other)


def test_names_that_do_not_stay_apart() -> None:
    assert search_key(name="Storm") != search_key(name="Stine")


def test_danish_order() -> None:
    names = ["Østergaard", "Aagaard", "Ærø", "Zahle", "Andersen", "Ågård"]
    ordered = sorted(names, key=lambda name: sort_key(given_name="", family_name=name))
    assert ordered[:4] == ["Andersen", "Zahle", "Ærø", "Østergaard"]
    assert set(ordered[4:]) == {"Aagaard", "Ågård"}


@pytest.mark.parametrize(
    "names",
    [
        ["André", "Andrup", "Andå"],
        ["Müller", "Myrup", "Mørk", "Mår"],
        ["Leon", "Léonsen", "Leth", "Løvsen"],
        ["Æble", "Ärlig", "Øst", "Österby", "A\u030aberg"],
    ],
)
def test_accents_are_folded_but_not_the_danish_letters(names: list[str]) -> None:
    assert sorted(names, key=lambda name: sort_key(given_name="", family_name=name)) == names


@given(st.dates(date(1950, 1, 1), date(2020, 1, 1)), st.integers(0, 30000))
def test_age_grows_by_one_a_year(born_on: date, days: int) -> None:
    on = date.fromordinal(born_on.toordinal() + days)
    years = age(born_on=born_on, on=on)
    assert -2 < (on - born_on).days - years * 365.2425 < 367


def test_a_leap_day_child_turns_on_the_first_of_march() -> None:
    assert age(born_on=date(2016, 2, 29), on=date(2026, 2, 28)) == 9
    assert age(born_on=date(2016, 2, 29), on=date(2026, 3, 1)) == 10
