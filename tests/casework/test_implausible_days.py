"""Every act about a child knows the child's life: days that it cannot hold are refused at their field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from tests import cast
from varigespor.casework import (
    assessment,
    concerns,
    decisions,
    deviations,
    followup,
    network,
    notes,
    offers,
    people,
    plans,
)
from varigespor.domain import decisions as decision_rules
from varigespor.domain.assessment import Kind, Opening
from varigespor.domain.concerns import Notifier, Registration
from varigespor.domain.deviations import DueKind, Pause
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.network import NewMember, Side
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind
from varigespor.domain.people import NewPerson, NewRelation, RelationKind
from varigespor.domain.plans import NewGoal, NewPart, NewPlan, NewScore
from varigespor.domain.refusals import Refused
from varigespor.records.models import Due, Goal, NetworkMember

AT = cast.START + timedelta(days=1)
TODAY = AT.date()
# Alma is born on 14 March 2018: neither day is refused for a child whose birth nobody knows.
EARLY, LATE = date(2017, 5, 13), date(2041, 3, 15)


@pytest.mark.django_db
def test_no_act_takes_a_day_that_the_childs_life_cannot_hold() -> None:
    town = cast.build()
    case = cast.allocated(town)
    mette, bo = town.asker("mette", AT), town.asker("bo", AT)
    by = {"by": mette, "at": AT}
    note = NewNote(uuid4().hex, NoteKind.VISIT, TODAY, True, "Besøg.", (NewNotePart(case.pk),))
    task = NewTask(case.pk, "Ring til skolen", mette.id, LATE)
    goal = NewGoal("Sover i egen seng", "Alma", "Hun sover", until=TODAY)
    plan = plans.make(**by, plan=NewPlan((NewPart(case.pk, (goal,)),)))
    score = NewScore(Goal.objects.get().pk, "Mor", 4, EARLY)
    member = NewMember("Nabo Påfund", Side.FAMILY, "nabo", 1, since=TODAY)
    review = NewFollowUp(uuid4().hex, TODAY, "yes", "Det går.", "less", "Snart.", LATE, "Snart", {})
    held = network.add(**by, case=case, member=member)
    entry = cast.entry()
    low = cast.entry("samtaler", step=2, section="")
    start = decision_rules.Start(entry.pk, TODAY, expected_end=LATE)
    support = decision_rules.NewDecision("k", decision_rules.DecisionKind.SUPPORT, starts=(start,))
    offer = decision_rules.NewOffer(low.pk, TODAY, "Signe Øvang", expected_end=LATE)
    received = datetime(EARLY.year, EARLY.month, EARLY.day, 9, tzinfo=UTC)
    concern = Registration(uuid4().hex, (town.alma.pk,), received, Notifier.SCHOOL, "Sulten.")
    due = Due.objects.get(case=case, kind=DueKind.NETWORK)
    link = NewRelation(town.alma.pk, town.signe.pk, RelationKind.CUSTODY, EARLY)
    town_of = {"municipality": town.town}
    tried: dict[str, Callable[[], object]] = {
        "held_on": lambda: notes.write(**by, note=replace(note, held_on=EARLY)),
        "task_on_0": lambda: notes.write(**by, note=replace(note, tasks=(task,))),
        "goal-0-0-until": lambda: plans.make(
            **by, plan=NewPlan((NewPart(case.pk, (replace(goal, until=LATE),)),))
        ),
        "until": lambda: plans.add_goal(**by, part=plan.parts.get(), goal=replace(goal, until=LATE)),
        "on": lambda: plans.score_all(**by, case=case, scores=[score]),
        "since": lambda: network.add(**by, case=case, member=replace(member, since=EARLY)),
        "since ": lambda: network.change(**by, member=held, now=replace(member, since=EARLY), **town_of),
        "next_on": lambda: followup.hold(**by, case=case, follow_up=review, **town_of),
        "expected_end": lambda: decisions.prepare(**by, case=case, decision=support, **town_of),
        "expected_end ": lambda: offers.offer(**by, case=case, content=offer, **town_of),
        "aware_on": lambda: assessment.start(**by, case=case, opening=Opening(Kind.LIMITED, EARLY)),
        "received_at": lambda: concerns.register(by=bo, at=AT, registration=concern, **town_of),
        "until ": lambda: deviations.pause(**by, due=due, pause=Pause(LATE, "Farligt nu.")),
        "since  ": lambda: people.relate(**by, relation=link),
        "born_on": lambda: people.register(
            **by, person=NewPerson("Ida", "Skitse", born_on=date(1818, 3, 14))
        ),
    }
    for field, act in tried.items():
        with pytest.raises(Refused) as refused:
            act()
        found = [(one.field, one.text[:20]) for one in refused.value.complaints if "årstallet" in one.text]
        assert found == [(field.strip(), "Kontrollér årstallet")], field
    assert NetworkMember.objects.current().get() == held
