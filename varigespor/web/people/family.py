"""Who is what to a child from which day: link somebody, end a link, move the child."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import people
from varigespor.domain.access import Act
from varigespor.domain.people import Move, NewRelation
from varigespor.records.models import Address, Case, Relation
from varigespor.records.queries import people as found

from ..asked import Asked
from ..page import missing, page
from ..typed import open_form, send, uuid_of
from .forms import MoveForm, RelationForm


@page(act=Act.PLAN, methods="GET POST")
def family(request: Asked, *, case: Case) -> HttpResponse:
    """The child's family with dates: link somebody, end a link, move the child."""
    doing = request.POST.get("do", "")
    if doing == "end":
        return _end(request, case)
    link, move = _forms(request, doing, case)
    done = (doing == "link" and link.is_valid() and _link(request, case, link)) or (
        doing == "move" and move.is_valid() and _move(request, case, move)
    )
    if done:
        return redirect("people:family", case_id=case.pk)
    return TemplateResponse(request, "people/family.html", _context(request, case, link, move))


def _forms(request: Asked, doing: str, case: Case) -> tuple[RelationForm, MoveForm]:
    """The form that was sent, bound; the other as it stands at first."""
    start: dict[str, Any] = {"since": request.today}
    reach = found.within(asker=request.asker, on=request.today)
    link: dict[str, Any] = {"reach": reach, "auto_id": "link_%s"}
    move: dict[str, Any] = {"auto_id": "move_%s"}
    home = start | {"version": case.child.version}
    return (
        open_form(request, RelationForm, initial=start, **link)
        if doing == "link"
        else RelationForm(initial=start, **link),
        open_form(request, MoveForm, initial=home, **move)
        if doing == "move"
        else MoveForm(initial=home, **move),
    )


def _context(request: Asked, case: Case, link: RelationForm, move: MoveForm) -> dict[str, object]:
    words = request.POST.get("find", "").strip()[:120]
    people_found = found.found(text=words, asker=request.asker, on=request.today) if words else []
    others = [person for person in people_found if person.pk != case.child_id][: found.MOST]
    wanted = uuid_of(request.POST.get("choose"))
    chosen = link.person or link.reach.filter(pk=wanted).exclude(pk=case.child_id).first()
    links = Relation.objects.on(request.today).filter(person=case.child).select_related("other")
    request.entry.children += [person.pk for person in [*others, *([chosen] if chosen else [])]]
    return {
        "case": case,
        "links": links.order_by("other__sort_key", "kind"),
        "find": words,
        "found": others,
        "chosen": chosen,
        "link": link,
        "move": move,
        "home": _home(case) if move.conflict else [],
    }


def _link(request: Asked, case: Case, form: RelationForm) -> bool:
    data = form.cleaned_data
    since = data["since"] or request.today
    links = [NewRelation(case.child_id, data["other"], kind, since, data["note"]) for kind in form.kinds()]
    return _saved(request, form, lambda: people.relate_all(by=request.asker, at=request.now, relations=links))


def _move(request: Asked, case: Case, form: MoveForm) -> bool:
    to = Move(form.home(), form.cleaned_data["since"] or request.today, form.cleaned_data["version"])
    return _saved(
        request, form, lambda: people.move(by=request.asker, at=request.now, person=case.child, to=to)
    )


def _saved(request: Asked, form: RelationForm | MoveForm, act: Any) -> bool:
    done = send(request, form, act) is not None
    if done:
        messages.success(request, "Det er gemt.")
    return done


def _home(case: Case) -> list[tuple[str, str]]:
    """The address that somebody else wrote meanwhile; a protected one only on its own page."""
    row = Address.objects.current().filter(person=case.child).order_by("-valid_from").first()
    if row is None:
        return []
    text = "Beskyttet adresse" if row.protected else row.text
    return [("Adresse", text), ("Fra", f"{row.valid_from:%d.%m.%Y}")]


def _end(request: Asked, case: Case) -> HttpResponse:
    held = Relation.objects.filter(person=case.child, pk=uuid_of(request.POST.get("link"))).first()
    if held is None:
        raise missing(request, request.POST.get("link"))
    link = Relation.objects.on(request.today).filter(pk=held.pk).first()
    if link is None:
        messages.info(request, "Forbindelsen er rettet eller afsluttet i mellemtiden. Intet er ændret.")
        return redirect("people:family", case_id=case.pk)
    people.unrelate(by=request.asker, at=request.now, relation=link, on=request.today)
    messages.success(request, "Forbindelsen er afsluttet fra i dag. Den står stadig i historikken.")
    return redirect("people:family", case_id=case.pk)
