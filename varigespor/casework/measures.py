"""What a decision or an offer does to a child's help: starting and ending dated measures."""

from __future__ import annotations

from datetime import date, datetime

from varigespor.domain.decisions import NewOffer
from varigespor.domain.deviations import DeviationKind, DueKind
from varigespor.domain.ladder import derived_step
from varigespor.domain.refusals import Complaint, found, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.norms.sections import section
from varigespor.records.models import (
    Case,
    CatalogueEntry,
    Decision,
    Deviation,
    Measure,
    MeasurePeriod,
    PlannedChange,
)

from . import clocks, followup
from .trace import Entry

INSTITUTION = 6


def is_placement(*, entry: CatalogueEntry, on: date) -> bool:
    """Whether the entry's section places the child outside the home."""
    return bool(entry.section) and section(key=entry.section, on=on).placement


def begin(
    *, decision: Decision, change: PlannedChange, trace: Entry, municipality: Municipality
) -> MeasurePeriod:
    """Start one measure of a decision, with its clocks and the deviations it opens."""
    entry = found(thing=change.entry, field="entry", message="Vælg en indsats.")
    measure = Measure.objects.create(case=decision.case, entry=entry, started_by=decision)
    derived = derived_step(place_type=entry.place_type, entry_step=entry.step, on=change.on)
    placement = is_placement(entry=entry, on=change.on)
    period = MeasurePeriod.objects.create(
        measure=measure,
        case=decision.case,
        step=change.step or derived,
        derived_step=derived,
        placement=placement,
        amount=change.amount,
        expected_end=change.expected_end,
        valid_from=change.on,
        known_at=trace.at,
        by_decision=decision,
    )
    followup.begin_clocks(measure=measure, since=change.on, at=trace.at, municipality=municipality)
    if placement:
        followup.next_visit(case=decision.case, after=change.on, at=trace.at)
    _deviations(decision, period, trace)
    return period


def finish(*, decision: Decision, change: PlannedChange, trace: Entry) -> MeasurePeriod:
    """End one measure on the first day it no longer runs, with the reason; its clocks end with it."""
    period = _running(change.measure_id)
    refuse_if(
        Complaint("end_on", "Indsatsen kan ikke slutte, før den er begyndt.")
        if change.on < period.valid_from
        else None
    )
    row = period.revise(
        at=trace.at, valid_to=change.on, end_reason=change.end_reason, by_decision_id=decision.pk
    )
    ended = [DueKind.FIRST_FOLLOW_UP, DueKind.SUPERVISION_VISIT, DueKind.EXPECTED_END]
    clocks.drop(kinds=ended, at=trace.at, about={"measure_id": change.measure_id})
    return row


def offer(
    *, case: Case, entry: CatalogueEntry, content: NewOffer, trace: Entry, municipality: Municipality
) -> Measure:
    """Start help without a section, agreed with the family; it stands on the ladder like any other."""
    measure = Measure.objects.create(
        case=case, entry=entry, offered_at=trace.at, agreed_with=content.agreed_with.strip()
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


def stop_offer(*, measure: Measure, on: date, reason: str, at: datetime) -> MeasurePeriod:
    """End help that was agreed without a decision."""
    return _running(measure.pk).revise(at=at, valid_to=on, end_reason=reason)


def _running(measure: object) -> MeasurePeriod:
    running = MeasurePeriod.objects.current().filter(measure_id=measure, valid_to__isnull=True)
    period: MeasurePeriod = found(
        thing=running.first(), field="measure", message="Indsatsen er allerede afsluttet."
    )
    return period


def _deviations(decision: Decision, period: MeasurePeriod, trace: Entry) -> None:
    kinds = []
    if period.step != period.derived_step:
        kinds.append(DeviationKind.STEP_MISMATCH)
    if period.placement and period.step == INSTITUTION and period.expected_end is None:
        kinds.append(DeviationKind.PLACEMENT_WITHOUT_END)
    for kind in kinds:
        Deviation.objects.create(
            kind=kind,
            case=decision.case,
            decision=decision,
            owner_id=decision.prepared_by_id,
            opened_at=trace.at,
            opened_by_id=trace.by.id,
        )
