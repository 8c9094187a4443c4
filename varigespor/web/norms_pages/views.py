"""Norms: what is decided, by whom, since when, and where it says so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse

from varigespor.domain.access import Act, may
from varigespor.norms.norm import NormMissing
from varigespor.norms.wording import CHAPTERS

from ..asked import Asked, municipality
from ..days import day_field
from ..page import missing, page
from .shelf import FILTERS, Shown, filtered, grouped, shelf, shown

PLACES = {
    "concerns": (Act.SEE_CONCERNS, "concerns:list"),
    "caseload": (Act.SEE_TEAM, "caseload:team"),
    "teams": (Act.SEE_TEAM, "caseload:team"),
    "ladder": (Act.SEE_LADDER, "ladder:town"),
}


class DayForm(forms.Form):
    """The day the norms are asked for."""

    den = day_field("Som de gjaldt")
    vis = forms.CharField(required=False, widget=forms.HiddenInput)


@page(act=Act.SEE_NORMS)
def every(request: Asked) -> HttpResponse:
    """Every norm on a day, filtered."""
    form = DayForm({"den": request.GET.get("den") or request.today, "vis": request.GET.get("vis", "")})
    on = form.cleaned_data["den"] if form.is_valid() else request.today
    chosen = request.GET.get("vis", "")
    rows = shelf(on=on, municipality=municipality().key)
    filters = [
        {"key": key, "label": label, "n": len(filtered(rows=rows, chosen=key)), "current": key == chosen}
        for key, label in FILTERS
    ]
    kept = filtered(rows=rows, chosen=chosen)
    context = {
        "form": form,
        "on": on,
        "other_day": on != request.today,
        "filters": filters,
        "groups": [(heading, [_row(request, one) for one in found]) for heading, found in grouped(rows=kept)],
    }
    return TemplateResponse(request, "norms/all.html", context)


@page(act=Act.SEE_NORMS)
def one(request: Asked, *, key: str) -> HttpResponse:
    """One norm, with its whole history."""
    try:
        norm = shown(key=key, on=request.today, municipality=municipality().key)
    except NormMissing:
        raise missing(request, key) from None
    return TemplateResponse(request, "norms/one.html", {"row": _row(request, norm)})


def _row(request: Asked, one: Shown) -> dict[str, Any]:
    places = [{"words": CHAPTERS[key], "url": _url(request, key)} for key in one.norm.acts_in]
    return {"one": one, "places": places}


def _url(request: Asked, chapter: str) -> str:
    if chapter not in PLACES:
        return ""
    act, name = PLACES[chapter]
    try:
        return reverse(name) if may(asker=request.asker, act=act).allowed else ""
    except NoReverseMatch:
        return ""
