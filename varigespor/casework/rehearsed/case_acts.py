"""Playing what happens in cases: allocation, assessment, network, plan and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from varigespor.domain.access import Asker
from varigespor.domain.caseload import Holding
from varigespor.domain.closing import Closing
from varigespor.domain.deadlines import day_of
from varigespor.domain.deviations import Ending
from varigespor.domain.network import Side
from varigespor.domain.notes import NewNote
from varigespor.domain.plans import NewPlan
from varigespor.records.models import (
    Assessment,
    Deviation,
    Due,
    Goal,
    NetworkMember,
    NetworkRespite,
    Task,
)
from varigespor.rehearsal import events

from .. import assessment, caseload, closing, deviations, network, network_respite, notes, plans
from .books import Books


def _allocated(books: Books, by: Asker, at: datetime, what: events.Allocated) -> None:
    content, case = books.content(what.content), books.case(what.child)
    caseload.allocate(by=by, at=at, case=case, allocation=content, municipality=books.municipality)


def _held_by_leader(books: Books, by: Asker, at: datetime, what: events.HeldByLeader) -> None:
    case = books.case(what.child)
    content = Holding(what.reason)
    caseload.hold(by=by, at=at, case=case, content=content, municipality=books.municipality)


def _covered_for(books: Books, by: Asker, at: datetime, what: events.CoveredFor) -> None:
    content, case = books.content(what.content), books.case(what.child)
    caseload.cover(by=by, at=at, case=case, cover=content, municipality=books.municipality)


def _rerouted(books: Books, by: Asker, at: datetime, what: events.Rerouted) -> None:
    case = books.case(what.child)
    caseload.reroute(by=by, at=at, case=case, route=what.content, municipality=books.municipality)


def _shared(books: Books, by: Asker, at: datetime, what: events.Shared) -> None:
    case, employee = books.case(what.child), books.real(what.employee)
    closing.share(by=by, at=at, case=case, employee=employee, purpose=what.purpose)


def _closed(books: Books, by: Asker, at: datetime, what: events.Closed) -> None:
    closing.close(by=by, at=at, case=books.case(what.child), content=Closing(what.on, what.reason))


def _concluded(books: Books, by: Asker, at: datetime, what: events.Concluded) -> None:
    row = _open_assessment(books, what.child, what.kind)
    assessment.conclude(by=by, at=at, assessment=row, content=what.content)


def _provisionally_assessed(
    books: Books, by: Asker, at: datetime, what: events.ProvisionallyAssessed
) -> None:
    row = _open_assessment(books, what.child, "examination")
    assessment.make_provisional(by=by, at=at, assessment=row, provisional=what.content)


def _network_grew(books: Books, by: Asker, at: datetime, what: events.NetworkGrew) -> None:
    network.add(by=by, at=at, case=books.case(what.child), member=books.content(what.content))


def _respite_taken(books: Books, by: Asker, at: datetime, what: events.RespiteTaken) -> None:
    rows = NetworkMember.objects.on(day_of(moment=at)).filter(case=books.case(what.child), name=what.giver)
    member = rows.select_related("case__child").filter(side=Side.FAMILY).order_by("known_at")[0]
    network_respite.begin(by=by, at=at, member=member, respite=books.content(what.content))


def _respite_ended(books: Books, by: Asker, at: datetime, what: events.RespiteEnded) -> None:
    rows = NetworkRespite.objects.current().filter(case=books.case(what.child), valid_to__isnull=True)
    network_respite.end(by=by, at=at, respite=rows.select_related("case").get(), on=what.on)


def _plan_made(books: Books, by: Asker, at: datetime, what: events.PlanMade) -> None:
    content = _plan(books, what.content)
    head = plans.make(by=by, at=at, plan=content)
    names = iter(what.goals)
    for part in content.parts:
        rows = {goal.text: goal.pk for goal in Goal.objects.filter(part__plan=head, part__case=part.case)}
        for goal in part.goals:
            books.keep(name=next(names), real=rows[goal.text.strip()])


def _goals_scored(books: Books, by: Asker, at: datetime, what: events.GoalsScored) -> None:
    plans.score_all(by=by, at=at, case=books.case(what.child), scores=books.content(what.content))


def _goal_ended(books: Books, by: Asker, at: datetime, what: events.GoalEnded) -> None:
    row = Goal.objects.select_related("part__case").get(pk=books.real(what.goal))
    plans.end_goal(by=by, at=at, goal=row, outcome=what.outcome)


def _noted(books: Books, by: Asker, at: datetime, what: events.Noted) -> None:
    row = notes.write(by=by, at=at, note=_note(books, what.content))
    made = Task.objects.filter(note=row).order_by("due_on") if what.tasks else ()
    for name, task in zip(what.tasks, made, strict=True):
        books.keep(name=name, real=task.pk)


def _task_done(books: Books, by: Asker, at: datetime, what: events.TaskDone) -> None:
    row = Task.objects.select_related("case").get(pk=books.real(what.task))
    notes.finish_task(by=by, at=at, task=row)


def _due_explained(books: Books, by: Asker, at: datetime, what: events.DueExplained) -> None:
    due = _due(books, what)
    deviations.explain_due(by=by, at=at, due=due, explanation=what.content)


def _due_paused(books: Books, by: Asker, at: datetime, what: events.DuePaused) -> None:
    due = _due(books, what)
    deviations.pause(by=by, at=at, due=due, pause=what.content)


def _deviation_over(books: Books, by: Asker, at: datetime, what: events.DeviationOver) -> None:
    rows = Deviation.objects.filter(case=books.case(what.child), kind=what.kind, ended_at__isnull=True)
    for row in rows.select_related("case"):
        deviations.end(by=by, at=at, deviation=row, explanation=what.content)


def _cap_kept_again(books: Books, by: Asker, at: datetime, what: events.CapKeptAgain) -> None:
    rows = Deviation.objects.filter(adviser=books.real(what.adviser), kind="over_cap", ended_at__isnull=True)
    for row in rows:
        ending = Ending(what.content.text)
        deviations.end_over_cap(by=by, at=at, deviation=row, ending=ending, municipality=books.municipality)


def _plan(books: Books, plan: NewPlan) -> NewPlan:
    parts = tuple(replace(part, case=books.case(part.case).pk) for part in plan.parts)
    return books.content(replace(plan, parts=parts))


def _note(books: Books, note: NewNote) -> NewNote:
    parts = tuple(replace(part, case=books.case(part.case).pk) for part in note.parts)
    tasks = tuple(replace(task, case=books.case(task.case).pk) for task in note.tasks)
    return books.content(replace(note, parts=parts, tasks=tasks))


def _open_assessment(books: Books, child: UUID, kind: str) -> Assessment:
    rows = Assessment.objects.filter(concluded_at__isnull=True, kind=kind).select_related("case")
    row: Assessment = rows.get(case__child=books.real(child))
    return row


def _due(books: Books, what: events.DueExplained | events.DuePaused) -> Due:
    rows = Due.objects.filter(child=books.real(what.child), kind=what.kind, dropped_at__isnull=True)
    concern = what.concern if isinstance(what, events.DueExplained) else None
    if concern:
        rows = rows.filter(concern=books.real(concern))
    row: Due = rows.select_related("case").order_by("-started_at")[0]
    return row


PLAYS: dict[type[object], Callable[..., None]] = {
    events.Allocated: _allocated,
    events.HeldByLeader: _held_by_leader,
    events.CoveredFor: _covered_for,
    events.Rerouted: _rerouted,
    events.Shared: _shared,
    events.Closed: _closed,
    events.Concluded: _concluded,
    events.ProvisionallyAssessed: _provisionally_assessed,
    events.NetworkGrew: _network_grew,
    events.RespiteTaken: _respite_taken,
    events.RespiteEnded: _respite_ended,
    events.PlanMade: _plan_made,
    events.GoalsScored: _goals_scored,
    events.GoalEnded: _goal_ended,
    events.Noted: _noted,
    events.TaskDone: _task_done,
    events.DueExplained: _due_explained,
    events.DuePaused: _due_paused,
    events.DeviationOver: _deviation_over,
    events.CapKeptAgain: _cap_kept_again,
}
