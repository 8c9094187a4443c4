"""The same sending twice is one; other words under its key are never thrown away in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import Model

from tests import cast
from varigespor.casework import concerns, decisions, followup, network, notes, people, plans
from varigespor.domain import decisions as decision_rules
from varigespor.domain.concerns import Notifier, Registration
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.network import RiskAssessment
from varigespor.domain.notes import NewNote, NewNotePart, NoteKind
from varigespor.domain.people import NewKin, NewPerson, RelationKind
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.domain.refusals import KeyUsed
from varigespor.records.models import Case, Concern, FollowUp, Measure, Note, Person, Plan

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=3)
TODAY = AT.date()


@dataclass(frozen=True)
class Sending:
    """An act with its content, the same with other words, and the rows it makes."""

    act: Callable[..., Model]
    content: object
    other: object
    rows: type[Model]


def concern(town: cast.Cast, case: Case) -> Sending:
    first = Registration(
        uuid4().hex, (town.alma.pk,), AT - timedelta(hours=1), Notifier.SCHOOL, "Var sulten."
    )
    act = lambda content: concerns.register(  # noqa: E731
        by=town.asker("bo", AT), at=AT, registration=content, municipality=town.town
    )
    return Sending(act, first, replace(first, notifier=Notifier.FAMILY), Concern)


def follow_up(town: cast.Cast, case: Case) -> Sending:
    first = NewFollowUp(uuid4().hex, TODAY, "yes", "Det går.", "continue", "Ro.", days(30), "Snart")
    act = lambda content: followup.hold(  # noqa: E731
        by=town.asker("mette", AT), at=AT, case=case, follow_up=content, municipality=town.town
    )
    return Sending(act, first, replace(first, child_profits="no"), FollowUp)


def note(town: cast.Cast, case: Case) -> Sending:
    part = NewNotePart(case.pk, child_seen=True)
    first = NewNote(uuid4().hex, NoteKind.VISIT, TODAY, True, "Besøg.", (part,))
    act = lambda content: notes.write(by=town.asker("mette", AT), at=AT, note=content)  # noqa: E731
    return Sending(act, first, replace(first, parts=(replace(part, own_text="Mere"),)), Note)


def risk(town: cast.Cast, case: Case) -> Sending:
    first = RiskAssessment("Talt med skolen.", safe=True, key=uuid4().hex)
    act = lambda content: network.assess_risk(  # noqa: E731
        by=town.asker("mette", AT), at=AT, case=case, risk=content
    )
    return Sending(act, first, replace(first, safe=False), Note)


def kin(town: cast.Cast, case: Case) -> Sending:
    first = NewKin(case.child_id, NewPerson("Grethe", "Øvang"), (RelationKind.MOTHER,), TODAY, key=uuid4())
    act = lambda content: people.register_kin(by=town.asker("mette", AT), at=AT, kin=content)  # noqa: E731
    return Sending(act, first, replace(first, person=NewPerson("Inger", "Øvang")), Person)


def offer(town: cast.Cast, case: Case) -> Sending:
    entry = cast.entry("samtaler", step=2, section="")
    first = decision_rules.NewOffer(entry.pk, TODAY, "Signe Øvang", key=str(uuid4()))
    act = lambda content: decisions.offer(  # noqa: E731
        by=town.asker("mette", AT), at=AT, case=case, content=content, municipality=town.town
    )
    return Sending(act, first, replace(first, agreed_with="Rune Prøvsen"), Measure)


def plan(town: cast.Cast, case: Case) -> Sending:
    goal = NewGoal("Alma sover", "Alma", "Hun er udhvilet", until=days(60))
    part = NewPart(case.pk, (goal,), normal_life="Skole hver dag")
    first = NewPlan((part,), key=uuid4())
    act = lambda content: plans.make(by=town.asker("mette", AT), at=AT, plan=content)  # noqa: E731
    return Sending(act, first, replace(first, parts=(replace(part, normal_life="Fodbold"),)), Plan)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize("of", [concern, follow_up, note, risk, kin, offer, plan])
def test_the_same_is_one_and_other_words_are_said(of: Callable[[cast.Cast, Case], Sending]) -> None:
    town = cast.build()
    sending = of(town, cast.allocated(town))
    before = sending.rows.objects.count()  # type: ignore[attr-defined]
    first = sending.act(sending.content)
    assert sending.act(sending.content) == first
    assert sending.rows.objects.count() == before + 1  # type: ignore[attr-defined]
    with pytest.raises(KeyUsed):
        sending.act(sending.other)
    assert sending.rows.objects.count() == before + 1  # type: ignore[attr-defined]
