"""The promises of a period counted again as they were known: what was written or corrected later is out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.casework.test_followup import helped, last_day, review
from varigespor.casework import concerns, followup, network, notes, staff
from varigespor.domain.access import Role
from varigespor.domain.concerns import Notifier, Registration
from varigespor.domain.deadlines import day_of, end_of_day
from varigespor.domain.indicators import Indicator
from varigespor.domain.network import NewMember, Side
from varigespor.domain.notes import NewNote, NewNotePart, NoteKind
from varigespor.domain.promise_words import PROMISES
from varigespor.records.models import Case, NetworkMember
from varigespor.records.queries.cap_days import caps_held
from varigespor.records.queries.indicators import Found, Span, by_team, follow_ups_in

pytestmark = pytest.mark.django_db
FIRST = day_of(moment=cast.START)
LAST = FIRST + timedelta(days=3)
THEN = end_of_day(day=LAST)
LATER = cast.START + timedelta(days=6)


def span(*, known: datetime | None = None) -> Span:
    return Span(FIRST, LAST, began=end_of_day(day=FIRST - timedelta(days=1)), at=THEN, known=known)


def counted(*, known: datetime | None = None) -> dict[Indicator, Found]:
    found, _ = by_team(span=span(known=known), of=PROMISES)
    return {indicator: teams[""] for indicator, teams in found.items()}


def seen(town: cast.Cast, case: Case, *, at: datetime, on: date) -> None:
    part = NewNotePart(case.pk, child_seen=True, seen_alone=True)
    note = NewNote(uuid4().hex, NoteKind.TALK, on, True, "Talte med barnet.", (part,))
    notes.write(by=town.asker("mette", at), at=at, note=note)


def member(town: cast.Cast, case: Case, side: Side, *, at: datetime) -> NetworkMember:
    new = NewMember("Nabo Påfund", side, "nabo", 1, since=FIRST)
    return network.add(by=town.asker("mette", at), at=at, case=case, member=new)


def test_a_period_can_be_counted_again_as_it_was_known() -> None:
    town, at = cast.build(), cast.START + timedelta(hours=4)
    alma, storm = cast.allocated(town), cast.allocated(town, child=town.storm)
    for side in Side:
        member(town, alma, side, at=at)
    seen(town, alma, at=at, on=day_of(moment=at))
    before = counted()
    assert before[Indicator.NETWORK_BOTH_SIDES][1:3] == (2, 1)
    assert before[Indicator.CHILDREN_SEEN][1:3] == (2, 1)

    seen(town, storm, at=LATER, on=LAST)
    school = NetworkMember.objects.current().filter(side=Side.PROFESSIONAL).get()
    changed = NewMember("Nabo Påfund", Side.FAMILY, "nabo", 1, since=FIRST, line=school.line)
    network.change(
        by=town.asker("mette", LATER), at=LATER, member=school, now=changed, municipality=town.town
    )
    late = Registration(
        uuid4().hex, (town.signe.pk,), cast.START + timedelta(hours=8), Notifier.SCHOOL, "Set alene ude."
    )
    concerns.register(by=town.asker("bo", LATER), at=LATER, registration=late, municipality=town.town)

    now = counted()
    assert now[Indicator.NETWORK_BOTH_SIDES][1:3] == (2, 0)
    assert now[Indicator.CHILDREN_SEEN][1:3] == (2, 2)
    assert now[Indicator.CONCERNS].all == before[Indicator.CONCERNS].all + 1
    assert counted(known=THEN) == before
    assert counted(known=end_of_day(day=day_of(moment=LATER))) == now


def test_to_count_as_known_takes_no_more_statements() -> None:
    cast.allocated(cast.build())
    taken = []
    for known in (None, THEN):
        with CaptureQueriesContext(connection) as queries:
            counted(known=known)
        taken.append(len(queries))
    assert taken == [1, 1]


def test_a_post_that_was_written_down_later_has_no_cap_then() -> None:
    town = cast.build()
    late = staff.NewEmployee("ny", "Ny Øvlund", Role.ADVISER, since=FIRST, team="east")
    staff.hire(by=staff.COMMAND_LINE, at=LATER, employee=late)
    until = LAST + timedelta(days=1)
    then, now = (
        {held.adviser for held in caps_held(municipality=town.town, since=FIRST, until=until, known_at=known)}
        for known in (THEN, None)
    )
    assert now - then == {town.employee("ny").pk}


def test_a_follow_up_written_later_had_met_no_clock_then() -> None:
    """The clock is met on the day the follow-up was held; that nobody had written it down is known too."""
    town = cast.build()
    case, _ = helped(town)
    last = last_day(case, "first_follow_up")
    began, at = end_of_day(day=last - timedelta(days=20)), end_of_day(day=last + timedelta(days=1))
    written = at + timedelta(days=30)
    held_on = last - timedelta(days=5)
    followup.hold(
        by=town.asker("mette", written),
        at=written,
        case=case,
        follow_up=review(held_on),
        municipality=town.town,
    )
    found = {}
    for known in (None, at, written + timedelta(minutes=1)):
        days = Span(held_on, last + timedelta(days=1), began=began, at=at, known=known)
        (clocks,) = follow_ups_in(spans=[days])
        found[known] = clocks[""].held
        counts, _ = by_team(span=days, of=PROMISES)
        assert counts[Indicator.FIRST_FOLLOW_UP_IN_TIME][""].held == clocks[""].held
    assert list(found.values()) == [1, 0, 1]
