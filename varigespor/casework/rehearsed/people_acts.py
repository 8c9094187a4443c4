"""Playing what happens with employees, people and concerns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from varigespor.domain.access import Asker
from varigespor.domain.people import Move
from varigespor.records.models import Concern, ConcernChild, Person, Post
from varigespor.rehearsal import events

from .. import concerns, people, staff
from .books import Books


def _hired(books: Books, by: Asker, at: datetime, what: events.Hired) -> None:
    employee = staff.NewEmployee(
        username=what.username,
        name=what.name,
        role=what.role,
        since=what.since,
        team=what.team,
        group=what.group,
        district=what.district,
        weekly_hours=what.weekly_hours,
    )
    books.hired(employee=staff.hire(by=by, at=at, employee=employee))


def _left(books: Books, by: Asker, at: datetime, what: events.Left) -> None:
    employee = books.employee(what.username)
    for post in Post.objects.current().filter(employee=employee, valid_to__isnull=True):
        staff.end_post(by=by, at=at, post=post, on=what.on)


def _absent(books: Books, by: Asker, at: datetime, what: events.Absent) -> None:
    employee = books.employee(what.username)
    staff.away(by=by, at=at, employee=employee, since=what.since, until=what.until)


def _registered(books: Books, by: Asker, at: datetime, what: events.Registered) -> None:
    books.keep(name=what.person, real=people.register(by=by, at=at, person=what.content).pk)


def _related(books: Books, by: Asker, at: datetime, what: events.Related) -> None:
    people.relate_all(by=by, at=at, relations=books.content(what.content))


def _moved_home(books: Books, by: Asker, at: datetime, what: events.MovedHome) -> None:
    person = Person.objects.get(pk=books.real(what.person))
    people.move(by=by, at=at, person=person, to=Move(what.home, what.since))


def _born(books: Books, by: Asker, at: datetime, what: events.Born) -> None:
    person = Person.objects.get(pk=books.real(what.person))
    people.born(by=by, at=at, person=person, birth=what.birth)
    books.born(what.person)


def _concern_registered(books: Books, by: Asker, at: datetime, what: events.ConcernRegistered) -> None:
    content = books.content(what.content)
    row = concerns.register(by=by, at=at, registration=content, municipality=books.municipality)
    books.keep(name=what.concern, real=row.pk)
    parts = ConcernChild.objects.filter(concern=row).select_related("child", "concern")
    real = {(part.child.given_name, part.child.born_on): part.child_id for part in parts}
    for name, person in zip(what.newcomers, content.newcomers, strict=True):
        books.keep(name=name, real=real[person.given_name, person.born_on])
    books.received(parts=parts)


def _concern_assessed(books: Books, by: Asker, at: datetime, what: events.ConcernAssessed) -> None:
    row = books.part(concern=what.concern, child=what.child)
    concerns.assess(by=by, at=at, concern_child=row, assessment=books.content(what.content))


def _concern_screened(books: Books, by: Asker, at: datetime, what: events.ConcernScreened) -> None:
    row = books.part(concern=what.concern, child=what.child)
    concerns.screen(by=by, at=at, concern_child=row, screening=what.content, municipality=books.municipality)


def _receipt_sent(books: Books, by: Asker, at: datetime, what: events.ReceiptSent) -> None:
    row = Concern.objects.get(pk=books.real(what.concern))
    concerns.send_receipt(by=by, at=at, concern=row, how=what.how)


PLAYS: dict[type[object], Callable[..., None]] = {
    events.Hired: _hired,
    events.Left: _left,
    events.Absent: _absent,
    events.Registered: _registered,
    events.Related: _related,
    events.MovedHome: _moved_home,
    events.Born: _born,
    events.ConcernRegistered: _concern_registered,
    events.ConcernAssessed: _concern_assessed,
    events.ConcernScreened: _concern_screened,
    events.ReceiptSent: _receipt_sent,
}
