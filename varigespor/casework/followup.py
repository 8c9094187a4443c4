"""Opfølgning: answers each goal, ends in a recommendation and a next date; it moves nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet

from varigespor.domain import followup as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deadlines import TOWN, Deadline, day_of, end_of_day
from varigespor.domain.deviations import DueKind, Voice
from varigespor.domain.refusals import KeyUsed
from varigespor.norms.book import fact
from varigespor.norms.configuration import Municipality
from varigespor.records.models import (
    Assessment,
    Case,
    Due,
    FollowUp,
    Goal,
    GoalAnswer,
    Measure,
    MeasurePeriod,
)

from . import clocks, support_person
from .trace import Entry, acting

LATER = "national/followup/later_interval"


def hold(
    *, by: Asker, at: datetime, case: Case, follow_up: rules.NewFollowUp, municipality: Municipality
) -> FollowUp:
    """Write a follow-up; the same key and words of one writer are the same one. Raises Refused."""
    with acting(by=by, at=at, act=Act.FOLLOW_UP, cases=[case]) as trace:
        known = FollowUp.objects.filter(by_id=by.id, key=follow_up.key).first() if follow_up.key else None
        if known:
            trace.about(known)
            return _same(known, case, follow_up)
        _check(case, follow_up, trace)
        row = _store(by, case, follow_up, trace)
        support_person.record(
            case=case, answer=follow_up.support_person, on=follow_up.held_on, asked_in=row, trace=trace
        )
        _meet(case, follow_up.held_on, at)
        _next_clocks(case, follow_up, trace, municipality)
        trace.about(row)
    return row


def begin_clocks(*, measure: Measure, since: date, at: datetime, municipality: Municipality) -> None:
    """The clocks of help that starts: the programme's, and, where a decision started it, the law's first.

    Source: Barnets lov § 95 (guidance, its text not read) follows a decided effort; help under § 30 takes no
    decision, and what was agreed with the family is followed up as the programme promises.
    """
    case, examined = measure.case, _parallel_examination_end(measure.case, since)
    about = {"case": case, "child_id": case.child_id, "measure": measure}
    if measure.started_by_id and measure.entry.section:
        first = rules.first_due(start=since, examination_ended_on=examined)
        clocks.start(
            kind=DueKind.FIRST_FOLLOW_UP, voice=Voice.LAW, deadline=first, started_at=at, about=about
        )
    if not Due.objects.open().filter(case=case, kind=DueKind.FOLLOW_UP_PROGRAMME).exists():
        programme = rules.programme_due(after=since, municipality=municipality.key)
        clocks.start(
            kind=DueKind.FOLLOW_UP_PROGRAMME,
            voice=Voice.PROGRAMME,
            deadline=programme,
            started_at=at,
            about={"case": case, "child_id": case.child_id},
        )


def parallel_assessment_ended(*, case: Case, at: datetime) -> None:
    """The end of a parallel examination brings the first follow-up of running help forward to that day."""
    today = at.astimezone(TOWN).date()
    first = Due.objects.open().filter(case=case, kind=DueKind.FIRST_FOLLOW_UP, due_at__gt=at)
    for due in first.filter(measure__in=begun(case=case, by=today)):
        due.due_at, due.note = end_of_day(day=today), "Den sideløbende undersøgelse er afsluttet"
        due.save(update_fields=["due_at", "note"])


def begun(*, case: Case, by: date) -> QuerySet[MeasurePeriod, dict[str, Any]]:
    """The measures of the case that had begun by the day."""
    return MeasurePeriod.objects.current().filter(case=case, valid_from__lte=by).values("measure")


def next_visit(*, case: Case, after: date, at: datetime) -> None:
    """The next supervision visit while the child is placed."""
    placed = MeasurePeriod.objects.on(after).filter(case=case, placement=True).first()
    if placed:
        clocks.start(
            kind=DueKind.SUPERVISION_VISIT,
            voice=Voice.LAW,
            deadline=rules.visit_due(after=after),
            started_at=at,
            about={"case": case, "child_id": case.child_id, "measure_id": placed.measure_id},
        )


def held_at(*, day: date, at: datetime) -> datetime:
    """The moment that counts for a clock: the afternoon it was held, never later than it was written."""
    return min(at, end_of_day(day=day) - timedelta(hours=8))


def _meet(case: Case, held_on: date, at: datetime) -> None:
    """A review meets the first by law only of help that had begun; the agreed and the programme's anyhow."""
    held, about = held_at(day=held_on, at=at), {"case": case}
    first = about | {"measure__in": begun(case=case, by=held_on)}
    clocks.meet(kinds=[DueKind.FIRST_FOLLOW_UP], at=held, about=first)
    clocks.meet(kinds=[DueKind.FOLLOW_UP_AGREED, DueKind.FOLLOW_UP_PROGRAMME], at=held, about=about)


