"""Priser og pladser: what one offer costs and how many it has places for, from which day, by which source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.casework import catalogue as acts
from varigespor.domain.access import Act, may
from varigespor.domain.catalogue import NewNumber
from varigespor.records.models import Capacity, CatalogueEntry, Price
from varigespor.records.queries import catalogue

from ..asked import Asked
from ..days import day_field
from ..money import in_kroner, kroner_field, whole_field
from ..page import missing, page
from ..typed import TypedForm, open_form, send
from ..wording import count_words, plain_date


class NumberForm(TypedForm):
    """A number from a day, and where it comes from."""

    since = day_field("Gælder fra", help_text="Til det næste, der er skrevet. En skrevet dag retter tallet")
    source = forms.CharField(
        label="Hvor kommer tallet fra?", help_text="Fx takstblad 2027", required=False, max_length=200
    )
    field_order = ("key", "version", "number", "since", "source")

    def new(self) -> NewNumber:
        """The frozen content of the act."""
        found = self.cleaned_data
        return NewNumber(found["since"], found["number"], found["source"])


class PriceForm(NumberForm):
    """In kroner, kept in øre."""

    number = kroner_field("Pris pr. døgn, kr.")


class PlacesForm(NumberForm):
    """A whole number; that it is from 0 is the rule's."""

    number = whole_field("Pladser ad gangen")


@dataclass(frozen=True)
class Kind:
    """Prices or places: their words, their form, the act that writes one, and a number in words."""

    title: str
    word: str
    form: type[NumberForm]
    model: type[Price] | type[Capacity]
    act: Callable[..., Price | Capacity]
    said: Callable[[Price | Capacity], str]
    empty: str


def _kroner(row: Price | Capacity) -> str:
    return f"{in_kroner(ore=row.ore_per_day)} kr. pr. døgn" if isinstance(row, Price) else ""


def _places(row: Price | Capacity) -> str:
    return count_words(number=row.places, one="plads", many="pladser") if isinstance(row, Capacity) else ""


PRICES = Kind(
    "Pris",
    "Prisen",
    PriceForm,
    Price,
    acts.set_price,
    _kroner,
    "Dage uden en pris er med i børneårene, men ikke i nogen pris.",
)
PLACES = Kind(
    "Pladser",
    "Pladserne",
    PlacesForm,
    Capacity,
    acts.set_places,
    _places,
    "Uden et tal er pladserne ikke oplyst; det er aldrig det samme som nul.",
)


@page(act=Act.SET_RANGE, methods="GET POST")
def price(request: Asked, *, entry_id: UUID) -> HttpResponse:
    """What it costs a day."""
    return _set(request, entry_id, PRICES)


@page(act=Act.SET_RANGE, methods="GET POST")
def places(request: Asked, *, entry_id: UUID) -> HttpResponse:
    """How many children it has places for at a time."""
    return _set(request, entry_id, PLACES)


def _set(request: Asked, entry_id: UUID, kind: Kind) -> HttpResponse:
    entry = CatalogueEntry.objects.filter(pk=entry_id, tailored=False).first()
    if entry is None:
        raise missing(request, entry_id)
    version = catalogue.written(model=kind.model, entry=entry.pk)
    form = open_form(request, kind.form, initial={"version": version})
    if form.is_bound and form.is_valid():
        row = send(
            request,
            form,
            lambda: kind.act(
                by=request.asker,
                at=request.now,
                entry=entry,
                new=form.new(),
                version=form.cleaned_data["version"],
            ),
        )
        if row is not None:
            since = plain_date(day=row.valid_from, today=request.today)
            messages.success(request, f"{kind.word} er gemt: {kind.said(row)} fra {since.removesuffix('.')}.")
            return redirect(request.path)
    ladder = may(asker=request.asker, act=Act.SEE_LADDER).allowed
    context = {
        "entry": entry,
        "kind": kind,
        "form": form,
        "rows": [(kind.said(row), _while(row, request.today), row.source) for row in _rows(kind, entry)],
        "back": reverse("catalogue:all") if ladder else reverse("results:capacity"),
        "back_words": "Tilbudsviften" if ladder else "Pladser og brug",
        "other": reverse(f"catalogue:{'places' if kind is PRICES else 'price'}", args=[entry.pk]),
        "other_words": PLACES.title if kind is PRICES else PRICES.title,
    }
    return TemplateResponse(request, "catalogue/number.html", context)


def _rows(kind: Kind, entry: CatalogueEntry) -> list[Price] | list[Capacity]:
    if kind.model is Price:
        return catalogue.history(model=Price, entry=entry.pk)
    return catalogue.history(model=Capacity, entry=entry.pk)


def _while(row: Price | Capacity, today: date) -> str:
    """'fra 1. jan. 2022 til og med 31. dec. 2024'"""
    first = f"fra {plain_date(day=row.valid_from, today=today)}"
    if row.valid_to is None:
        return first
    return f"{first} til og med {plain_date(day=row.valid_to - timedelta(days=1), today=today)}"
