"""Finding people within one's scope, and the one place where addresses are masked."""

from datetime import UTC, datetime

import pytest

from tests import cast
from varigespor.casework import people
from varigespor.domain.people import NewPerson, RelationKind
from varigespor.records.models import Person
from varigespor.records.queries.people import found, home, kin

pytestmark = pytest.mark.django_db
TODAY = cast.START.date()
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def add(town: cast.Cast, given: str, family: str, **more: object) -> Person:
    person = NewPerson(given, family, **more)  # type: ignore[arg-type]
    return people.register(by=town.asker("bo"), at=AT, person=person)


@pytest.mark.parametrize("words", ["kristian", "Christian Soerensen", "SØRENSEN", "ristia"])
def test_intake_finds_everybody_by_sound(words: str) -> None:
    town = cast.build()
    row = add(town, "Kristian", "Sørensen")
    assert found(text=words, asker=town.asker("bo"), on=TODAY) == [row]


@pytest.mark.parametrize(
    "words", ["2018-03-14", "2018.3.14", "140318", "14.03.2018", "14/3/2018", "14-03-18", "14032018"]
)
def test_by_birth_day(words: str) -> None:
    town = cast.build()
    assert found(text=words, asker=town.asker("bo"), on=TODAY) == [town.alma]


def test_by_number_and_only_the_whole_number() -> None:
    town = cast.build()
    row = add(town, "Ida", "Opdigt", number="741018-9001")
    assert found(text="7410189001", asker=town.asker("bo"), on=TODAY) == [row]
    assert found(text="741018900", asker=town.asker("bo"), on=TODAY) == []


def test_a_replaced_number_still_finds_the_child() -> None:
    town = cast.build()
    row = add(town, "Ida", "Opdigt", number="741018-9001")
    now = NewPerson("Ida", "Opdigt", number="741019-9002")
    people.correct(by=town.asker("bo"), at=AT, person=row, known=now, version=row.version)
    for number in ("741018-9001", "741019-9002"):
        assert found(text=number, asker=town.asker("bo"), on=TODAY) == [row]


def test_nothing_and_punctuation_find_nobody() -> None:
    town = cast.build()
    assert found(text="  .,;", asker=town.asker("bo"), on=TODAY) == []


def test_an_adviser_finds_own_children_and_those_linked_to_them() -> None:
    town = cast.build()
    cast.allocated(town)
    add(town, "Alma", "Fremmed")
    mette = town.asker("mette")
    assert found(text="Alma", asker=mette, on=TODAY) == [town.alma]
    assert found(text="Rune Prøvsen", asker=mette, on=TODAY) == [town.rune]
    assert found(text="Alma", asker=town.asker("jonas"), on=TODAY) == []


def test_danish_order() -> None:
    town = cast.build()
    rows = [add(town, "Bo", family) for family in ("Åberg", "Zahle", "Ærø", "Østergaard")]
    expected = [rows[1], rows[2], rows[3], rows[0]]
    assert found(text="Bo", asker=town.asker("bo"), on=TODAY) == expected


def test_a_protected_address_leaves_only_for_those_with_the_right() -> None:
    town = cast.build()
    row = add(town, "Ida", "Opdigt", address="Skjult Prøvevej 1", address_protected=True)
    masked = home(person=row, on=TODAY, may_see_protected=False)
    assert (masked.text, masked.masked, masked.protected) == ("", True, True)
    assert home(person=row, on=TODAY, may_see_protected=True).text == "Skjult Prøvevej 1"


def test_kin_parents_first_with_everything_they_are() -> None:
    town = cast.build()
    rows = kin(child=town.alma, on=TODAY)
    assert [row.person.given_name for row in rows] == ["Rune", "Signe", "Storm"]
    assert rows[1].kinds == (RelationKind.MOTHER, RelationKind.CUSTODY)
