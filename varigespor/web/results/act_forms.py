"""What is written about results: a proposal and its answer, an agreement and what came of it, a kept view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from varigespor.domain.adjustments import DANISH_ANSWERS, NewAdjustment, NewAnswer
from varigespor.domain.agreements import NewAgreement, NewLook
from varigespor.domain.kept_views import LONGEST_NAME, NewView

from ..days import day_field
from ..typed import TypedForm, key_of

NO_NAMES = "Skriv om tallene. Ingen navne på børn eller familier"
GOES_ON = {"yes": "Vi ser på den igen", "no": "Aftalen slutter"}


def text(label: str, hint: str = "", *, rows: int = 4) -> forms.CharField:
    """A text that the rule, not the form, requires."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, widget=area)


def radio(label: str, words: Mapping[Any, str]) -> forms.ChoiceField:
    """Choice buttons that the rule, not the form, requires."""
    return forms.ChoiceField(
        label=label,
        choices=[(str(key), said) for key, said in words.items()],
        required=False,
        widget=forms.RadioSelect,
    )


class ProposeForm(TypedForm):
    """What, why, which rows, which offer, and by when; the rows are those of the view it was opened from."""

    optional = frozenset({"entry"})
    coded = {"entry": {}}
    query = forms.CharField(widget=forms.HiddenInput, required=False)
    what = text("Hvad skal justeres?", "Fx flere pladser, et nyt tilbud, et tilbud, der kan slutte")
    why = text("Hvorfor?", NO_NAMES, rows=6)
    entry = forms.ChoiceField(label="Hvilket tilbud handler det om?", required=False)
    decide_by = day_field("Afgøres senest")

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [("", "Ikke et bestemt"), *entries]  # type: ignore[attr-defined]

    def adjustment(self, *, query: str) -> NewAdjustment:
        """The frozen content of the act, with the query as the page of results writes it."""
        found = self.cleaned_data
        return NewAdjustment(
            found["key"] or uuid4().hex,
            found["what"],
            found["why"],
            query,
            found["decide_by"],
            key_of(text=found["entry"]),
        )


class AnswerForm(TypedForm):
    """Yes, no or later, with the reason."""

    optional = frozenset({"until"})
    answer = radio("Dit svar", DANISH_ANSWERS)
    reason = text("Grunden", "Læses af alle, der ser Resultater")
    until = day_field("Ny dag", help_text="Kun når svaret er senere")

    def new_answer(self) -> NewAnswer:
        """The frozen content of the act."""
        found = self.cleaned_data
        return NewAnswer(found["answer"], found["reason"], found["until"])


class AgreementForm(TypedForm):
    """What is agreed, what each team will do (`does_<team>`), and when it is looked at again."""

    per_row = {"does": "Hvad gør teamet?"}
    query = forms.CharField(widget=forms.HiddenInput, required=False)
    about = text("Hvad er I enige om?", f"Hvad viser rækkerne, og hvad er tilfældigt? {NO_NAMES}")
    look_on = day_field("I ser på det igen den")

    def __init__(self, *args: Any, teams: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = teams
        for key, name in teams.items():
            self.fields[f"does_{key}"] = text(f"Hvad gør {name}?", rows=3)

    @property
    def parts(self) -> list[Any]:
        """The boxes of the teams, in the municipality's order."""
        return [self[f"does_{key}"] for key in self.teams]

    def agreement(self, *, query: str) -> NewAgreement:
        """The frozen content of the act."""
        found = self.cleaned_data
        does = {key: found[f"does_{key}"] for key in self.teams}
        return NewAgreement(found["key"] or uuid4().hex, found["about"], query, does, found["look_on"])


class LookForm(TypedForm):
    """What came of it, and whether it goes on."""

    optional = frozenset({"next_on"})
    came_of = text("Hvad kom der ud af det?", NO_NAMES)
    goes_on = radio("Går aftalen videre?", GOES_ON)
    next_on = day_field("Ny dag", help_text="Kun når I ser på den igen")

    def clean(self) -> dict[str, Any]:
        """Ask for the choice, and for the day where it goes on."""
        found = self.cleaned_data
        if not found.get("goes_on") and "goes_on" not in self.errors:
            self.add_error("goes_on", "Vælg, om I ser på den igen, eller om den slutter.")
        if found.get("goes_on") == "yes" and not found.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Skriv den dag, I ser på den igen.")
        return found

    def look(self) -> NewLook:
        """The frozen content of the act."""
        found = self.cleaned_data
        next_on: date | None = found["next_on"] if found["goes_on"] == "yes" else None
        return NewLook(found["came_of"], next_on)


class ConfirmForm(TypedForm):
    """The version that one agrees to."""


class KeepForm(TypedForm):
    """The name of a view, and whether others find it; the view itself is the page's address."""

    name = forms.CharField(
        label="Navn", help_text=f"Højst {LONGEST_NAME} tegn, uden navne på børn", required=False
    )
    shared = forms.BooleanField(label="Del med alle, der må se Resultater", required=False)

    def view(self, *, query: str) -> NewView:
        """The frozen content of the act."""
        return NewView(self.cleaned_data["name"], query, self.cleaned_data["shared"])
