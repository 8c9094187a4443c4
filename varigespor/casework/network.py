"""The network map: people on both sides, what they do, and whether the family said yes."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from varigespor.domain import network as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deviations import DueKind
from varigespor.records.models import Case, NetworkMember

from . import clocks
from .trace import Entry, acting


def add(*, by: Asker, at: datetime, case: Case, member: rules.NewMember) -> NetworkMember:
    """Somebody is in the child's network from a day."""
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[case]) as trace:
        rules.check_member(member=member)
        row = NetworkMember.objects.create(
            case=case,
            line=uuid4(),
            valid_from=member.since,
            known_at=at,
            by_id=by.id,
            **_values(member),
        )
        _meet_both_sides(case, trace)
    return row


def change(*, by: Asker, at: datetime, member: NetworkMember, now: rules.NewMember) -> NetworkMember:
    """Correct or update one; what was known before stays in the books."""
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[member.case]) as trace:
        rules.check_member(member=now)
        row = member.revise(at=at, by_id=by.id, **_values(now))
        _meet_both_sides(member.case, trace)
    return row


def end(*, by: Asker, at: datetime, member: NetworkMember) -> NetworkMember:
    """Somebody is no longer in the network from today."""
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[member.case]) as trace:
        return member.revise(at=at, by_id=by.id, valid_to=max(trace.today, member.valid_from))


def _values(member: rules.NewMember) -> dict[str, object]:
    return {
        "person_id": member.person,
        "name": member.name.strip(),
        "side": member.side,
        "relation": member.relation.strip(),
        "closeness": member.closeness,
        "does": member.does.strip(),
        "consent": member.consent,
        "contact_allowed": member.contact_allowed,
    }


def _meet_both_sides(case: Case, trace: Entry) -> None:
    sides = NetworkMember.objects.current().filter(case=case, valid_to__isnull=True)
    if not rules.missing_sides(sides=sides.values_list("side", flat=True)):
        clocks.meet(kinds=[DueKind.NETWORK], at=trace.at, about={"case": case})
