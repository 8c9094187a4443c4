"""The rows of a registered concern: the concern, its newcomers, each child's part, and the clocks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from varigespor.domain import concerns as rules
from varigespor.domain.deviations import DueKind, Voice
from varigespor.domain.people import NewPerson
from varigespor.domain.refusals import Complaint, Refused, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Concern, ConcernChild, Person
from varigespor.records.queries import concerns

from . import clocks, people
from .trace import Entry


def store(*, trace: Entry, registration: rules.Registration) -> Concern:
    """The concern itself; an anonymous notifier leaves neither name nor contact."""
    return Concern.objects.create(
        key=registration.key,
        registered_at=trace.at,
        registered_by_id=trace.by.id,
        **_words(registration),
    )


def says(*, concern: Concern, of: rules.Registration) -> bool:
    """Whether a stored concern has the words and the children of a registration."""
    children = [row.child for row in concern.children.select_related("child").order_by("pk")]
    new = {(one.given_name.strip(), one.family_name.strip(), one.born_on) for one in of.newcomers}
    others = [child for child in children if child.pk not in set(of.children)]
    same_children = len(children) == len(set(of.children)) + len(of.newcomers) and new == {
        (child.given_name, child.family_name, child.born_on) for child in others
    }
    return same_children and all(getattr(concern, name) == said for name, said in _words(of).items())


def _words(registration: rules.Registration) -> dict[str, Any]:
    anonymous = registration.notifier == rules.Notifier.ANONYMOUS
    return {
        "received_at": registration.received_at,
        "notifier_kind": str(registration.notifier),
        "notifier_name": "" if anonymous else registration.notifier_name.strip(),
        "notifier_contact": "" if anonymous else registration.notifier_contact.strip(),
        "anonymous": anonymous,
        "seen": registration.seen.strip(),
    }


def named(*, trace: Entry, registration: rules.Registration) -> list[UUID]:
    """Every child once, in the order named, the newcomers last. Raises Refused where one is nobody."""
    known = list(dict.fromkeys(registration.children))
    there = Person.objects.filter(pk__in=known).count()
    refuse_if(Complaint("children", "Et barn findes ikke her. Søg igen.") if there < len(known) else None)
    new = [_newcomer(trace, place, person) for place, person in enumerate(registration.newcomers)]
    return known + new


def store_child(*, trace: Entry, concern: Concern, child: UUID, municipality: Municipality) -> ConcernChild:
    """One child's part, with the team that has it today, and its 24 hours."""
    deadline = rules.assessment_due(received_at=concern.received_at)
    where = concerns.belonging(child=child, municipality=municipality, on=trace.today)
    row = ConcernChild.objects.create(
        concern=concern,
        child_id=child,
        team=where,
        assess_due_at=deadline.at,
        running_case=concerns.open_case(child=child) is not None,
    )
    clocks.start(
        kind=DueKind.CONCERN_ASSESSMENT,
        voice=Voice.LAW,
        deadline=deadline,
        started_at=concern.received_at,
        about={"child_id": child, "concern": concern, "concern_child": row, "team": where},
    )
    return row


def start_receipt(*, concern: Concern, team: str) -> None:
    """The notifier's clock, kept by the first child's team; none for the anonymous."""
    clocks.start(
        kind=DueKind.CONCERN_RECEIPT,
        voice=Voice.LAW,
        deadline=rules.receipt_due(received_at=concern.received_at, anonymous=concern.anonymous),
        started_at=concern.received_at,
        about={"concern": concern, "team": team},
    )


def _newcomer(trace: Entry, place: int, person: NewPerson) -> UUID:
    try:
        return people.register(by=trace.by, at=trace.at, person=person).pk
    except Refused as refused:
        refused.complaints = tuple(
            Complaint(f"new{place}_{each.field}" if each.field else "", each.text, each.norm)
            for each in refused.complaints
        )
        raise
