"""People: once each, unborn and born, numbers that change, homes and links with dates."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests import cast
from varigespor.casework import people
from varigespor.domain.people import Move, NewKin, NewPerson, NewRelation, RelationKind
from varigespor.domain.refusals import Conflict, Refused
from varigespor.records.models import Address, Number, Person, Relation, Trace
from varigespor.records.queries.people import home, kin, number_of, restricted

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = AT.date()
LATER = AT + timedelta(days=2)


def home_of(address: str, **more: object) -> NewPerson:
    return NewPerson("", "", address=address, **more)  # type: ignore[arg-type]


def relation(a: Person, b: Person, kind: RelationKind, since: date = TODAY, note: str = "") -> NewRelation:
    return NewRelation(a.pk, b.pk, kind, since, note)


@pytest.mark.django_db
class TestKnowing:
    def test_an_unborn_child_is_born_on_the_same_person(self) -> None:
        town = cast.build()
        mette = town.asker("mette")
        unborn = people.register(
            by=mette, at=AT, person=NewPerson("", "Skitse", due_on=TODAY + timedelta(days=1))
        )
        people.relate(by=mette, at=AT, relation=relation(unborn, town.signe, RelationKind.MOTHER))
        birth = NewPerson("Ida", "Skitse", born_on=TODAY, number="801126-4999")
        born = people.correct(by=mette, at=LATER, person=unborn, known=birth)
        assert (born.pk, born.name, born.born_on) == (unborn.pk, "Ida Skitse", TODAY)
        assert born.due_on == TODAY + timedelta(days=1)
        assert [one.person for one in kin(child=born, on=TODAY)] == [town.signe]
        assert born.search_key == "ida skitse"

    def test_a_real_number_takes_the_replacements_place_and_both_stay_in_the_books(self) -> None:
        town = cast.build()
        mette = town.asker("mette")
        first = NewPerson("Ida", "Skitse", born_on=TODAY, number="801126-4999")
        row = people.register(by=mette, at=AT, person=first)
        known = NewPerson("Ida", "Skitse", born_on=TODAY, number="201126-4998")
        people.correct(by=mette, at=LATER, person=row, known=known)
        assert (number_of(person=row).number, number_of(person=row).kind) == ("2011264998", "cpr")  # type: ignore[union-attr]
        then = Number.objects.as_known(AT).get(person=row)
        assert (then.number, then.kind) == ("8011264999", "replacement")

    def test_an_empty_number_leaves_the_number_and_the_same_number_is_no_other_person(self) -> None:
        town = cast.build()
        known = NewPerson("Ida", "Skitse", born_on=TODAY, number="801126-4999")
        row = people.register(by=town.asker("bo"), at=AT, person=known)
        for number in ("", "801126-4999"):
            again = NewPerson("Ida Maria", "Skitse", born_on=TODAY, number=number)
            people.correct(by=town.asker("bo"), at=LATER, person=row, known=again)
        assert Number.objects.filter(person=row).count() == 1

    def test_anothers_number_is_refused(self) -> None:
        town = cast.build()
        known = NewPerson("Ida", "Skitse", born_on=TODAY, number="801126-4999")
        people.register(by=town.asker("bo"), at=AT, person=known)
        with pytest.raises(Refused, match="hører til en person"):
            people.correct(by=town.asker("bo"), at=AT, person=town.alma, known=known)

    def test_two_who_correct_the_same_child(self) -> None:
        town = cast.build()
        version = town.alma.version
        mette, karin = town.asker("mette"), town.asker("karin")
        first = NewPerson("Alma Maria", "Øvang", born_on=town.alma.born_on)
        people.correct(by=mette, at=AT, person=town.alma, known=first, version=version)
        second = NewPerson("Alma Sofie", "Øvang", born_on=town.alma.born_on)
        with pytest.raises(Conflict, match=r"Mette Øvgaard rettede oplysningerne 20\.11\. kl\. 10\.00"):
            people.correct(by=karin, at=LATER, person=town.alma, known=second, version=version)
        town.alma.refresh_from_db()
        assert town.alma.given_name == "Alma Maria"
        assert Trace.objects.filter(act="register_person", outcome="conflict").count() == 1


@pytest.mark.django_db
class TestLinks:
    def test_siblings_partners_and_restrictions_hold_and_end_from_both_sides(self) -> None:
        town = cast.build()
        mette = town.asker("mette")
        for kind in (RelationKind.PARTNER, RelationKind.NO_CONTACT):
            row = people.relate(by=mette, at=AT, relation=relation(town.signe, town.rune, kind))
            both = Relation.objects.on(TODAY).filter(kind=kind)
            assert {one.person_id for one in both} == {town.signe.pk, town.rune.pk}
            people.unrelate(by=mette, at=LATER, relation=row, on=LATER.date())
            assert not Relation.objects.on(LATER.date()).filter(kind=kind)
            assert Relation.objects.on(TODAY).filter(kind=kind).count() == 2

    def test_custody_is_split_and_each_part_has_its_days(self) -> None:
        town = cast.build()
        mette = town.asker("mette")
        held = Relation.objects.on(TODAY).get(person=town.alma, other=town.rune, kind="custody")
        people.unrelate(by=mette, at=AT, relation=held, on=TODAY)
        holders = Relation.objects.on(TODAY).filter(person=town.alma, kind="custody")
        assert [row.other_id for row in holders] == [town.signe.pk]
        before = Relation.objects.on(TODAY - timedelta(days=1)).filter(person=town.alma, kind="custody")
        assert before.count() == 2
        assert Relation.objects.on(TODAY).filter(person=town.storm, kind="custody").count() == 2

    def test_the_same_link_is_one_and_an_earlier_day_moves_its_beginning(self) -> None:
        town = cast.build()
        mette, kind = town.asker("mette"), RelationKind.PARTNER
        people.relate(by=mette, at=AT, relation=relation(town.signe, town.rune, kind))
        people.relate(by=mette, at=AT, relation=relation(town.signe, town.rune, kind))
        early = TODAY - timedelta(days=400)
        row = people.relate(by=mette, at=LATER, relation=relation(town.signe, town.rune, kind, early))
        assert row.valid_from == early
        assert Relation.objects.current().filter(kind=kind).count() == 2

    def test_nobody_is_linked_to_themselves(self) -> None:
        town = cast.build()
        with pytest.raises(Refused, match="Vælg en anden person"):
            people.relate(
                by=town.asker("mette"), at=AT, relation=relation(town.alma, town.alma, RelationKind.SIBLING)
            )

    def test_a_restriction_is_said_in_words(self) -> None:
        town = cast.build()
        link = relation(town.alma, town.rune, RelationKind.NO_CONTACT, note="politiets tilhold")
        people.relate(by=town.asker("mette"), at=AT, relation=link)
        assert restricted(child=town.alma, on=TODAY) == ["Rune Prøvsen: politiets tilhold"]
        assert restricted(child=town.storm, on=TODAY) == []

    def test_a_new_person_and_its_links_are_one_act(self) -> None:
        town = cast.build()
        before = Person.objects.count()
        grandmother = NewPerson("Grethe", "Øvang", number="12")
        with pytest.raises(Refused, match="ti cifre"):
            people.register_kin(
                by=town.asker("mette"),
                at=AT,
                kin=NewKin(town.alma.pk, grandmother, (RelationKind.PARENT,), TODAY),
            )
        assert Person.objects.count() == before
        assert Trace.objects.filter(act="register_person", outcome="refused").count() == 2


@pytest.mark.django_db
class TestHomes:
    def test_after_a_move_the_old_home_can_still_be_read(self) -> None:
        town = cast.build()
        mette = town.asker("mette")
        people.move(by=mette, at=AT, person=town.alma, to=Move(home_of("Prøvestien 4"), TODAY))
        assert home(person=town.alma, on=TODAY, may_see_protected=False).text == "Prøvestien 4"
        before = home(person=town.alma, on=TODAY - timedelta(days=1), may_see_protected=False)
        assert before.text == "Prøvevej 8, Hjallerup"
        assert Address.objects.as_known(AT - timedelta(days=1)).get(person=town.alma).valid_to is None

    def test_a_protected_home_masks_the_earlier_ones_too(self) -> None:
        town = cast.build()
        secret = home_of("Skjult Prøvevej 1", address_protected=True)
        people.move(by=town.asker("mette"), at=AT, person=town.alma, to=Move(secret, TODAY))
        town.alma.refresh_from_db()
        for day in (TODAY, TODAY - timedelta(days=10)):
            assert home(person=town.alma, on=day, may_see_protected=False).masked

    @pytest.mark.parametrize(
        ("since", "address", "words"),
        [
            (date(2018, 3, 13), "Prøvestien 4", "Der står allerede en adresse fra en senere dag"),
            (date(2017, 1, 1), "Prøvestien 4", "ligger før fødslen"),
            (TODAY, " ", "Skriv adressen"),
        ],
    )
    def test_moves_that_cannot_be(self, since: date, address: str, words: str) -> None:
        town = cast.build()
        with pytest.raises(Refused, match=words):
            people.move(by=town.asker("mette"), at=AT, person=town.alma, to=Move(home_of(address), since))

    def test_a_move_ahead_holds_until_its_day_and_blocks_one_before_it(self) -> None:
        town = cast.build()
        mette, ahead = town.asker("mette"), TODAY + timedelta(days=30)
        people.move(by=mette, at=AT, person=town.alma, to=Move(home_of("Prøvestien 4"), ahead))
        assert home(person=town.alma, on=TODAY, may_see_protected=False).text == "Prøvevej 8, Hjallerup"
        with pytest.raises(Refused, match="senere dag"):
            people.move(by=mette, at=AT, person=town.alma, to=Move(home_of("Prøvestien 5"), TODAY))


@pytest.mark.django_db(transaction=True)
def test_the_same_number_registered_by_two_at_once_is_one_person() -> None:
    town = cast.build()
    start, said = Barrier(2), []

    def register(given: str) -> None:
        start.wait()
        try:
            people.register(
                by=town.asker("bo"), at=AT, person=NewPerson(given, "Skitse", number="801126-4999")
            )
        except Refused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=register, args=(given,)) for given in ("Ida", "Eva")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Person.objects.filter(family_name="Skitse").count() == 1
    assert said == [people.TAKEN]
