"""Min dag: what is due, my children, unfinished drafts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import notes
from varigespor.domain.access import Act
from varigespor.domain.deadlines import TOWN, end_of_day
from varigespor.domain.deviations import DANISH_DUES, DueKind
from varigespor.domain.next_steps import BY_DUE
from varigespor.records.models import Case, Due, Post, Task
from varigespor.records.queries import myday
from varigespor.records.queries.caseload import cap_of

from ..asked import Asked, municipality
from ..page import missing, page
from ..people.clock_pairs import shown
from ..people.links import DO_LINKS
from .tasks import own_tasks, place_of_tasks

AHEAD = timedelta(days=3)
MOST_DUE = 12
NEVER = datetime(9999, 1, 1, tzinfo=TOWN)
ORDERS: dict[str, Callable[[myday.Mine], Any]] = {
    "ur": lambda one: one.dues[0].due_at if one.dues else NEVER,
    "navn": lambda one: one.case.child.sort_key,
    "trin": lambda one: (-one.step, one.case.child.sort_key),
    "set": lambda one: one.seen_on or date.min,
}


@page(act=Act.SEE_MY_DAY)
def day(request: Asked) -> HttpResponse:
    """Everything an adviser must reach today, and all the children."""
    mine = myday.children(employee=request.asker.id, on=request.today)
    order = request.GET.get("sorter", "ur")
    mine.sort(key=ORDERS.get(order, ORDERS["ur"]))
    request.entry.children += [one.case.child_id for one in mine]
    concerns = myday.concern_dues(children=[one.case.child_id for one in mine])
    tasks = own_tasks(request)
    soon = [task for task in tasks if task.due_on <= request.today + AHEAD]
    due = _due(request, mine, concerns, soon)
    context = {
        "due": due[:MOST_DUE],
        "more": max(len(due) - MOST_DUE, 0),
        "until": request.today + AHEAD,
        "tasks": tasks[len(soon) :],
        "mine": [_child(one) for one in mine],
        "cap": _cap(request),
        "drafts": myday.drafts(asker=request.asker, on=request.today),
        "order": order,
    }
    return TemplateResponse(request, "myday/day.html", context)


@page(act=Act.DO_TASK, methods="POST")
def finish(request: Asked, *, task_id: UUID) -> HttpResponse:
    """Tick one's own task off."""
    seen = Case.objects.seen_by(request.asker, on=request.today)
    own = Task.objects.filter(pk=task_id, owner_id=request.asker.id, case__in=seen)
    task = own.select_related("case").first()
    if task is None:
        raise missing(request, task_id)
    notes.finish_task(by=request.asker, at=request.now, task=task)
    messages.success(request, "Opgaven er gjort.")
    return redirect(place_of_tasks(request))


def _due(
    request: Asked, mine: list[myday.Mine], concerns: list[Due], tasks: list[Task]
) -> list[dict[str, Any]]:
    limit = end_of_day(day=request.today + AHEAD)
    cases = [_case_row(one, due) for one in mine for due in one.dues if due.due_at <= limit]
    rows = [*cases, *(_concern_row(due) for due in concerns), *(_task_row(task) for task in tasks)]
    return sorted(rows, key=lambda row: row["at"])


def _case_row(one: myday.Mine, due: Due) -> dict[str, Any]:
    words, url = DO_LINKS[BY_DUE[DueKind(due.kind)]]
    return _row(due) | {
        "name": one.case.child.name or "Ufødt barn",
        "case_id": one.case.pk,
        "url": url(one.case.pk),
        "action": words,
    }


def _concern_row(due: Due) -> dict[str, Any]:
    name = due.child.name if due.child else ""
    return _row(due) | {"name": name, "concern_id": due.concern_id, "action": "Åbn underretningen"}


def _row(due: Due) -> dict[str, Any]:
    clock = shown(due=due)
    return {
        "at": due.due_at,
        "deadline": clock.deadline,
        "voice": due.voice,
        "text": DANISH_DUES[DueKind(due.kind)],
        "danish": clock.danish,
        "norm": due.norm,
    }


def _task_row(task: Task) -> dict[str, Any]:
    return {
        "at": end_of_day(day=task.due_on),
        "day": task.due_on,
        "text": task.text,
        "name": task.case.child.name,
        "case_id": task.case_id,
        "task": task,
    }


def _child(one: myday.Mine) -> dict[str, Any]:
    nearest = one.dues[0] if one.dues else None
    return {
        "one": one,
        "next": shown(due=nearest) if nearest else None,
        "family": one.family,
        "professional": one.professional,
    }


def _cap(request: Asked) -> int | None:
    post = Post.objects.on(request.today).filter(employee_id=request.asker.id).order_by("role").first()
    if post is None:
        return None
    return cap_of(post=post, municipality=municipality(), on=request.today).cap
