"""The same seed gives the same town, and everything a town must have seen happens in it."""

from collections import Counter
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any
from uuid import UUID

import pytest

from varigespor.domain.access import Role
from varigespor.domain.cpr import read_number
from varigespor.domain.deadlines import day_of
from varigespor.domain.decisions import DecisionKind, EndReason
from varigespor.domain.schooling import is_stale
from varigespor.rehearsal import events
from varigespor.rehearsal.cast import CAST
from varigespor.rehearsal.days import live
from varigespor.rehearsal.events import Event
from varigespor.rehearsal.handles import handle
from varigespor.rehearsal.scenario import Scenario, scenario
from varigespor.rehearsal.town import Town

UNTIL = date(2026, 11, 25)
AFTER = handle("help eftervaern_kontakt")


def lived(of: Scenario) -> tuple[Town, list[Event]]:
    town = Town(scenario=of, rng=Random(f"{of.seed}/town"))
    return town, list(live(town=town))


def small(seed: str = "1", until: date = UNTIL) -> list[Event]:
    return lived(scenario(name="small", seed=seed, until=until, months=6))[1]


@pytest.fixture(scope="module")
def full() -> tuple[Town, list[Event]]:
    return lived(scenario(seed="varige-spor", until=UNTIL, months=48))


def fingerprint(stream: list[Event]) -> str:
    return sha256("\n".join(map(repr, stream)).encode()).hexdigest()


def of_kind(stream: list[Event], kind: type) -> list[Event]:
    return [event for event in stream if isinstance(event.what, kind)]


def test_the_same_seed_and_end_give_the_same_events() -> None:
    first = small()
    assert fingerprint(first) == fingerprint(small())
    assert fingerprint(first) != fingerprint(small(seed="2"))
    assert fingerprint(first) != fingerprint(small(until=UNTIL + timedelta(days=1)))


def test_nothing_happens_on_the_last_day_or_later() -> None:
    assert max(day_of(moment=event.at) for event in small()) < UNTIL


def test_no_lane_knows_of_another() -> None:
    lanes = {event.lane for event in small()}
    assert lanes == {"", "east", "west"}
    staff = [event for event in small() if not event.lane]
    assert {type(event.what) for event in staff} <= {events.Hired, events.Left, events.Absent}


def test_every_number_is_one_that_no_real_person_has() -> None:
    people = [event.what.content for event in of_kind(small(), events.Registered)]
    for event in of_kind(small(), events.ConcernRegistered):
        people += event.what.content.newcomers
    numbers = [person.number for person in people if person.number]
    assert numbers and all(read_number(text=number).kind == "replacement" for number in numbers)


def test_the_town_has_a_municipalitys_size(full: tuple[Town, list[Event]]) -> None:
    town, stream = full
    years = 4
    concerns = of_kind(stream, events.ConcernRegistered)
    assert 900 * years <= len(concerns) <= 1010 * years
    told = Counter(event.at.year for event in concerns)
    children = {(event.at.year, event.what.child) for event in of_kind(stream, events.ConcernAssessed)}
    assert 480 <= len([child for year, child in children if year == 2025]) <= 640, told
    running = {child: course for child, course in town.courses.items() if not course.closed}
    placed = [c for c, course in running.items() if c in course.running and course.running[c].placement]
    assert 500 <= len(running) <= 600
    assert 80 <= len(placed) <= 120
    assert 130 <= sum(course.target == "disability" for course in running.values()) <= 170
    assert len(of_kind(stream, events.Noted)) >= 10_000
    assert len(stream) >= 20_000
    last = UNTIL - timedelta(days=1)
    advising = [*town.at_work(on=last, role=Role.ADVISER), *town.at_work(on=last, role=Role.COORDINATOR)]
    assert len(advising) == 31
    assert len(town.colleagues["mette"].own) in {17, 18}


