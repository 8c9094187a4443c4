"""The law's clock for the plan of a placed child: after a placement with consent, before one without."""

from __future__ import annotations

from datetime import date, datetime

from varigespor.domain import plans as rules
from varigespor.domain.approval import COMMITTEE
from varigespor.domain.deadlines import end_of_day
from varigespor.domain.deviations import DeviationKind, DueKind, Voice
from varigespor.records.models import Case, Decision, Deviation, Due, MeasurePeriod
from varigespor.records.queries.plans import stands

from . import clocks
from .measures import deviate
from .trace import Entry

PLAN = [DueKind.PLACEMENT_PLAN]


def decided(*, decision: Decision, trace: Entry) -> None:
    """Begin or drop the clock after a decision was carried out; without consent, look for the plan before.

    A child whose plan stands already needs no clock, and one that waits for a plan keeps its first deadline
    through a change of place.
    """
    placed = MeasurePeriod.objects.current().filter(case_id=decision.case_id, placement=True)
    if not placed.filter(valid_to__isnull=True).exists():
        _drop(decision, placed.order_by("-valid_to").first(), trace)
    elif placed.filter(measure__started_by=decision).exists():
        if decision.level == COMMITTEE and decision.met_on:
            _look_before(decision, decision.met_on, trace)
        else:
            _begin(decision.case, trace)


def made(*, case: Case, at: datetime) -> None:
    """A goal was set for the child: the clock is met, and what was opened because a plan lacked is over."""
    clocks.meet(kinds=PLAN, at=at, about={"case": case})
    lacking = Deviation.objects.filter(case=case, kind=DeviationKind.NO_PLAN_BEFORE, ended_at__isnull=True)
    lacking.update(ended_at=at)


def _begin(case: Case, trace: Entry) -> None:
    waits = Due.objects.open().filter(case=case, kind=DueKind.PLACEMENT_PLAN).exists()
    if waits or stands(case=case.pk, at=trace.at):
        return
    clocks.start(
        kind=DueKind.PLACEMENT_PLAN,
        voice=Voice.LAW,
        deadline=rules.placement_plan_due(decided_on=trace.today),
        started_at=trace.at,
        about={"case": case, "child_id": case.child_id},
    )


def _look_before(decision: Decision, met_on: date, trace: Entry) -> None:
    # The hour of the meeting is not kept: a plan of the same day is held to have been there.
    if rules.wanted_before(met_on=met_on) and not stands(case=decision.case_id, at=end_of_day(day=met_on)):
        text = f"Da udvalget besluttede anbringelsen den {met_on:%d.%m.%Y}, var der ingen plan for barnet."
        deviate(kind=DeviationKind.NO_PLAN_BEFORE, decision=decision, text=text, trace=trace)


def _drop(decision: Decision, last: MeasurePeriod | None, trace: Entry) -> None:
    if last and last.valid_to:
        after = {"case": decision.case, "due_at__gt": end_of_day(day=last.valid_to)}
        clocks.drop(kinds=PLAN, at=trace.at, about=after)
