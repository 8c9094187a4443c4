"""Registering people, linking them to a child, and moving a child."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import people
from varigespor.domain.access import Act
from varigespor.domain.people import NewRelation
from varigespor.records.models import Case, Person, Relation
from varigespor.records.queries import people as found

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send, uuid_of
from .forms import MoveForm, PersonForm, RelationForm


@page(act=Act.REGISTER_PERSON, methods="GET POST")
def new_person(request: Asked) -> HttpResponse:
    """Register a person who is not here yet."""
    form = open_form(request, PersonForm)
    if request.method == "POST" and form.is_valid():
        row = send(
            request, form, lambda: people.register(by=request.asker, at=request.now, person=form.content())
        )
        if row is not None:
            messages.success(request, f"{row.name or 'Det ufødte barn'} er registreret.")
            return redirect("people:new")
    return TemplateResponse(request, "people/new.html", {"form": form})


@page(act=Act.PLAN, methods="GET POST")
def family(request: Asked, *, case: Case) -> HttpResponse:
    """The child's family with dates: link somebody, end a link, move the child."""
    doing = request.POST.get("do", "")
    link = (
        open_form(request, RelationForm, initial={"since": request.today}) if doing in {"", "link"} else None
    )
    move = open_form(request, MoveForm, initial={"since": request.today}) if doing in {"", "move"} else None
    if doing == "link" and link and link.is_valid() and _link(request, case, link):
        return redirect("people:family", case_id=case.pk)
    if doing == "move" and move and move.is_valid() and _move(request, case, move):
        return redirect("people:family", case_id=case.pk)
    if doing == "end":
        return _end(request, case)
    return TemplateResponse(request, "people/family.html", _context(request, case, link, move))


def _context(
    request: Asked, case: Case, link: RelationForm | None, move: MoveForm | None
) -> dict[str, object]:
    words = request.POST.get("find", "").strip()
    people_found = found.found(text=words, asker=request.asker, on=request.today) if words else []
    others = [person for person in people_found if person.pk != case.child_id]
    request.entry.children += [person.pk for person in others]
    links = Relation.objects.on(request.today).filter(person=case.child).select_related("other")
    start = {"since": request.today}
    return {
        "case": case,
        "links": links.order_by("other__sort_key", "kind"),
        "find": words,
        "found": others[: found.MOST],
        "chosen": Person.objects.filter(pk=uuid_of(request.POST.get("choose"))).first(),
        "link": link or RelationForm(initial=start),
        "move": move or MoveForm(initial=start),
    }


def _link(request: Asked, case: Case, form: RelationForm) -> bool:
    def act() -> bool:
        for kind in form.kinds():
            since = form.cleaned_data["since"] or request.today
            relation = NewRelation(
                case.child_id, form.cleaned_data["other"], kind, since, form.cleaned_data["note"]
            )
            people.relate(by=request.asker, at=request.now, relation=relation)
        return True

    return bool(send(request, form, act))


def _move(request: Asked, case: Case, form: MoveForm) -> bool:
    since = form.cleaned_data["since"] or request.today
    row = send(
        request,
        form,
        lambda: people.move(
            by=request.asker, at=request.now, person=case.child, home=form.home(), since=since
        ),
    )
    return row is not None


def _end(request: Asked, case: Case) -> HttpResponse:
    links = Relation.objects.on(request.today).filter(person=case.child)
    link = links.filter(pk=uuid_of(request.POST.get("link"))).first()
    if link is None:
        raise missing(request, request.POST.get("link"))
    people.unrelate(by=request.asker, at=request.now, relation=link, on=request.today)
    messages.success(request, "Forbindelsen er afsluttet fra i dag. Den står stadig i historikken.")
    return redirect("people:family", case_id=case.pk)