def _check(case: Case, follow_up: rules.NewFollowUp, trace: Entry) -> None:
    goals = Goal.objects.filter(part__case=case, ended_at__isnull=True).values_list("pk", flat=True)
    placed = MeasurePeriod.objects.on(follow_up.held_on).filter(case=case, placement=True)
    reviewed = rules.Reviewed(
        opened_on=day_of(moment=case.opened_at),
        open_goals=frozenset(goals),
        placed=follow_up.support_person.given and placed.exists(),
        life=case.child.lifetime,
    )
    rules.check_followup(follow_up=follow_up, reviewed=reviewed, today=trace.today)


def _same(known: FollowUp, case: Case, follow_up: rules.NewFollowUp) -> FollowUp:
    was = {name: getattr(known, name) for name in _texts(follow_up)} | {"case_id": known.case_id}
    answers = {row.goal_id: (row.state, row.text) for row in known.answers.all()}
    sent = {goal: (answer.state, answer.text.strip()) for goal, answer in follow_up.answers.items()}
    if was != _texts(follow_up) | {"case_id": case.pk} or answers != sent:
        raise KeyUsed(what="En opfølgning")
    return known


def _parallel_examination_end(case: Case, since: date) -> date | None:
    done = Assessment.objects.filter(case=case, concluded_at__isnull=False).order_by("concluded_at")
    days = [row.concluded_at.astimezone(TOWN).date() for row in done if row.concluded_at]
    return next((day for day in days if day > since), None)


def _store(by: Asker, case: Case, follow_up: rules.NewFollowUp, trace: Entry) -> FollowUp:
    row = FollowUp.objects.create(
        case=case,
        key=follow_up.key or uuid4().hex,
        written_at=trace.at,
        by_id=by.id,
        **_texts(follow_up),
    )
    GoalAnswer.objects.bulk_create(
        GoalAnswer(follow_up=row, goal_id=goal, state=answer.state, text=answer.text.strip())
        for goal, answer in follow_up.answers.items()
    )
    return row


def _texts(follow_up: rules.NewFollowUp) -> dict[str, Any]:
    return {
        "held_on": follow_up.held_on,
        "child_profits": follow_up.child_profits,
        "text": follow_up.text.strip(),
        "recommendation": follow_up.recommendation,
        "recommendation_reason": follow_up.recommendation_reason.strip(),
        "next_on": follow_up.next_on,
        "next_reason": follow_up.next_reason.strip(),
        "support_person": follow_up.support_person.state,
        "support_person_words": follow_up.support_person.words.strip(),
    }


def _next_clocks(case: Case, follow_up: rules.NewFollowUp, trace: Entry, municipality: Municipality) -> None:
    about = {"case": case, "child_id": case.child_id}
    if follow_up.next_on:
        agreed = Deadline(end_of_day(day=follow_up.next_on), fact(key=LATER, on=follow_up.held_on))
        clocks.start(
            kind=DueKind.FOLLOW_UP_AGREED,
            voice=Voice.LAW,
            deadline=agreed,
            started_at=trace.at,
            about=about | {"note": follow_up.next_reason[:300]},
        )
    clocks.start(
        kind=DueKind.FOLLOW_UP_PROGRAMME,
        voice=Voice.PROGRAMME,
        deadline=rules.programme_due(after=follow_up.held_on, municipality=municipality.key),
        started_at=trace.at,
        about=about,
    )
