"""Deciding: one effect whoever presses when, clocks that follow the help, and deviations that end with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests import cast
from tests.together import at_once
from varigespor.casework import assessment, catalogue, decisions, staff
from varigespor.domain import assessment as assessment_rules
from varigespor.domain import decisions as rules
from varigespor.domain.deadlines import TOWN, end_of_day
from varigespor.domain.deviations import DeviationKind, DueKind
from varigespor.domain.ladder import LowerStep, WhyNotLower
from varigespor.domain.refusals import NotAllowed, Refused
from varigespor.records.models import (
    Assessment,
    Case,
    CatalogueEntry,
    Decision,
    Deviation,
    Due,
    Measure,
    MeasurePeriod,
    Trace,
)
from varigespor.records.queries import measures

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=30)
DAY = AT.astimezone(TOWN).date()
CONSENTS = tuple(
    rules.PartyConsent(name, "custody", rules.ConsentAnswer.YES) for name in ("Rune Prøvsen", "Signe Øvang")
)
WHY = WhyNotLower({step: LowerStep(none_exists=True) for step in range(1, 6)}, "Intet af det er nok alene.")


class Room:
    """Alma's case with a finished examination, and short ways to decide."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.case: Case = cast.allocated(self.town)
        content = assessment_rules.Content(
            texts={"health": "Sund."}, lineal="exposed", conclusion="Alma har brug for støtte."
        )
        row = Assessment.objects.get(case=self.case)
        at = AT - timedelta(days=1)
        assessment.conclude(by=self.by("mette"), at=at, assessment=row, content=content)

    def by(self, name: str) -> Any:
        return self.town.asker(name, AT)

    def prepare(self, *entries: CatalogueEntry, at: datetime = AT, **changes: Any) -> Decision:
        starts = tuple(
            rules.Start(entry.pk, DAY, expected_end=changes.pop("expected_end", date(2027, 6, 1)))
            for entry in entries
        )
        decision = rules.NewDecision(
            key=uuid4().hex,
            kind=rules.DecisionKind.SUPPORT,
            starts=starts,
            purpose="Alma er udhvilet.",
            expected_duration="et halvt år",
            why_not_lower=WHY,
            child_talk="held",
            child_view="Jeg vil gerne sove hjemme.",
            consents=CONSENTS,
            reason="Derfor.",
        )
        content = replace(decision, **changes)
        return decisions.prepare(
            by=self.by("mette"), at=at, case=self.case, decision=content, municipality=self.town.town
        )

    def decide(self, row: Decision, who: str = "inger", at: datetime = AT) -> Decision:
        return decisions.decide(by=self.by(who), at=at, decision=row, municipality=self.town.town)

    def end(self, measure: Measure, on: date, reason: rules.EndReason, at: datetime = AT) -> Decision:
        end = rules.End(measure.pk, on, reason)
        return self.decide(self.prepare(ends=(end,), kind=rules.DecisionKind.END, at=at), at=at)


def place(key: str, *, step: int, place_type: str) -> CatalogueEntry:
    """A placement with consent of the range of help."""
    entry = cast.entry(key, step=step, section="barnets_lov_46")
    entry.place_type = place_type
    entry.save()
    return entry


@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_once_are_one_decision_and_one_message() -> None:
    room = Room()
    row = room.prepare(cast.entry())
    found = at_once(lambda: room.decide(row, "karin"), lambda: room.decide(row, "inger"))
    refusals = [str(one) for one in found if isinstance(one, Refused)]
    assert len(refusals) == 1
    assert "har allerede godkendt afgørelsen" in refusals[0]
    assert Measure.objects.count() == 1
    assert Trace.objects.filter(act="approve", outcome="done").count() == 1
    assert Trace.objects.filter(act="approve", outcome="conflict").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_key_at_once_is_one_decision() -> None:
    room = Room()
    entry = cast.entry()
    key = uuid4().hex
    found = at_once(*[lambda: room.prepare(entry, key=key)] * 2)
    assert [type(one) for one in found] == [Decision, Decision]
    assert Decision.objects.count() == 1


def test_measures_run_beside_each_other_and_respite_stands_on_its_own_step() -> None:
    room = Room()
    foster = place("plejefamilie", step=5, place_type="foster_general")
    respite = cast.entry("stoetteophold", step=2, section="barnets_lov_32_1_7")
    respite.place_type = "foster_general"
    respite.save()
    room.decide(room.prepare(foster, respite))
    rows = measures.running(case=room.case, on=DAY)
    assert [(row.step, row.derived_step, row.placement) for row in rows] == [(2, 2, False), (5, 5, True)]
    assert measures.steps(cases=[room.case.pk], on=DAY) == {room.case.pk: 5}
    assert not Deviation.objects.filter(kind=DeviationKind.STEP_MISMATCH).exists()


