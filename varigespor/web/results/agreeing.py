"""Aftaler om variation: one coordinator writes, the other confirms, and they look at it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import agreements as acts
from varigespor.domain.access import Act, may
from varigespor.domain.agreements import coordinated
from varigespor.records.models import Agreement
from varigespor.records.queries import agreements as queries

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import TypedForm, open_form, send
from .act_forms import AgreementForm, ConfirmForm, LookForm
from .again import rows_again, tidy, words_again
from .tabs import tabs


@page(act=Act.SEE_RESULTS)
def every(request: Asked) -> HttpResponse:
    """Those that run, the first day first; below them those that ended."""
    context = {
        "tabs": tabs(request),
        "running": queries.running(),
        "ended": queries.ended(),
        "may_agree": may(asker=request.asker, act=Act.AGREE).allowed,
    }
    return TemplateResponse(request, "results/agreements.html", context)


@page(act=Act.SEE_RESULTS)
def one(request: Asked, *, agreement_id: UUID) -> HttpResponse:
    """What was agreed, what each team does, what came of it, and the rows as they are today."""
    row = _found(request, agreement_id)
    return _shown(request, row, confirm=ConfirmForm(initial={"version": row.version}))


@page(act=Act.AGREE, methods="GET POST")
def write(request: Asked) -> HttpResponse:
    """An agreement about the rows of the view that it was opened from."""
    chosen = request.GET.urlencode()
    form = open_form(request, AgreementForm, initial={"query": tidy(request, chosen)}, teams=_teams())
    if chosen and not form.is_bound:  # the view just left, also where a draft is about another
        form.initial["query"] = tidy(request, chosen)
    return _written(
        request,
        form,
        lambda content: acts.write(by=request.asker, at=request.now, agreement=content),
        "Aftalen er skrevet. Den gælder, når den anden koordinator har bekræftet den.",
    )


@page(act=Act.AGREE, methods="GET POST")
def rewrite(request: Asked, *, agreement_id: UUID) -> HttpResponse:
    """The same agreement in other words, until it is confirmed."""
    row = _found(request, agreement_id)
    does = {f"does_{part.team}": part.does for part in row.parts.all()}
    initial = {"about": row.about, "look_on": row.look_on, "query": row.query, "version": row.version, **does}
    form = open_form(request, AgreementForm, initial=initial, teams=_teams())
    return _written(
        request,
        form,
        lambda content: acts.rewrite(
            by=request.asker,
            at=request.now,
            agreement=row,
            content=content,
            version=form.cleaned_data["version"],
        ),
        "Aftalen er rettet. Nu er det den anden koordinator, der bekræfter den.",
        row=row,
    )


@page(act=Act.AGREE, methods="POST")
def confirm(request: Asked, *, agreement_id: UUID) -> HttpResponse:
    """Agree to what was shown."""
    row, form = _found(request, agreement_id), ConfirmForm(request.POST)
    if form.is_valid():
        done = send(
            request,
            form,
            lambda: acts.confirm(
                by=request.asker, at=request.now, agreement=row, version=form.cleaned_data["version"]
            ),
        )
        if done is not None:
            messages.success(request, "Aftalen er bekræftet.")
            return redirect("results:agreement", agreement_id=row.pk)
    return _shown(request, _found(request, agreement_id), confirm=form)


@page(act=Act.AGREE, methods="GET POST")
def look_again(request: Asked, *, agreement_id: UUID) -> HttpResponse:
    """What came of it: a new day, or the end."""
    row = _found(request, agreement_id)
    form = open_form(request, LookForm, initial={"version": row.version})
    if form.is_bound and form.is_valid():
        done = send(
            request,
            form,
            lambda: acts.look_again(
                by=request.asker,
                at=request.now,
                agreement=row,
                look=form.look(),
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(request, "Det er gemt, hvad der kom ud af aftalen.")
            return redirect("results:agreement", agreement_id=row.pk)
    return _shown(request, _found(request, agreement_id), form=form)


def _written(
    request: Asked,
    form: AgreementForm,
    act: Callable[[Any], Agreement],
    said: str,
    row: Agreement | None = None,
) -> HttpResponse:
    query = tidy(request, str(form["query"].value() or ""))
    if form.is_bound and form.is_valid():
        done = send(request, form, lambda: act(form.agreement(query=query)))
        if done is not None:
            messages.success(request, said)
            return redirect("results:agreement", agreement_id=done.pk)
    context = {"form": form, "row": row, "again": words_again(request, query)}
    return TemplateResponse(request, "results/agree.html", context)


def _shown(request: Asked, row: Agreement, **forms: TypedForm) -> HttpResponse:
    town, mine = municipality(), may(asker=request.asker, act=Act.AGREE).allowed and not row.ended_at
    other = row.written_by_id != request.asker.id and set(coordinated(asker=request.asker)) - {row.team}
    context = {
        "tabs": tabs(request),
        "row": row,
        "parts": [(town.team_name(part.team), part.does) for part in row.parts.all()],
        "again": rows_again(request, row.query),
        "mine": mine,
        "may_confirm": bool(mine and other and not row.confirmed_at),
        **forms,
    }
    return TemplateResponse(request, "results/agreement.html", context)


def _teams() -> dict[str, str]:
    town = municipality()
    return {key: town.team_name(key) for key, team in town.teams.items() if team.ended is None}


def _found(request: Asked, agreement_id: UUID) -> Agreement:
    row = queries.one(key=agreement_id)
    if row is None:
        raise missing(request, agreement_id)
    return row
