"""The kinds of fields the chapter's forms are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from varigespor.domain.consent import Capacity, ConsentAnswer

from .material import Party

AGREE = {ConsentAnswer.YES: "Enig", ConsentAnswer.NO: "Uenig", ConsentAnswer.NOT_ASKED: "Ikke spurgt"}
CONSENT = {ConsentAnswer.YES: "Samtykker", ConsentAnswer.NO: "Nej", ConsentAnswer.NOT_ASKED: "Ikke spurgt"}
BAD_CHOICE = {"invalid_choice": "Vælg en mulighed fra listen."}


def redraws(trigger: str = "change") -> dict[str, str]:
    """Attributes that draw the fields anew when the choice changes; without scripts a button does."""
    return {
        "hx-post": "",
        "hx-trigger": trigger,
        "hx-target": "#felter",
        "hx-select": "#felter",
        "hx-select-oob": "#indtil-nu,#hoved",
        "hx-swap": "outerHTML",
        "hx-vals": '{"vis": "1"}',
    }


def text(label: str, *, hint: str = "", rows: int = 2, tall: bool = False) -> forms.CharField:
    """A text box."""
    attrs: dict[str, Any] = {"rows": 4 if tall else rows}
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=20_000, widget=forms.Textarea(attrs=attrs)
    )


def short(label: str, length: int, *, placeholder: str = "") -> forms.CharField:
    """One line of text, at most as long as it can be stored."""
    widget = forms.TextInput(
        attrs={"autocomplete": "off"} | ({"placeholder": placeholder} if placeholder else {})
    )
    too_long = {"max_length": f"Skriv højst {length} tegn."}
    return forms.CharField(
        label=label, required=False, max_length=length, widget=widget, error_messages=too_long
    )


def pick(form: forms.Form, name: str, label: str, choices: Sequence[Any], *, redraw: bool = False) -> None:
    """Add a list to choose one from; the rule says whether one must be chosen."""
    form.fields[name] = forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        error_messages=BAD_CHOICE,
        widget=forms.Select(attrs=redraws() if redraw else {}),
    )


def checks(label: str, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    """Boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        error_messages={"invalid_choice": "Vælg blandt tilbuddene på trinnet."},
        widget=forms.CheckboxSelectMultiple,
    )


def answer_field(party: Party) -> forms.ChoiceField:
    """What a party says: consent, or for the child whether it agrees."""
    words = AGREE if party.capacity == Capacity.CHILD else CONSENT
    label = f"{party.role}, {party.name}" if party.role else party.name
    return forms.ChoiceField(
        label=label,
        choices=[(answer.value, said) for answer, said in words.items()],
        required=False,
        widget=forms.RadioSelect,
    )
