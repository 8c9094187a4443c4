"""The whole thread: a concern on a Friday night, down to a lower step, and ended."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests import cast
from varigespor.casework import assessment, closing, decisions, followup, network, notes, plans
from varigespor.domain import assessment as assessment_rules
from varigespor.domain import decisions as rules
from varigespor.domain import followup as followup_rules
from varigespor.domain.closing import Closing
from varigespor.domain.ladder import LowerStep, WhyNotLower
from varigespor.domain.network import NewMember, Side
from varigespor.domain.notes import NewNote, NewNotePart, NoteKind
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.records.models import Assessment, Deviation, Due, Goal, Measure, MeasurePeriod, Trace

pytestmark = pytest.mark.django_db


def test_from_a_friday_night_to_a_lower_step_and_ended() -> None:
    town = cast.build()
    case = cast.allocated(town)
    at = cast.START + timedelta(days=10)
    mette, karin = town.asker("mette", at), town.asker("karin", at)
    examination = Assessment.objects.get(case=case)
    content = assessment_rules.Content(
        texts={"health": "Sund og rask."}, lineal="exposed", conclusion="Alma har brug for støtte."
    )
    assessment.conclude(by=mette, at=at, assessment=examination, content=content)
    for side, name in ((Side.FAMILY, "Grethe Øvang"), (Side.PROFESSIONAL, "Hanne Tænkt")):
        member = NewMember(name, side, "mormor", 1, since=at.date(), does="henter")
        network.add(by=mette, at=at, case=case, member=member)
    assert not Due.objects.open().filter(case=case, kind="network").exists()
    goal = NewGoal("Alma sover i sin egen seng", "Alma", "Hun er udhvilet", until=date(2027, 6, 1))
    plans.make(by=mette, at=at, plan=NewPlan((NewPart(case.pk, (goal,)),)))
    third, second = cast.entry(), cast.entry("samtaler", step=2, section="")

    decided = decide(town, case, at, starts=(rules.Start(third.pk, on=date(2026, 12, 7)),))
    assert MeasurePeriod.objects.get(case=case).step == 3
    assert decided.state == rules.State.DECIDED
    assert Deviation.objects.filter(decision=decided).count() == 0

    later = at + timedelta(days=60)
    goals = {row.pk: followup_rules.GoalAnswer("closer") for row in Goal.objects.all()}
    followup.hold(
        by=mette,
        at=later,
        case=case,
        follow_up=followup_rules.NewFollowUp(
            uuid4().hex,
            later.date(),
            "yes",
            "Det går fremad.",
            "less",
            "Mor klarer morgenerne.",
            later.date() + timedelta(days=60),
            "Vi vil se januar an.",
            goals,
        ),
        municipality=town.town,
    )
    running = Measure.objects.get(case=case)
    end = rules.End(running.pk, on=later.date() + timedelta(days=7), reason=rules.EndReason.REPLACED)
    decide(town, case, later, starts=(rules.Start(second.pk, on=end.on),), ends=(end,))
    steps = MeasurePeriod.objects.on(end.on).filter(case=case).values_list("step", flat=True)
    assert list(steps) == [2]

    last = later + timedelta(days=90)
    measure = Measure.objects.get(case=case, entry=second)
    ending = rules.End(measure.pk, on=last.date(), reason=rules.EndReason.AS_PLANNED)
    decide(town, case, last, ends=(ending,), kind=rules.DecisionKind.END)
    notes.write(
        by=mette,
        at=last,
        note=NewNote(
            uuid4().hex, NoteKind.TALK, last.date(), True, "Vi siger farvel.", (NewNotePart(case.pk, True),)
        ),
    )
    closing.close(by=karin, at=last, case=case, content=Closing(last.date(), "Målet er nået"))
    assert Trace.objects.filter(children__contains=[case.child_id], outcome="done").count() >= 15


def decide(town, case, at, *, starts=(), ends=(), kind=rules.DecisionKind.SUPPORT):
    mette, karin = town.asker("mette", at), town.asker("karin", at)
    prepared = decisions.prepare(
        by=mette,
        at=at,
        case=case,
        decision=rules.NewDecision(
            key=uuid4().hex,
            kind=kind,
            starts=starts,
            ends=ends,
            purpose="Alma er udhvilet",
            expected_duration="et halvt år",
            why_not_lower=WhyNotLower(
                {1: LowerStep(none_exists=True), 2: LowerStep(none_exists=True)},
                "Samtaler var ikke nok alene.",
            ),
            child_talk="held",
            child_view="Jeg vil gerne have hjælp om morgenen.",
            reason="Målet er nået, og familien er enig.",
            consents=tuple(
                rules.PartyConsent(name, "custody", rules.ConsentAnswer.YES)
                for name in ("Rune Prøvsen", "Signe Øvang")
            ),
        ),
        municipality=town.town,
    )
    return decisions.decide(by=karin, at=at, decision=prepared, municipality=town.town)
