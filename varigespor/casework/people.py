"""Registering people once, linking them with dates, and correcting what is known."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from varigespor.domain.access import Act, Asker
from varigespor.domain.cpr import Number as CprNumber
from varigespor.domain.cpr import read_number
from varigespor.domain.people import NewPerson, NewRelation, RelationKind, search_key, sort_key
from varigespor.domain.refusals import Complaint, Refused, refuse_if, wanted
from varigespor.records.models import Address, Number, Person, Relation
from varigespor.records.sealing import blind_index

from .trace import Entry, acting, check_version

BOTH_WAYS = {RelationKind.SIBLING, RelationKind.PARTNER, RelationKind.NO_CONTACT}


def register(*, by: Asker, at: datetime, person: NewPerson) -> Person:
    """A new person, with number and address where they are known.

    Raises Refused: a name missing, a birth day ahead, an impossible or already known number.
    """
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        number = _check(person, trace.today)
        row = Person.objects.create(
            given_name=person.given_name.strip(),
            family_name=person.family_name.strip(),
            search_key=search_key(name=f"{person.given_name} {person.family_name}"),
            sort_key=sort_key(given_name=person.given_name, family_name=person.family_name),
            sex=person.sex,
            born_on=person.born_on,
            due_on=person.due_on,
            address_protected=person.address_protected,
            known_at=at,
        )
        if number:
            _store_number(row, number, at)
        if person.address.strip() or person.district:
            _store_address(row, person, trace)
        trace.about(row, children=[row.pk])
    return row


def relate(*, by: Asker, at: datetime, relation: NewRelation) -> Relation:
    """Link two people from a day; siblings, partners and contact restrictions go both ways."""
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        row = _link(relation, relation.person, relation.other, at)
        if relation.kind in BOTH_WAYS:
            _link(relation, relation.other, relation.person, at)
        trace.about(row, children=[relation.person, relation.other])
    return row


def unrelate(*, by: Asker, at: datetime, relation: Relation, on: date) -> Relation:
    """End a relation on a day (custody moves, partners part)."""
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        row = relation.revise(at=at, valid_to=on)
        trace.about(row, children=[row.person_id, row.other_id])
    return row


def born(*, by: Asker, at: datetime, person: Person, birth: NewPerson) -> Person:
    """An unborn child is born: name, day and number on the same person, nothing lost."""
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        number = _check(birth, trace.today)
        person.given_name, person.family_name = birth.given_name.strip(), birth.family_name.strip()
        person.search_key = search_key(name=person.name)
        person.sort_key = sort_key(given_name=person.given_name, family_name=person.family_name)
        person.born_on, person.sex = birth.born_on, birth.sex
        check_version(row=person, version=None)
        person.save()
        if number:
            _store_number(person, number, at)
        trace.about(person, children=[person.pk])
    return person


def move(*, by: Asker, at: datetime, person: Person, home: NewPerson, since: date) -> Address:
    """A new address from a day; the old one ends that day."""
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        for old in Address.objects.current().filter(person=person, valid_to__isnull=True):
            old.revise(at=at, valid_to=max(since, old.valid_from))
        person.address_protected = home.address_protected
        person.save(update_fields=["address_protected"])
        row = _address(person, home, at, since)
        trace.about(row, children=[person.pk])
    return row


def _check(person: NewPerson, today: date) -> CprNumber | None:
    unborn = person.born_on is None and person.due_on is not None
    refuse_if(
        None if unborn else wanted(field="given_name", text=person.given_name, message="Skriv fornavnet."),
        wanted(field="family_name", text=person.family_name, message="Skriv efternavnet."),
        Complaint("born_on", "Fødselsdagen ligger i fremtiden. Er barnet ufødt, så skriv termin.")
        if person.born_on and person.born_on > today
        else None,
    )
    number = read_number(text=person.number, born_on=person.born_on) if person.number.strip() else None
    known = number and Number.objects.current().filter(number_index=blind_index(text=number.digits)).exists()
    if known:
        raise Refused(
            Complaint("number", "Nummeret hører til en person, der allerede er her. Søg efter den.")
        )
    return number


def _store_number(person: Person, number: CprNumber, at: datetime) -> None:
    Number.objects.current().filter(person=person).update(superseded_at=at)
    row = Number(person=person, kind=number.kind, known_at=at, number_index=blind_index(text=number.digits))
    row.number = number.digits
    row.save(force_insert=True)


def _store_address(person: Person, home: NewPerson, trace: Entry) -> None:
    _address(person, home, trace.at, home.born_on or trace.today)


def _address(person: Person, home: NewPerson, at: datetime, since: date) -> Address:
    text = home.address.strip()
    row = Address(person=person, known_at=at, valid_from=since, protected=home.address_protected)
    row.district, row.text_index = home.district, blind_index(text=text.casefold())
    row.text = text
    row.save(force_insert=True)
    return row


def _link(relation: NewRelation, person: UUID, other: UUID, at: datetime) -> Relation:
    same = {"person_id": person, "other_id": other, "kind": relation.kind}
    held = Relation.objects.on(relation.since).filter(**same).first()
    return held or Relation.objects.create(**same, note=relation.note, known_at=at, valid_from=relation.since)
