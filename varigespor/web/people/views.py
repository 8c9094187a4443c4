"""Search, the child's page, who has looked, a protected address, and the children shared with one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.records.models import Case, Sharing
from varigespor.records.queries import cases, looked, people
from varigespor.records.queries.people import MOST

from ..asked import Asked
from ..myday.tasks import own_tasks
from ..page import page
from ..paging import beside, place
from . import child_page
from .acts import ACTS, OUTCOMES


@page(act=Act.SEARCH, methods="POST GET")
def search(request: Asked) -> HttpResponse:
    """People by name, birth day or number; the words are posted so that no address holds them."""
    words = request.POST.get("q", "").strip()[:120]
    found = people.found(text=words, asker=request.asker, on=request.today) if words else []
    request.entry.children += [person.pk for person in found[:MOST]]
    seen = Case.objects.seen_by(request.asker, on=request.today).filter(child__in=found)
    mine = {case.child_id: case for case in seen}
    every = Case.objects.filter(child__in=found).values_list("pk", "child_id")
    ended = cases.closed(cases=[case.pk for case in mine.values()], on=request.today)
    advisers = cases.advisers(cases=[pk for pk, _ in every], on=request.today)
    rows = [
        {
            "person": person,
            "case": mine.get(person.pk),
            "closed": ended.get(mine[person.pk].pk) if person.pk in mine else None,
            "adviser": next(
                (advisers[pk].adviser for pk, who in every if who == person.pk and pk in advisers), None
            ),
        }
        for person in found[:MOST]
    ]
    return TemplateResponse(
        request, "people/search.html", {"q": words, "rows": rows, "more": len(found) > MOST}
    )


@page(act=Act.SEE_CASE)
def child(request: Asked, *, case: Case) -> HttpResponse:
    """The child's page: one page, no tabs."""
    everything = "alt" in request.GET
    kind = request.GET.get("vis", "")
    context = child_page.context(case=case, request=request, kind=kind, everything=everything)
    return TemplateResponse(request, "people/child.html", context)


@page(act=Act.SEE_TRACE)
def looked_at(request: Asked, *, case: Case) -> HttpResponse:
    """Who has looked at the child, when, in what capacity: a line a day and person, complete when opened."""
    visits, more = looked.visits(child=case.child_id, page=place(request))
    context = {
        "case": case,
        "visits": [_visit(visit) for visit in visits],
        "pages": beside(request, more=more),
        "first_page": not place(request),
    }
    return TemplateResponse(request, "people/looked.html", context)


def _visit(visit: looked.Visit) -> dict[str, Any]:
    """A visit with its acts and outcomes in Danish."""
    return {
        "visit": visit,
        "acts": [(ACTS[act], number) for act, number in visit.acts],
        "stopped": [(ACTS[act], OUTCOMES[outcome], number) for act, outcome, number in visit.stopped],
        "looks": [(look, ACTS[look.act], OUTCOMES[look.outcome]) for look in visit.looks],
    }


@page(act=Act.SEE_PROTECTED_ADDRESS)
def address(request: Asked, *, case: Case) -> HttpResponse:
    """A protected address, for those with the right to it; looking leaves its own trace."""
    home = people.home(person=case.child, on=request.today, may_see_protected=True)
    return TemplateResponse(request, "people/address.html", {"case": case, "home": home})


@page(act=Act.SEE_SHARED)
def shared(request: Asked) -> HttpResponse:
    """The children that were shared with one, and why."""
    rows = (
        Sharing.objects.on(request.today)
        .filter(employee_id=request.asker.id)
        .select_related("case__child")
        .order_by("case__child__sort_key")
    )
    sharings = list(rows)
    request.entry.children += [row.case.child_id for row in sharings]
    advisers = cases.advisers(cases=[row.case_id for row in sharings], on=request.today)
    shown = [{"sharing": row, "assignment": advisers.get(row.case_id)} for row in sharings]
    return TemplateResponse(request, "people/shared.html", {"rows": shown, "tasks": own_tasks(request)})