def test_nobody_is_told_of_who_was_expected_a_year_ago(full: tuple[Town, list[Event]]) -> None:
    for event in of_kind(full[1], events.ConcernRegistered):
        terms = [new.due_on for new in event.what.content.newcomers if new.due_on]
        assert all(day_of(moment=event.at) - term < timedelta(days=365) for term in terms), event


def test_nothing_is_sent_under_a_key_that_was_used_before(full: tuple[Town, list[Event]]) -> None:
    sent = Counter(
        (type(event.what), key)
        for event in full[1]
        if (key := getattr(getattr(event.what, "content", None), "key", None))
    )
    assert len(sent) > 1000
    assert [kind for kind, number in sent.items() if number > 1] == []


def test_the_cast_lives_in_the_town(full: tuple[Town, list[Event]]) -> None:
    town, _ = full
    assert {member.username: member.name for member in CAST} == {
        member.username: town.colleagues[member.username].name for member in CAST
    }


OCCURS = {
    "forced change": lambda e: isinstance(e.what, events.Allocated) and e.what.content.change == "forced",
    "organisational": lambda e: (
        isinstance(e.what, events.Allocated) and e.what.content.change == "organisational"
    ),
    "above the cap": lambda e: isinstance(e.what, events.Allocated) and e.what.content.over_cap_reason,
    "cap kept again": lambda e: isinstance(e.what, events.CapKeptAgain),
    "cover": lambda e: isinstance(e.what, events.CoveredFor),
    "leader holds": lambda e: isinstance(e.what, events.HeldByLeader),
    "hand-over at 15": lambda e: isinstance(e.what, events.Rerouted) and e.what.content.team == "unge_center",
    "provisional": lambda e: isinstance(e.what, events.ProvisionallyAssessed),
    "explained": lambda e: isinstance(e.what, events.DueExplained),
    "paused": lambda e: isinstance(e.what, events.DuePaused),
    "born": lambda e: isinstance(e.what, events.Born),
    "moved": lambda e: isinstance(e.what, events.MovedHome),
    "shared": lambda e: isinstance(e.what, events.Shared),
    "offer": lambda e: isinstance(e.what, events.Offered),
    "closed": lambda e: isinstance(e.what, events.Closed),
    "sent back": lambda e: isinstance(e.what, events.DecisionSentBack),
    "refusal": lambda e: prepared(e) and e.what.content.kind == DecisionKind.REFUSAL,
    "father instead of respite": lambda e: prepared(e) and any(s.tailored for s in e.what.content.starts),
    "breakdown": lambda e: ends(e, EndReason.BROKEN_DOWN),
    "change of place": lambda e: ends(e, EndReason.CHANGE_OF_PLACE),
    "committee": lambda e: prepared(e) and any(c.answer == "no" for c in e.what.content.consents),
    "the committee's answer": lambda e: isinstance(e.what, events.CommitteeAnswered),
    "declined support": lambda e: isinstance(e.what, events.Noted) and "støtteperson" in e.what.content.text,
    "support person declined": lambda e: said(e) == "declined",
    "support person never offered": lambda e: said(e) == "never_offered",
    "support person accepted": lambda e: said(e) == "accepted",
    "father takes the nights": lambda e: (
        isinstance(e.what, events.RespiteTaken) and e.what.content.nights == 4
    ),
    "respite in the network ends": lambda e: isinstance(e.what, events.RespiteEnded),
    "exam taken": lambda e: told(e, "exam") and told(e, "exam").result == "passed",
    "exam not taken": lambda e: told(e, "exam") and told(e, "exam").result == "not_taken",
    "absence above 15 %": lambda e: told(e, "absence") and told(e, "absence").unlawful >= 150,
    "busy with nothing": lambda e: told(e, "occupation") and told(e, "occupation").what == "none",
    "in education": lambda e: told(e, "occupation") and told(e, "occupation").what == "education",
    "help after 18": lambda e: prepared(e) and any(s.entry == AFTER for s in e.what.content.starts),
    "joint note": lambda e: isinstance(e.what, events.Noted) and len(e.what.content.parts) > 1,
    "joint plan": lambda e: isinstance(e.what, events.PlanMade) and len(e.what.content.parts) > 1,
    "supervision": lambda e: isinstance(e.what, events.Noted) and e.what.content.kind == "supervision",
    "protected address": lambda e: isinstance(e.what, events.Registered) and e.what.content.address_protected,
    "no contact": lambda e: (
        isinstance(e.what, events.Related) and any(r.kind == "no_contact" for r in e.what.content)
    ),
    "Friday night": lambda e: (
        isinstance(e.what, events.ConcernRegistered) and e.at.weekday() == 4 and e.at.hour >= 19
    ),
}


