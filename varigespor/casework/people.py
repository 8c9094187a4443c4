"""Registering people once, linking them with dates, and correcting what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from varigespor.domain.access import Act, Asker
from varigespor.domain.cpr import Number as CprNumber
from varigespor.domain.cpr import read_number
from varigespor.domain.lifetime import (
    Lifetime,
    birth_complaints,
    too_early_for_both,
    too_far_ahead,
)
from varigespor.domain.people import Move, NewKin, NewPerson, NewRelation, RelationKind, search_key, sort_key
from varigespor.domain.refusals import Complaint, KeyUsed, Refused, refuse_if, wanted
from varigespor.records.models import Address, Number, Person, Relation
from varigespor.records.sealing import blind_index

from .trace import Entry, acting, check_version

TAKEN = "Nummeret hører til en person, der allerede er her. Søg efter den."
BOTH_WAYS = {RelationKind.SIBLING, RelationKind.PARTNER, RelationKind.NO_CONTACT}


def register(*, by: Asker, at: datetime, person: NewPerson) -> Person:
    """A new person, with number and address where they are known.

    Raises Refused: a name missing, a birth day ahead, an impossible or already known number.
    """
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        number = _check(person, trace.today)
        row = Person(
            id=person.key or uuid4(),
            sex=person.sex,
            born_on=person.born_on,
            due_on=person.due_on,
            address_protected=person.address_protected,
            known_at=at,
        )
        _name(row, person)
        row.save(force_insert=True)
        if number:
            _store_number(row, number, at)
        if person.address.strip() or person.district:
            _store_address(row, person, trace)
        trace.about(row, children=[row.pk])
    return row


def register_kin(*, by: Asker, at: datetime, kin: NewKin) -> Person:
    """A new person who is something to a child: registered and linked in one act, or not at all.

    The same key and name again are the same person; with another name KeyUsed.
    """
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        _lock_people(kin.child)
        known = Person.objects.filter(pk=kin.key).first() if kin.key else None
        if known:
            trace.about(known, children=[kin.child])
            return _the_same(known, kin.person)
        refuse_if(None if kin.kinds else Complaint("kind", "Vælg, hvem det er for barnet."))
        row = register(by=by, at=at, person=replace(kin.person, key=kin.key))
        links = [NewRelation(kin.child, row.pk, kind, kin.since, kin.note) for kind in kin.kinds]
        relate_all(by=by, at=at, relations=links)
        trace.about(row, children=[kin.child])
    return row


def _the_same(known: Person, person: NewPerson) -> Person:
    said = (person.given_name.strip(), person.family_name.strip(), person.born_on)
    if (known.given_name, known.family_name, known.born_on) != said:
        raise KeyUsed(what="En person")
    return known


def relate(*, by: Asker, at: datetime, relation: NewRelation) -> Relation:
    """Link two people from a day; siblings, partners and contact restrictions go both ways."""
    return relate_all(by=by, at=at, relations=[relation])[0]


def relate_all(*, by: Asker, at: datetime, relations: Sequence[NewRelation]) -> list[Relation]:
    """Several links at once, or none. Raises Refused for a person linked to itself."""
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        involved = {each for one in relations for each in (one.person, one.other)}
        _lock_people(*involved)
        alone = any(one.person == one.other for one in relations)
        refuse_if(Complaint("other", "Vælg en anden person.") if alone else None)
        _check_days(relations, involved, trace.today)
        rows = [_link_both_ways(one, at) for one in relations]
        for row in rows:
            trace.about(row, children=[row.person_id, row.other_id])
    return rows


def unrelate(*, by: Asker, at: datetime, relation: Relation, on: date) -> Relation:
    """End a relation on a day, from both sides (custody moves, partners part)."""
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        trace.about(relation, children=[relation.person_id, relation.other_id])
        _lock_people(relation.person_id, relation.other_id)
        if relation.kind in BOTH_WAYS:
            back = Relation.objects.on(on).filter(
                person=relation.other_id, other=relation.person_id, kind=relation.kind
            )
            for row in back:
                row.revise(at=at, valid_to=max(on, row.valid_from))
        return relation.revise(at=at, valid_to=max(on, relation.valid_from))


def correct(
    *, by: Asker, at: datetime, person: Person, known: NewPerson, version: int | None = None
) -> Person:
    """What is known of a person now: a name, a birth, a number in place of none or of a replacement.

    An unborn child becomes born on the same person, nothing lost. An empty number leaves the number.
    Raises Refused, or Conflict where somebody else has corrected the person meanwhile.
    """
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        trace.about(person, children=[person.pk])
        row = Person.objects.select_for_update().get(pk=person.pk)
        check_version(row=row, version=version, what="oplysningerne")
        number = _check(known, trace.today, of=row)
        _name(row, known)
        row.born_on, row.due_on, row.sex = known.born_on, known.due_on or row.due_on, known.sex
        row.save()
        if number:
            _store_number(row, number, at)
    return row


def born(*, by: Asker, at: datetime, person: Person, birth: NewPerson) -> Person:
    """An unborn child is born: name, day and number on the same person."""
    return correct(by=by, at=at, person=person, known=birth)


def move(*, by: Asker, at: datetime, person: Person, to: Move) -> Address:
    """A new address from a day; the one that holds then ends that day.

    Raises Refused, or Conflict where somebody else has moved or corrected the person meanwhile.
    """
    with acting(by=by, at=at, act=Act.REGISTER_PERSON) as trace:
        trace.about(person, children=[person.pk])
        row = Person.objects.select_for_update().get(pk=person.pk)
        check_version(row=row, version=to.version, what="oplysningerne")
        held = list(Address.objects.current().filter(person=row))
        _check_move(row, to.home, to.since, held)
        refuse_if(too_far_ahead(field="since", day=to.since, today=trace.today))
        for old in held:
            if old.valid_to is None or old.valid_to > to.since:
                old.revise(at=at, valid_to=to.since)
        row.address_protected = to.home.address_protected
        row.save(update_fields=["address_protected", "version"])
        return _address(row, to.home, at, to.since)


def _check_days(relations: Sequence[NewRelation], people: set[UUID], today: date) -> None:
    """One complaint is enough: every link of one sending has the same day."""
    known = Person.objects.in_bulk(people)
    found = [
        too_early_for_both(
            day=one.since, lives=[known[each].lifetime for each in (one.person, one.other) if each in known]
        )
        or too_far_ahead(field="since", day=one.since, today=today)
        for one in relations
    ]
    refuse_if(next(filter(None, found), None))


def _check_move(person: Person, home: NewPerson, since: date, held: Sequence[Address]) -> None:
    refuse_if(
        None
        if home.address.strip() or home.district
        else Complaint("address", "Skriv adressen, eller vælg skoledistriktet."),
        Complaint("since", "Der står allerede en adresse fra en senere dag. Vælg en dag efter den.")
        if any(old.valid_from > since for old in held)
        else None,
        Complaint("since", "Datoen ligger før fødslen.")
        if person.born_on and since < person.born_on
        else None,
    )


def _check(person: NewPerson, today: date, of: Person | None = None) -> CprNumber | None:
    unborn = person.born_on is None and person.due_on is not None
    refuse_if(
        None if unborn else wanted(field="given_name", text=person.given_name, message="Skriv fornavnet."),
        wanted(field="family_name", text=person.family_name, message="Skriv efternavnet."),
        Complaint("born_on", "Fødselsdagen ligger i fremtiden. Er barnet ufødt, så skriv termin.")
        if person.born_on and person.born_on > today
        else None,
        *birth_complaints(life=Lifetime(person.born_on, person.due_on), today=today),
    )
    number = read_number(text=person.number, born_on=person.born_on) if person.number.strip() else None
    index = blind_index(text=number.digits) if number else b""
    holder = Number.objects.current().filter(number_index=index).first() if number else None
    if holder and of and holder.person_id == of.pk:
        return None
    refuse_if(Complaint("number", TAKEN) if holder else None)
    return number


def _name(row: Person, person: NewPerson) -> None:
    row.given_name, row.family_name = person.given_name.strip(), person.family_name.strip()
    row.search_key = search_key(name=row.name)
    row.sort_key = sort_key(given_name=row.given_name, family_name=row.family_name)


def _store_number(person: Person, number: CprNumber, at: datetime) -> None:
    Number.objects.current().filter(person=person).update(superseded_at=at)
    row = Number(person=person, kind=number.kind, known_at=at, number_index=blind_index(text=number.digits))
    row.number = number.digits
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        # Two registered the same number at once; the first has it.
        raise Refused(Complaint("number", TAKEN)) from taken


def _lock_people(*people: UUID) -> None:
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=people)
    list(rows.order_by("pk").values_list("pk"))


def _store_address(person: Person, home: NewPerson, trace: Entry) -> None:
    _address(person, home, trace.at, home.born_on or trace.today)


def _address(person: Person, home: NewPerson, at: datetime, since: date) -> Address:
    text = home.address.strip()
    row = Address(person=person, known_at=at, valid_from=since, protected=home.address_protected)
    row.district, row.text_index = home.district, blind_index(text=text.casefold())
    row.text = text
    row.save(force_insert=True)
    return row


def _link_both_ways(relation: NewRelation, at: datetime) -> Relation:
    if relation.kind in BOTH_WAYS:
        _link(relation, relation.other, relation.person, at)
    return _link(relation, relation.person, relation.other, at)


def _link(relation: NewRelation, person: UUID, other: UUID, at: datetime) -> Relation:
    """The link from the day; one that holds already is it, one that begins later begins earlier now."""
    same = {"person_id": person, "other_id": other, "kind": relation.kind}
    rows = Relation.objects.current().reaching(relation.since).filter(**same)
    held: Relation | None = rows.order_by("valid_from").first()
    if held is None:
        return Relation.objects.create(**same, note=relation.note, known_at=at, valid_from=relation.since)
    if held.valid_from <= relation.since:
        return held
    return held.revise(at=at, valid_from=relation.since, note=relation.note or held.note)