def test_an_institutions_expected_end_reminds_and_ends_nothing() -> None:
    room = Room()
    home = place("oevehoej", step=6, place_type="childrens_home")
    room.decide(room.prepare(home))
    due = Due.objects.get(kind=DueKind.EXPECTED_END)
    assert (due.voice, due.due_at) == ("programme", end_of_day(day=date(2027, 6, 1)))
    late = AT + timedelta(days=400)
    measure = Measure.objects.get()
    room.end(measure, late.astimezone(TOWN).date(), rules.EndReason.HOME, at=late)
    assert Due.objects.late(at=late).filter(pk=due.pk).exists()


def test_an_institution_without_an_end_is_a_deviation_until_a_change_sets_one() -> None:
    room = Room()
    home = place("oevehoej", step=6, place_type="childrens_home")
    room.decide(room.prepare(home, expected_end=None))
    deviation = Deviation.objects.get(kind=DeviationKind.PLACEMENT_WITHOUT_END)
    change = rules.Change(Measure.objects.get().pk, DAY + timedelta(days=30), expected_end=date(2027, 3, 1))
    room.decide(room.prepare(changes=(change,), kind=rules.DecisionKind.CHANGE))
    deviation.refresh_from_db()
    assert deviation.ended_at == AT
    assert Due.objects.open().filter(kind=DueKind.EXPECTED_END).count() == 1


def test_what_falls_due_before_the_end_stays_due() -> None:
    room = Room()
    room.decide(room.prepare(cast.entry()), "karin")
    measure = Measure.objects.get()
    room.end(measure, DAY + timedelta(days=200), rules.EndReason.AS_PLANNED)
    assert Due.objects.open().filter(kind=DueKind.FIRST_FOLLOW_UP).count() == 1
    room.decide(room.prepare(cast.entry("hjemmestoette")), "karin")
    second = Measure.objects.exclude(pk=measure.pk).get()
    room.end(second, DAY + timedelta(days=10), rules.EndReason.DECLINED)
    assert not Due.objects.open().filter(kind=DueKind.FIRST_FOLLOW_UP, measure=second).exists()


def test_the_place_decides_who_approves_whatever_step_is_assigned() -> None:
    room = Room()
    foster = place("plejefamilie", step=5, place_type="foster_general")
    start = rules.Start(foster.pk, DAY, expected_end=date(2027, 6, 1), step=3)
    row = room.prepare(starts=(start,))
    assert row.level == "chief"
    with pytest.raises(NotAllowed):
        room.decide(row, "karin")
    room.decide(row)
    period = MeasurePeriod.objects.get()
    assert (period.step, period.derived_step) == (3, 5)
    assert "Valgt trin 3" in Deviation.objects.get(kind=DeviationKind.STEP_MISMATCH).text


def test_help_that_was_taken_out_of_the_range_is_not_started() -> None:
    room = Room()
    entry = cast.entry()
    row = room.prepare(entry)
    catalogue.end(by=staff.COMMAND_LINE, at=AT, entry=entry, on=DAY)
    with pytest.raises(Refused, match="Tilbuddet findes ikke længere"):
        room.decide(row, "karin")
    with pytest.raises(Refused, match="Vælg et andet"):
        room.prepare(entry)
    assert not Measure.objects.exists()


def test_a_refused_decision_leaves_its_trace_and_nothing_else() -> None:
    room = Room()
    with pytest.raises(Refused):
        room.prepare(cast.entry(), purpose=" ")
    assert not Decision.objects.exists()
    assert Trace.objects.filter(act="decide", outcome="refused").count() == 1


def test_all_periods_are_plain_columns() -> None:
    room = Room()
    room.decide(room.prepare(cast.entry()), "karin")
    measure = Measure.objects.get()
    room.end(measure, DAY + timedelta(days=40), rules.EndReason.AS_PLANNED)
    assert measures.periods(cases=[room.case.pk]) == {
        "child": [room.case.child_id],
        "measure": [measure.pk],
        "step": [3],
        "since": [DAY],
        "until": [DAY + timedelta(days=40)],
        "placement": [False],
        "name": ["Familiebehandling"],
        "end_reason": ["as_planned"],
    }
    assert measures.periods(cases=[])["child"] == []


def test_the_adviser_cannot_approve() -> None:
    room = Room()
    row = room.prepare(cast.entry())
    with pytest.raises(NotAllowed):
        decisions.decide(by=room.by("mette"), at=AT, decision=row, municipality=room.town.town)
