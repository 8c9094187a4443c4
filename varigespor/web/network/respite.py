"""Aflastning i netværket: somebody on the map takes the child some nights a month; it begins and it ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import network_respite
from varigespor.domain.access import Act
from varigespor.domain.network import Side
from varigespor.domain.network_respite import NewRespite
from varigespor.records.models import Case, CatalogueEntry, NetworkMember, NetworkRespite
from varigespor.records.queries import network_respite as queries

from ..asked import Asked
from ..days import day_field
from ..page import missing, page
from ..typed import TypedForm, key_of, open_form, send


class RespiteForm(TypedForm):
    """From when, how many nights, and what the municipality would have offered else."""

    since = day_field("Fra")
    nights = forms.IntegerField(
        label="Nætter om måneden",
        required=False,
        min_value=0,
        max_value=99,
        error_messages={
            "invalid": "Skriv et helt tal.",
            "min_value": "Skriv et helt tal fra 1 til 31.",
            "max_value": "Skriv et helt tal fra 1 til 31.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    instead_of = forms.ChoiceField(
        label="I stedet for hvilket tilbud?",
        required=False,
        error_messages={"invalid_choice": "Vælg et støtteophold fra tilbudsviften."},
    )

    optional = ("instead_of",)

    def __init__(self, *args: Any, offers: Sequence[CatalogueEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{one.name}, {one.provider.name}") for one in offers]
        choices = [("", "Ved ikke, eller intet tilbud"), *named]
        self.fields["instead_of"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the day without which there is nothing to judge."""
        values: dict[str, Any] = self.cleaned_data
        if "since" not in self.errors and not values.get("since"):
            self.add_error("since", "Skriv, fra hvilken dag.")
        return values

    def content(self) -> NewRespite:
        """The frozen content of the act."""
        values = self.cleaned_data
        entry = UUID(values["instead_of"]) if values["instead_of"] else None
        return NewRespite(values["since"], values["nights"] or 0, entry, key_of(text=values["key"]))


class EndForm(TypedForm):
    """The first day without."""

    on = day_field("Første dag uden aflastningen")

    def clean(self) -> dict[str, Any]:
        """Ask for the day."""
        values: dict[str, Any] = self.cleaned_data
        if "on" not in self.errors and not values.get("on"):
            self.add_error("on", "Skriv den første dag uden aflastningen.")
        return values


@page(act=Act.WRITE_NETWORK, methods="GET POST")
def begin(request: Asked, *, case: Case, member_id: UUID) -> HttpResponse:
    """Somebody of the private network takes over nights."""
    rows = NetworkMember.objects.current().filter(case=case, pk=member_id, side=Side.FAMILY)
    member = rows.select_related("case__child").first()
    if member is None:
        raise missing(request, member_id)
    offers = queries.offers(case=case, on=request.today)
    form = open_form(request, RespiteForm, initial={"since": request.today}, offers=offers)
    if request.method == "POST" and form.is_valid():
        act = partial(network_respite.begin, by=request.asker, at=request.now, member=member)
        if send(request, form, lambda: act(respite=form.content())) is not None:
            messages.success(request, f"{member.name} giver aflastning. Følg med i, om det holder.")
            return redirect("network:map", case_id=case.pk)
    return TemplateResponse(request, "network/respite.html", {"case": case, "form": form, "member": member})


@page(act=Act.WRITE_NETWORK, methods="GET POST")
def end(request: Asked, *, case: Case, respite_id: UUID) -> HttpResponse:
    """The nights end."""
    rows = NetworkRespite.objects.filter(case=case, pk=respite_id)
    row = rows.select_related("case__child", "member").first()
    if row is None:
        raise missing(request, respite_id)
    form = open_form(request, EndForm, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        act = partial(network_respite.end, by=request.asker, at=request.now, respite=row)
        if send(request, form, lambda: act(on=form.cleaned_data["on"])) is not None:
            messages.success(request, f"Aflastningen hos {row.member.name} er afsluttet.")
            return redirect("network:map", case_id=case.pk)
    return TemplateResponse(request, "network/end_respite.html", {"case": case, "form": form, "row": row})