def prepared(event: Event) -> bool:
    return isinstance(event.what, events.DecisionPrepared)


def ends(event: Event, reason: EndReason) -> bool:
    return prepared(event) and any(end.reason == reason for end in event.what.content.ends)


def told(event: Event, what: str) -> Any:
    """The exam, absence or occupation that was registered."""
    return isinstance(event.what, events.SchoolingRegistered) and getattr(event.what.content, what)


def said(event: Event) -> str:
    """What a decision or a follow-up says of the parents' support person."""
    asks = isinstance(event.what, events.DecisionPrepared | events.FollowedUp)
    return event.what.content.support_person.state if asks else ""


def test_some_answers_have_grown_stale(full: tuple[Town, list[Event]]) -> None:
    town, stream = full
    last = {event.what.child: told(event, "occupation").on for event in stream if told(event, "occupation")}
    running = [child for child in last if child in town.courses and not town.courses[child].closed]
    stale = [child for child in running if is_stale(told_on=last[child], on=UNTIL)]
    assert 0 < len(stale) < len(running)


@pytest.mark.parametrize("name", OCCURS)
def test_it_happens(full: tuple[Town, list[Event]], name: str) -> None:
    assert any(OCCURS[name](event) for event in full[1])


def test_children_come_home_and_for_some_of_them_it_does_not_last(full: tuple[Town, list[Event]]) -> None:
    town, stream = full
    home = {event.what.child for event in stream if ends(event, EndReason.HOME)}
    assert 10 <= len(home) <= 40
    placed = {
        child
        for course in town.courses.values()
        for child, running in course.running.items()
        if running.placement and not course.closed
    }
    assert 2 <= len(home & placed) < len(home)


def test_some_plans_come_after_the_placement(full: tuple[Town, list[Event]]) -> None:
    decided: dict[UUID, datetime] = {}
    after = []
    for event in full[1]:
        if prepared(event) and event.what.content.starts:
            decided.setdefault(event.what.child, event.at)
        if isinstance(event.what, events.PlanMade):
            children = [part.case for part in event.what.content.parts]
            after += [event.at - decided[child] for child in children if child in decided]
    assert 5 <= len(after) <= 100
    assert any(wait > timedelta(days=92) for wait in after)


def test_placements_break_down_more_than_once_a_year(full: tuple[Town, list[Event]]) -> None:
    broken = {event.what.child for event in full[1] if ends(event, EndReason.BROKEN_DOWN)}
    assert 5 <= len(broken) <= 25


def test_some_cases_open_again(full: tuple[Town, list[Event]]) -> None:
    closings = Counter(event.what.child for event in of_kind(full[1], events.Closed))
    assert any(count > 1 for count in closings.values())


def test_one_placement_still_waits_for_the_committee(full: tuple[Town, list[Event]]) -> None:
    refused = [event.what.decision for event in full[1] if OCCURS["committee"](event)]
    answered = {event.what.decision for event in of_kind(full[1], events.CommitteeAnswered)}
    assert (len(refused), len(answered), len(set(refused) - answered)) == (2, 1, 1)
