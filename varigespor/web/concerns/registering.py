"""Registering a concern on the phone: find the children, write what is said, send it once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import concerns as acts
from varigespor.casework import drafts
from varigespor.domain.access import Act, may
from varigespor.domain.concerns import assessment_due, impossible_receipt
from varigespor.domain.deadlines import TOWN
from varigespor.records.models import Concern
from varigespor.records.queries import concerns

from ..asked import Asked, municipality
from ..page import page
from ..shell import first_page
from ..typed import fields_of, open_form, send
from ..wording import moment_words
from .forms import RegistrationForm, as_count, as_id
from .known import known
from .scope import scope
from .ticks import ticks

LOOKING = frozenset({"find", "more", "look-up"})


@page(act=Act.REGISTER_CONCERN, methods="GET POST")
def new(request: Asked) -> HttpResponse:
    """The form. "Find barn" and "another child" keep everything typed; only registering stores it."""
    do = _wish(request)
    if do == "restart":
        drafts.end(employee=request.asker.id, place=request.path)
        return redirect("concerns:new")
    form = _form(request, do)
    if do == "register" and form.is_valid() and _may_name(request, form):
        content = form.content()
        row = send(
            request,
            form,
            lambda: acts.register(
                by=request.asker, at=request.now, registration=content, municipality=municipality()
            ),
        )
        if row is not None:
            return _registered(request, row)
    return TemplateResponse(request, "concerns/new.html", _context(request, form, do))


def _wish(request: Asked) -> str:
    """What the pressed button wants; anything strange only looks things up."""
    if request.method != "POST":
        return "look"
    do = request.POST.get("do", "register")
    return do if do in LOOKING | {"register", "restart"} else "look-up"


def _form(request: Asked, do: str) -> RegistrationForm:
    if do in LOOKING:
        typed = {name: values if name == "children" else values[-1] for name, values in _typed(request)}
        blocks = as_count(typed.get("blocks")) + (do == "more")
        return RegistrationForm(initial=typed | {"blocks": blocks})
    form = open_form(request, RegistrationForm, initial=_start(request))
    # A trap: a draft that was saved while its form was sent would give a new concern the old one's key.
    if do == "look" and Concern.objects.filter(key=str(form["key"].value())).exists():
        drafts.end(employee=request.asker.id, place=request.path)
        form = open_form(request, RegistrationForm, initial=_start(request))
    return form


def _typed(request: Asked) -> list[tuple[str, list[str]]]:
    return [(name, values) for name, values in fields_of(request.POST).items() if values]


def _start(request: Asked) -> dict[str, Any]:
    now = request.now.astimezone(TOWN)
    named = as_id(request.GET.get("barn", ""))
    return {
        "received_on": now.date(),
        "received_at": now.time(),
        "children": [str(named)] if named else [],
        "blocks": 0,
    }


def _may_name(request: Asked, form: RegistrationForm) -> bool:
    """Somebody out of the asker's scope is not there: the same words as for nobody."""
    there = concerns.nameable(children=form.chosen, asker=request.asker, on=request.today)
    if len(there) < len(form.chosen):
        form.add_error("children", "Et barn findes ikke her. Søg igen.")
    return len(there) == len(form.chosen)


def _registered(request: Asked, row: Concern) -> HttpResponse:
    when = moment_words(at=row.registered_at, now=request.now)
    messages.success(request, f"Underretningen er registreret {when}. Nummer {number(row)}.")
    sees = may(asker=request.asker, act=Act.SEE_CONCERNS).allowed
    if sees and scope(request).concerns().filter(pk=row.pk).exists():
        return redirect("concerns:show", concern_id=row.pk)
    return redirect(first_page(request.asker))


def number(row: Concern) -> str:
    """The short number that is read aloud to the notifier."""
    digits = row.pk.hex[:8].upper()
    return f"{digits[:4]} {digits[4:]}"


def _context(request: Asked, form: RegistrationForm, do: str) -> dict[str, Any]:
    if do in LOOKING:
        request.entry.act = Act.SEARCH
    groups = ticks(request, form=form)
    received = form.moment() if form.is_bound else request.now
    possible = received and impossible_receipt(received_at=received, at=request.now) is None
    return {
        "form": form,
        "searched": do != "look" and str(form["q"].value() or "").strip(),
        "ticks": groups,
        "known": known(request, children=groups["people"]),
        "deadline": assessment_due(received_at=received) if received and possible else None,
        "may_register_person": may(asker=request.asker, act=Act.REGISTER_PERSON).allowed,
    }
