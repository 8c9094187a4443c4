"""Help agreed with the family: begins and ends without a decision."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import decisions
from varigespor.domain import catalogue as rules
from varigespor.domain.access import Act
from varigespor.domain.decisions import DANISH_END_REASONS, End, EndReason, NewOffer
from varigespor.domain.ladder import step_names
from varigespor.records.models import Case, CatalogueEntry, Measure, MeasurePeriod
from varigespor.records.queries import catalogue, measures

from ..asked import Asked, municipality
from ..days import day_field
from ..page import missing, page
from ..typed import TypedForm, key_of, next_time, open_form, send, uuid_of
from .fields import pick, short

REASONS = (
    EndReason.AS_PLANNED,
    EndReason.REPLACED,
    EndReason.DECLINED,
    EndReason.OTHER_MUNICIPALITY,
    EndReason.OF_AGE,
)


class OfferForm(TypedForm):
    """What was agreed, with whom, from when."""

    on = day_field("Fra")
    expected_end = day_field("Forventet slut")
    agreed_with = short("Aftalt med", 200)

    optional = ("expected_end",)

    def __init__(self, *args: Any, entries: list[CatalogueEntry], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        groups = [
            (
                f"Trin {step}, {name.lower()}",
                [(str(e.pk), f"{e.name}, {e.provider.name}") for e in entries if e.step == step],
            )
            for step, name in step_names(on=today).items()
        ]
        pick(self, "entry", "Tilbud", [("", "Vælg et tilbud"), *(group for group in groups if group[1])])

    def clean(self) -> dict[str, Any]:
        """Ask for the day without which there is nothing to judge."""
        values: dict[str, Any] = self.cleaned_data
        if "on" not in self.errors and not values.get("on"):
            self.add_error("on", "Skriv, hvilken dag tilbuddet begynder.")
        return values

    def content(self) -> NewOffer:
        """The frozen content of the act."""
        values = self.cleaned_data
        key = uuid_of(values["key"])
        return NewOffer(
            entry=uuid_of(values["entry"]),
            on=values["on"],
            agreed_with=values["agreed_with"],
            expected_end=values["expected_end"],
            key=key.hex if key.int else "",
        )


class EndForm(TypedForm):
    """When and why an offer ends."""

    on = day_field("Første dag uden tilbuddet")
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick(
            self,
            "reason",
            "Hvorfor slutter det?",
            [("", "Vælg en grund"), *((r.value, DANISH_END_REASONS[r]) for r in REASONS)],
        )

    def clean(self) -> dict[str, Any]:
        """Ask for both."""
        values: dict[str, Any] = self.cleaned_data
        if "on" not in self.errors and not values.get("on"):
            self.add_error("on", "Skriv den første dag, hvor tilbuddet ikke længere løber.")
        if "reason" not in self.errors and not values.get("reason"):
            self.add_error("reason", "Vælg, hvorfor tilbuddet slutter.")
        return values


@page(act=Act.OFFER, methods="GET POST")
def offer(request: Asked, *, case: Case) -> HttpResponse:
    """Agree on help with the family."""
    fitting = catalogue.fitting(case=case, on=request.today)
    free = [one for one in fitting if "decision" not in rules.needs(key=one.section, on=request.today)]
    initial = {"on": request.today, "entry": request.GET.get("indsats", "")}
    form = open_form(request, OfferForm, initial=initial, entries=free, today=request.today)
    if request.method == "POST" and form.is_valid():
        town = municipality()
        made = send(
            request,
            form,
            lambda: decisions.offer(
                by=request.asker, at=request.now, case=case, content=form.content(), municipality=town
            ),
        )
        if made is not None:
            messages.success(request, "Tilbuddet er aftalt.")
            return redirect("decisions:all", case.pk)
    context = {"case": case, "form": form, "running": measures.running(case=case, on=request.today)}
    return TemplateResponse(request, "decisions/offer.html", context)


@page(act=Act.OFFER, methods="GET POST")
def end_offer(request: Asked, *, case: Case, measure_id: UUID) -> HttpResponse:
    """End what was agreed."""
    row = Measure.objects.filter(case=case, pk=measure_id).select_related("case", "entry__provider").first()
    if row is None or row.started_by_id:
        raise missing(request, measure_id)
    request.entry.about(row)
    period = measures.latest_period(measure=row.pk)
    form = open_form(request, EndForm, initial={"on": request.today, "shown": period.pk})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        end = End(row.pk, values["on"], EndReason(values["reason"]), key_of(text=values["shown"]))
        if send(request, form, lambda: _ended(request, row, end)):
            messages.success(request, "Tilbuddet er afsluttet.")
            return redirect("decisions:all", case.pk)
        if form.conflict:
            next_time(form, shown=str(period.pk))
    context = {"case": case, "form": form, "row": row, "changes": _ended_as(period) if form.conflict else []}
    return TemplateResponse(request, "decisions/end_offer.html", context)


def _ended_as(period: MeasurePeriod) -> list[tuple[str, str]]:
    """What somebody else wrote meanwhile."""
    reason = DANISH_END_REASONS[EndReason(period.end_reason)] if period.end_reason else ""
    day = f"{period.valid_to:%d.%m.%Y}" if period.valid_to else ""
    return [("Hvorfor slutter det?", reason), ("Første dag uden tilbuddet", day)]


def _ended(request: Asked, row: Measure, end: End) -> bool:
    decisions.end_offer(by=request.asker, at=request.now, measure=row, end=end)
    return True
