"""A new person in a child's family, and what is known of the child: birth, name and number."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import people
from varigespor.domain.access import Act
from varigespor.records.models import Case, Person
from varigespor.records.queries.people import number_of

from ..asked import Asked
from ..page import page
from ..typed import open_form, send
from .forms import SEXES, KinForm, PersonForm

NUMBERS = {"cpr": "CPR-nummer", "replacement": "Erstatningsnummer"}


@page(act=Act.PLAN, methods="GET POST")
def new_kin(request: Asked, *, case: Case) -> HttpResponse:
    """Register somebody who is not here yet, and what the person is to the child, in one act."""
    form = open_form(request, KinForm, initial={"since": request.today})
    if request.method == "POST" and form.is_valid():
        kin = form.kin(case=case, today=request.today)
        row = send(request, form, lambda: people.register_kin(by=request.asker, at=request.now, kin=kin))
        if row is not None:
            messages.success(request, f"{row.name} er registreret.")
            return redirect("people:family", case_id=case.pk)
    return TemplateResponse(request, "people/new_kin.html", {"case": case, "form": form})


@page(act=Act.PLAN, methods="GET POST")
def known(request: Asked, *, case: Case) -> HttpResponse:
    """What is known of the child: an unborn one is born, a number comes or takes a replacement's place."""
    form = open_form(request, PersonForm, initial=_as_known(case.child))
    if request.method == "POST" and form.is_valid():
        content, version = form.content(), form.cleaned_data["version"]
        row = send(
            request,
            form,
            lambda: people.correct(
                by=request.asker, at=request.now, person=case.child, known=content, version=version
            ),
        )
        if row is not None:
            messages.success(request, "Oplysningerne er gemt.")
            return redirect("people:child", case_id=case.pk)
    number = number_of(person=case.child)
    context = {
        "case": case,
        "form": form,
        "number": number,
        "number_kind": NUMBERS.get(number.kind, "") if number else "",
        "theirs": _theirs(case) if form.conflict else [],
    }
    return TemplateResponse(request, "people/known.html", context)


def _as_known(person: Person) -> dict[str, object]:
    names = ("given_name", "family_name", "born_on", "due_on", "sex", "version")
    return {name: getattr(person, name) for name in names}


def _theirs(case: Case) -> list[tuple[str, str]]:
    """What the other one saved, by label. The next sending is about that version."""
    now = Person.objects.get(pk=case.child_id)
    days = [f"{day:%d.%m.%Y}" if day else "" for day in (now.born_on, now.due_on)]
    return [
        ("Fornavn", now.given_name),
        ("Efternavn", now.family_name),
        ("Født", days[0]),
        ("Termin", days[1]),
        ("Køn", dict(SEXES).get(now.sex, "")),
    ]
