"""What a decision or an offer does to a child's help: starting, changing and ending dated measures."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from varigespor.domain.access import Act
from varigespor.domain.catalogue import is_placement, law_of
from varigespor.domain.deadlines import Deadline, end_of_day
from varigespor.domain.decisions import End, EndReason, NewOffer
from varigespor.domain.deviations import DeviationKind, DueKind, Voice
from varigespor.domain.ladder import mismatch
from varigespor.domain.refusals import Complaint, found, refuse_if
from varigespor.domain.support_person import SupportAnswer
from varigespor.norms.book import fact
from varigespor.norms.configuration import Municipality
from varigespor.records.models import (
    Case,
    CatalogueEntry,
    Decision,
    Deviation,
    Measure,
    MeasurePeriod,
    PlannedChange,
)
from varigespor.records.queries.cases import facts as case_facts

from . import clocks, followup, support_person
from .decision_rows import stands_on
from .trace import Entry, conflict

INSTITUTION = 6
EXPECTED_END = "national/decisions/institution_expected_end"
ENDED = "Indsatsen er allerede afsluttet."


def carry_out(
    *, decision: Decision, trace: Entry, municipality: Municipality, not_before: date | None = None
) -> None:
    """Do what a decision decided: first what ends, then what goes on changed, then what begins.

    `not_before` is the day of the committee's meeting: what was planned from an earlier day waits for it.
    """
    changes = list(decision.changes.select_related("entry").order_by("on", "id"))
    for change in changes:
        change.on = max(change.on, not_before or change.on)
    for change in changes:
        if change.kind == "end":
            finish(decision=decision, change=change, trace=trace)
    for change in changes:
        if change.kind == "change":
            go_on(decision=decision, change=change, trace=trace)
    for change in changes:
        if change.kind == "start":
            begin(decision=decision, change=change, trace=trace, municipality=municipality)


def begin(
    *, decision: Decision, change: PlannedChange, trace: Entry, municipality: Municipality
) -> MeasurePeriod:
    """Start one measure of a decision, with its clocks and the deviations it opens."""
    entry = found(thing=change.entry, field="entry", message="Vælg en indsats.")
    measure = Measure.objects.create(case=decision.case, entry=entry, started_by=decision)
    derived = stands_on(entry=entry, change=change)
    period = MeasurePeriod.objects.create(
        measure=measure,
        case=decision.case,
        step=change.step or derived,
        derived_step=derived,
        placement=is_placement(key=entry.section, on=change.on),
        amount=change.amount,
        expected_end=change.expected_end,
        valid_from=change.on,
        known_at=trace.at,
        by_decision=decision,
    )
    followup.begin_clocks(measure=measure, since=change.on, at=trace.at, municipality=municipality)
    if period.placement:
        followup.next_visit(case=decision.case, after=change.on, at=trace.at)
        said = SupportAnswer(decision.support_person, decision.support_person_words)
        support_person.record(case=decision.case, answer=said, on=change.on, asked_in=decision, trace=trace)
    _expect_end(period, trace)
    _flag(decision, entry, period, trace)
    return period


def go_on(*, decision: Decision, change: PlannedChange, trace: Entry) -> MeasurePeriod:
    """The same measure goes on with another amount or expected end from the day; its start stands."""
    period = _last(change.measure_id)
    later = {"valid_to": period.valid_to, "end_reason": period.end_reason}
    period.revise(at=trace.at, valid_to=change.on, end_reason=EndReason.CHANGED)
    row = MeasurePeriod.objects.create(
        measure_id=period.measure_id,
        case=decision.case,
        step=period.step,
        derived_step=period.derived_step,
        placement=period.placement,
        amount=change.amount or period.amount,
        expected_end=change.expected_end,
        valid_from=change.on,
        known_at=trace.at,
        by_decision=decision,
        **later,
    )
    clocks.meet(kinds=[DueKind.EXPECTED_END], at=trace.at, about={"measure_id": row.measure_id})
    _expect_end(row, trace)
    if change.expected_end:
        _settle(row, [DeviationKind.PLACEMENT_WITHOUT_END], trace.at)
    return row


def finish(*, decision: Decision, change: PlannedChange, trace: Entry) -> MeasurePeriod:
    """End one measure on the first day it no longer runs, with the reason; its clocks end with it."""
    period = _last(change.measure_id)
    row = period.revise(
        at=trace.at, valid_to=change.on, end_reason=change.end_reason, by_decision_id=decision.pk
    )
    _stop_clocks(row, trace)
    _settle(row, [DeviationKind.PLACEMENT_WITHOUT_END, DeviationKind.STEP_MISMATCH], trace.at)
    return row


def begin_offer(
    *, case: Case, entry: CatalogueEntry, content: NewOffer, trace: Entry, municipality: Municipality
) -> Measure:
    """Start help without a decision, agreed with the family; it stands on the ladder like any other."""
    named = {"id": UUID(content.key)} if content.key else {}
    measure = Measure.objects.create(
        case=case, entry=entry, offered_at=trace.at, agreed_with=content.agreed_with.strip(), **named
    )
    MeasurePeriod.objects.create(
        measure=measure,
        case=case,
        step=entry.step,
        derived_step=entry.step,
        placement=False,
        expected_end=content.expected_end,
        valid_from=content.on,
        known_at=trace.at,
    )
    followup.begin_clocks(measure=measure, since=content.on, at=trace.at, municipality=municipality)
    return measure


def stop_offer(*, measure: Measure, end: End, trace: Entry) -> None:
    """End help that was agreed without a decision; the same end again changes nothing.

    Raises Refused, or Conflict where somebody else has ended it or changed its end meanwhile.
    """
    period = _last(measure.pk)
    if (period.valid_to, period.end_reason) == (end.on, end.reason):
        return
    if end.shown and end.shown != period.pk:
        raise conflict(row=measure, what="tilbuddet", acts=[Act.OFFER])
    early = end.on < period.valid_from
    refuse_if(
        Complaint("on", ENDED) if period.valid_to and period.valid_to <= end.on else None,
        Complaint("on", f"Tilbuddet begyndte den {period.valid_from:%d.%m.%Y}.") if early else None,
    )
    _stop_clocks(period.revise(at=trace.at, valid_to=end.on, end_reason=end.reason), trace)


def deviate(*, kind: DeviationKind, decision: Decision, text: str, trace: Entry) -> Deviation:
    """Open a deviation of a decision; the one who prepared it owns it."""
    return Deviation.objects.create(
        kind=kind,
        case=decision.case,
        team=case_facts(case=decision.case_id, on=trace.today).team,
        decision=decision,
        owner_id=decision.prepared_by_id,
        opened_at=trace.at,
        opened_by_id=trace.by.id,
        text=text,
    )


def _last(measure: UUID | None) -> MeasurePeriod:
    rows = MeasurePeriod.objects.current().filter(measure_id=measure).order_by("-valid_from")
    period: MeasurePeriod = found(thing=rows.first(), field="measure", message=ENDED)
    return period


def _expect_end(period: MeasurePeriod, trace: Entry) -> None:
    """The programme reminds of a placement in an institution that should have ended; it ends nothing."""
    because = fact(key=EXPECTED_END, on=period.valid_from)
    if because.known and period.placement and period.step == INSTITUTION and period.expected_end:
        clocks.start(
            kind=DueKind.EXPECTED_END,
            voice=Voice.PROGRAMME,
            deadline=Deadline(end_of_day(day=period.expected_end), because),
            started_at=trace.at,
            about={"case": period.case, "child_id": period.case.child_id, "measure_id": period.measure_id},
        )


def _stop_clocks(period: MeasurePeriod, trace: Entry) -> None:
    about = {"measure_id": period.measure_id}
    clocks.meet(kinds=[DueKind.EXPECTED_END], at=trace.at, about=about)
    # A trap: the help may run for weeks yet, and what falls due until then stays due.
    after = about | {"due_at__gt": end_of_day(day=period.valid_to)} if period.valid_to else about
    clocks.drop(kinds=[DueKind.FIRST_FOLLOW_UP, DueKind.SUPERVISION_VISIT], at=trace.at, about=after)


def _flag(decision: Decision, entry: CatalogueEntry, period: MeasurePeriod, trace: Entry) -> None:
    law = law_of(key=entry.section, on=period.valid_from)
    odd = mismatch(step=period.step, derived=period.derived_step, allowed=law.steps if law else ())
    if odd:
        deviate(kind=DeviationKind.STEP_MISMATCH, decision=decision, text=f"{entry.name}: {odd}", trace=trace)
    if period.placement and period.step == INSTITUTION and period.expected_end is None:
        deviate(
            kind=DeviationKind.PLACEMENT_WITHOUT_END,
            decision=decision,
            text=f"{entry.name} har ingen ventet afslutning.",
            trace=trace,
        )


def _settle(period: MeasurePeriod, kinds: list[DeviationKind], at: datetime) -> None:
    rows = Deviation.objects.filter(decision=period.measure.started_by_id, kind__in=kinds)
    rows.filter(ended_at__isnull=True).update(ended_at=at)
