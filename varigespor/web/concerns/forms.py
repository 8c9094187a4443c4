"""The form of a concern, as it is filled in on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms

from varigespor.domain.concerns import DANISH_NOTIFIERS, Notifier, Registration
from varigespor.domain.people import NewPerson
from varigespor.domain.receiving import received_moment
from varigespor.records.queries.concerns import districts

from ..asked import municipality
from ..days import day_field
from ..typed import TypedForm

MOST_NEWCOMERS = 6
EARLIEST = 1900
CLOCKS = ["%H.%M", "%H:%M", "%H%M"]
BAD_CLOCK = {"invalid": "Skriv klokken som timer og minutter, fx 8.12."}


class Ids(forms.MultipleChoiceField):
    """Ticked people by id; whether they may be named is judged where they are fetched."""

    def valid_value(self, value: str) -> bool:
        return as_id(value) is not None


class RegistrationForm(TypedForm):
    """Who it is about, what was seen, who is worried, and when it came in."""

    q = forms.CharField(label="Hvem handler det om?", required=False, max_length=120)
    children = Ids(required=False, error_messages={"invalid_choice": "Et barn findes ikke her. Søg igen."})
    blocks = forms.IntegerField(required=False, min_value=0, max_value=MOST_NEWCOMERS)
    seen = forms.CharField(
        label="Hvad er set eller sagt?",
        help_text="Skriv det, som det bliver sagt. Hvem så det, hvornår og hvor?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    notifier = forms.ChoiceField(
        label="Hvem er bekymret?",
        required=False,
        choices=[(kind.value, DANISH_NOTIFIERS[kind]) for kind in Notifier],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg, hvem der er bekymret."},
    )
    notifier_name = forms.CharField(label="Navn og sted", required=False, max_length=120)
    notifier_contact = forms.CharField(label="Telefon eller e-mail", required=False, max_length=120)
    received_on = day_field("Dato")
    received_at = forms.TimeField(
        label="Klokken",
        required=False,
        input_formats=CLOCKS,
        error_messages=BAD_CLOCK,
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.optional = ["notifier_name", "notifier_contact"]
        for name in ("q", "notifier_name", "notifier_contact", "received_on", "received_at"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        for place in range(self.newcomers):
            self.fields |= _newcomer_fields(place)
            self.optional += [f"new{place}_number", f"new{place}_district"]

    @property
    def newcomers(self) -> int:
        """How many children that are not here yet the form has room for."""
        return as_count(self["blocks"].value())

    @property
    def chosen(self) -> list[UUID]:
        """The ticked people, each once, whatever else was typed."""
        typed = self["children"].value() or []
        values = [typed] if isinstance(typed, str) else typed
        return list(dict.fromkeys(found for value in values if (found := as_id(value))))

    def blocks_of_newcomers(self) -> Iterator[list[Any]]:
        """The boxes of each newcomer, for the page."""
        for place in range(self.newcomers):
            yield [self[name] for name in _newcomer_fields(place)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if {"received_on", "received_at"} & set(self.errors):
            return data
        day = data.get("received_on")
        if not day or day.year < EARLIEST:
            self.add_error("received_on", "Kontrollér årstallet." if day else "Skriv datoen.")
        if not data.get("received_at"):
            self.add_error("received_at", "Skriv klokken.")
        elif data.get("received_on") and self.moment() is None:
            self.add_error("received_at", "Den time findes ikke. Uret blev stillet frem den nat.")
        return data

    def moment(self) -> datetime | None:
        """When it was received, in UTC; None where that cannot be read or is no time."""
        day, clock = self.cleaned_data.get("received_on"), self.cleaned_data.get("received_at")
        return received_moment(day=day, clock=clock) if day and clock else None

    def content(self) -> Registration:
        data = self.cleaned_data
        received_at = self.moment()
        if received_at is None:
            raise ValueError("content of a form that was not valid")
        return Registration(
            key=data["key"] or uuid4().hex,
            children=tuple(UUID(value) for value in data["children"]),
            received_at=received_at,
            notifier=Notifier(data["notifier"]) if data["notifier"] else None,
            seen=data["seen"],
            notifier_name=data["notifier_name"],
            notifier_contact=data["notifier_contact"],
            newcomers=tuple(self._people()),
        )

    def _people(self) -> Iterator[NewPerson]:
        for place in range(self.newcomers):
            typed = {name.split("_", 1)[1]: self.cleaned_data[name] for name in _newcomer_fields(place)}
            if any(typed.values()):
                yield NewPerson(**typed)


def as_count(value: object) -> int:
    """How many newcomers a text asks for, never more than there is room for; 0 for any other text."""
    digits = str(value)
    return min(int(digits), MOST_NEWCOMERS) if digits.isdecimal() and len(digits) <= 2 else 0


def as_id(value: object) -> UUID | None:
    """The id that a text is; None for any other text."""
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _newcomer_fields(place: int) -> dict[str, forms.Field]:
    town = municipality()
    areas = [("", "Ikke oplyst"), *((key, town.district_name(key)) for key in districts(municipality=town))]
    boxes = {
        "given_name": forms.CharField(label="Fornavn", required=False, max_length=80),
        "family_name": forms.CharField(label="Efternavn", required=False, max_length=80),
        "born_on": day_field("Født"),
        "due_on": day_field("Termin, hvis barnet er ufødt"),
        "number": forms.CharField(label="CPR-nummer eller erstatningsnummer", required=False, max_length=20),
        "district": forms.ChoiceField(label="Skoledistrikt", required=False, choices=areas),
    }
    return {f"new{place}_{name}": box for name, box in boxes.items()}
