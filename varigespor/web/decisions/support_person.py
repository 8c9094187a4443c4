"""The parents' support person on a page: one question that may be left out, with its source beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from varigespor.domain import support_person as rules
from varigespor.domain.support_person import DANISH_STATES, SupportAnswer, SupportState

LABEL = "Støtteperson til forældrene"
WORDS = "Med forældrenes ord"
CHOICES = {state.value: words for state, words in DANISH_STATES.items()}
NAMES = ("support_person", "support_person_words")


def state_field() -> forms.ChoiceField:
    """What is known of the offer; no answer is filled in."""
    return forms.ChoiceField(
        label=LABEL, choices=list(CHOICES.items()), required=False, widget=forms.RadioSelect
    )


def words_field() -> forms.CharField:
    """One line of the parents' own words."""
    too_long = {"max_length": f"Skriv højst {rules.LONGEST} tegn."}
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=WORDS, required=False, max_length=rules.LONGEST, widget=widget, error_messages=too_long
    )


def answer(values: Mapping[str, Any]) -> SupportAnswer:
    """What was typed; nothing where the page did not ask."""
    return SupportAnswer(values.get("support_person") or "", values.get("support_person_words") or "")


def source(*, on: date) -> dict[str, str]:
    """The law behind the question, how far it was read, and its page."""
    law = rules.law(on=on)
    return {
        "text": f"{law.source.danish}: {law.source.standing}." if law.known else "",
        "url": reverse("norms:one", args=[rules.SECTION]),
    }


def said(*, state: str, words: str) -> str:
    """An answer in one line; empty where there is none."""
    if not state:
        return ""
    return f"{DANISH_STATES[SupportState(state)]}: »{words}«" if words else DANISH_STATES[SupportState(state)]
