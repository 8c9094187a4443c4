"""What is known of a child: born, a number, two who correct at once; and a family with new people in it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import people
from varigespor.domain.people import NewPerson, NewRelation, RelationKind
from varigespor.records.models import Address, Case, Number, Relation

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=2))


def of(name: str, case: Case) -> str:
    return reverse(f"people:{name}", args=[case.pk])


def typed(case: Case, **changes: str) -> dict[str, str]:
    child = case.child
    values = {"key": "k", "version": str(child.version), "given_name": child.given_name}
    return values | {"family_name": child.family_name, "born_on": f"{child.born_on}"} | changes


def test_a_number_is_added_and_shown_in_full_only_where_it_is_kept(
    client: Client, town: cast.Cast, case: Case
) -> None:
    client.force_login(town.employee("mette"))
    assert "Intet nummer" in client.get(of("child", case)).content.decode()
    answer = client.post(of("known", case), typed(case, number="740318-4999"))
    assert answer.status_code == 302
    assert Number.objects.get(person=case.child).kind == "replacement"
    assert "4999" not in client.get(of("child", case)).content.decode()
    assert "740318-4999" in client.get(of("known", case)).content.decode()


def test_an_unborn_child_is_born(client: Client, town: cast.Cast) -> None:
    at, today = timezone.now() - timedelta(days=2), timezone.localdate()
    unborn = people.register(
        by=town.asker("bo"), at=at, person=NewPerson("", "Skitse", due_on=today + timedelta(days=3))
    )
    case = cast.allocated(town, at=at, child=unborn)
    client.force_login(town.employee("mette"))
    assert "Ufødt, termin" in client.get(of("child", case)).content.decode()
    born = {"key": "k", "version": "1", "given_name": "Ida", "family_name": "Skitse", "sex": "f"}
    assert client.post(of("known", case), born | {"born_on": today.isoformat()}).status_code == 302
    body = client.get(of("child", case)).content.decode()
    assert "Ida Skitse" in body
    assert "Ufødt" not in body


def test_the_second_of_two_keeps_the_own_text_and_sees_the_others(
    client: Client, town: cast.Cast, case: Case
) -> None:
    now = timezone.now()
    mine = typed(case, given_name="Alma Sofie")
    theirs = NewPerson("Alma Maria", "Øvang", born_on=case.child.born_on)
    people.correct(by=town.asker("karin", now), at=now, person=case.child, known=theirs)
    client.force_login(town.employee("mette"))
    response = client.post(of("known", case), mine)
    body = response.content.decode()
    assert "Karin Eksempelund har rettet i mellemtiden" in body
    assert "Alma Maria" in body
    assert 'value="Alma Sofie"' in body
    case.child.refresh_from_db()
    assert case.child.given_name == "Alma Maria"
    again = mine | {"version": response.context["form"]["version"].value()}
    assert client.post(of("known", case), again).status_code == 302
    case.child.refresh_from_db()
    assert case.child.given_name == "Alma Sofie"


def test_a_new_grandmother_is_registered_and_linked(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    new = {"key": "k", "given_name": "Grethe", "family_name": "Øvang", "kind": "parent", "note": "mormor"}
    assert client.post(of("new_kin", case), new | {"kind": ""}).status_code == 200
    assert client.post(of("new_kin", case), new).status_code == 302
    assert "mormor" in client.get(of("family", case)).content.decode()
    assert Relation.objects.get(note="mormor").person == case.child


def test_found_chosen_and_linked_without_scripts(client: Client, town: cast.Cast, case: Case) -> None:
    now = timezone.now()
    link = NewRelation(town.signe.pk, town.storm.pk, RelationKind.PARTNER, cast.HIRED)
    people.relate(by=town.asker("karin", now), at=now, relation=link)
    client.force_login(town.employee("mette"))
    assert "Rune Prøvsen" in client.post(of("family", case), {"find": "rune"}).content.decode()
    chosen = client.post(of("family", case), {"choose": str(town.rune.pk)}).content.decode()
    assert f'name="other" value="{town.rune.pk}"' in chosen
    sent = {"do": "link", "other": str(town.rune.pk), "kind": ["no_contact"], "note": "tilhold"}
    assert client.post(of("family", case), sent).status_code == 302
    for page in (of("child", case), reverse("notes:new", args=[case.pk])):
        assert "Rune Prøvsen: tilhold" in client.get(page).content.decode()


def test_a_move_is_saved_and_one_that_cannot_be_says_why(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    wrong = {"do": "move", "address": "Prøvestien 4", "since": "2017-01-01"}
    body = client.post(of("family", case), wrong).content.decode()
    assert "ligger før fødslen" in body
    assert 'value="Prøvestien 4"' in body
    right = wrong | {"since": timezone.localdate().isoformat()}
    assert client.post(of("family", case), right).status_code == 302
    assert Address.objects.on(timezone.localdate()).get(person=case.child).text == "Prøvestien 4"


@pytest.mark.parametrize("name", ["known", "family", "new_kin"])
@pytest.mark.parametrize("who", ["lone", "lis", "bo", "erik"])
def test_not_for_those_who_do_not_work_in_the_case(
    client: Client, town: cast.Cast, case: Case, name: str, who: str
) -> None:
    client.force_login(town.employee(who))
    assert client.get(of(name, case)).status_code == 404
    assert client.post(of(name, case), {}).status_code == 404
    client.force_login(town.employee("mette"))
    assert client.put(of(name, case)).status_code == 405
